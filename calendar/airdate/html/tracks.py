"""Tracks: what belongs together on a timeline, kind by kind, placed so that nothing covers anything."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from airdate.entry import Entry
from airdate.html.axis import Axis, cut, pixels, width
from airdate.html.heat import Count
from airdate.item import named_by

#: Heights in the font's size: the head of a track, of one without lanes, a row of marks, room below a lane.
HEAD, FLAT_HEAD, ROW, ROOM = 3.5, 2.3, 1.3, 0.35

#: How wide a dot is with the room around it, a number, a bar at least; and the room beside words.
_DOT, _NUMBER, _BAR, _GAP = pixels(11), pixels(24), pixels(8), pixels(10)

#: The longest label, and the longest thread: farther off nobody sees what hangs from what.
_LABEL, _THREAD = pixels(190), 20.0


@dataclass(slots=True)
class Mark:
    """One entry, or as many as stand for a number; ``x`` is its dot, or where what lasts begins.

    ``span`` is how far it lasts, ``row`` counts from the top of its lane and ``y`` is the middle of it in
    the track. ``label`` stands after it, or before it where there is no more room. ``anchor`` is the event
    from which it hangs.
    """

    entries: list[Entry]
    x: float
    span: float = 0.0
    row: int = 0
    y: float = 0.0
    label: str = ""
    before: bool = False
    anchor: "Mark | None" = None

    @property
    def entry(self) -> Entry:
        """The first of them."""
        return self.entries[0]

    @property
    def middle(self) -> float:
        """Where what hangs from it is tied."""
        return self.x + self.span / 2

    @property
    def label_x(self) -> float:
        """Where the label begins, or ends if it stands before."""
        edge = 0.0 if self.span else _DOT / 2
        return self.x - edge if self.before else self.x + self.span + edge


@dataclass(frozen=True, slots=True)
class Lane:
    """Marks of one kind in rows."""

    name: str
    marks: Sequence[Mark]
    rows: int


@dataclass(frozen=True, slots=True)
class Number:
    """How many entries stand at a place, of which days these are, and where the list shows them."""

    x: float
    y: float
    span: float
    first: date
    last: date
    count: Count
    url: str


class Track:
    """Lanes below each other, and how high that is; ``y`` is the middle of each lane's first row."""

    def __init__(self, lanes: Iterable[Lane], head: float = HEAD) -> None:
        self.lanes: list[tuple[Lane, float]] = []
        self.height = head
        for lane in lanes:
            self.lanes.append((lane, self.next_y))
            for mark in lane.marks:
                mark.y = round(self.next_y + mark.row * ROW, 3)
            self.grow(lane.rows)

    @property
    def next_y(self) -> float:
        """The middle of the first row below everything."""
        return round(self.height + ROW / 2, 3)

    def grow(self, rows: int) -> None:
        """Make room for a lane of so many rows."""
        self.height = round(self.height + rows * ROW + ROOM, 3)

    @property
    def marks(self) -> list[Mark]:
        """All of its marks."""
        return [mark for lane, _ in self.lanes for mark in lane.marks]

    @property
    def anchors(self) -> list[Mark]:
        """The events from which something hangs."""
        found = {id(mark.anchor): mark.anchor for mark in self.marks if mark.anchor}
        return [*found.values()]


def lane(name: str, entries: Iterable[Entry], axis: Axis, *, rows: int, labelled: bool) -> Lane:
    """The entries in time, each in the first row with room; what finds none in ``rows`` becomes a number.

    ``labelled`` are the first of a title, and what is called off.
    """
    ends: list[float] = []
    latest: list[Mark] = []
    marks: list[Mark] = []
    told: set[str] = set()
    for entry in entries:
        mark = _mark(entry, axis)
        words = cut(entry.title, _LABEL) if labelled and (entry.title not in told or entry.called_off) else ""
        told.add(entry.title)
        if (words and _placed(mark, ends, rows, words)) or _placed(mark, ends, rows):
            latest[mark.row : mark.row + 1] = [mark]
            marks.append(mark)
        else:
            _join(latest[-1], entry, ends)
    return Lane(name, marks, len(ends))


def tie(marks: Iterable[Mark], events: Sequence[Mark]) -> None:
    """Hang each mark from the event that its item names; of several occurrences from the nearest."""
    by_id: dict[str, list[Mark]] = {}
    for event in events:
        by_id.setdefault(event.entry.item.id, []).append(event)
    for mark in marks:
        ids = {*named_by(mark.entry.item), mark.entry.item.event} - {mark.entry.item.id}
        found = [event for id in sorted(ids) for event in by_id.get(id, ())]
        nearest = min(found, key=lambda event: abs(event.middle - mark.middle), default=None)
        if nearest and abs(nearest.middle - mark.middle) <= _THREAD:
            mark.anchor = nearest


def _mark(entry: Entry, axis: Axis) -> Mark:
    if entry.last > entry.first:
        x, span = axis.stretch(entry.first, entry.last)
        return Mark([entry], min(x, 100 - _BAR), max(span, _BAR))
    return Mark([entry], axis.noon(entry.first))


def _placed(mark: Mark, ends: list[float], rows: int, label: str = "") -> bool:
    """Put the mark, with its label, into the first row that has room for both; whether there is one."""
    begin, end = (mark.x, mark.x + mark.span) if mark.span else (mark.x - _DOT / 2, mark.x + _DOT / 2)
    words = width(label) + _GAP if label else 0.0
    before = end + words > 100
    begin, end = (begin - words, end) if before else (begin, end + words)
    for row in range(rows):
        if row == len(ends):
            ends.append(0.0)
        if ends[row] <= max(begin, 0.0):
            ends[row], mark.row, mark.label, mark.before = end, row, label, before
            return True
    return False


def _join(mark: Mark, entry: Entry, ends: list[float]) -> None:
    """Make a number of the mark: one entry more stands there, and no words."""
    mark.entries.append(entry)
    mark.label = ""
    ends[-1] = max(ends[-1], mark.x + _NUMBER)
