"""A limit in ``calendar/channels.yml`` that no network has, or whose value cannot be read.

A limit that Airdate does not know is not checked, and the network's own one holds on: whoever wrote
``body.maxx`` believes that the longer text passes. Names are those of the table in ``docs/channels.md``; a
value is a number, ``yes`` or ``no``, or ``none`` for no limit, as the table has it. The same for a `network`
that Airdate does not know.

Bad::

    mastodon: {limits: {body.length: 5000}}

Good::

    mastodon: {limits: {body.max: {value: 5000, source: instance settings, date: 2026-11-01}}}

Fix: write the name or the value as the message says. Waive it in ``calendar/policy.yml`` with ``path:
calendar/channels.yml``, if you keep a limit there for yourself.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.network import named, networks
from airdate.outlet import Unreadable, value_of
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import did_you_mean, listed, shown
from airdate.vocabulary import Channel

CODE = "CH101"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each limit, and each network, that means nothing."""
    for channel in (plan.vocabulary.channels or {}).values():
        said = channel.account.network
        if said and not named(said):
            place = channel.account.spot("network")
            message = f"no network is called '{shown(said)}'"
            cure = did_you_mean(said, networks()) or f"networks are {listed(networks(), 99)}"
            yield Fault(place, "odd-limit", message, cure)
        else:
            yield from _limits(channel)


def _limits(channel: Channel) -> Iterator[Fault]:
    found = named(channel.account.network or channel.id)
    for name, limit in channel.limits.items():
        if found is None:
            message = f"a limit, but '{shown(channel.id)}' is no network that is known"
            yield Fault(limit.place, "odd-limit", message, "say which one it is under `network`")
            return
        fact = found.fact(name)
        if fact is None:
            message = f"{found.label} has no limit '{shown(name)}'"
            cure = did_you_mean(name, found.facts) or f"it has {listed(found.facts, 99)}"
            yield Fault(limit.place, "odd-limit", message, cure)
            continue
        try:
            value_of(limit.value, fact)
        except Unreadable as error:
            message = f"`{name}`: '{shown(limit.value)}' cannot be read"
            yield Fault(limit.place, "odd-limit", message, f"write {error.like}")
