"""The timeline: campaigns as bars, and below each what belongs to it, hanging from its events.

Where there would be more marks than anybody can tell apart, each campaign has weeks with numbers.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from urllib.parse import quote

from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.html import address
from airdate.html.axis import Axis
from airdate.html.heat import Count
from airdate.html.lanes import KINDS
from airdate.html.sheet import Sheet
from airdate.html.tracks import FLAT_HEAD, Lane, Number, Track, lane, tie
from airdate.item import PAPERS
from airdate.limits import TIMELINE_MARKS

#: Months before the present one, after it at most and at least; and years that one entry brings at most.
_BACK, _ON, _AT_LEAST, _YEARS = 2, 12, 5, 4

#: From how many on a week is shown higher.
STEPS = (1, 2, 4, 8)

#: In a lane of so many one reads words, in a fuller one only dots; so many rows it has, and that of events.
_WORDY, _ROWS, _EVENT_ROWS = 14, 4, 6

_EVENTS = next(iter(KINDS))
_KIND = {type_: name for name, types in KINDS.items() for type_ in types}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Row:
    """A campaign in the picture and in the list below it; without ``id`` what has none.

    ``bar`` is where it lies on the axis; ``numbers`` are the entries of which there are too many for marks.
    """

    id: str
    title: str
    span: Entry | None
    bar: tuple[float, float] | None
    track: Track
    numbers: Sequence[Number]
    progress: tuple[int, int]
    coming: Entry | None


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/timeline/``: some months back and a year ahead; ``/timeline/2027/``: each year with entries."""
    timeline = Timeline(sheet)
    years = sorted({year for entry in timeline.entries for year in _years(entry)} | {sheet.today.year})
    yield timeline.page("", timeline.near, years)
    for year in years:
        yield timeline.page(str(year), Axis(date(year, 1, 1), date(year, 12, 31)), years)


def _years(entry: Entry) -> range:
    return range(entry.first.year, min(entry.last.year, entry.first.year + _YEARS) + 1)


def _months_on(month: date, count: int) -> date:
    """The first day of the month so many months on."""
    months = month.year * 12 + month.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


