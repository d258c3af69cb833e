"""Quarter pages: what each week is about, for who looks from afar.

Campaigns and whatever else lasts longer than a week are bars on one line of time; of each week the events
and what the press gets are named, and everything is counted by channel.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.html.bars import ticks, tracks
from airdate.html.days import Group, folded
from airdate.html.heat import Count, Steps, Tally, appears, steps
from airdate.html.periods import Period, Turn
from airdate.html.sheet import Sheet
from airdate.marker import Kind, Marker

#: What is named in its week, the first so many of it; the rest is counted.
NAMED, MOST = ("event", "press"), 8

#: Markers that are told: those of other calendars are for who plans a day.
OURS = (Kind.CLOSED, Kind.NOTE, Kind.HOLIDAYS)

#: What lasts so many days more than one is a bar of its own.
DAYS = 7


@dataclass(frozen=True, slots=True)
class Week:
    """One row: what is named in it, how many more there are of these, how much appears where."""

    first: date
    last: date
    period: Period | None
    markers: list[Marker]
    named: list[Entry]
    more: int
    channels: list[tuple[Group, Count]]
    count: Count


def render(sheet: Sheet) -> Iterator[Artifact]:
    """One page for each quarter that has a month with a page; ``quarter/`` is the present one."""
    for turn in sheet.periods.turns("quarter"):
        yield _page(sheet, turn)


def _page(sheet: Sheet, turn: Turn) -> Artifact:
    quarter, plan = turn.period, sheet.plan
    begin, end = sheet.dates.week_start(quarter.first), sheet.dates.week_start(quarter.last)
    found = plan.between(begin, end + timedelta(days=6))
    vague = [e for e in plan.vague if e.first >= quarter.first and e.last <= quarter.last]
    guards = [m for m in plan.markers_between(quarter.first, quarter.last) if m.guards]
    lists = _by_week(found, begin, end)
    tally = Tally(entry for _, begun in lists for entry in begun if appears(entry))
    levels = steps(len(tally.count(begun)) for _, begun in lists)
    return sheet.page(
        turn.path,
        "quarter.html",
        quarter.name,
        assets=["month.css", "quarter.css"],
        quarter=quarter,
        tracks=tracks([*guards, *filter(_long, found)], quarter.first, quarter.last),
        ticks=ticks(quarter.first, quarter.last),
        weeks=[_week(sheet, first, begun, tally, levels) for first, begun in lists],
        steps=levels,
        tally=tally,
        vague=vague,
        months=sheet.periods.within("month", quarter.first, quarter.last),
        entries=[*found, *vague],
        turn=turn,
    )


def _long(entry: Entry) -> bool:
    """Whether it is a bar of its own, rather than named in the week in which it begins."""
    return entry.item.type == "campaign" or (entry.last - entry.first).days >= DAYS


def _by_week(found: Sequence[Entry], begin: date, end: date) -> list[tuple[date, list[Entry]]]:
    weeks = [begin + timedelta(weeks=n) for n in range((end - begin).days // 7 + 1)]
    lists: dict[date, list[Entry]] = {week: [] for week in weeks}
    for entry in found:
        if entry.first >= begin and entry.item.type != "campaign":
            lists[weeks[(entry.first - begin).days // 7]].append(entry)
    return list(lists.items())


def _week(sheet: Sheet, first: date, begun: list[Entry], tally: Tally, levels: Steps) -> Week:
    last = first + timedelta(days=6)
    named = [e for type_ in NAMED for e in begun if e.item.type == type_ and not _long(e)]
    groups = folded(sheet.words, filter(appears, begun))
    return Week(
        first,
        last,
        sheet.periods.of("week", first),
        [marker for marker in sheet.plan.markers_between(first, last) if marker.kind in OURS],
        sorted(named[:MOST], key=lambda entry: entry.begins),
        len(named[MOST:]),
        [(group, tally.count(group.entries)) for group in groups],
        tally.count(begun, levels),
    )
