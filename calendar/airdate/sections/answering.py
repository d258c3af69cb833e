"""Answering: who answers what people write below something, within how long, and by which playbook."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from airdate.duty import DutyFault, Shift, covered, parse
from airdate.entry import Entry
from airdate.item import PAPERS, Item
from airdate.parts.charter import Charter, Duty
from airdate.plan import Plan
from airdate.vocabulary import Channel

#: Whoever is on duty in this stretch after it goes out.
_MOMENT = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Answering:
    """By which ``playbook``, which ``people``, within how many ``hours``; empty where nobody has said."""

    playbook: str = ""
    people: tuple[str, ...] = ()
    hours: float | None = None

    def __bool__(self) -> bool:
        return bool(self.playbook or self.people)


def of_item(plan: Plan, item: Item, entries: Iterable[Entry]) -> list[Answering]:
    """Who answers, for each channel in which it appears, each once.

    What the item says itself counts first, then its campaign, then the channel's charter; where none of
    them names anybody, its owner answers.
    """
    if item.type in PAPERS and item.type != "campaign":
        return []
    campaign = plan.by_id.get(item.campaign, item)
    found = dict.fromkeys(_of_entry(plan, entry) for entry in entries)
    own = Answering(
        item.response.playbook or campaign.response.playbook,
        item.response.responders or campaign.response.responders,
    )
    last = (item.owner,) if item.owner else ()
    merged = (_over(own, other, last) for other in found or [Answering()])
    return [answering for answering in dict.fromkeys(merged) if answering]


def of_channel(channel: Channel) -> Answering:
    """Who answers in a channel: its roster, else whoever looks after it."""
    charter = channel.account.charter
    if charter is None:
        return Answering()
    people = tuple(dict.fromkeys(each.person for each in charter.duty if each.person))
    return Answering(charter.playbook, people or _owner(charter), charter.response_hours)


def _over(own: Answering, other: Answering, last: tuple[str, ...]) -> Answering:
    return Answering(own.playbook or other.playbook, own.people or other.people or last, other.hours)


def _of_entry(plan: Plan, entry: Entry) -> Answering:
    """Who answers in its channel: those on duty when it goes out, if it has an hour and anybody is."""
    channel = plan.vocabulary.channel(entry.output.channel)
    found = of_channel(channel) if entry.output.channel else Answering()
    charter = channel.account.charter
    if not (charter and charter.duty and entry.exact and entry.timed):
        return found
    there = [each.person for each in charter.duty if _is_on(each, plan, entry)]
    return replace(found, people=tuple(dict.fromkeys(filter(None, there)))) if any(there) else found


def _is_on(duty: Duty, plan: Plan, entry: Entry) -> bool:
    shift, begins = _shift(duty), entry.begins
    zone = plan.vocabulary.settings.zone
    return shift is not None and covered([shift], begins, begins + _MOMENT, zone)


def _shift(duty: Duty) -> Shift | None:
    """The shift as it is written; None if it cannot be read, which ``nobody-on-duty`` tells."""
    try:
        return parse(duty.days, duty.hours)
    except DutyFault:
        return None


def _owner(charter: Charter) -> tuple[str, ...]:
    return (charter.owner,) if charter.owner else ()
