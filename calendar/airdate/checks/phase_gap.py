"""An event or a launch of which nothing is told before, while, or after it happens.

People hear of an event before it, follow it on the day and want to know afterwards how it was ("before,
during and after", the house's doctrine S003; guides to events agree on the shape, and on no more:
vendors' pages, 2026). Looked at are events and items with ``launch: yes``. What tells of them names them
(``event:``, ``links:``, a time that hangs on them) or belongs to the same campaign and comes within a
month of it. What is known to the month only counts wherever it may fall. A launch speaks for itself on
its day. Series, campaigns, what is confidential or for colleagues alone, what is far ahead and what is
long over are left alone, and so is a plan in which nothing tells of anything.

Bad: an event on 16 March, and all that names it is::

    type: social
    event: orion-keynote
    publish: 1 week before orion-keynote

Good: the same, with a post on the day, and a recap two days after it.

To fix it, plan what is missing. The phases, how far around it a campaign counts, how far ahead and for
how many days after it this is told, and which audiences are colleagues, are set in
``calendar/policy.yml``::

    rules: {phase-gap: {phases: [before, after], days: 30, ahead: 180, past: 14, internal: [staff]}}
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from airdate.entry import Entry, entries_of, place_of
from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.overlap import Stretches
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Visibility
from airdate.story import days_of, moments

CODE = "XM003"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.PLANNED
SETTINGS: Mapping[str, Any] = {
    "phases": ("before", "during", "after"),
    "days": 30,
    "ahead": 180,
    "past": 14,
    "internal": ("staff", "internal"),
}

_DAY = timedelta(days=1)
_WHEN = {"before": "beforehand", "during": "on the day", "after": "afterwards"}
_CURES = {
    "before": "announce it",
    "during": "tell of it on the day",
    "after": "tell how it was",
}

Told = Mapping[str, Sequence[tuple[date, date]]]


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each event and launch that is not told in every phase."""
    value = partial(plan.vocabulary.policy.value, "phase-gap")
    since = plan.today - timedelta(days=value("past", SETTINGS["past"]))
    until = plan.today + timedelta(days=value("ahead", SETTINGS["ahead"]))
    internal = frozenset(value("internal", SETTINGS["internal"]))
    meant = (each for each in moments(plan) if not _is_inward(each.item, internal))
    near = [each for each in meant if each.last >= since and each.first <= until]
    direct, around = _told(plan) if near else ({}, {})  # for speed
    if not (direct or around):
        return
    campaigns = {id: Stretches(days) for id, days in around.items()}
    wanted = value("phases", SETTINGS["phases"])
    for moment in near:
        own = Stretches((*direct.get(moment.item.id, ()), *_own(plan, moment)))
        near_it = _Phases(moment, timedelta(days=value("days", SETTINGS["days"])))
        beside = campaigns.get(moment.item.campaign, Stretches[date](()))
        missing = [phase for phase in _CURES if phase in wanted and not near_it.told(phase, own, beside)]
        if missing := [phase for phase in missing if moment.last >= plan.today or phase == "after"]:
            yield _fault(moment, missing)


def _is_inward(item: Item, internal: frozenset[str]) -> bool:
    """Whether it is a secret, or for colleagues alone."""
    if item.visibility is Visibility.CONFIDENTIAL:
        return True
    return bool(item.audience) and internal.issuperset(item.audience)


def _told(plan: Plan) -> tuple[Told, Told]:
    """The days on which something names an item, by its id; and the days of each campaign."""
    direct: dict[str, list[tuple[date, date]]] = {}
    around: dict[str, list[tuple[date, date]]] = {}
    for entry, named in plan.appearances:
        days = days_of(entry)
        for id in named:
            direct.setdefault(id, []).append(days)
        if entry.item.campaign and entry.item.type != "event":
            around.setdefault(entry.item.campaign, []).append(days)
    return direct, around


def _own(plan: Plan, moment: Entry) -> Iterator[tuple[date, date]]:
    """The appearances of a launch itself; an event does not tell of itself."""
    if moment.item.type != "event":
        yield from (days_of(entry) for entry in entries_of(moment.item, plan.vocabulary.settings.zone))


class _Phases:
    """The days before, during and after a moment; ``reach`` is how far around it a campaign counts."""

    def __init__(self, moment: Entry, reach: timedelta) -> None:
        before, after = moment.first - _DAY, moment.last + _DAY
        self.near = {
            "before": (moment.first - reach, before),
            "during": (moment.first, moment.last),
            "after": (after, moment.last + reach),
        }
        self.far = self.near | {"before": (date.min, before), "after": (after, date.max - _DAY)}

    def told(self, phase: str, own: Stretches[date], beside: Stretches[date]) -> bool:
        return own.meet(*self.far[phase]) or beside.meet(*self.near[phase])


def _fault(moment: Entry, missing: list[str]) -> Fault:
    message = f"nothing about it appears {_listed(missing)}"
    cure = ", ".join(_CURES[phase] for phase in missing)
    named = f"`event: {moment.item.id}`" if moment.item.type == "event" else "`links`"
    return Fault(place_of(moment), "phase-gap", message, f"{cure}; name it there by {named}")


def _listed(phases: list[str]) -> str:
    *others, last = [_WHEN[phase] for phase in phases]
    return f"{', '.join(others)} or {last}" if others else last
