"""How a series is written: its rule, its exceptions, and what no rule can say."""

from datetime import date

import pytest

from airdate.feeds import rhythm
from airdate.feeds.strict import problems
from airdate.limits import FEED_OCCURRENCES
from airdate.recurrence import parse

from .conftest import Feeds
from .reading import event, events

# ---- what all readers read alike


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2", "FREQ=WEEKLY;BYDAY=WE"),
        ("FREQ=WEEKLY;BYDAY=SU,MO,SA;BYSETPOS=1,-1;WKST=SU", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SA", None),
        ("FREQ=MONTHLY;BYMONTHDAY=1,2;BYSETPOS=1", None),
        ("FREQ=MONTHLY;BYDAY=TU,1MO", "FREQ=MONTHLY;BYDAY=1MO,1TU,2TU,3TU,4TU,5TU"),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=TU,-1TU,2FR", "FREQ=YEARLY;BYMONTH=3;BYDAY=1TU,2TU,3TU,4TU,5TU,2FR"),
        ("FREQ=DAILY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("FREQ=YEARLY;BYMONTHDAY=1", "FREQ=MONTHLY;BYMONTHDAY=1"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=-1"),
        ("FREQ=YEARLY;BYMONTH=2;BYDAY=MO,TU;BYSETPOS=-1", "FREQ=MONTHLY;BYMONTH=2;BYDAY=MO,TU;BYSETPOS=-1"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTH=1,2,7;BYDAY=1MO", "FREQ=MONTHLY;BYMONTH=1,7;BYDAY=1MO"),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=12", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=12"),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTHDAY=1", None),
        ("FREQ=YEARLY;BYDAY=MO;BYSETPOS=1", None),
        ("FREQ=MONTHLY;INTERVAL=5;BYMONTH=1,2,7;BYDAY=1MO", None),
        ("FREQ=MONTHLY;BYDAY=1MO,-1FR;BYSETPOS=1", "FREQ=MONTHLY;BYDAY=1MO,-1FR;BYSETPOS=1"),
        ("FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=2;BYMONTH=3", None),
        ("FREQ=YEARLY;BYWEEKNO=20", None),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;BYDAY=MO", None),
        ("FREQ=DAILY;INTERVAL=2;BYMONTHDAY=-1", None),
    ],
)
def test_a_rule_that_some_misread_is_said_in_another_way(rule: str, written: str | None) -> None:
    first, last = date(2027, 1, 1), date(2040, 1, 1)
    said = rhythm.for_all(parse(rule).parts, first)
    assert (str(said) if said else None) == written
    if said:
        again = parse(str(said))
        assert list(again.days(first, first, last)) == list(parse(rule).days(first, first, last))


def test_a_rule_names_its_leap_day() -> None:
    assert (
        str(rhythm.for_all(parse("yearly").parts, date(2028, 2, 29))) == "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"
    )


# ---- bounds

FRONT = "type: newsletter\ntitle: Item\nstatus: scheduled\npublish: 2027-03-02 09:00\n"


def uids(feed: bytes) -> list[str]:
    return [event["UID"].partition("@")[0] for event in events(feed)]


def test_without_end_a_rule_is_one_event(feeds: Feeds) -> None:
    assert uids(feeds({"item": f"{FRONT}repeat: weekly on tuesday"})["feeds/all.ics"]) == ["item"]


def test_hours_that_clocks_skip_or_have_twice_are_told_for_some_years(feeds: Feeds) -> None:
    front = "type: newsletter\npublish: 2027-03-02 02:30\nrepeat: daily"
    found = events(feeds({"item": front})["feeds/all.ics"])
    days = [event["RECURRENCE-ID;TZID=Europe/Berlin"] for event in found[1:]]
    assert (len(days), days[0], days[-1]) == (22, "20270328T023000", "20371025T023000")


def test_what_is_written_out_ends_after_some_occurrences(feeds: Feeds) -> None:
    front = f"{FRONT}timezone: Africa/Cairo\nrepeat: daily"
    found = uids(feeds({"item": front})["feeds/all.ics"])
    assert (len(found), found[0], found[-1]) == (FEED_OCCURRENCES, "item.20270302", "item.20280802")


def test_outputs_that_are_written_out_keep_their_names(feeds: Feeds) -> None:
    front = f"{FRONT}timezone: Africa/Cairo\nrepeat: weekly 2 times\noutputs: [{{id: a}}, {{id: b-20270302}}]"
    assert sorted(uids(feeds({"item": front})["feeds/all.ics"])) == [
        "item.a.20270302",
        "item.a.20270309",
        "item.b-20270302.20270302",
        "item.b-20270302.20270309",
    ]


