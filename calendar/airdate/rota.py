"""Rota: who is on duty in which channel when, week by week, and when nobody is."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from airdate.duty import DutyFault, Shift, parse
from airdate.parts.charter import Charter
from airdate.plan import Plan

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)


class Watch(NamedTuple):
    """One line of a rota that can be read; ``number`` tells those of one person in one channel apart."""

    channel: str
    person: str
    shift: Shift
    number: int


class Stretch(NamedTuple):
    """From when to when somebody is on duty, or nobody is."""

    begins: datetime
    ends: datetime
    watch: Watch | None = None

    @property
    def hours(self) -> float:
        """How long it is."""
        return (self.ends - self.begins) / timedelta(hours=1)


def rotas(plan: Plan) -> dict[str, list[Watch]]:
    """The rota of each channel that has one; what cannot be read is left out, and told by nobody-on-duty."""
    found = {id: each.account.charter for id, each in (plan.vocabulary.channels or {}).items()}
    read = {id: list(_watches(id, charter)) for id, charter in found.items() if charter}
    return {id: watches for id, watches in read.items() if watches}


def _watches(channel: str, charter: Charter) -> Iterator[Watch]:
    seen: dict[str, int] = {}
    for duty in charter.duty:
        try:
            shift = parse(duty.days, duty.hours)
        except DutyFault:
            continue
        if duty.person and shift.days:
            seen[duty.person] = seen.get(duty.person, 0) + 1
            yield Watch(channel, duty.person, shift, seen[duty.person])


def on_duty(watches: Iterable[Watch], first: date, last: date, zone: ZoneInfo) -> list[Stretch]:
    """Who is on duty on those days, by begin; a shift counts on the day on which it begins."""
    ordered = sorted(watches, key=lambda watch: (watch.channel, watch.person, watch.number))
    days = [first + n * _DAY for n in range((last - first).days + 1)]
    found = [
        Stretch(*times, watch) for watch in ordered for day in days if (times := watch.shift.on(day, zone))
    ]
    return sorted(found, key=lambda stretch: (stretch.begins, stretch.ends))


def silences(watches: Sequence[Watch], monday: date, zone: ZoneInfo) -> list[Stretch]:
    """When nobody is on duty in the week from that day: each stretch that begins in it, whole."""
    shifts = on_duty(watches, monday - _WEEK, monday + 2 * _WEEK, zone)
    found, reached = [], None
    for shift in shifts:
        if reached and shift.begins > reached:
            found.append(Stretch(reached, shift.begins))
        reached = max(reached, shift.ends) if reached else shift.ends
    days = {monday + n * _DAY for n in range(7)}
    return [stretch for stretch in found if stretch.begins.astimezone(zone).date() in days]
