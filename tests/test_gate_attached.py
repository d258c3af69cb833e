"""The gate and what is attached to items: files come along with what is shown, and with nothing else."""

from pathlib import Path

import pytest
from projects import item, load, public

from airdate.edition import BUILTIN_EDITIONS
from airdate.gate import admit

PUBLIC, TEAM = BUILTIN_EDITIONS["public"], BUILTIN_EDITIONS["team"]


@pytest.mark.parametrize(
    "keys",
    [
        {"image": "../img/a.png"},
        {"image": "{src: ../img/%61.png, alt: An a}"},
        {"assets": "../img/a.png"},
        {"assets": "['https://a.example/b', ../img/a.png]"},
        {"image": "https://plan.example/site/img/a.png"},
    ],
)
def test_files_are_shown_that_are_attached_to_a_shown_item_alone(
    tmp_path: Path, keys: dict[str, str]
) -> None:
    files = {"img/a.png": "x", "img/b.png": "x"}
    assert admit(load(tmp_path / "1", {"posts/a.md": public(**keys), **files}), PUBLIC).assets == (
        "img/a.png",
    )
    hidden = {"posts/a.md": item(visibility="confidential", **keys), "posts/b.md": public(), **files}
    assert admit(load(tmp_path / "2", hidden), PUBLIC).assets == ()
    assert admit(load(tmp_path / "2"), TEAM).assets == ("img/b.png",)


def test_addresses_of_hidden_things_go_from_the_front_matter(tmp_path: Path) -> None:
    hidden, elsewhere = "https://plan.example/site/hidden/", "https://a.example/"
    keys = dict.fromkeys(("url", "conference", "image"), f"'{hidden}'")
    shown = public(**keys, assets=f"['{hidden}', '{elsewhere}', a.png]")
    plan = load(tmp_path, {"a.md": shown, "a.png": "x", "hidden.md": item()})
    (found,) = admit(plan, PUBLIC).items
    assert (found.url, found.conference, found.image) == ("", "", None)
    assert found.assets == (elsewhere, "a.png")
