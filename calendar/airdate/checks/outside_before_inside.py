"""Colleagues are told after the public: the notice for them comes later than what it is about.

Who works in the house should hear its news from the house, and be able to answer for it when the first
person asks ("internal communications, human resources", the house's doctrine S003). For colleagues is
what appears in an internal channel, or is for internal audiences only. The public item is one that names
the same event or item, or is the one that the notice names; a notice that names none is compared with its
campaign. Where an earlier notice of the same campaign has told colleagues, a later one may come after.

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
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Status
from airdate.story import appearances, tells_of

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
    found = [
        e for e in appearances(plan) if e.exact and not (e.repeats or e.spans or e.status is Status.IDEA)
    ]
    inside = [entry for entry in found if _is_inside(entry, audiences, channels)]
    coming = [entry for entry in inside if entry.begins > plan.now and entry.status is not Status.PUBLISHED]
    if not coming:
        return
    public = _first(entry for entry in found if not _is_inside(entry, audiences, channels))
    told = _first(inside)
    for entry in coming:
        if late := _late(entry, public, told):
            message = f"colleagues hear of it after the public: '{late.id}' goes out {_when(late)}"
            yield Fault(place_of(entry), "outside-before-inside", message, "let this go out before that")


def _is_inside(entry: Entry, audiences: frozenset[str], channels: frozenset[str]) -> bool:
    if entry.output.channel in channels:
        return True
    return bool(entry.item.audience) and audiences.issuperset(entry.item.audience)


def _first(entries: Iterable[Entry]) -> dict[str, Entry]:
    """What the public, or colleagues, get first: by item, by what it names and by campaign."""
    found: dict[str, Entry] = {}
    for entry in entries:
        item = entry.item
        for id in {item.id, item.campaign, *tells_of(item)} - {""}:
            if id not in found or _known(entry) < _known(found[id]):
                found[id] = entry
    return found


def _known(entry: Entry) -> datetime:
    """The latest moment at which it may come: on a day without an hour the end of that."""
    return entry.begins if entry.timed else entry.ends - timedelta(seconds=1)


def _late(entry: Entry, public: dict[str, Entry], told: dict[str, Entry]) -> Entry | None:
    """What the public gets earlier, unless colleagues were told before that."""
    names = _names(entry.item)
    firsts = [public[id] for id in names if id in public]
    first = min(firsts, key=lambda each: (_known(each), each.id), default=None)
    if first is None:
        return None
    knew = [told[id] for id in (*names, entry.item.campaign) if id in told]
    return first if min(each.begins for each in (entry, *knew)) > _known(first) else None


def _names(item: Item) -> set[str]:
    """What a notice is about: what it names and what names it, else its campaign."""
    named = tells_of(item)
    return {item.id, *(named or {item.campaign})} - {""}


def _when(entry: Entry) -> str:
    return entry.start.text if entry.start else ""
