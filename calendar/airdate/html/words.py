"""What entries say of themselves in a view: colour, state, embargo; and small filters for templates."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from airdate.entry import Entry
from airdate.item import TYPES, Item
from airdate.plan import Plan
from airdate.status import EventStatus
from airdate.vocabulary import Channel
from airdate.wording.dates import Dates
from airdate.wording.hanging import hanging
from airdate.wording.rhythm import rhythm
from airdate.wording.translation import noted, translation


class Words:
    """Words about the entries of one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.zone = plan, plan.vocabulary.settings.zone
        self.spoken = translation(plan.vocabulary.settings.language)
        self.dates = Dates(self.spoken)

    def channel(self, entry: Entry) -> Channel | None:
        """The channel an entry is marked by; None for an event or a campaign without one."""
        return self.plan.vocabulary.channel(entry.output.channel) if entry.output.channel else None

    def title(self, facet: str, id: str) -> str:
        """What a channel, audience, person, campaign … is called; nothing for an empty id."""
        if not id:
            return ""
        if facet in ("campaign", "event") and id in self.plan.by_id:
            return self.plan.by_id[id].title
        title = self.plan.vocabulary.term(facet, id).title
        ours = facet == "type" and TYPES.get(id) == title
        return self.spoken.gettext(title) if ours else title

    def lang(self, item: Item) -> dict[str, str]:
        """The attributes of an element that holds words of an item in another language than the plan's."""
        home = self.plan.vocabulary.settings.language.casefold()
        return {"lang": item.language, "dir": "auto"} if item.language.casefold() != home else {}

    def colour(self, entry: Entry) -> str:
        """The palette's name for its channel; events, campaigns and the rest have their own."""
        if entry.output.channel:
            return self.plan.vocabulary.channel(entry.output.channel).colour
        return {"event": "event", "campaign": "campaign"}.get(entry.item.type, "slate")

    def status_words(self, entry: Entry) -> str:
        """``draft``, ``cancelled``, ``postponed (was 12 May)``, or nothing for what is decided."""
        _ = self.spoken.gettext
        if entry.stage:
            return _("done") if entry.done else _("late") if entry.ends <= self.plan.now else ""
        word = self._became(entry)
        if not word:
            return "" if entry.status.decided else _(entry.status.label)
        if not entry.former:
            return _(word)
        last = entry.former[-1]
        day = self.dates.short_days(last.first, last.last) if last.exact else self.dates.loosely(last)
        return _("%(state)s (was %(day)s)") % {"state": _(word), "day": day}

    def _became(self, entry: Entry) -> str:
        """``cancelled``, ``on hold``, ``moved online``, or nothing if it stands as planned."""
        standing, event = entry.standing, entry.item.event_status
        if not entry.going:
            return standing.label
        if event and event is not EventStatus.SCHEDULED:
            return event.label
        return noted("moved") if entry.day and entry.former else ""

    def without_hour(self, entry: Entry) -> str:
        """What stands in place of an hour on its day: as long as nobody has decided, one may still come."""
        _ = self.spoken.gettext
        return _("all day") if entry.status.decided or entry.called_off else _("time to be confirmed")

    def embargoed(self, entry: Entry) -> str:
        """When the embargo on it lifts, as long as it has not."""
        embargo = entry.item.embargo
        if embargo is None or embargo.until <= self.plan.now:
            return ""
        local = embargo.until.astimezone(self.zone)
        return f"{self.dates.day_month(local.date())}, {local:%H:%M}"

    def moment(self, instant: datetime) -> str:
        """``Tuesday, 16 March 2027, 14:00 (Europe/Berlin)``."""
        local = instant.astimezone(self.zone)
        return f"{self.dates.long_day(local.date())}, {local:%H:%M} ({self.zone.key})"

    def when(self, entry: Entry) -> str:
        """When it is, in the plan's zone, and in its own zone where that differs."""
        said = self.dates.in_full(entry, self.zone)
        if entry.repeats and entry.item.repeat:
            return self._series(entry)
        if not entry.timed or entry.start is None or entry.start.instant is None:
            return said
        said = f"{said} ({self.zone.key})"
        own = entry.start.instant
        if own.utcoffset() == own.astimezone(self.zone).utcoffset():
            return said
        there = {
            "when": said,
            "day": self.dates.short_day(own.date()),
            "hour": f"{own:%H:%M}",
            "zone": own.tzinfo,
        }
        return self.spoken.gettext("%(when)s; there %(day)s, %(hour)s (%(zone)s)") % there

    def _series(self, entry: Entry) -> str:
        """Its rhythm, in the zone in which it is kept, and where it begins in the plan's."""
        _, said = self.spoken.gettext, {"rhythm": self.rhythm(entry), "zone": self.zone.key}
        if self._abroad(entry):
            first = self.dates.in_full(entry, self.zone)
            return _("%(rhythm)s; first %(when)s (%(zone)s)") % (said | {"when": first})
        said |= {"day": self.dates.long_day(entry.first)}
        if entry.timed:
            return _("%(rhythm)s, from %(day)s (%(zone)s)") % said
        return _("%(rhythm)s, from %(day)s") % said

    def rhythm(self, entry: Entry) -> str:
        """``Weekly on Tuesday at 10:00``, with the zone of that hour where it is not the plan's."""
        said, own = _rhythm(entry, self.dates), self._abroad(entry)
        return f"{said} ({own})" if own else said

    def _abroad(self, entry: Entry) -> str:
        """The zone of its hour, if that is another than the plan's."""
        instant = entry.start.instant if entry.start else None
        own = str(instant.tzinfo) if instant else ""
        return own if own != self.zone.key else ""

    def hangs_on(self, entry: Entry) -> tuple[str, Item, str] | None:
        """The phrase that an entry's time follows, cut around the title of the other item; None if none."""
        phrases = entry.item.relative if entry.spans else entry.output.relative
        phrase = next((phrases[key] for key in ("start", "publish", "planned") if key in phrases), None)
        anchor = self.plan.by_id.get(phrase.anchor.id) if phrase else None
        if phrase is None or anchor is None:
            return None
        before, _, after = hanging(phrase, _CUT, self.dates).partition(_CUT)
        return before, anchor, after

    def lower_first(self, text: str) -> str:
        """A title within a line: with a small first letter, unless it is an abbreviation, or German."""
        small = text[1:2].islower() and self.spoken.language != "de"
        return text[:1].lower() + text[1:] if small else text

    def channels_in(self, entries: Iterable[Entry]) -> list[Channel]:
        """The channels that these entries use, by title."""
        found = {entry.output.channel for entry in entries if entry.output.channel}
        channels = [self.plan.vocabulary.channel(id) for id in found]
        return sorted(channels, key=lambda channel: (channel.title.casefold(), channel.id))


#: Stands for a title that is shown as a link.
_CUT = "\0"


def _rhythm(entry: Entry, dates: Dates) -> str:
    """``weekly on Tuesday at 10:00``; the hour of an entry whose words do not name it is added."""
    repeat = entry.item.repeat
    if repeat is None:
        return ""
    clock = entry.start.instant.time() if entry.start and entry.start.instant else None
    words = rhythm(replace(repeat, at=repeat.at or clock), dates)
    return words[:1].upper() + words[1:]


def host(url: str) -> str:
    """What a link to a web page is called: its host and path, without scheme and ``www.``."""
    bare = url.partition("://")[2] or url.removeprefix("mailto:")
    return bare.removeprefix("www.").rstrip("/").partition("?")[0]
