"""Colours can be told from their ground, and what they stand for does not change under the reader."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import item, load, public

from airdate.edition import BUILTIN_EDITIONS
from airdate.gate import admit
from airdate.html.colours import _IN_TURN, _OF_STATUSES, _OF_TYPES, letters
from airdate.html.sheet import Sheet
from airdate.item import TYPES
from airdate.plan import Plan
from airdate.status import Status
from airdate.vocabulary import COLOURS

CSS = files("airdate").joinpath("assets", "airdate.css").read_text(encoding="utf-8")

#: Material's grounds: white, and hsla(232, 15%, 14%).
GROUNDS = {":root": "#ffffff", '[data-md-color-scheme="slate"]': "#1e2129"}
HUES = (*COLOURS, "event", "campaign", "quiet", "alert", "guard")


def palette(scheme: str) -> dict[str, str]:
    block = CSS.partition(f"{scheme} {{")[2].partition("}")[0]
    return dict(re.findall(r"--air-([a-z]+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def stylesheet(plan: Plan, edition: str = "team") -> str:
    chosen = BUILTIN_EDITIONS[edition]
    return Sheet(admit(plan, chosen), chosen).colours.stylesheet


def looks(css: str, way: str) -> dict[str, tuple[str, str]]:
    """Of each word its colour and letters, in the stylesheet's order."""
    entries = rf'\[data-colour={way}\] \[data-air~="([^"]+)"\]'
    look = r'--air-hue: var\(--air-(\w+)\); --air-letters: "(\w+)"'
    found = re.findall(rf"{entries} \{{ {look} \}}", css)
    return {word: (colour, mark) for word, colour, mark in found}


@pytest.mark.parametrize("hue", HUES)
@pytest.mark.parametrize("scheme", GROUNDS)
def test_every_colour_can_be_read_on_its_ground_and_its_ground_on_it(scheme: str, hue: str) -> None:
    assert contrast(palette(scheme)[hue], GROUNDS[scheme]) >= 4.5


def test_every_colour_has_a_class() -> None:
    classes = set(re.findall(r"\.air-c-(\w+) \{ --air-hue: var\(--air-\1\) \}", CSS))
    assert classes == {*COLOURS, "event", "campaign"}


def test_what_is_known_has_a_colour_of_the_palette() -> None:
    assert {*_IN_TURN, *_OF_TYPES.values(), *_OF_STATUSES.values()} <= {*COLOURS, "event", "campaign"}
    assert set(_OF_STATUSES) == {status.value for status in Status}
    assert set(_OF_TYPES) <= set(TYPES)


def test_each_value_has_a_colour_and_letters_of_its_own(tmp_path: Path) -> None:
    plan = load(
        tmp_path,
        {
            "o.md": item(type="campaign", id="orion", title="Orion launch", start="2027-03-01"),
            "e.md": item(type="campaign", id="eclipse", title="Eclipse", start="2027-01-01"),
            "a.md": item(title="A", campaign="orion"),
        },
    )
    css = stylesheet(plan)
    assert looks(css, "campaign") == {
        "campaign:eclipse": ("indigo", "Ec"),
        "campaign:orion": ("orange", "Ol"),
    }
    assert looks(css, "type") == {"type:campaign": ("campaign", "Ca"), "type:social": ("purple", "Sp")}
    assert list(looks(css, "status")) == [f"status:{status}" for status in Status]


def test_a_new_campaign_leaves_those_before_it_as_they_are(tmp_path: Path) -> None:
    old = {f"c{n}.md": item(type="campaign", title=f"C {n}", start=f"2027-0{n}-01") for n in range(1, 6)}
    new = {"a.md": item(type="campaign", title="C 1 again", start="2027-08-01")}
    before, after = (
        looks(stylesheet(load(tmp_path / str(len(found)), found)), "campaign") for found in (old, old | new)
    )
    assert {word: after[word] for word in before} == before


def test_the_public_stylesheet_names_nothing_hidden(tmp_path: Path) -> None:
    shown = {
        "c.md": public(type="campaign", id="open", title="Open", start="2027-05-01"),
        "a.md": public(campaign="open"),
    }
    hidden = {"h.md": item(type="campaign", id="canary", title="canary", start="2027-01-01")}
    with_, without = (
        stylesheet(load(tmp_path / name, found), "public")
        for name, found in (("with", shown | hidden), ("without", shown))
    )
    assert (with_ == without, looks(with_, "campaign")) == (True, {"campaign:open": ("indigo", "Op")})


@pytest.mark.parametrize(
    ("titles", "marks"),
    [
        (["Press release", "Podcast", "Press"], ["Pr", "Po", "Pe"]),
        (["Eclipse 2027", "Eclipse 2028"], ["E2", "Ec"]),
        (["日食", "日本"], ["日食", "日本"]),
        (["🌘", "🌘 moon", "—"], ["1", "Mo", "2"]),
        (["A", "A", "A"], ["A", "A1", "A2"]),
        (["كسوف الشمس"], ["كا"]),
        ([], []),
    ],
)
def test_letters_are_those_of_the_title(titles: list[str], marks: list[str]) -> None:
    assert letters(titles) == marks


@given(st.lists(st.text(max_size=12), max_size=60))
def test_no_two_have_the_same_letters(titles: list[str]) -> None:
    marks = letters(titles)
    assert len({mark.casefold() for mark in marks}) == len(titles)
    assert not re.search(r"[\"'\\<>{}\s]", "".join(marks))
