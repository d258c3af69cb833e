"""VEVENT: one entry as a calendar holds it, made once and joined into every feed it belongs to."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import datetime

from airdate.entry import Entry
from airdate.feeds import lines
from airdate.feeds.description import description, kinds, page_address
from airdate.feeds.rhythm import Part, id_of, parts_of
from airdate.feeds.standing import busy, ical_status, title
from airdate.item import Item
from airdate.plan import Plan
from airdate.reading.history import UNKNOWN, Change

_END = b"END:VEVENT\r\n"
_BUSY = b"CLASS:PUBLIC\r\nTRANSP:OPAQUE\r\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\n"
_FREE = b"CLASS:PUBLIC\r\nTRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n"
_LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Vevent:
    """An entry in parts: its ``bodies`` up to its relations, and a line for each entry it is related to.

    So it need not be made anew for a feed that lacks one of those entries: a
    relation that leads nowhere is an orphan to strict readers. A series may have several bodies.
    """

    bodies: tuple[bytes, ...]
    relations: tuple[tuple[str, bytes], ...]
    tzids: frozenset[str]
    modified: datetime

    def among(self, ids: Container[str]) -> bytes:
        """The components for a feed that holds the entries with these ids."""
        end = b"".join([*(line for id, line in self.relations if id in ids), _END])
        return b"".join(body + end for body in self.bodies)


class Vevents:
    """Makes the VEVENT of each entry of one plan, once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.zone = plan.vocabulary.settings.zone
        self.at_domain = lines.escaped(f"@{plan.vocabulary.settings.domain}")
        self.made: dict[str, Vevent] = {}
        self.held: dict[str, list[Entry]] = {}
        for entry in (entry for entry in plan.entries if entry.held):
            self.held.setdefault(entry.item.id, []).append(entry)

    def of(self, entry: Entry) -> Vevent:
        """The VEVENT of an entry that feeds hold."""
        if entry.id not in self.made:
            self.made[entry.id] = self._make(entry)
        return self.made[entry.id]

    def uid(self, name: str, id: str) -> bytes:
        """A line with the UID of an entry, which is the same in every feed and for good."""
        return lines.line(name, id.encode() + self.at_domain)

    def _make(self, entry: Entry) -> Vevent:
        change = self.plan.changed(entry.item) or Change(UNKNOWN, UNKNOWN)
        parts = list(parts_of(entry, self.zone))
        stamps, same = _stamps(change), self._same(entry)
        bodies = tuple(b"".join(self._body(part, stamps, *same)) for part in parts)
        tzids = frozenset(part.tzid for part in parts if part.tzid)
        return Vevent(bodies, self._relations(entry), tzids, change.modified)

    def _same(self, entry: Entry) -> tuple[str, bytes, bytes]:
        """What is the same in all occurrences: the page's address, the lines of the place, the categories."""
        page = page_address(self.plan, entry.item)
        place = lines.text("LOCATION", entry.item.location) + (lines.uri("URL", page) if page else b"")
        return page, place, lines.categories(self._categories(entry))

    def _body(self, part: Part, stamps: bytes, page: str, place: bytes, categories: bytes) -> Iterator[bytes]:
        """The properties of one event, in one order."""
        entry = part.entry
        yield b"BEGIN:VEVENT\r\n"
        yield self.uid("UID", entry.item.known_as(part.id))
        yield stamps
        yield part.lines
        yield lines.text("SUMMARY", title(entry) or entry.id)
        yield lines.text("DESCRIPTION", description(self.plan, entry, page))
        yield place
        yield lines.text("STATUS", ical_status(entry))
        yield categories
        yield _BUSY if busy(entry) else _FREE

    def _categories(self, entry: Entry) -> list[str]:
        campaign = self.plan.by_id.get(entry.item.campaign)
        return [*kinds(self.plan, entry), *([campaign.title] if campaign else [])]

    def _relations(self, entry: Entry) -> tuple[tuple[str, bytes], ...]:
        """A line for each entry of each related item; the first relation to it counts."""
        found: dict[str, bytes] = {}
        for kind, target in _related(entry.item):
            for other in self.held.get(target, ()):
                if target != entry.item.id and other.id not in found:
                    found[other.id] = self.uid(
                        f"RELATED-TO;RELTYPE={kind}", other.item.known_as(id_of(other, self.zone))
                    )
        return tuple(found.items())


def _related(item: Item) -> Iterator[tuple[str, str]]:
    """RFC 5545 3.2.15, RFC 9253 5: the relation as calendars know it, and the other item's id."""
    yield "PARENT", item.campaign
    yield "PARENT", item.event
    for link in item.links:
        yield "DEPENDS-ON" if link.relation == "depends-on" else "SIBLING", link.target


def _stamps(change: Change) -> bytes:
    """When it was made and last revised. Without METHOD, DTSTAMP is the last revision (RFC 5545 3.8.7.2).

    SEQUENCE is the seconds between the two: it rises with every change, and no counter is kept.
    """
    sequence = int((change.modified - change.created).total_seconds())
    parts = [
        lines.moment("DTSTAMP", change.modified),
        lines.moment("CREATED", change.created),
        lines.moment("LAST-MODIFIED", change.modified),
        lines.line("SEQUENCE", b"%d" % min(max(sequence, 0), _LARGEST)),
    ]
    return b"".join(parts)
