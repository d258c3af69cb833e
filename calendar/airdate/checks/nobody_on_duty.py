"""Something goes out when nobody is on duty who could answer, or nobody who speaks its language.

Most answers come in the first hours, in the language of the post ("global, local conversations", the
house's doctrine S000, S001). Looked at is what has an hour and comes within a month in a channel whose
charter says who is on ``duty``; the roster's hours are in the plan's zone, and one that ends before it
begins goes on overnight. For those of whom ``people.yml`` names no languages it is taken that they speak
all. Whom an item names under ``responders:`` is there for it, at any hour.

Bad, for a post on Saturday at 18:00, or one in Spanish::

    mastodon:
      charter:
        duty: [{person: linh, days: mon-fri, hours: "09:00-17:00"}]

Good: a post on weekdays before three in the afternoon, in a language that Linh speaks; or ``responders:
[omar]`` in the item.

To fix it, move it, name responders, or add to the roster. The hours after publication, and how many days
ahead this is told, are set by ``rules: {nobody-on-duty: {hours: 2, ahead: 30}}`` in
``calendar/policy.yml``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from airdate.duty import DutyFault, Shift, covered, parse
from airdate.entry import Entry, place_of
from airdate.finding import Fault, Severity
from airdate.parts.charter import Charter
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.series import days_of, is_regular, together
from airdate.status import Status
from airdate.text import listed, shown
from airdate.vocabulary import Person

CODE = "RI002"
SEVERITY = Severity.WARNING
PROFILE = Profile.STRICT
WHEN = When.PLANNED
SETTINGS = {"hours": 2, "ahead": 30}


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each roster that cannot be read, or lacks a language, and for each lonely hour."""
    rosters = {}
    for id, channel in (plan.vocabulary.channels or {}).items():
        charter = channel.account.charter
        if charter and charter.duty:
            roster = rosters[id] = _Roster(id, charter)
            yield from roster.faults
    if sound := {id: roster for id, roster in rosters.items() if not roster.faults}:
        yield from _lonely(plan, sound)


@dataclass
class _Roster:
    """Who is on duty in a channel, and which languages were found missing there."""

    id: str
    charter: Charter
    shifts: list[tuple[str, Shift]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    mute: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for duty in self.charter.duty:
            try:
                self.shifts.append((duty.person, parse(duty.days, duty.hours)))
            except DutyFault as fault:
                message = f"`{fault.key}`: {shown(fault.message, 120)}"
                self.faults.append(Fault(duty.spot(fault.key), "nobody-on-duty", message, fault.cure))

    def speaking(self, language: str, people: Mapping[str, Person]) -> list[Shift]:
        """The shifts of those who speak the language."""
        return [shift for person, shift in self.shifts if _speaks(person, language, people)]


def _lonely(plan: Plan, rosters: Mapping[str, _Roster]) -> Iterator[Fault]:
    value = partial(plan.vocabulary.policy.value, "nobody-on-duty")
    hours, ahead = value("hours", SETTINGS["hours"]), value("ahead", SETTINGS["ahead"])
    near = plan.between(plan.today, plan.today + timedelta(days=ahead))
    meant = [entry for entry in near if entry.output.channel in rosters and _meant(plan, entry)]
    alone = []
    for entry in meant:
        roster = rosters[entry.output.channel]
        if responders := entry.item.response.responders:
            if fault := _strangers(plan, entry, responders):
                yield fault
        elif not (shifts := roster.speaking(entry.output.language, plan.vocabulary.people or {})):
            roster.mute[entry.output.language] = roster.mute.get(entry.output.language, 0) + 1
        elif not _covered(plan, entry, shifts, hours):
            alone.append(entry)
    yield from (_alone(plan, entries, hours) for entries in together(alone))
    for roster in rosters.values():
        for language, count in roster.mute.items():
            what = f"nobody on duty on '{roster.id}' speaks '{shown(language)}'"
            message = f"{what}, the language of {count} that {'comes' if count == 1 else 'come'} there"
            cure = "add somebody who does, or name `responders` in the item"
            yield Fault(roster.charter.spot("duty"), "nobody-on-duty", message, cure)


def _meant(plan: Plan, entry: Entry) -> bool:
    idle = entry.called_off or entry.spans or entry.status is Status.IDEA
    return entry.timed and entry.begins > plan.now and not idle


def _speaks(person: str, language: str, people: Mapping[str, Person]) -> bool:
    """Whether the person speaks it, whatever the region; in doubt they do."""
    known = people[person].languages if person in people else ()
    return not known or _plain(language) in map(_plain, known)


def _plain(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _strangers(plan: Plan, entry: Entry, responders: Iterable[str]) -> Fault | None:
    language, people = entry.output.language, plan.vocabulary.people or {}
    if any(_speaks(person, language, people) for person in responders):
        return None
    message = f"none of its responders ({listed(map(shown, responders))}) speaks '{shown(language)}'"
    return Fault(entry.item.response.spot("responders"), "nobody-on-duty", message, "name somebody who does")


def _covered(plan: Plan, entry: Entry, shifts: list[Shift], hours: int) -> bool:
    until = entry.begins + timedelta(hours=hours)
    return covered(shifts, entry.begins, until, plan.vocabulary.settings.zone)


def _alone(plan: Plan, entries: list[Entry], hours: int) -> Fault:
    entry = entries[0]
    local = entry.begins.astimezone(plan.vocabulary.settings.zone)
    when = f"{local:%A}, {local:%Y-%m-%d %H:%M}"
    if len(entries) > 1:
        when = f"it on {len(entries)} days ({days_of(entries)})"
    message = f"in the {hours} hours after {when} nobody on duty speaks '{shown(entry.output.language)}'"
    place = entry.item.at("repeat") if is_regular(entry) else place_of(entry)
    cure = f"move it, name `responders`, or add to the `duty` of '{entry.output.channel}'"
    return Fault(place, "nobody-on-duty", message, cure)
