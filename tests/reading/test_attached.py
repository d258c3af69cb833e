"""What is attached to an item: its place on earth, the room online, its picture, its files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import item, load

from airdate.gate.destination import published_asset
from airdate.item import Image, Item
from airdate.reading import attached, yaml
from airdate.reading.fields import Fields


def read(root: Path, **keys: str) -> tuple[Item, list[str]]:
    """The item with those keys in a folder beside a picture and a file, and the rules it breaks."""
    files = {"posts/a.md": item(**keys), "img/a.png": "x", "posts/my kit.pdf": "x"}
    plan = load(root, files)
    return plan.by_id["a"], [fault.rule for fault in plan.faults]


@pytest.mark.parametrize(
    ("text", "geo", "coordinates"),
    [
        ("52.5163, 13.3777", (52.5163, 13.3777), ("52.5163", "13.3777")),
        ("[-33.85678, 151.2]", (-33.85678, 151.2), ("-33.85678", "151.2")),
        ("'+90,-180'", (90.0, -180.0), ("90", "-180")),
        ("52.12345678, -0.00000001", (52.123457, 0.0), ("52.123457", "0")),
        ("0.00001, 100", (0.00001, 100.0), ("0.00001", "100")),
    ],
)
def test_a_place_on_earth(
    tmp_path: Path, text: str, geo: tuple[float, float], coordinates: tuple[str, ...]
) -> None:
    found, faults = read(tmp_path, geo=text)
    assert (found.geo, found.coordinates, faults) == (geo, coordinates, [])


@pytest.mark.parametrize(
    "text",
    [
        "52.5",
        "52,5163, 13,3777",
        "113.3777, 52.5163",
        "1, 181",
        "nan, 1",
        "1e1, 1",
        "[1, 2, 3]",
        "a, b",
        "٣, 1",
    ],
)
def test_no_place_on_earth(tmp_path: Path, text: str) -> None:
    found, faults = read(tmp_path, geo=text)
    assert (found.geo, found.coordinates, faults) == (None, (), ["bad-value"])


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_any_place_is_kept_to_a_tenth_of_a_metre(latitude: float, longitude: float) -> None:
    fields = Fields(yaml.parse(f"geo: {latitude:.9f}, {longitude:.9f}\n", "a.md", 1, []), [])
    found = attached.geo(fields)
    assert found is not None
    assert found == (round(latitude, 6), round(longitude, 6)) or (
        abs(found[0] - latitude) < 1e-6 and abs(found[1] - longitude) < 1e-6
    )


@pytest.mark.parametrize(
    ("text", "image", "published"),
    [
        ("../img/a.png", Image("../img/a.png"), "img/a.png"),
        ("{src: ../img/%61.png, alt: An a}", Image("../img/%61.png", "An a"), "img/a.png"),
        ("my kit.pdf", Image("my kit.pdf"), "posts/my kit.pdf"),
        ("https://a.example/b.png", Image("https://a.example/b.png"), "https://a.example/b.png"),
        ("../img/A.png", Image("../img/A.png"), ""),
        ("../../calendar/plan.yml", Image("../../calendar/plan.yml"), ""),
        ("a.md", Image("a.md"), ""),
    ],
)
def test_a_picture(tmp_path: Path, text: str, image: Image, published: str) -> None:
    found, faults = read(tmp_path, image=text)
    assert (found.image, faults) == (image, [])
    assert published_asset(load(tmp_path), found, image.src) == published


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("/img/a.png", "bad-url"),
        ("http://a.example/b.png", "bad-url"),
        ("//a.example/b.png", "bad-url"),
        ("'javascript:alert(1)'", "bad-url"),
        ("'data:image/png;base64,AA'", "bad-url"),
        ("https://a b", "bad-url"),
        ("{alt: An a}", "missing-key"),
        ("{src: a.png, width: 3}", "unknown-key"),
        ("[a.png]", "bad-value"),
    ],
)
def test_no_picture(tmp_path: Path, text: str, rule: str) -> None:
    assert read(tmp_path, image=text)[1] == [rule]


def test_files_in_their_order_with_their_places(tmp_path: Path) -> None:
    found, faults = read(tmp_path, assets="[../img/a.png, /b, ../img/a.png, 'https://a.example/kit']")
    assert (found.assets, faults) == (("../img/a.png", "https://a.example/kit"), ["bad-url"])
    assert [found.at(f"assets.{n}").column for n in range(2)] == [10, 42]
    assert read(tmp_path, assets="my kit.pdf")[0].assets == ("my kit.pdf",)


@pytest.mark.parametrize(
    ("text", "conference", "rules"),
    [
        ("https://meet.example/a?pw=1", "https://meet.example/a?pw=1", []),
        ("mailto:a@meet.example", "", ["bad-url"]),
        ("meet.example/a", "", ["bad-url"]),
    ],
)
def test_the_room_online(tmp_path: Path, text: str, conference: str, rules: list[str]) -> None:
    found, faults = read(tmp_path, conference=text)
    assert (found.conference, faults) == (conference, rules)
