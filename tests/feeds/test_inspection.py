"""A broken feed stops the build, and names the line of the item that it comes from."""

from pathlib import Path

import pytest

from airdate.artifact import Artifact
from airdate.feeds import lines
from airdate.feeds.inspection import faults
from airdate.feeds.secret import secret_path
from airdate.plan import Plan
from airdate.site import Site

from .conftest import NOW, PLAN_YML, ROOT, write

DESK = ROOT / "tests" / "plans" / "desk"


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    write(tmp_path / "calendar" / "plan.yml", PLAN_YML)
    front = "---\ntype: event\nid: talk\ntitle: Talk; now\nlocation: Pier; 4\nstart: 2027-03-10 18:00\n"
    write(tmp_path / "content" / "events" / "talk.md", f"{front}status: scheduled\n---\n")
    return Plan.load(tmp_path / "content", tmp_path / "calendar", now=NOW)


def findings(plan: Plan) -> list[str]:
    return [str(finding) for finding in Site(plan, plan.vocabulary.editions["team"]).feed_findings]


def test_our_feeds_have_none(plan: Plan) -> None:
    assert findings(plan) == []


def test_a_writer_that_forgets_to_escape_is_told_at_the_item_once(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "_escaped", lambda value: value.replace("\n", "\\n"))
    told = [line.partition(" (")[0] for line in findings(plan) if line.startswith("content")]
    assert told == [
        "content/events/talk.md:4:8: error: feeds/all.ics, line 40: not the form of SUMMARY: :Talk; now",
        "content/events/talk.md:5:11: error: feeds/all.ics, line 42: not the form of LOCATION: :Pier; 4",
    ]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (b"DTEND;TZID=Europe/Berlin:20270310T1", b"DTEND;TZID=Europe/Berlin:20270309T1", "6:8"),
        (b"UID:talk@", b"UID:talk @", ""),
        (b"STATUS:CONFIRMED", b"STATUS:MAYBE", "1:1"),
        (b"END:VEVENT", b"ATTENDEE:mailto:a@b\r\nEND:VEVENT", "1:1"),
    ],
)
def test_the_line_is_that_of_the_key(plan: Plan, old: bytes, new: bytes, place: str) -> None:
    artifacts = Site(plan, plan.vocabulary.editions["team"]).calendars
    bad = Artifact("feeds/all.ics", artifacts[0].content.replace(old, new, 1))
    where = [str(fault.place) for fault in faults(plan, [bad])]
    assert where == ([f"content/events/talk.md:{place}"] if place else ["calendar/plan.yml:1:1"])


def test_the_address_of_a_secret_feed_is_not_told(plan: Plan) -> None:
    content = Site(plan, plan.vocabulary.editions["team"]).calendars[0].content
    bad = Artifact(secret_path("key", "team", "desk"), content.replace(b"STATUS:CONFIRMED", b"STATUS:MAYBE"))
    (fault,) = faults(plan, [bad])
    assert fault.message.partition(",")[0] == "a secret feed"


def test_what_is_no_feed_is_not_read(plan: Plan) -> None:
    assert list(faults(plan, [Artifact("feeds/all.json", b"{}")])) == []