def test_whole_days_need_no_zone(feeds: Feeds) -> None:
    front = "type: newsletter\npublish: 2027-03-02\ntimezone: Africa/Cairo\nrepeat: daily"
    (found,) = events(feeds({"item": front})["feeds/all.ics"])
    assert (found["DTSTART;VALUE=DATE"], found["RRULE"]) == ("20270302", "FREQ=DAILY")


def test_a_zone_that_left_its_rule(feeds: Feeds) -> None:
    """Brazil has no summer time any more; its last one is in no rule."""
    front = "type: newsletter\npublish: 2018-09-20 09:00\ntimezone: America/Sao_Paulo\nrepeat: monthly"
    found = events(feeds({"item": front})["feeds/all.ics"])
    assert [(e["RECURRENCE-ID;TZID=America/Sao_Paulo"], e["DTSTART"]) for e in found[1:]] == [
        ("20181120T090000", "20181120T110000Z"),
        ("20181220T090000", "20181220T110000Z"),
        ("20190120T090000", "20190120T110000Z"),
    ]


# ---- exceptions


def changed(feeds: Feeds, **occurrences: str) -> list[dict[str, str]]:
    days = ", ".join(f"2027-{day[1:].replace('_', '-')}: {{{said}}}" for day, said in occurrences.items())
    front = f"{FRONT}repeat: weekly on tuesday 5 times\noccurrences: {{{days}}}"
    return events(feeds({"item": front})["feeds/all.ics"])


def test_an_occurrence_is_told_behind_its_series(feeds: Feeds) -> None:
    _, moved, off = changed(feeds, _03_16="status: cancelled, reason: Ill", _03_09="publish: 2027-03-10")
    assert [
        (e["RECURRENCE-ID;TZID=Europe/Berlin"], e["DTSTART;TZID=Europe/Berlin"], e["SUMMARY"], e["STATUS"])
        for e in (moved, off)
    ] == [
        ("20270309T090000", "20270310T090000", "Item", "CONFIRMED"),
        ("20270316T090000", "20270316T090000", "Cancelled: Item", "CANCELLED"),
    ]
    assert moved["DESCRIPTION"].startswith(r"Moved from 9 March 2027\n\n")
    assert off["DESCRIPTION"].startswith(r"Cancelled: Ill\n\n")


def test_stamps_are_those_of_the_series(feeds: Feeds) -> None:
    stamps = "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE"
    first, other = changed(feeds, _03_09="title: Other")
    assert [first[name] for name in stamps] == [other[name] for name in stamps]


def test_an_occurrence_that_is_only_an_idea_is_left_out(feeds: Feeds) -> None:
    (found,) = changed(feeds, _03_09="status: idea")
    assert found["EXDATE;TZID=Europe/Berlin"] == "20270309T090000"


def test_days_that_the_rhythm_does_not_give_are_not_told(feeds: Feeds) -> None:
    front = (
        f"{FRONT}repeat: weekly on tuesday\nexcept: [2027-03-10]\noccurrences: {{2027-03-11: {{title: A}}}}"
    )
    (found,) = events(feeds({"item": front})["feeds/all.ics"])
    assert [key for key in found if key.startswith("EXDATE")] == []


def test_relations_lead_to_the_first_of_what_is_written_out(feeds: Feeds) -> None:
    front = f"{FRONT}timezone: Africa/Cairo\nrepeat: weekly"
    post = "type: social\npublish: 2027-03-02\nlinks: {announces: item}"
    found = feeds({"item": front, "post": post})["feeds/all.ics"]
    assert event(found, "post")["RELATED-TO;RELTYPE=SIBLING"] == "item.20270302@plan.example"
    assert list(problems(found)) == []


@pytest.mark.parametrize(
    "rest",
    [
        "repeat: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "repeat: daily 1 times\nexcept: 2027-03-02",
        "repeat: daily 1 times\noccurrences: {2027-03-02: {status: idea}}",
        "repeat: daily 1 times\nexcept: 2027-03-02\ntimezone: Africa/Cairo",
    ],
)
def test_a_series_without_an_occurrence_is_nothing(feeds: Feeds, rest: str) -> None:
    assert feeds({"item": f"{FRONT}{rest}"}) == {}


# ---- what is due


def test_what_is_due_has_an_event_of_its_own(feeds: Feeds) -> None:
    front = f"{FRONT}repeat: weekly\nowner: ana\ndue: {{draft: 2027-02-20, review: 2027-02-26 12:00}}"
    found = feeds({"item": front}, people="ana: {name: Ana}")
    assert [(e["UID"], e["SUMMARY"], e["STATUS"]) for e in events(found["feeds/due/ana.ics"])] == [
        ("item.due-draft@plan.example", "Draft done: Item", "CONFIRMED"),
        ("item.due-review@plan.example", "Review done: Item", "CONFIRMED"),
    ]
    assert uids(found["feeds/due.ics"]) == ["item.due-draft", "item.due-review"]
    assert uids(found["feeds/item/item.ics"]) == ["item"]
