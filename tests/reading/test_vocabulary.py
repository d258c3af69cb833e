"""The vocabulary: what ``calendar/*.yml`` says, and what holds where it says nothing."""

import os
from pathlib import Path

import pytest
from projects import load

from airdate.edition import BUILTIN_EDITIONS
from airdate.item import TYPES
from airdate.vocabulary import Audience, Channel, Person, Settings, Term, Vocabulary


def words(root: Path, **calendar: str) -> Vocabulary:
    plan = load(root, {}, **calendar)
    assert plan.faults == ()
    return plan.vocabulary


def rules(root: Path, **calendar: str) -> list[tuple[int, str]]:
    return [(fault.place.line, fault.rule) for fault in load(root, {}, **calendar).faults]


def test_what_is_absent_allows_any_word(tmp_path: Path) -> None:
    found = words(tmp_path)
    assert (found.channels, found.audiences, found.people, found.formats, found.pillars) == (None,) * 5
    assert (dict(found.types), dict(found.editions), dict(found.feeds)) == (TYPES, BUILTIN_EDITIONS, {})
    assert found.term("channel", "web") == Channel(
        id="web", title="web", letter="W", colour=found.channel("web").colour
    )


def test_what_is_empty_allows_none(tmp_path: Path) -> None:
    assert words(tmp_path, channels="# none yet\n").channels == {}


def test_terms_in_their_short_and_long_form(tmp_path: Path) -> None:
    found = words(
        tmp_path,
        channels="web:\nmasto: Mastodon\nfair: {title: 'Fair #1', letter: Fair, media: paid, colour: red}\n",
        people="ana: Ana Lima\nben: {name: Ben, role: editor}\n",
        audiences="press: {needs: facts, languages: [en, de]}\n",
        types="zine: Zine\nsocial: Post\n",
    )
    assert found.channels == {
        "web": Channel(id="web", title="Web", letter="W", colour="teal"),
        "masto": Channel(id="masto", title="Mastodon", letter="M", colour="purple"),
        "fair": Channel(id="fair", title="Fair #1", letter="Fa", colour="red", media="paid"),
    }
    assert found.people == {
        "ana": Person(id="ana", title="Ana Lima"),
        "ben": Person(id="ben", title="Ben", role="editor"),
    }
    assert found.audiences == {
        "press": Audience(id="press", title="Press", needs=("facts",), languages=("en", "de"))
    }
    assert (found.types["zine"], found.types["social"], found.types["press"]) == (
        "Zine",
        "Post",
        "Press release",
    )
    assert found.term("type", "zine") == Term(id="zine", title="Zine")


@pytest.mark.parametrize(
    ("url", "settled", "domain"),
    [
        ("https://plan.example", "https://plan.example/", "plan.example"),
        ("https://Plan.Example:8080/a/", "https://Plan.Example:8080/a/", "plan.example"),
        ("https://[::1]/", "https://[::1]/", "::1"),
        ("", "", "plan.invalid"),
    ],
)
def test_the_site_s_address_and_its_domain(tmp_path: Path, url: str, settled: str, domain: str) -> None:
    settings = words(tmp_path, plan=f"url: {url}\n").settings
    assert (settings.url, settings.domain) == (settled, domain)


@pytest.mark.parametrize(
    "url",
    [
        "mailto:a@example.org",
        "https://plan.example/?a",
        "https://plan.example/#a",
        "https://",
        "//plan.example/",
    ],
)
def test_what_is_no_site_s_address(tmp_path: Path, url: str) -> None:
    assert rules(tmp_path, plan=f"title: x\nurl: '{url}'\n") == [(2, "bad-url")]


def test_the_default_zone_is_no_machine_s() -> None:
    assert Settings().zone.key == "UTC"


@pytest.mark.parametrize(
    ("calendar", "found"),
    [
        ({"channels": "a: {colour: violet}\n"}, [(1, "bad-choice")]),
        ({"channels": "a: A\nA: B\n"}, [(2, "duplicate-id")]),
        ({"channels": "a: A\na: B\n"}, [(2, "duplicate-key")]),
        ({"channels": "index: A\n../a: B\n"}, [(1, "bad-id"), (2, "bad-id")]),
        ({"channels": "a: [b]\n"}, [(1, "bad-value")]),
        ({"channels": "- a\n"}, [(1, "yaml-syntax")]),
        ({"channels": "a: {url: 'javascript:x'}\n"}, [(1, "bad-url")]),
        ({"plan": "now: 2027-05-12 09:00\n"}, [(1, "naive-time")]),
        ({"plan": "timezone: Berlin\n"}, [(1, "unknown-zone")]),
        ({"plan": "edit_url: https://example.org/\n"}, [(1, "bad-url")]),
        ({"feeds": "a: {visibility: all}\n"}, [(1, "bad-choice")]),
        ({"policies": "a: b\n"}, [(1, "unknown-file")]),
    ],
)
def test_faults(tmp_path: Path, calendar: dict[str, str], found: list[tuple[int, str]]) -> None:
    assert rules(tmp_path, **calendar) == found


def test_files_that_are_no_files(tmp_path: Path) -> None:
    load(tmp_path, {})
    (tmp_path / "calendar" / "channels.yml").symlink_to("gone.yml")
    (tmp_path / "calendar" / "people.yml").mkdir()
    os.mkfifo(tmp_path / "calendar" / "formats.yml")
    (tmp_path / "calendar" / "bell\a.yml").write_text("x")
    assert [(fault.place.path, fault.rule) for fault in load(tmp_path).faults] == [
        ("calendar/bell\\x07.yml", "unknown-file"),
        ("calendar/channels.yml", "symbolic-link"),
        ("calendar/formats.yml", "unreadable-file"),
        ("calendar/people.yml", "unreadable-file"),
    ]
