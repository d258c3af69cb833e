"""The home page, a newsroom's front page: today, the next days, what is in trouble, what is under way."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice

from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.html.days import by_day, with_markers
from airdate.html.sheet import Sheet
from airdate.limits import PAGE_ENTRIES
from airdate.marker import Kind
from airdate.plan import Plan
from airdate.status import Status

_NOT_READY = frozenset({Status.IDEA, Status.PLANNED, Status.DRAFT, Status.REVIEW})
_SIDE_LIST = 8
_NEXT = 4


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/``: as of the plan's ``now``; the page says so, and a script only moves the mark."""
    plan, today = sheet.plan, sheet.today
    next_monday = sheet.dates.week_start(today) + timedelta(days=7)
    points = [e for e in plan.between(today, next_monday + timedelta(days=6)) if e.first >= today]
    running = [e for e in plan.between(today, today) if e.first < today and e.item.type != "campaign"]
    now = _by_item(entry for entry in points if entry.first == today)
    yield sheet.page(
        "index.md",
        "home.html",
        plan.vocabulary.settings.title,
        assets=["home.css"],
        now=[[sheet.shown(entry) for entry in entries] for entries in now],
        weeks=[
            ("This week", _days(plan, points, today + timedelta(days=1), next_monday - timedelta(days=1))),
            ("Next week", _days(plan, points, next_monday, next_monday + timedelta(days=6))),
        ],
        running=running,
        holds=[m for m in plan.markers if m.kind is Kind.HOLD and m.holds_at(plan.now)],
        ahead=list(islice((e for e in plan.coming() if not e.called_off), _NEXT)),
        trouble=[] if "trouble" in sheet.edition.hide else list(_trouble(plan, today)),
        campaigns=[(entry, *plan.progress(entry.item.id)) for entry in _under_way(plan, today)],
        coming=[e for e in plan.expanded(plan.by("type", "event")) if e.spans and e.first > today][
            :_SIDE_LIST
        ],
    )


def _by_item(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Entries of one message together, in the order of their first."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.item.id, []).append(entry)
    return list(found.values())


def _days(plan: Plan, entries: Iterable[Entry], first: date, last: date) -> list[tuple[date, list[Entry]]]:
    if first > last:
        return []
    inside = [entry for entry in entries if first <= entry.first <= last]
    markers = plan.markers_between(first, last)
    return with_markers(by_day(inside[:PAGE_ENTRIES]), markers, first, last)


def _trouble(plan: Plan, today: date) -> Iterator[tuple[str, list[Entry], int]]:
    """What a newsroom must talk about, in groups: name, entries, and how many more there are."""
    late = plan.late()
    week = today + timedelta(days=7)
    week_ahead = (entry for entry in plan.between(today, week) if entry.first >= today)
    near = [e for e in week_ahead if e.status in _NOT_READY and not e.called_off and e.ends > plan.now]
    held = [entry for entry in _all(plan) if entry.status is Status.ON_HOLD]
    homeless = [entry for entry in plan.unscheduled if entry.item.postponed]
    groups = (
        ("Past, and still open", late[::-1]),
        ("Work overdue", plan.overdue()),
        ("Within a week, not approved", near),
        ("On hold", held),
        ("Postponed, without a new date", homeless),
    )
    return ((name, found[:_SIDE_LIST], len(found[_SIDE_LIST:])) for name, found in groups if found)


def _all(plan: Plan) -> tuple[Entry, ...]:
    return (*plan.entries, *plan.vague, *plan.unscheduled)


def _under_way(plan: Plan, today: date) -> list[Entry]:
    running = plan.between(today, today)
    return [entry for entry in running if entry.item.type == "campaign" and not entry.item.cancelled]
