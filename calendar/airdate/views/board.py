"""The board: everything by how far the work on it is, the nearest to today in each column."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.html import address
from airdate.html.forge import Editing
from airdate.html.sheet import Sheet
from airdate.html.shown import Shown
from airdate.limits import BOARD_ENTRIES
from airdate.plan import Plan
from airdate.status import Status
from airdate.wording.labels import STATUSES

#: What goes on, from left to right; what stands aside is folded below.
_FLOW = [status for status in Status if status not in (Status.ON_HOLD, Status.POSTPONED, Status.CANCELLED)]
_ASIDE = [status for status in Status if status not in _FLOW]

#: Columns in which one looks for the last, not for the next.
_OVER = frozenset({Status.PUBLISHED, Status.CANCELLED})


@dataclass(frozen=True, slots=True)
class Card:
    """One entry: when it appears, what is due for it next and whether that, or itself, is late."""

    entry: Entry
    shown: Shown
    when: str
    due: str
    late: bool
    edit_url: str


@dataclass(frozen=True, slots=True)
class Column:
    """The cards of one status, how many entries have it in all, and where the list shows them."""

    id: str
    name: str
    cards: Sequence[Card]
    total: int
    url: str

    @property
    def more(self) -> int:
        """How many have no card."""
        return self.total - len(self.cards)


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/board/``: of a series one card, at its next occurrence."""
    entries = [*_entries(sheet.plan)]
    by_status: dict[Status, list[Entry]] = {}
    for entry in entries:
        by_status.setdefault(entry.standing, []).append(entry)
    told = [status for status in _FLOW if status in sheet.edition.status or status in by_status]
    columns = [_column(sheet, status, by_status.get(status, ())) for status in told]
    aside = [_column(sheet, status, by_status[status]) for status in _ASIDE if status in by_status]
    yield sheet.page(
        "board.md",
        "board.html",
        sheet.spoken.gettext("Board"),
        assets=["board.css"],
        columns=columns,
        aside=aside,
        shown=[card.entry for column in (*columns, *aside) for card in column.cards],
    )


def _entries(plan: Plan) -> Iterator[Entry]:
    """Everything on which work is done: no papers that hold, and a series once."""
    for entry in (*plan.entries, *plan.vague, *plan.unscheduled):
        if entry.repeats:
            yield from _of_series(plan, entry)
        elif not entry.agreed:
            yield entry


def _of_series(plan: Plan, series: Entry) -> Iterator[Entry]:
    """The next occurrence, or the last one; and what is on hold, put or called off by itself."""
    found = plan.expanded([series])
    ahead = [entry for entry in found if entry.ends > plan.now]
    regular = [entry for entry in ahead or found[-1:] if entry.standing is series.standing]
    yield from regular[:1]
    yield from (entry for entry in ahead if entry.standing is not series.standing)


def _column(sheet: Sheet, status: Status, entries: Sequence[Entry]) -> Column:
    now = sheet.plan.now
    nearest = sorted(entries, key=lambda entry: _distance(entry, now))[:BOARD_ENTRIES]
    dated = sorted((e for e in nearest if e.start), key=lambda e: (e.begins, e.id), reverse=status in _OVER)
    undated = [entry for entry in nearest if not entry.start]
    cards = [_card(sheet, entry) for entry in (*dated, *undated)]
    url = f"{address.to('list/')}?status={status}"
    return Column(f"status-{status}", sheet.spoken.gettext(STATUSES[status]), cards, len(entries), url)


def _distance(entry: Entry, now: datetime) -> tuple[bool, float, str, str]:
    """How far from now an entry is; without a time farther than with any."""
    if entry.start is None:
        return True, 0.0, entry.title.casefold(), entry.id
    return False, abs((entry.begins - now).total_seconds()), "", entry.id


def _card(sheet: Sheet, entry: Entry) -> Card:
    due, late = _due(sheet, entry)
    actions = Editing(sheet.plan.vocabulary.settings, sheet.edition).actions(entry.item, entry)
    edit_url = next((url for _, url in actions), "")
    return Card(entry, sheet.shown(entry), _when(sheet, entry), due, late, edit_url)


def _when(sheet: Sheet, entry: Entry) -> str:
    """Its day, with the year where it is another than this one."""
    dates = sheet.dates
    if entry.start is None:
        return sheet.spoken.gettext("No day yet")
    if not entry.exact:
        return dates.loosely(entry.start)
    lasts = entry.last > entry.first
    days = dates.short_days(entry.first, entry.last) if lasts else dates.short_day(entry.first)
    return days if entry.last.year == sheet.today.year else f"{days} {entry.last.year}"


def _due(sheet: Sheet, entry: Entry) -> tuple[str, bool]:
    """What must be done for it next and by when; whether that is late, or the entry itself is."""
    _, now = sheet.spoken.gettext, sheet.plan.now
    late = entry.ends <= now and not (entry.status.closed or entry.called_off)
    dues = _of(sheet.plan.dues_by_path.get(entry.item.path, ()), entry)
    due = next((due for due in dues if not due.done), None)
    if due is None or due.stage is None or entry.status.closed:
        return _("late") if late else "", late
    words = {"stage": _(due.stage.label), "day": sheet.dates.short_day(due.first)}
    if due.ends <= now:
        return _("%(stage)s late since %(day)s") % words, True
    return _("%(stage)s due %(day)s") % words, late


def _of(dues: Iterable[Entry], entry: Entry) -> Iterator[Entry]:
    """What is due for that occurrence; of what is no series all."""
    return (due for due in dues if due.day in (None, entry.day))
