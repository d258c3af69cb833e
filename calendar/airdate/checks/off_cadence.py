"""Too much in one channel for one audience, too close together; or a channel that falls silent.

Three things are looked at, from today on: more appearances on a day than people bear; less time
between two of them than the network needs; and, where the charter of a channel in calendar/channels.yml
names a `cadence:` (`daily`, `2 per week`, `every 2 weeks`), a longer silence than that: the period, or
one and a half for what appears once in it. An event or an ad breaks the silence as long as it lasts, a
campaign never. Versions in other languages do not count together.

How many are too many is folklore: Buffer and SumAll (2014) say 3 a day on X, 2 on Facebook, 1 on
LinkedIn; Sprout (2023, 729,000 profiles) says that people bear 1 or 2 a day of a brand; R. van der Blom
(2022) that posts within 18 hours on LinkedIn hurt each other. So this is a note, never more, and every
number can be set.

Bad, to one audience on one channel, the third of a day and half an hour after the second::

    publish: 2027-05-12 10:30

Good::

    publish: 2027-05-13 09:00

Fix: move one of them, or plan something for the silence.
Configure: `rules: {off-cadence: {per_day: 3, hours_between: 1, channels: {linkedin: {per_day: 1}}}}` in
calendar/policy.yml, where `channels` has channels or networks by id; 0 counts nothing.
Waive: `waive: [{rule: SC006, reason: launch day, by: ana, until: 2027-12-31}]`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from operator import attrgetter

from airdate import cadence
from airdate.entry import Entry, place_of
from airdate.finding import Fault, Place, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When, typed
from airdate.series import is_regular
from airdate.status import Status
from airdate.text import shown
from airdate.timespan import TimeFault
from airdate.vocabulary import Channel

CODE = "SC006"
SEVERITY = Severity.INFO
PROFILE = Profile.STRICT
WHEN = When.PLANNED
_DEFAULTS = {"per_day": 2.0, "hours_between": 2.0}
SETTINGS: Mapping[str, object] = {**_DEFAULTS, "channels": {}}

#: What is said of single networks, where the house says nothing else.
_NETWORKS: Mapping[str, Mapping[str, str]] = {"x": {"per_day": "5"}, "linkedin": {"hours_between": "18"}}
_NAME = "off-cadence"
_DAY = timedelta(days=1)

#: The first and the last day of something.
_Days = tuple[date, date]


def check(plan: Plan) -> Iterator[Fault]:
    """Yield one fault for each entry that is too many or too close, and one for each silence."""
    meant = [entry for entry in _coming(plan) if _counts(entry)]
    yield from _odd_settings(plan)
    yield from _told(_crowded(plan, meant))
    for channel in (plan.vocabulary.channels or {}).values():
        if channel.account.charter:
            yield from _silent(plan, channel)


def _coming(plan: Plan) -> list[Entry]:
    yesterday = plan.today - _DAY
    near = (e for e in plan.entries if e.last >= yesterday)  # for speed
    once = (e for e in near if not e.repeats)
    return [*once, *plan.occurring(plan.series, yesterday, plan.horizon)]


def _counts(entry: Entry) -> bool:
    """Whether it appears in a channel at an hour or on a day: no event, no ad."""
    return not entry.spans and _stands(entry)


def _stands(entry: Entry) -> bool:
    """Whether something begins or appears in a channel: no campaign, no idea, nothing called off."""
    stands = entry.held and not entry.called_off and entry.item.type != "campaign"
    return bool(entry.output.channel) and stands


def _crowded(plan: Plan, entries: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
    groups: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries:
        for audience in entry.item.audience or ("",):
            key = entry.output.channel, entry.output.language, audience
            groups.setdefault(key, []).append(entry)
    limit = _limits(plan)
    for (channel, _, audience), found in groups.items():
        found.sort(key=lambda entry: (entry.begins, entry.id))
        whom = f" for '{audience}'" if audience else ""
        most, hours = limit(channel, "per_day"), limit(channel, "hours_between")
        for entry, n in _too_many(found, most):
            where = f"in '{channel}'{whom} on {entry.first}"
            yield entry, f"appearance number {n} {where}; {most:g} a day are borne"
        for entry, gap in _too_close(found, hours):
            yield (
                entry,
                f"{_length(gap)} after another in '{channel}'{whom}; {hours:g} hours are wanted between",
            )


def _limits(plan: Plan) -> Callable[[str, str], float]:
    """The limit of a channel by key: as the house says, else as is known of its network, else of all."""
    words, said = plan.vocabulary, plan.vocabulary.policy.table(_NAME, "channels")

    @cache
    def limit(channel: str, key: str) -> float:
        """The threshold for a channel: its own, its network's, or that of all."""
        network = words.channel(channel).account.network or channel
        for own in (said.get(channel), said.get(network), _NETWORKS.get(network)):
            found = typed(own.get(key, ""), 0.0) if isinstance(own, Mapping) else None
            if found is not None:
                return found
        return words.policy.value(_NAME, key, _DEFAULTS[key])

    return limit


