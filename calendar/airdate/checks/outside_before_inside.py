"""Colleagues are told after the public: the notice for them comes later than what it is about.

Who works in the house should hear its news from the house, and be able to answer for it when the first
person asks ("internal communications, human resources", the house's doctrine S003). For colleagues is
what appears in an internal channel, or is for internal audiences only. The public item is one that names
the same event or item, or is the one that the notice names; a notice that names none is compared with its
campaign. Where an earlier notice of the same campaign has told colleagues, a later one may come after; and
so may one that only looks back (``links: {recaps: …}``).

Bad, for a release that goes out on 16 March at 10:00::

    type: notice
    audience: staff
    links: {covers: orion-release}
    publish: 2027-03-17

Good: ``publish: 1 hour before orion-release``.

To fix it, send the notice first. Which audiences and channels are internal is set in
``calendar/policy.yml``::

    rules: {outside-before-inside: {audiences: [staff, board], channels: [intranet]}}
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial

from airdate.entry import Entry, place_of
from airdate.finding import Fault, Severity
from airdate.item import Item, named_by
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Status

CODE = "XM007"
SEVERITY = Severity.WARNING
PROFILE = Profile.STRICT
WHEN = When.PLANNED
SETTINGS = {"audiences": ("staff", "internal", "intranet"), "channels": ("intranet", "internal", "staff")}


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each notice still to come that is later than what it tells."""
    value = partial(plan.vocabulary.policy.value, "outside-before-inside")
    audiences = frozenset(value("audiences", SETTINGS["audiences"]))
    channels = frozenset(value("channels", SETTINGS["channels"]))
    if not any(_is_inside(entry, audiences, channels) for entry, _ in plan.appearances):  # for speed
        return
    meant = [each for each in plan.appearances if _meant(each[0])]
    inside = [each for each in meant if _is_inside(each[0], audiences, channels)]
    coming = [entry for entry, _ in inside if entry.begins > plan.now]
    wanted = {id for entry in coming for id in (*_names(entry.item), entry.item.campaign)} - {""}
    firsts, told = _first(meant, wanted), _first(inside, wanted)
    for entry in coming:
        late = None if _looks_back(entry.item) else _late(entry, firsts, told)
        if late and entry.status is not Status.PUBLISHED:
            message = f"colleagues hear of it after the public: '{late.id}' goes out {_when(late)}"
            yield Fault(place_of(entry), "outside-before-inside", message, "let this go out before that")


def _meant(entry: Entry) -> bool:
    return entry.exact and not (entry.spans or entry.repeats or entry.status is Status.IDEA)


def _is_inside(entry: Entry, audiences: frozenset[str], channels: frozenset[str]) -> bool:
    if entry.output.channel in channels:
        return True
    return bool(entry.item.audience) and audiences.issuperset(entry.item.audience)


def _looks_back(item: Item) -> bool:
    return {link.relation for link in item.links} == {"recaps"}


def _first(found: Iterable[tuple[Entry, frozenset[str]]], wanted: set[str]) -> dict[str, Entry]:
    """What comes first of those ids: by item, by what it names and by campaign."""
    first: dict[str, Entry] = {}
    for entry, named in found:
        for id in wanted.intersection((entry.item.id, entry.item.campaign, *named)):
            if id not in first or _known(entry) < _known(first[id]):
                first[id] = entry
    return first


def _known(entry: Entry) -> datetime:
    """The latest moment at which it may come: on a day without an hour the end of that."""
    return entry.begins if entry.timed else entry.ends - timedelta(seconds=1)


def _late(entry: Entry, firsts: dict[str, Entry], told: dict[str, Entry]) -> Entry | None:
    """What the public gets earlier, unless colleagues were told before that."""
    names = _names(entry.item)
    first = min((firsts[id] for id in names), key=lambda each: (_known(each), each.id))
    knew = (told[id].begins for id in {*names, entry.item.campaign} - {""})
    return first if min(knew) > _known(first) else None


def _names(item: Item) -> set[str]:
    """What a notice is about: what it names and what names it, else its campaign."""
    return {item.id, *(named_by(item) or {item.campaign})} - {""}


def _when(entry: Entry) -> str:
    return entry.start.text if entry.start else ""  # for mypy
