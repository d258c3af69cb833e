"""VEVENT and VTODO: one entry as a calendar holds it, made once and joined into every feed it belongs to."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from airdate.entry import Entry
from airdate.feeds import lines
from airdate.feeds.address import page_address
from airdate.feeds.component import Component
from airdate.feeds.description import description, kinds, summary
from airdate.feeds.feed import Feed
from airdate.feeds.properties import place, subject
from airdate.feeds.relations import Relation, Relations
from airdate.feeds.rhythm import Part, id_of, parts_of
from airdate.feeds.standing import busy, ical_status, task_status, title
from airdate.plan import Plan
from airdate.reading.history import UNKNOWN, Change
from airdate.selection import FULL, Cancelled, Detail, Form
from airdate.status import Status

_BUSY = "CLASS:PUBLIC\r\nTRANSP:OPAQUE\r\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\n"
_FREE = "CLASS:PUBLIC\r\nTRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n"
_END = b"END:VEVENT\r\n"
_LARGEST = 2**31 - 1


class _Same(NamedTuple):
    """What all occurrences of an entry share: lines, its page's address, the titles of what it is."""

    stamps: str
    page: str
    kinds: Sequence[str]
    where: str
    what: str


class Components:
    """Makes the components of each entry of one plan once for each form in which feeds want them."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._made: dict[tuple[int, Form], Vevents] = {}

    def of(self, feed: Feed) -> "Vevents":
        """Those of the plan and in the form that the feed is written from."""
        plan = feed.plan or self.plan
        key = id(plan), feed.form
        if key not in self._made:
            self._made[key] = Vevents(plan, feed.form)
        return self._made[key]


class Vevents:
    """Makes the component of each entry of one plan in one form, once."""

    def __init__(self, plan: Plan, form: Form = FULL) -> None:
        self.plan, self.form = plan, form
        self.zone = plan.vocabulary.settings.zone
        self.at_domain = lines.escaped(f"@{plan.vocabulary.settings.domain}")
        self.made: dict[str, Component] = {}
        self._sizes: dict[str, tuple[int, int]] = {}
        self._lines: dict[tuple[str, str], bytes] = {}
        held: dict[str, list[Entry]] = {}
        for entry in (entry for entry in plan.entries if entry.held):
            held.setdefault(entry.item.id, []).append(entry)
        self.relations = Relations(held)

    def of(self, entry: Entry) -> Component:
        """A VEVENT; of an entry without a day of its own a VTODO."""
        if entry.id not in self.made:
            self.made[entry.id] = self._event(entry) if entry.exact else self._task(entry)
        return self.made[entry.id]

    def size(self, entries: Iterable[Entry]) -> tuple[int, int]:
        """How many components the entries are, and how many octets they have at most."""
        sizes = [self._sizes.get(entry.id) or self._measured(entry) for entry in entries]
        return sum(count for count, _ in sizes), sum(octets for _, octets in sizes)

    def _measured(self, entry: Entry) -> tuple[int, int]:
        component = self.of(entry)
        self._sizes[entry.id] = found = len(component.bodies), component.octets
        return found

    def uid(self, name: str, id: str) -> str:
        """A line with the UID of an entry, which is the same in every feed and for good."""
        return f"{name}:{id}{self.at_domain}\r\n"

    def _event(self, entry: Entry) -> Component:
        change = self._change(entry)
        omit = self.form.cancelled is Cancelled.OMIT
        same, bodies, tzids = self._same(entry, change), [], []
        for part in parts_of(entry, self.plan.vocabulary, without_cancelled=omit):
            bodies.append((lines.octets(self._body(part, same)), self._end(part.entry)))
            tzids += [part.tzid] if part.tzid else []
        return Component(tuple(bodies), self._relations(entry), frozenset(tzids), change.modified)

    def _task(self, entry: Entry) -> Component:
        """What is only intended for a month, a quarter or a year is due at its end."""
        change = self._change(entry)
        same, start = self._same(entry, change), entry.start
        body = (
            f"BEGIN:VTODO\r\n{self.uid('UID', entry.item.known_as(entry.id))}{same.stamps}"
            f"{lines.day('DTSTART', start.first) + lines.day('DUE', start.last) if start else ''}"
            f"{self._words(entry, entry.standing, same)}{same.where}STATUS:{task_status(entry)}\r\n"
            f"{same.what}CLASS:PUBLIC\r\n"
        )
        return Component(((lines.octets(body), b"END:VTODO\r\n"),), (), frozenset(), change.modified)

    def _change(self, entry: Entry) -> Change:
        return self.plan.changed(entry.item) or Change(UNKNOWN, UNKNOWN)

    def _same(self, entry: Entry, change: Change) -> _Same:
        plan, detail = self.plan, self.form.detail
        page, titles = page_address(plan, entry.item), kinds(plan, entry)
        where, what = place(plan, entry, page, detail), subject(plan, entry, titles, page, detail)
        return _Same(stamps(change), page, titles, where, what)

    def _body(self, part: Part, same: _Same) -> str:
        """The properties of one event, in one order."""
        entry, standing = part.entry, part.entry.standing
        status = ical_status(entry, standing, self.form.cancelled)
        return (
            f"BEGIN:VEVENT\r\n{self.uid('UID', entry.item.known_as(part.id))}{same.stamps}{part.lines}"
            f"{self._words(entry, standing, same)}{same.where}STATUS:{status}\r\n"
            f"{same.what}{_BUSY if busy(entry) else _FREE}"
        )

    def _words(self, entry: Entry, standing: Status, same: _Same) -> str:
        """SUMMARY, the id of what has no title that can be read, and DESCRIPTION."""
        said = lines.text("SUMMARY", summary(self.plan, entry, standing)) or lines.text("SUMMARY", entry.id)
        told = description(self.plan, entry, standing, same.kinds, same.page, self.form.detail)
        return said + lines.text("DESCRIPTION", told)

    def _relations(self, entry: Entry) -> tuple[tuple[str, bytes], ...]:
        if self.form.detail is not Detail.FULL:
            return ()
        return tuple((relation.target.id, self._related(relation)) for relation in self.relations.of(entry))

    def _related(self, relation: Relation) -> bytes:
        other, parameters = relation.target, relation.parameters
        key = parameters, other.id
        if key not in self._lines:
            line = self.uid(f"RELATED-TO;{parameters}", other.item.known_as(self._id(other)))
            self._lines[key] = lines.octets(line)
        return self._lines[key]

    def _id(self, entry: Entry) -> str:
        return id_of(entry, self.zone, without_cancelled=self.form.cancelled is Cancelled.OMIT)

    def _end(self, entry: Entry) -> bytes:
        """An alarm before the start (RFC 5545 3.6.6), unless it is called off."""
        if self.form.alarm is None or entry.called_off or entry.status is Status.ON_HOLD:
            return _END
        words = lines.text("DESCRIPTION", title(entry)) or lines.text("DESCRIPTION", entry.id)
        trigger = lines.line("TRIGGER", f"-{_length(self.form.alarm)}")
        rings = f"BEGIN:VALARM\r\nACTION:DISPLAY\r\n{words}{trigger}END:VALARM\r\n"
        return lines.octets(f"{rings}END:VEVENT\r\n")


@lru_cache(maxsize=4096)
def stamps(change: Change) -> str:
    """When it was made and last revised. Without METHOD, DTSTAMP is the last revision (RFC 5545 3.8.7.2).

    SEQUENCE is the seconds between the two: it rises with every change, and no counter is kept.
    """
    return "".join(
        [
            lines.moment("DTSTAMP", change.modified),
            lines.moment("CREATED", change.created),
            lines.moment("LAST-MODIFIED", change.modified),
            lines.line("SEQUENCE", str(sequence(change.created, change.modified))),
        ]
    )


def sequence(created: datetime, modified: datetime) -> int:
    """Seconds from one to the other, within what clients can hold."""
    return min(max(int((modified - created).total_seconds()), 0), _LARGEST)


def _length(length: timedelta) -> str:
    """A DURATION of whole minutes (RFC 5545 3.3.6)."""
    minutes = length // timedelta(minutes=1)
    return f"P{minutes // 1440}D" if minutes and minutes % 1440 == 0 else f"PT{minutes}M"
