"""The home page, a newsroom's front page: today, the next event, what is late, the next days."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Generic, TypeVar

from airdate.artifact import Artifact
from airdate.entry import Entry, order
from airdate.html import address
from airdate.html.days import by_day, with_markers
from airdate.html.sheet import Sheet
from airdate.html.shown import Shown
from airdate.item import named_by
from airdate.limits import PAGE_ENTRIES
from airdate.marker import Kind
from airdate.plan import Plan
from airdate.sections.around import around
from airdate.sections.lately import Turn, known, lately
from airdate.status import Status
from airdate.wording.translation import noted

#: How far the page looks ahead and back, in days.
AHEAD, BACK = 14, 7

#: The views that the masthead names; each of them leads to all the others.
VIEWS = ("Month", "Week", "Agenda", "Timeline", "Board", "List")

_NOT_READY = frozenset({Status.IDEA, Status.PLANNED, Status.DRAFT, Status.REVIEW})
_HEADLINES, _BRIEFS, _SIDE_LIST, _EVENTS, _RUN_UP, _NEXT = 4, 12, 8, 6, 6, 4

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Message:
    """One message with its appearances of one day, and where it belongs: pairs of text and link."""

    entries: Sequence[Entry]
    shown: Sequence[Shown]
    facts: Sequence[tuple[str, str]]

    @property
    def out(self) -> bool:
        """Whether it is published everywhere."""
        return all(entry.standing is Status.PUBLISHED for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Some(Generic[T]):
    """As many of a list as a front page has room for, and how many more there are."""

    entries: Sequence[T]
    more: int

    @classmethod
    def of(cls, entries: Sequence[T], most: int = _SIDE_LIST) -> "Some[T]":
        """The first of them."""
        return cls(entries[:most], len(entries[most:]))


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/``: as of the plan's ``now``; the page says so, and a script only moves the mark."""
    plan, today = sheet.plan, sheet.today
    touched = plan.between(today, today)
    now = _messages(sheet, (entry for entry in touched if entry.first == today))
    told, trouble = "trouble" not in sheet.edition.hide, list(_trouble(plan, today))
    yield sheet.page(
        "index.md",
        "home.html",
        plan.vocabulary.settings.title,
        assets=["home.css"],
        views=VIEWS,
        holds=[m for m in plan.markers if m.kind is Kind.HOLD and m.holds_at(plan.now)],
        headlines=now[:_HEADLINES],
        briefs=Some.of(now[_HEADLINES:], _BRIEFS),
        running=[e for e in touched if e.first < today and e.item.type != "campaign"],
        ahead=list(islice((e for e in plan.coming() if e.going), _NEXT)),
        last=_last(plan),
        late=_late(plan) if told else None,
        trouble=trouble if told else None,
        events=[_story(sheet, event) for event in _events(plan)],
        most=_RUN_UP,
        days=_days(sheet, today + timedelta(days=1), today + timedelta(days=AHEAD)),
        lately=_lately(sheet),
        campaigns=[(entry, *plan.progress(entry.item.id)) for entry in _under_way(plan, today)],
        coming=Some.of(
            [e for e in plan.expanded(plan.by("type", "event")) if e.spans and e.first > today], _EVENTS
        ),
        empty=not plan.items,
    )