def _too_many(entries: Iterable[Entry], most: float) -> Iterator[tuple[Entry, int]]:
    days: dict[date, int] = {}
    for entry in entries:
        n = days[entry.first] = days.get(entry.first, 0) + 1
        if most and n > most:
            yield entry, n


def _too_close(entries: Iterable[Entry], hours: float) -> Iterator[tuple[Entry, timedelta]]:
    for before, after in pairwise(entry for entry in entries if entry.timed):
        if before.begins <= after.begins < before.begins + timedelta(hours=hours):
            yield after, after.begins - before.begins


def _length(gap: timedelta) -> str:
    minutes = int(gap.total_seconds() // 60)
    return f"{minutes // 60} hours" if minutes % 60 == 0 and minutes > 60 else f"{minutes} minutes"


def _told(found: Iterable[tuple[Entry, str]]) -> Iterator[Fault]:
    """One fault at each place, with how many more there are; what is out can be moved no more."""
    by_place: dict[Place, list[str]] = {}
    for entry, message in found:
        if entry.status is not Status.PUBLISHED:
            place = entry.item.at("repeat") if is_regular(entry) else place_of(entry)
            by_place.setdefault(place, []).append(message)
    for place, messages in by_place.items():
        more = f" (and {len(messages) - 1} more like this)" if len(messages) > 1 else ""
        yield Fault(place, _NAME, f"{messages[0]}{more}", "move one of them to another day or hour")


def _silent(plan: Plan, channel: Channel) -> Iterator[Fault]:
    charter = channel.account.charter
    assert charter is not None  # noqa: S101 - so it was asked
    try:
        agreed = cadence.parse(charter.cadence)
    except TimeFault:  # told where it is read
        return
    found, series = _days(plan.by("channel", channel.id), plan.today)
    back = plan.today - timedelta(days=int(agreed.patience) + 1)
    found |= {(e.first, e.last) for e in plan.occurring(series, back, plan.horizon)}
    agreement = f"the cadence is '{shown(charter.cadence)}'"
    if not found:
        message = f"nothing stands in '{channel.id}'; {agreement}"
        yield Fault(charter.spot("cadence"), _NAME, message, "plan something, or give the channel up")
    for last, following in _silences(found, plan.today):
        silence = (following - last).days
        if silence > agreed.patience:
            message = f"'{channel.id}' is silent for {silence} days, {last} to {following}; {agreement}"
            yield Fault(charter.spot("cadence"), _NAME, message, "plan something between")
            return


def _silences(found: Iterable[_Days], today: date) -> Iterator[_Days]:
    """From the last day of each to the first of the next: the last one before today, then those ahead."""
    past = [last for _, last in found if last < today]
    ahead = sorted((max(first, today), last) for first, last in found if last >= today)
    reached = max(past, default=None)
    for first, last in ahead or [(today, today)]:
        if reached:
            yield reached, first
        reached = max(reached or last, last)


def _days(entries: Sequence[Entry], today: date) -> tuple[set[_Days], list[Entry]]:
    """First and last days: from today on, the latest before that, and what repeats, of entries in order."""
    near = (e for e in entries if e.last >= today or e.repeats)  # for speed
    ahead = [e for e in near if _stands(e)]
    past = max((e for e in entries if e.last < today and _stands(e)), key=attrgetter("last"), default=None)
    series = [e for e in ahead if e.repeats]  # for speed
    return {(e.first, e.last) for e in (*ahead, *([past] if past else []))}, series


def _odd_settings(plan: Plan) -> Iterator[Fault]:
    policy = plan.vocabulary.policy
    for channel, said in policy.table(_NAME, "channels").items():
        for key, value in said.items() if isinstance(said, Mapping) else [("", "")]:
            if key not in ("per_day", "hours_between") or typed(value, 0.0) is None:
                place = policy.at(_NAME, f"channels.{channel}.{key}" if key else f"channels.{channel}")
                cure = "write `channels: {linkedin: {per_day: 1, hours_between: 18}}`"
                message = f"{_NAME}: `channels.{shown(channel)}` cannot be read"
                yield Fault(place, "odd-setting", message, cure)
