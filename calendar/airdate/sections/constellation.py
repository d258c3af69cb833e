"""Constellation: what hangs from a campaign or an event; of an event before it, on its days, and after it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from airdate.entry import Entry
from airdate.html.lanes import Lanes, in_use, lanes
from airdate.html.sheet import Sheet
from airdate.item import Item

#: A longer event has no days of its own in the list: its entries stand in the lanes.
_DAYS = 14


class Constellations:
    """Tells what hangs from each campaign and event of one plan."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.plan = sheet, sheet.plan

    def of(self, item: Item) -> str:
        """The part of its page; nothing for an item from which nothing can hang."""
        if item.type not in ("campaign", "event"):
            return ""
        members = self.plan.belonging(item) if item.type == "campaign" else self._around(item)
        others = [entry for entry in members if entry.item is not item]
        if not (others or self.sheet.edition.internal):
            return ""
        event = next((entry for entry in members if entry.item is item and entry.exact), None)
        if item.type == "event" and event and others and _lasts(event) and not item.repeat:
            return self._event(event, members)
        return self._whole(item, members if others else [])

    def _whole(self, item: Item, shown: Sequence[Entry]) -> str:
        campaign, _ = item.type == "campaign", self.sheet.spoken.gettext
        held = campaign and any(entry.held for entry in shown if entry.item is not item)
        return "\n" + self.sheet.render(
            "lanes.html",
            heading=_("All of it on one timeline") if campaign else _("Everything around it"),
            phases=[("", self._spoken(lanes(shown)))],
            days=[],
            feed=f"feeds/campaign/{item.id}.ics" if held else "",
        )

    def _event(self, event: Entry, members: Sequence[Entry]) -> str:
        _ = self.sheet.spoken.gettext
        dated = [entry for entry in members if entry.exact]
        before = [entry for entry in dated if entry.first < event.first]
        after = [entry for entry in dated if entry.first > event.last]
        names = in_use([*before, *after])
        undated = [entry for entry in members if not entry.exact]
        phases = [
            (_("What leads up to it"), self._phase(before, names, event)),
            (_("What follows"), self._phase(after, names, event)),
            ("", Lanes([], [], undated)),
        ]
        days = [(day, found) for day in _days(event) if (found := _on(day, event, dated))]
        return "\n" + self.sheet.render(
            "lanes.html", heading=_("Everything around it"), phases=phases, days=days, feed=""
        )

    def _phase(self, entries: list[Entry], names: list[str], event: Entry) -> Lanes:
        return self._spoken(lanes(entries, names, lambda day: self._away(day, event)))

    def _spoken(self, found: Lanes) -> Lanes:
        """The lanes by their names in the language of the interface."""
        return replace(found, names=[self.sheet.spoken.gettext(name) for name in found.names])

    def _away(self, day: date, event: Entry) -> str:
        """``7 days before``, as long as the event does not move."""
        ngettext = self.sheet.spoken.ngettext
        if day < event.first:
            days = (event.first - day).days
            return ngettext("%(num)s day before", "%(num)s days before", days) % {"num": days}
        days = (day - event.last).days
        return ngettext("%(num)s day after", "%(num)s days after", days) % {"num": days}

    def _around(self, item: Item) -> list[Entry]:
        """What names the event as its own, links to it, or counts its time from it; in order."""
        found = {entry.id: entry for entry in self.plan.belonging(item)}
        known = {entry.item.id for entry in found.values()}
        more = [entry for entry in self._naming.get(item.id, ()) if entry.item.id not in known]
        dated = self.plan.expanded([entry for entry in more if entry.exact])
        found |= {entry.id: entry for entry in (*dated, *(entry for entry in more if not entry.exact))}
        return sorted(found.values(), key=lambda entry: entry.begins)

    @cached_property
    def _naming(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry, ids in self.plan.appearances:
            for id in ids:
                found.setdefault(id, []).append(entry)
        return found


def _lasts(event: Entry) -> bool:
    return (event.last - event.first).days < _DAYS


def _days(event: Entry) -> list[date]:
    return [event.first + timedelta(days=n) for n in range((event.last - event.first).days + 1)]


def _on(day: date, event: Entry, entries: Sequence[Entry]) -> list[Entry]:
    """What begins on one of the event's days, the event itself on its first."""
    found = (entry for entry in entries if entry.first == day)
    return sorted(found, key=lambda entry: (entry.begins, entry is not event))
