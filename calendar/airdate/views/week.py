"""Week pages: a column a day, its entries in order of time, with those of one hour side by side.

Only hours in which something happens have a row, and a day without entries is narrow: what there is
has room to say its channel, campaign, owner and state.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.html.bars import bars
from airdate.html.days import Day, Group, days_of, folded, in_order
from airdate.html.marks import legend
from airdate.html.periods import Turn
from airdate.html.sheet import Sheet
from airdate.limits import DAY_ENTRIES
from airdate.marker import Marker

#: Where what has no hour stands: above all that has one.
WHOLE_DAY = -1


@dataclass(frozen=True, slots=True)
class Hour:
    """What begins within one hour of a day, or on the day; of a crowded hour the entries by channel."""

    hour: int
    lines: list[tuple[bool, Entry | Marker]]
    groups: list[Group] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Column:
    """One day and its hours in order."""

    day: Day
    hours: list[Hour]


def render(sheet: Sheet) -> Iterator[Artifact]:
    """One page for each week of the months that have one; ``week/`` is the present one."""
    for turn in sheet.periods.turns("week"):
        yield _page(sheet, turn)


def _page(sheet: Sheet, turn: Turn) -> Artifact:
    week, plan, _ = turn.period, sheet.plan, sheet.spoken.gettext
    shown, markers = plan.between(week.first, week.last), plan.markers_between(week.first, week.last)
    days, lasting = days_of(shown, markers, week.first, week.last)
    always = [thing for thing in lasting if thing.first <= week.first and thing.last >= week.last]
    columns = [_column(sheet, day) for day in days.values()]
    hours = sorted({hour.hour for column in columns for hour in column.hours} - {WHOLE_DAY})
    crowded = any(hour.groups for column in columns for hour in column.hours)
    busy = [bool(day.entries) for day in days.values()]
    words = {"week": week.name, "days": sheet.dates.days(week.first, week.last)}
    return sheet.page(
        turn.path,
        "week.html",
        _("%(week)s: %(days)s") % words,
        assets=["month.css", "week.css", *(["crowd.css"] if crowded else []), *sheet.forge.assets],
        lists=False,
        week=week,
        columns=columns,
        rows={hour: n for n, hour in enumerate([WHOLE_DAY, *hours])},
        narrow=[n for n, has in enumerate(busy, 1) if not has] if any(busy) else [],
        bars=bars([thing for thing in lasting if thing not in always], week.first),
        throughout=[thing for thing in always if isinstance(thing, Entry)],
        always=[thing for thing in always if isinstance(thing, Marker)],
        around=[*sheet.periods.within("month", week.first, week.last), *_longer(sheet, turn)],
        signs=[*legend(sheet.words, markers)],
        entries=shown,
        turn=turn,
    )


def _longer(sheet: Sheet, turn: Turn) -> Iterator[object]:
    yield sheet.periods.of("quarter", turn.period.last)
    yield sheet.periods.of("year", turn.period.last)


def _column(sheet: Sheet, day: Day) -> Column:
    found: dict[int, list[tuple[bool, Entry | Marker]]] = {}
    for line in in_order(day.markers, day.entries):
        found.setdefault(_hour(line[1], sheet.zone), []).append(line)
    return Column(day, [_folded(sheet, hour, found[hour]) for hour in sorted(found)])


def _hour(thing: Entry | Marker, zone: ZoneInfo) -> int:
    return thing.begins.astimezone(zone).hour if thing.timed else WHOLE_DAY


def _folded(sheet: Sheet, hour: int, lines: list[tuple[bool, Entry | Marker]]) -> Hour:
    entries = [thing for _, thing in lines if isinstance(thing, Entry)]
    if len(entries) <= DAY_ENTRIES:
        return Hour(hour, lines)
    return Hour(hour, [line for line in lines if line[0]], folded(sheet.words, entries))
