"""Whatever a front matter holds: one entry stays one entry, and says what was meant."""

from datetime import UTC, datetime

from hypothesis import given, settings
from icalendar import Calendar

from airdate.feeds import lines
from airdate.feeds.ical import render
from airdate.feeds.strict import problems
from airdate.finding import Place
from airdate.item import Item, Link, Output
from airdate.plan import Plan
from airdate.status import EventStatus, Status
from airdate.text import one_line
from airdate.timespan import parse
from airdate.vocabulary import Channel, Settings, Vocabulary

from .nasty import NASTY
from .reading import events, unescaped


def plan(text: str) -> Plan:
    """A plan with that text wherever text can stand."""
    output = Output(channel="web", status=Status.SCHEDULED, planned=parse("2027-03-02", None))
    place = Place("item.md")
    item = Item(
        id="item",
        type="press",
        title=f"x{text}",
        path="item.md",
        place=place,
        status=Status.SCHEDULED,
        summary=text,
        reason=text,
        location=text,
        event_status=EventStatus.TENTATIVE,
        outputs=(output,),
        links=(Link("covers", "other", place),),
    )
    other = Item(
        id="other", type=text, title=text, path="o.md", place=place, status=Status.DRAFT, outputs=(Output(),)
    )
    words = Vocabulary(
        settings=Settings(title=f"x{text}", url="https://plan.example/"),
        channels={"web": Channel(id="web", title=text)},
    )
    return Plan(now=datetime(2027, 1, 1, tzinfo=UTC), items=(item, other), vocabulary=words)


@given(NASTY)
@settings(deadline=None)
def test_every_feed_holds_one_entry_with_its_title(text: str) -> None:
    meant = lines.readable(f"x{text}")
    for artifact in render(plan(text)):
        assert list(problems(artifact.content)) == []
        if artifact.path == "feeds/unscheduled.ics":
            continue
        (event,) = Calendar.from_ical(artifact.content).events
        assert str(event["SUMMARY"]) == meant
        (event,) = events(artifact.content)
        assert unescaped(event["SUMMARY"]) == meant


@given(NASTY)
@settings(deadline=None)
def test_the_description_keeps_its_lines(text: str) -> None:
    (event,) = events(render(plan(text))[0].content)
    found = unescaped(event["DESCRIPTION"]).split("\n")
    summary = lines.readable(one_line(text))
    assert found[: 2 if summary else 0] == ([summary, ""] if summary else [])
    assert found[-2:] == ["", "https://plan.example/item/"]
