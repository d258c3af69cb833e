"""Limits of networks that nobody has looked up for 180 days, and limits of the house without source or date.

Networks move their limits without notice: Instagram went from 30 hashtags to 5 within weeks (December 2025).
Airdate ships limits with the day on which they were looked up; one finding tells that this is long ago, for
the networks that the plan uses. What the plan says itself under `limits` needs a source and a date, and must
be looked up again, too.

Bad::

    mastodon: {limits: {body.max: 5000}}

Good::

    mastodon: {limits: {body.max: {value: 5000, source: instance settings, date: 2026-11-01}}}

Fix: install the newest Airdate, or look the limit up and write it down with its source and today's date.
Configure in ``calendar/policy.yml``: ``rules: {stale-channel-facts: {days: 365}}``. Waive it there with
``path: calendar/channels.yml``.
"""

from collections.abc import Iterator
from datetime import date

from airdate.finding import Fault, Place, Severity
from airdate.network import STALE_AFTER_DAYS, Grade, Network
from airdate.outlet import network_of
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import listed, shown
from airdate.vocabulary import Channel, Limit

CODE = "CH013"
SEVERITY = Severity.INFO
PROFILE = Profile.RECOMMENDED
WHEN = When.ALWAYS
SETTINGS = {"days": STALE_AFTER_DAYS}


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for all shipped facts that are old, and for each limit of the house that is unsure."""
    days = plan.vocabulary.policy.value("stale-channel-facts", "days", STALE_AFTER_DAYS)
    used = [plan.vocabulary.channel(id) for id in plan.values("channel")]
    yield from _shipped(plan, used, days)
    for channel in (plan.vocabulary.channels or {}).values():
        for name, limit in channel.limits.items():
            if said := _unsure(limit, plan.today, days):
                message = f"the limit '{shown(name)}' of {shown(channel.id)} {said}"
                cure = "look it up, and give it `source` and `date`"
                yield Fault(limit.place, "stale-channel-facts", message, cure)


def _shipped(plan: Plan, used: list[Channel], days: int) -> Iterator[Fault]:
    known = [(channel, found) for channel in used if (found := network_of(channel))]
    old = {
        found.label: day for _, found in known if (day := _oldest(found)) and _is_old(day, plan.today, days)
    }
    if not old:
        return
    day = min(old.values())
    place = next(
        (channel.place for channel, _ in known if channel.place.path), Place("calendar/channels.yml")
    )
    message = (
        f"the limits of {listed(sorted(old))} were looked up on {day}, {(plan.today - day).days} days ago"
    )
    cure = "install the newest Airdate, or look up those that matter and write them under `limits`"
    yield Fault(Place(place.path), "stale-channel-facts", message, cure)


def _oldest(found: Network) -> date | None:
    """The day on which the oldest of the shipped facts was looked up; what nobody confirmed is never used."""
    unused = (Grade.D, Grade.HOUSE)
    days = (fact.as_of for fact in found.facts.values() if fact.grade not in unused)
    return min(filter(None, days), default=None)


def _is_old(day: date, today: date, days: int) -> bool:
    return (today - day).days > days


def _unsure(limit: Limit, today: date, days: int) -> str:
    """What is wrong with a limit that the house gives, or nothing."""
    day = limit.as_of
    if not limit.source or not day:
        missing = [word for word, said in (("source", limit.source), ("date", day)) if not said]
        return f"has no {' and no '.join(missing)}"
    return f"was looked up on {day}, {(today - day).days} days ago" if _is_old(day, today, days) else ""
