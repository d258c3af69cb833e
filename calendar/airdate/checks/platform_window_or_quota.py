"""A post outside of the time in which its platform takes scheduled posts, or more of them than it takes.

Slack schedules 120 days ahead at most (Slack, chat.scheduleMessage), Mastodon five minutes at least and 25
posts a day (Mastodon, scheduled_status.rb), Facebook between ten minutes and 30 days (integrators, 2025-2026,
of whom one says six months); Instagram and LinkedIn take a number of posts in 24 hours. What is beyond is
refused, or goes out never.

Looked at is what is approved or scheduled: too soon is what lies less than the least time ahead of now, too
far what is said to be `scheduled` there already.

Bad, with ``status: scheduled`` on Slack: ``publish: 2027-09-01``, half a year ahead.

Good: ``status: approved``, and scheduled in time.

Fix: move it, schedule it later, or post it by hand. Other windows of your account: ``limits:
{schedule.max_days: …}`` of the channel in ``calendar/channels.yml``. Waive it in the front matter.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from math import inf

from airdate.entry import Entry, place_of
from airdate.finding import Fault, Severity
from airdate.network import Breach, Fact, Network, breach, broken
from airdate.outlet import network_of
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.present import whole
from airdate.status import Status

CODE = "CH009"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED

_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)

#: How many posts a network takes in how long.
_QUOTAS = {
    "quota.day": _DAY,
    "schedule.max_day": _DAY,
    "schedule.max_messages": timedelta(minutes=5),
}
_AHEAD = frozenset({Status.APPROVED, Status.SCHEDULED})


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each post that its platform would refuse."""
    for id in plan.values("channel"):
        network = network_of(plan.vocabulary.channel(id))
        if network is None:
            continue
        coming = [entry for entry in plan.by("channel", id) if _is_coming(entry, plan.now)]
        for entry in coming:
            yield from _window(entry, network, plan.now)
        yield from _quotas(coming, network)


def _is_coming(entry: Entry, now: datetime) -> bool:
    return (
        entry.exact
        and entry.status in _AHEAD
        and not (entry.called_off or entry.spans)
        and entry.begins >= now
    )


def _window(entry: Entry, network: Network, now: datetime) -> Iterator[Fault]:
    if entry.status is Status.SCHEDULED:
        far = network.fact("schedule.max_days")
        if found := broken(far, lambda days: entry.begins > _in(days, _DAY, now)):
            message = f"{whole(_DAY, now, entry.begins)} days ahead, {_told(found, network)}"
            yield _fault(entry, message, f"schedule it {found.bound:g} days ahead at most")
    elif entry.timed:
        near = network.fact("schedule.min_minutes")
        if found := broken(near, lambda minutes: entry.begins < _in(minutes, _MINUTE, now)):
            ahead = whole(_MINUTE, now, entry.begins)
            message = f"{ahead} minutes ahead, {_told(found, network, 'at least ')}"
            yield _fault(entry, message, "move it, or post it by hand")


def _in(number: float, unit: timedelta, now: datetime) -> datetime:
    """So much later than now; the end of the calendar, if that lies before."""
    try:
        return now + number * unit
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)


def _told(found: Breach, network: Network, least: str = "") -> str:
    unit = found.fact.unit.removesuffix(" ahead")
    return f"{network.label} schedules posts {least}{found.bound:g} {unit} ahead ({found.fact.source_line})"


def _quotas(coming: Sequence[Entry], network: Network) -> Iterator[Fault]:
    """The first post that is one too many in each stretch of time."""
    for name, length in _QUOTAS.items():
        most = _least(network.fact(name))
        if most == inf:  # for speed
            continue
        begin = told = 0
        posts = [entry for entry in coming if entry.timed or length.days]
        for n, entry in enumerate(posts):
            while entry.begins - posts[begin].begins >= length:
                begin += 1
            number = n - begin + 1
            if number > most and begin >= told:
                told = n + 1
                found = breach(network.fact(name), number)
                assert found is not None  # noqa: S101 - it is above the least bound
                takes = f"{network.label} takes {found.bound:g} ({found.fact.source_line})"
                message = f"{number} {found.fact.unit}, {takes}"
                yield _fault(entry, message, "move some of them")
    if found := breach(network.fact("schedule.max_total"), len(coming)):
        message = (
            f"{len(coming)} posts ahead, {network.label} holds {found.bound:g} ({found.fact.source_line})"
        )
        yield _fault(coming[int(found.bound)], message, "schedule the later ones later")


def _least(fact: Fact | None) -> float:
    """The lowest bound that counts; infinity if there is none."""
    found = breach(fact, inf)
    if found is None:
        return inf
    return found.bound if found.fact.advised is None else min(found.bound, found.fact.advised)


def _fault(entry: Entry, message: str, cure: str) -> Fault:
    return Fault(place_of(entry), "platform-window-or-quota", message, cure)
