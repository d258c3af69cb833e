"""One item of another plan, as entries of our own kind: what of it can be taken as it is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from zoneinfo import ZoneInfo

from airdate.entry import Entry, entry
from airdate.finding import Place
from airdate.item import NEVER, Embargo, Item, Occurrence, Output
from airdate.limits import CALENDAR_OCCURRENCES
from airdate.reading.outside.values import Odd, Values, address
from airdate.recurrence import Recurrence, parse
from airdate.status import EventStatus, Status, Visibility
from airdate.text import IDENTIFIER, shown
from airdate.timespan import TimeFault, Timespan, parse_zone

#: What lasts, rather than appears, in any plan.
_LASTING = ("event", "campaign")


class Planned:
    """Reads the entries of one item; ``told`` is what is wrong with some of them.

    ``url`` is the address of the other plan's site, ``zones`` are its zone, by which its series go on,
    and ours, in which whole days are days.
    """

    def __init__(self, values: Values, url: str, zones: tuple[ZoneInfo, ZoneInfo]) -> None:
        self.values, self.url, self.told = values, url, list[str]()
        self.theirs, self.here = zones
        self.title = values.line("title")

    def entries(self) -> Iterator[Entry]:
        """Those that have a time and are more than ideas; raises Odd where the whole item is left out."""
        item = self._item()
        if item.visibility is Visibility.CONFIDENTIAL or item.status is Status.IDEA:
            return
        for value in self.values.several("entries"):
            try:
                if found := self._entry(item, Values(value)):
                    yield found
            except Odd as error:
                self.told.append(f"{error}: the entry is left out")

    def _item(self) -> Item:
        said = self.values
        if not (said.id("id") and self.title and said.id("type")):
            raise Odd("lacks an id, a type or a title")
        if name := said.line("timezone"):
            try:
                self.theirs = parse_zone(name)
            except TimeFault:
                raise Odd(f"names a time zone that nobody knows ('{shown(name)}')") from None
        place = address(self.url, said.line("page")) if self.url else ""
        return Item(
            id=said.id("id"),
            type=said.id("type"),
            title=self.title,
            path="",
            place=Place(""),
            status=said.needed("status", Status),
            visibility=said.needed("visibility", Visibility),
            campaign=said.id("campaign"),
            event=said.id("event"),
            audience=said.ids("audience"),
            pillar=said.id("pillar"),
            owner=said.id("owner"),
            location=said.line("location"),
            url=place or address(said.keys.get("url")),
            event_status=said.needed("event_status", EventStatus) if said.line("event_status") else None,
            embargo=self._embargo(),
        )

    def _embargo(self) -> Embargo | None:
        """Until when nobody may know; an embargo that cannot be read never lifts."""
        if "embargo" not in self.values.keys:
            return None
        try:
            until = Values(self.values.keys["embargo"]).instant("until")
        except Odd:
            until = None
        return Embargo(until or NEVER)

    def _entry(self, item: Item, said: Values) -> Entry | None:
        id, status = said.line("id"), said.needed("status", Status)
        if not all(map(IDENTIFIER.match, id.split("."))) or id.partition(".")[0] != item.id:
            raise Odd("has an entry whose id is not its own")
        start, end = said.time("start", self.theirs), said.time("end", self.theirs)
        if start is None or status is Status.IDEA:
            return None
        if end and (end.ends(self.here) < start.begins(self.here) or not (start.exact and end.exact)):
            self.told.append("has no end that fits its start: it is shown without")
            end = None
        lasts = item.type in _LASTING or end is not None
        output = Output(
            channel=said.id("channel"),
            format=said.id("format"),
            owner=said.id("owner"),
            status=status,
            publish=None if lasts else start,
        )
        item = replace(item, outputs=(output,), uid=said.line("uid", 300))
        if lasts:
            item = replace(item, start=start, end=end)
        return self._series(entry(id, item, output, start, end, self.here), said)

    def _series(self, made: Entry, said: Values) -> Entry:
        """With its rhythm, unless nobody could follow it; then it is there once."""
        rule = said.keys.get("repeat")
        if rule is None or made.start is None:
            return made
        try:
            repeat = self._rule(rule, made.start)
            skipped = said.days("except")[:CALENDAR_OCCURRENCES]
            others = said.several("occurrences")[:CALENDAR_OCCURRENCES]
            changed = dict(map(self._occurrence, others))
        except Odd as error:
            self.told.append(f"{error}: only its first time is shown")
            return made
        ideas = [day for day, change in changed.items() if change.status is Status.IDEA]
        kept = {day: change for day, change in changed.items() if day not in ideas}
        item = replace(made.item, repeat=repeat, skipped=(*skipped, *ideas), occurrences=kept)
        return replace(made, item=item, origin=made.start)

    def _rule(self, rule: object, start: Timespan) -> Recurrence:
        """The rhythm: one that begins with the entry, so that nobody has to look for its first day."""
        try:
            repeat = parse(rule if isinstance(rule, str) and rule.startswith("FREQ=") else "")
        except TimeFault as error:
            raise Odd(f"repeats by a rule that cannot be read ({error.message})") from None
        first = start.first
        if not start.exact or (repeat.count or 0) > 2 * CALENDAR_OCCURRENCES:
            raise Odd("repeats by a rule with numbers that make no sense")
        if not any(_once(repeat, first)):
            raise Odd("does not begin with its rhythm")
        return repeat

    def _occurrence(self, value: object) -> tuple[date, Occurrence]:
        said = Values(value)
        start, end = said.time("start", self.theirs), said.time("end", self.theirs)
        if start is None or not (start.exact and (end is None or end.exact)):
            raise Odd("has a changed occurrence without a day")
        if end and end.ends(self.here) < start.begins(self.here):
            end = None
        status = said.needed("status", Status) if "status" in said.keys else None
        return said.day("day"), Occurrence(start=start, end=end, status=status, title=said.line("title"))


def _once(repeat: Recurrence, day: date) -> Iterator[bool]:
    return (True for _ in islice(repeat.days(day, day, day), 1))
