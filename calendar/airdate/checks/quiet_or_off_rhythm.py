"""Something that goes out while its audience, or the people of its channel, want to be left alone.

Every community has a rhythm of its own; who does not keep to it is noise. The hours are those that the
house itself has found out and written down (`quiet:`), never a guess: where none are, nothing is said.
An audience's hours are those of its own `timezone:`, else the plan's. What has a day and no hour is
meant only if the whole day is quiet.

Bad, for an audience with `quiet: [22:00-07:00, sunday]`::

    publish: 2027-05-12 23:30

Good::

    publish: 2027-05-13 09:00

Fix: choose another hour, or correct `quiet:` in calendar/audiences.yml or calendar/channels.yml
(`22:00-07:00`, `sunday`, `sat 12:00-24:00`, `mon-fri 18:00-08:00`).
Waive: `waive: [{rule: SC005, reason: a live event at night, by: ana, until: 2027-12-31}]`.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

from airdate import quiet, series
from airdate.entry import Entry, entries_of, place_of
from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.policy import Profile, When
from airdate.quiet import Quiet
from airdate.status import Status
from airdate.text import shown
from airdate.timespan import TimeFault, parse_zone
from airdate.vocabulary import Audience, Vocabulary

CODE = "SC005"
SEVERITY = Severity.WARNING
#: Inert until an audience or a channel says `quiet:`, so that nobody has to switch it on besides.
PROFILE = Profile.RECOMMENDED
WHEN = When.PLANNED

_IDLE = frozenset({Status.IDEA, Status.PUBLISHED})
#: So many occurrences show on which days of the week a series falls.
_SOME = 14
_NOBODY = Audience(id="", title="")


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each appearance in a quiet time, of a series for the first one."""
    if item.start is not None:
        return
    if not _anyone(item, words):  # for speed
        return
    for entry in entries_of(item, words.settings.zone):
        if entry.exact and entry.status not in _IDLE and not entry.called_off:
            for one in _occurring(entry, words.settings.zone):
                if why := _disturbed(one, words):
                    local = one.begins.astimezone(words.settings.zone)
                    when = f"{local:%Y-%m-%d %H:%M}" if one.timed else one.first
                    message = f"{when} is in a quiet time of {why}"
                    place = item.at("repeat") if series.is_regular(one) else place_of(one)
                    yield Fault(place, "quiet-or-off-rhythm", message, "choose an hour at which they listen")
                    break


def _anyone(item: Item, words: Vocabulary) -> bool:
    """Whether one of its channels or audiences has quiet times at all."""
    audiences = words.audiences or {}  # for speed
    if any(id in audiences and audiences[id].crowd.quiet for id in item.audience):  # for speed
        return True
    return any(words.channel(output.channel).account.quiet for output in item.outputs)


def _occurring(entry: Entry, zone: ZoneInfo) -> Iterator[Entry]:
    """The entry; of a series its first occurrences, and those that were changed."""
    if not entry.repeats:
        yield entry
        return
    for day in dict.fromkeys((*islice(entry.told_days(), _SOME), *series.changed_days(entry))):
        yield series.occurrence(entry, day, zone)


def _disturbed(entry: Entry, words: Vocabulary) -> str:
    """Who is disturbed, and by which of their quiet times; nothing if nobody is."""
    channel = words.channel(entry.output.channel)
    if found := _holds(entry, channel.account.quiet, words.settings.zone):
        return f"the channel '{channel.id}': {found}"
    for id in entry.item.audience:
        crowd = (words.audiences or {}).get(id, _NOBODY).crowd
        zone = _zone(crowd.timezone) or words.settings.zone
        if found := _holds(entry, crowd.quiet, zone):
            return f"the audience '{id}': {found}, {zone.key}"
    return ""


def _holds(entry: Entry, windows: Sequence[str], zone: ZoneInfo) -> str:
    parsed = (window for text in windows if (window := _window(text)))
    if entry.timed:
        moment = entry.begins.astimezone(zone)
        return next((shown(window.text) for window in parsed if window.holds_at(moment)), "")
    return next((shown(window.text) for window in parsed if window.fills(entry.first)), "")


@lru_cache(maxsize=256)
def _window(text: str) -> Quiet | None:
    """None for what reading has told of already."""
    try:
        return quiet.parse(text)
    except TimeFault:
        return None


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return parse_zone(name)
    except TimeFault:
        return None