class Timeline:
    """The pages of one plan: what appears, happens or runs, in order; no papers but campaigns."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.plan = sheet, sheet.plan
        kept = PAPERS - {"campaign"}
        self.entries = [e for e in self.plan.expanded(self.plan.entries) if e.item.type not in kept]

    @property
    def near(self) -> Axis:
        """From some months back until what is planned ends, within a year and the plan's horizon."""
        month, today = self.sheet.today.replace(day=1), self.sheet.today
        least, most = _months_on(month, _AT_LEAST), _months_on(month, _ON)
        begun = [entry.last for entry in self.entries if entry.last >= today and entry.first < most]
        last = min(max(least, *begun) if begun else least, most, self.plan.horizon)
        return Axis(_months_on(month, -_BACK), _months_on(last.replace(day=1), 1) - _DAY)

    def page(self, name: str, axis: Axis, years: Sequence[int]) -> Artifact:
        """The page of the days on the axis."""
        _, today = self.sheet.spoken.gettext, self.sheet.today
        inside = [entry for entry in self.entries if entry.first <= axis.last and entry.last >= axis.first]
        index: list[Entry] = []
        rows = [*self._rows(inside, axis, index)]
        before, after = _steps(int(name or today.year), years, present=not name)
        return self.sheet.page(
            f"timeline/{name or 'index'}.md",
            "spans.html",
            _("Timeline %(year)s") % {"year": name} if name else _("Timeline"),
            assets=["timeline.css", "timeline.js"],
            axis=axis,
            pct="{:.2f}%".format,
            em="{:.2f}em".format,
            months=[*axis.months(self.sheet.dates)],
            guards=[m for m in self.plan.markers_between(axis.first, axis.last) if m.guards],
            rows=rows,
            steps=STEPS,
            index=[self.sheet.shown(entry).words for entry in index],
            now=axis.noon(today) if axis.first <= today <= axis.last else None,
            before=before,
            after=after,
            inside=inside,
        )

    def _rows(self, inside: Sequence[Entry], axis: Axis, index: list[Entry]) -> Iterator[Row]:
        """Campaigns by their begin, then those that only others name, then what has none."""
        spans = {entry.item.id: entry for entry in inside if entry.item.type == "campaign"}
        members: dict[str, list[Entry]] = {}
        for entry in inside:
            if entry.item.type != "campaign":
                members.setdefault(entry.item.campaign, []).append(entry)
        crowded = len(inside) > TIMELINE_MARKS
        for id in (*spans, *sorted(members.keys() - spans.keys() - {""}), *([""] if "" in members else [])):
            span = spans.get(id)
            row = _Drawing(id, members.get(id, []), axis, index)
            track = row.crowded(self.sheet.dates.week_start) if crowded else row.track()
            yield Row(
                id,
                self.sheet.words.title("campaign", id) or self.sheet.spoken.gettext("Without a campaign"),
                span,
                axis.stretch(span.first, span.last) if span else None,
                track,
                row.numbers,
                self._progress.get(id, (0, 0)),
                self._coming.get(id),
            )

    @cached_property
    def _progress(self) -> dict[str, tuple[int, int]]:
        ids = {entry.item.id for entry in self.entries if entry.item.type == "campaign"}
        return {id: self.plan.progress(id) for id in ids}

    @cached_property
    def _coming(self) -> dict[str, Entry]:
        """What comes next of each campaign."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            if entry.first >= self.sheet.today and entry.item.type != "campaign" and entry.going:
                found.setdefault(entry.item.campaign, entry)
        return found


class _Drawing:
    """Makes the track of one campaign, and numbers where marks find no room: ``index`` grows by these."""

    def __init__(self, id: str, members: Sequence[Entry], axis: Axis, index: list[Entry]) -> None:
        self.id, self.members, self.axis, self.index = id, members, axis, index
        self.numbers: list[Number] = []

    def track(self) -> Track:
        """A mark for each entry."""
        track = Track(self._lanes())
        tie(track.marks, [mark for each, _ in track.lanes if each.name == _EVENTS for mark in each.marks])
        for mark in track.marks:
            if len(mark.entries) > 1:
                first, last = mark.entry.first, max(entry.first for entry in mark.entries)
                self._number(mark.entries, mark.x, mark.y, 0.0, first, last)
        return track

    def crowded(self, week_start: Callable[[date], date]) -> Track:
        """A number for each week in which something begins, or goes on from before."""
        track = Track((), FLAT_HEAD)
        by_week: dict[date, list[Entry]] = {}
        for entry in self.members:
            by_week.setdefault(week_start(max(entry.first, self.axis.first)), []).append(entry)
        for first, entries in sorted(by_week.items()):
            last = first + 6 * _DAY
            x, span = self.axis.stretch(first, last)
            self._number(entries, x, track.next_y, span, first, last)
        track.grow(1)
        return track

    def _lanes(self) -> Iterator[Lane]:
        for name in KINDS:
            found = [entry for entry in self.members if _KIND.get(entry.item.type, _LAST) == name]
            events = name == _EVENTS
            rows, labelled = _EVENT_ROWS if events else _ROWS, events or len(found) <= _WORDY
            if found:
                yield lane(name, found, self.axis, rows=rows, labelled=labelled)

    def _number(
        self, entries: Sequence[Entry], x: float, y: float, span: float, first: date, last: date
    ) -> None:
        of = f"campaign={quote(self.id)}&" if self.id else ""
        url = f"{address.to('list/')}?{of}from={first}&until={last}"
        places = tuple(range(len(self.index), len(self.index) + len(entries)))
        self.index += entries
        count = Count(places, sum(step <= len(places) for step in STEPS))
        self.numbers.append(Number(x, y, span, first, last, count, url))


_LAST = [*KINDS][-1]


def _steps(
    year: int, years: Sequence[int], *, present: bool
) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """The years before and after; what follows the present days is the whole of this year."""
    before = max((each for each in years if each < year), default=None)
    after = min((each for each in years if each > year or (present and each == year)), default=None)
    return _step(before), _step(after)


def _step(year: int | None) -> tuple[str, str] | None:
    return (str(year), address.to(f"timeline/{year}/")) if year else None
