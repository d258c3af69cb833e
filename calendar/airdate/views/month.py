"""Month pages: a real table, a week a body, lasting entries as one bar, points as entries.

What lasts the whole month stands once above the grid: a bar in each week would
only push the days apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from airdate import series
from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.html import address
from airdate.html.marks import legend
from airdate.html.sheet import Sheet
from airdate.limits import DAY_ENTRIES, SPAN_MONTHS
from airdate.marker import Marker
from airdate.plan import Plan


@dataclass(slots=True)
class Day:
    """One cell: its entries, or those of a crowded day grouped by channel."""

    date: date
    outside: bool
    entries: list[Entry] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    groups: list[tuple[str, list[Entry]]] = field(default_factory=list)

    @property
    def weekend(self) -> bool:
        """Whether it is a Saturday or a Sunday."""
        return self.date.weekday() > 4


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a bar row: a lasting entry or marker over some columns, or columns left empty."""

    columns: range
    entry: Entry | Marker | None = None
    begins: bool = False
    ends: bool = False

    @property
    def marker(self) -> Marker | None:
        """The marker that it shows, if it does."""
        return self.entry if isinstance(self.entry, Marker) else None

    @property
    def days(self) -> int:
        """How many columns it takes."""
        return len(self.columns)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days and the bars above them."""

    days: list[Day]
    bars: list[list[Bar]]


def render(sheet: Sheet) -> Iterator[Artifact]:
    """One page for each month that has entries and the months between; ``calendar/`` is the present one."""
    present = sheet.today.replace(day=1)
    months = months_of(sheet.plan, present)
    for n, month in enumerate(months):
        before = _step(sheet, months[n - 1]) if n else None
        after = _step(sheet, months[n + 1]) if n + 1 < len(months) else None
        yield _page(sheet, f"calendar/{month:%Y-%m}.md", month, before, after)
        if month == present:
            yield _page(sheet, "calendar/index.md", month, before, after)


def months_of(plan: Plan, present: date) -> list[date]:
    """The first days of all months that have a page, in order.

    Gaps of up to a year are filled; a longer one is jumped, so that one entry
    in a far year does not bring a page for each month until then.
    """
    found = {present}
    for entry in (*plan.entries, *plan.vague):
        first, last = _reach(plan, entry)
        month = first.replace(day=1)
        for _ in range(SPAN_MONTHS if entry.exact else 1):
            found.add(month)
            month = following(month)
            if month > last:
                break
    for month in sorted(found):
        gap: list[date] = []
        while len(gap) < 12 and (month := following(month)) not in found:
            gap.append(month)
        found.update(gap if len(gap) < 12 else [])
    return sorted(found)


def _reach(plan: Plan, entry: Entry) -> tuple[date, date]:
    """From when to when an entry brings pages: a series from a year ago to the plan's horizon."""
    if not entry.repeats:
        return entry.first, entry.last
    last = series.last_day(entry)
    last = min(plan.horizon, last) if last else plan.horizon
    return min(max(entry.first, plan.today - timedelta(days=366)), max(last, entry.first)), last


def following(month: date) -> date:
    """The first day of the next month."""
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1)


def _step(sheet: Sheet, month: date) -> tuple[str, str]:
    return sheet.dates.month(month), address.to(f"calendar/{month:%Y-%m}/")


def _page(
    sheet: Sheet, path: str, month: date, before: tuple[str, str] | None, after: tuple[str, str] | None
) -> Artifact:
    last = following(month) - timedelta(days=1)
    first_shown, last_shown = sheet.dates.week_start(month), sheet.dates.week_start(last) + timedelta(days=6)
    shown = sheet.plan.between(first_shown, last_shown)
    inside = [entry for entry in shown if entry.first <= last and entry.last >= month]
    throughout = [entry for entry in inside if entry.first <= month and entry.last >= last]
    vague = [entry for entry in sheet.plan.vague if entry.first == month and entry.last <= last]
    everywhere = {entry.id for entry in throughout}
    markers = sheet.plan.markers_between(first_shown, last_shown)
    always = [marker for marker in markers if marker.first <= month and marker.last >= last]
    rest = [marker for marker in markers if marker not in always]
    return sheet.page(
        path,
        "month.html",
        sheet.dates.month_name(month),
        assets=["month.css"],
        weeks=list(
            _weeks(sheet, [e for e in shown if e.id not in everywhere], rest, month, first_shown, last_shown)
        ),
        throughout=throughout,
        always=always,
        signs=[*legend(markers)],
        vague=vague,
        count=len(inside) + len(vague),
        shown=[*shown, *vague],
        before=before,
        after=after,
    )


def _weeks(
    sheet: Sheet, shown: list[Entry], markers: list[Marker], month: date, first: date, last: date
) -> Iterator[Week]:
    monday = first
    while monday <= last:
        days = [Day(d, d.month != month.month) for d in (monday + timedelta(days=n) for n in range(7))]
        lasting: list[Entry | Marker] = []
        for marker in markers:
            if marker.guards or marker.last > marker.first:
                if marker.first <= days[6].date and marker.last >= monday:
                    lasting.append(marker)
            elif monday <= marker.first <= days[6].date:
                days[(marker.first - monday).days].markers.append(marker)
        for entry in shown:
            if entry.last > entry.first:
                if entry.first <= days[6].date and entry.last >= monday:
                    lasting.append(entry)
            elif monday <= entry.first <= days[6].date:
                days[(entry.first - monday).days].entries.append(entry)
        for day in days:
            _group(sheet, day)
        yield Week(days, _bars(lasting, monday))
        monday += timedelta(days=7)


def _group(sheet: Sheet, day: Day) -> None:
    """Fold a crowded day by channel; nothing is left out."""
    if len(day.entries) <= DAY_ENTRIES:
        return
    groups: dict[str, list[Entry]] = {}
    for entry in day.entries:
        channel = sheet.words.channel(entry)
        name = channel.title if channel else sheet.plan.vocabulary.term("type", entry.item.type).title
        groups.setdefault(name, []).append(entry)
    day.entries, day.groups = [], sorted(groups.items())


def _bars(lasting: list[Entry | Marker], monday: date) -> list[list[Bar]]:
    """Rows of bars: each in the first row that is free on all its days; markers and campaigns on top."""
    rows: list[list[Bar]] = []
    order = sorted(lasting, key=lambda e: (_rank(e), e.first, -(e.last - e.first).days, e.id))
    for entry in order:
        start = max((entry.first - monday).days, 0)
        end = min((entry.last - monday).days, 6)
        bar = Bar(
            range(start, end + 1), entry, entry.first >= monday, entry.last <= monday + timedelta(days=6)
        )
        row = next(
            (row for row in rows if all(b.columns[-1] < start or b.columns[0] > end for b in row)), None
        )
        if row is None:
            rows.append(row := [])
        row.append(bar)
    return [_filled(sorted(row, key=lambda bar: bar.columns[0])) for row in rows]


def _rank(lasting: Entry | Marker) -> int:
    """What stands above what: blackouts and holds, other markers, campaigns, the rest."""
    if isinstance(lasting, Marker):
        return 0 if lasting.guards else 1
    return 2 if lasting.item.type == "campaign" else 3


def _filled(row: list[Bar]) -> list[Bar]:
    """The row with its gaps as bars without entry, so that it has seven columns."""
    filled, column = [], 0
    for bar in row:
        if bar.columns[0] > column:
            filled.append(Bar(range(column, bar.columns[0])))
        filled.append(bar)
        column = bar.columns[-1] + 1
    if column < 7:
        filled.append(Bar(range(column, 7)))
    return filled
