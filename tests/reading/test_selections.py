"""Named feeds: what they say of themselves, and how slips are told."""

from datetime import timedelta
from pathlib import Path

import pytest

from airdate.finding import Fault
from airdate.reading import vocabulary
from airdate.selection import BACK, FULL, Cancelled, Detail, Form, Reach, Selection


def read(root: Path, text: str, **other: str) -> tuple[dict[str, Selection], list[Fault]]:
    faults: list[Fault] = []
    for name, content in {"feeds": text, **other}.items():
        (root / f"{name}.yml").write_text(content, encoding="utf-8")
    return dict(vocabulary.read(root, "calendar", faults).feeds), faults


def one(root: Path, text: str, **other: str) -> Selection:
    found, faults = read(root, f"desk: {{type: press, {text}}}", **other)
    assert faults == []
    return found["desk"]


def test_what_is_not_said(tmp_path: Path) -> None:
    found = one(tmp_path, "title: Desk")
    assert (found.back, found.ahead, found.cap, found.form) == (BACK, None, 0, FULL)
    assert (found.edition, found.secret) == ("", False)


@pytest.mark.parametrize(
    ("window", "back", "ahead"),
    [
        ("{back: 3 months}", Reach(months=3), None),
        ("{back: all, ahead: 2 weeks}", None, Reach(days=14)),
        ("{ahead: 1 year}", BACK, Reach(months=12)),
        ("{back: 0 days, ahead: 90 Days}", Reach(), Reach(days=90)),
    ],
)
def test_window(tmp_path: Path, window: str, back: Reach | None, ahead: Reach | None) -> None:
    found = one(tmp_path, f"window: {window}")
    assert (found.back, found.ahead) == (back, ahead)


def test_form(tmp_path: Path) -> None:
    text = "detail: title, cancelled: confirmed-with-prefix, alarm: 2 hours before, cap: 20, secret: yes"
    found = one(tmp_path, text)
    assert found.form == Form(detail=Detail.TITLE, cancelled=Cancelled.CONFIRMED, alarm=timedelta(hours=2))
    assert (found.cap, found.secret) == (20, True)


def test_an_edition_of_ones_own(tmp_path: Path) -> None:
    assert one(tmp_path, "edition: press", editions="press: {visibility: public}\n").edition == "press"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("window: {back: 3 fortnights}", "`back`: '3 fortnights' is no length of time that a feed can reach"),
        ("window: {forth: all}", "unknown key 'forth' in `window`"),
        ("window: {ahead: -1 days}", "`ahead`: '-1 days' is no length of time that a feed can reach"),
        ("window: {ahead: 9999 years}", "`ahead`: '9999 years' is no length of time that a feed can reach"),
        ("cap: 0", "`cap`: '0' is no number of entries"),
        ("cap: 1001", "`cap`: '1001' is no number of entries"),
        ("alarm: soon", "`alarm`: 'soon' is no time before an entry, of four weeks at most"),
        ("alarm: 2 months", "`alarm`: '2 months' is no time before an entry, of four weeks at most"),
        ("detail: all", "unknown detail 'all'"),
        ("cancelled: hide", "unknown cancelled 'hide'"),
        ("secret: true", "`secret` takes yes or no, not 'true'"),
        ("edition: pubic", "the feed 'desk' is to show an unknown edition: 'pubic'"),
    ],
)
def test_slips_are_told(tmp_path: Path, text: str, told: str) -> None:
    _, faults = read(tmp_path, f"desk: {{type: press, {text}}}")
    assert [fault.message for fault in faults] == [told]


@pytest.mark.parametrize(
    ("word", "cure"),
    [
        ("True", "write `secret: yes`"),
        ("off", "write `secret: no`"),
        ("never", "write `secret: yes` or `secret: no`"),
    ],
)
def test_yes_in_other_words_is_told_how_to_say_it(tmp_path: Path, word: str, cure: str) -> None:
    _, faults = read(tmp_path, f"desk: {{type: press, secret: {word}}}")
    assert [fault.cure for fault in faults] == [cure]


def test_a_feed_of_an_unknown_edition_shows_nothing(tmp_path: Path) -> None:
    found, _ = read(tmp_path, "desk: {type: press, edition: pubic}")
    assert found == {}


@pytest.mark.parametrize("id", ["all", "Due", "unscheduled"])
def test_the_names_of_our_own_feeds_are_taken(tmp_path: Path, id: str) -> None:
    _, faults = read(tmp_path, f"{id}: {{type: press}}")
    assert [fault.rule for fault in faults] == ["bad-id"]
