"""A text message that reaches people too early or too late in their day.

In the US marketing by text is sent from 08:00 to 21:00 of the recipient's time: the statute (47 CFR 64.1200)
speaks of calls, courts and carriers apply it to texts; some states have shorter hours (Florida, Oklahoma,
Maryland, Mississippi and New Jersey until 20:00, Connecticut 09:00 to 20:00, Texas 09:00 to 21:00 and on
Sundays from noon; a vendor's table of 2025, ask a lawyer). Elsewhere it is good manners.

The recipient's time is that of each of the item's audiences (``timezone:`` in ``calendar/audiences.yml``),
else the plan's. A message with a day and no hour is not judged. Silent until the policy names it.

Settings, in ``calendar/policy.yml``: when messages may arrive, and otherwise by an audience's ``market``
(else its ``country``); what ends at 21:00 does not hold the minute 21:00::

    rules:
      sms-quiet-hours:
        allowed: [08:00-21:00]
        markets: {us-fl: 08:00-20:00, us-tx: [mon-sat 09:00-21:00, sunday 12:00-21:00]}

Bad, for an audience in America/New_York, in a plan in Europe/London::

    publish: 2027-05-12 09:00

Good::

    publish: 2027-05-12 14:00

Fix: another hour, or an item for each zone.
Waive: ``waive: [{rule: LG002, reason: Storm warning, by: ana, until: 2027-12-31}]``.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from airdate import quiet, series
from airdate.entry import Entry, entries_of, place_of
from airdate.finding import Fault, Severity
from airdate.outlet import network_of
from airdate.plan import Plan
from airdate.policy import Policy, Profile, Setting, When, typed
from airdate.quiet import Quiet
from airdate.status import Status
from airdate.text import listed, shown
from airdate.timespan import TimeFault, parse_zone
from airdate.vocabulary import Audience, Vocabulary

CODE = "LG002"
SEVERITY = Severity.ERROR
PROFILE = Profile.CONFIG
WHEN = When.PLANNED
_MARKETS: dict[str, Setting] = {}
_ALLOWED = ("08:00-21:00",)
SETTINGS = {"allowed": _ALLOWED, "markets": _MARKETS}

_RULE = "sms-quiet-hours"
_IDLE = frozenset({Status.IDEA, Status.PUBLISHED})
#: So many occurrences show on which days of the week a series falls.
_SOME = 14

Windows = tuple[Quiet, ...]


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each message outside the hours, of a series once, and for hours that are none."""
    words = plan.vocabulary
    odd: list[Fault] = []
    allowed, markets = _hours(words.policy, odd)
    yield from odd
    for item in plan.items:
        if item.start is not None:
            continue
        if not any(_is_sms(output.channel, words) for output in item.outputs):  # for speed
            continue
        for entry in entries_of(item, words.settings.zone):
            sent = entry.timed and entry.status not in _IDLE and not entry.called_off
            if sent and _is_sms(entry.output.channel, words):
                yield from _first(entry, words, allowed, markets)


def _first(
    entry: Entry, words: Vocabulary, allowed: Windows, markets: Mapping[str, Windows]
) -> Iterator[Fault]:
    for one in _occurring(entry, words.settings.zone):
        if why := _disturbed(one, words, allowed, markets):
            place = one.item.at("repeat") if series.is_regular(one) else place_of(one)
            yield Fault(place, _RULE, why, "send it at an hour within, or to each zone by itself")
            return


def _is_sms(channel: str, words: Vocabulary) -> bool:
    network = network_of(words.channel(channel))
    return network is not None and network.id == "sms"


def _occurring(entry: Entry, zone: ZoneInfo) -> Iterator[Entry]:
    """The entry; of a series its first occurrences, and those that were changed."""
    if not entry.repeats:
        yield entry
        return
    for day in dict.fromkeys((*islice(entry.told_days(), _SOME), *series.changed_days(entry))):
        yield series.occurrence(entry, day, zone)


def _disturbed(entry: Entry, words: Vocabulary, allowed: Windows, markets: Mapping[str, Windows]) -> str:
    """Whom it reaches at which hour, and when it should; nothing if it does."""
    known = words.audiences or {}
    crowds = [known[id] for id in entry.item.audience if id in known]
    for audience in crowds or (None,):
        windows = markets.get(_market(audience), allowed)
        moment = entry.begins.astimezone(_zone(audience) or words.settings.zone)
        if not any(window.holds_at(moment) for window in windows):
            whom = f"the audience '{audience.id}'" if audience else "people"
            hours = listed(shown(window.text) for window in windows)
            return f"it reaches {whom} at {_told(moment)}, outside {hours}"
    return ""


def _told(moment: datetime) -> str:
    return f"{moment:%a %H:%M} ({moment.tzinfo})"


def _market(audience: Audience | None) -> str:
    return (audience.crowd.market or audience.country).casefold() if audience else ""


def _zone(audience: Audience | None) -> ZoneInfo | None:
    """The zone of the audience; None where it has none, or one that reading has told of already."""
    if audience is None:
        return None
    try:
        return parse_zone(audience.crowd.timezone)
    except TimeFault:
        return None


def _hours(policy: Policy, odd: list[Fault]) -> tuple[Windows, Mapping[str, Windows]]:
    allowed = _windows(policy, "allowed", policy.value(_RULE, "allowed", _ALLOWED), odd)
    said = policy.table(_RULE, "markets")
    markets = {
        name.casefold(): _windows(policy, f"markets.{name}", hours, odd) for name, hours in said.items()
    }
    return allowed, {name: windows for name, windows in markets.items() if windows}


def _windows(policy: Policy, key: str, said: Setting, odd: list[Fault]) -> Windows:
    """The hours that are said; what cannot be read is told, and does not count."""
    found = []
    for text in typed(said, ("",)) or ("",):
        try:
            found.append(quiet.parse(text))
        except TimeFault as fault:
            message = f"{_RULE}: '{shown(text)}' are no hours"
            odd.append(Fault(policy.at(_RULE, key), "odd-setting", message, fault.cure))
    return tuple(found)