def _messages(sheet: Sheet, entries: Iterable[Entry]) -> list[Message]:
    """Entries of one message together, in the order of their first."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.item.id, []).append(entry)
    return [Message(own, [*map(sheet.shown, own)], _facts(sheet, own[0])) for own in found.values()]


def _facts(sheet: Sheet, entry: Entry) -> list[tuple[str, str]]:
    """Its campaign, place and owner."""
    words, item = sheet.words, entry.item
    owner = entry.output.owner or item.owner
    told = [
        (words.title("campaign", item.campaign), address.of_term("campaign", item.campaign)),
        (item.location, ""),
        (words.title("owner", owner), address.of_term("owner", owner)),
    ]
    return [(text, url) for text, url in told if text]


def _days(sheet: Sheet, first: date, last: date) -> list[tuple[date, list[Message]]]:
    """The days on which something begins, with their messages; markers stand on empty ones, too."""
    coming = [entry for entry in sheet.plan.between(first, last) if entry.first >= first]
    markers = sheet.plan.markers_between(first, last)
    days = with_markers(by_day(coming[:PAGE_ENTRIES]), markers, first, last)
    return [(day, _messages(sheet, entries)) for day, entries in days]


def _events(plan: Plan) -> Iterator[Entry]:
    """The next event, and the one that it leads up to, if it does."""
    found = _ahead(plan)
    if event := next(found, None):
        yield event
        names = named_by(event.item)
        yield from islice((other for other in found if other.item.id in names), 1)


def _story(sheet: Sheet, event: Entry) -> tuple[Entry, list[tuple[str, list[Message]]], int]:
    """The event, what hangs on it in parts, and how many messages that are in all."""
    found = around(sheet.plan, event)
    sides = (
        (noted("Run-up"), found.before),
        (noted("At the event"), found.at),
        (noted("Aftermath"), found.after),
    )
    parts = [(name, _by_day(sheet, entries)) for name, entries in sides]
    undated = {entry.item.id for entry in found.undated}
    return event, parts, sum(len(messages) for _, messages in parts) + len(undated)


def _by_day(sheet: Sheet, entries: Iterable[Entry]) -> list[Message]:
    return [message for _, found in by_day(entries) for message in _messages(sheet, found)]


def _ahead(plan: Plan) -> Iterator[Entry]:
    """Events that are not over and did not begin before today, in order."""
    spans = (e for e in plan.between(plan.today, plan.today) if e.first == plan.today and e.ends > plan.now)
    for entry in (*spans, *plan.coming()):
        if entry.item.type == "event" and entry.spans and not entry.called_off:
            yield entry


def _last(plan: Plan) -> Entry | None:
    """What was the last of all, for a plan that is over."""
    found = (entry for entry in plan.entries if not entry.repeats and entry.item.type != "campaign")
    return max(found, key=lambda entry: entry.ends, default=None)


def _late(plan: Plan) -> Some[Entry]:
    """What should have appeared or been done, the newest first."""
    found = (*plan.late(), *plan.overdue())
    return Some.of(sorted(found, key=lambda entry: (entry.ends, entry.id), reverse=True))


def _trouble(plan: Plan, today: date) -> Iterator[tuple[str, Some[Entry]]]:
    """What else a newsroom must talk about, in groups."""
    ahead = (entry for entry in plan.between(today, today + timedelta(days=BACK)) if entry.first >= today)
    near = [e for e in ahead if e.status in _NOT_READY and not e.called_off and e.ends > plan.now]
    homeless = [entry for entry in plan.unscheduled if entry.item.postponed]
    groups = (
        (noted("Within a week, not approved"), near),
        (noted("On hold"), _held(plan)),
        (noted("Postponed, without a new date"), homeless),
    )
    return ((name, Some.of(found)) for name, found in groups if found)


def _held(plan: Plan) -> list[Entry]:
    """What is on hold; of a series the next occurrence that is."""
    coming = (plan.upcoming([series]) for series in plan.series)
    nearest = (next((entry for entry in ahead if _is_held(entry)), None) for ahead in coming)
    once = (e for e in (*plan.entries, *plan.vague, *plan.unscheduled) if not e.repeats and _is_held(e))
    return sorted((*filter(None, nearest), *once), key=order)


def _is_held(entry: Entry) -> bool:
    return entry.status is Status.ON_HOLD


def _lately(sheet: Sheet) -> tuple[date, list[Turn], int] | None:
    """Since when, what has changed since then, and how much more; None if nobody knows."""
    first = sheet.today - timedelta(days=BACK)
    turns = lately(sheet.words, datetime.combine(first, time(), sheet.zone))
    if not turns and not known(sheet.words):
        return None
    return first, turns[:_SIDE_LIST], len(turns[_SIDE_LIST:])


def _under_way(plan: Plan, today: date) -> list[Entry]:
    running = plan.between(today, today)
    return [entry for entry in running if entry.item.type == "campaign" and not entry.item.cancelled]
