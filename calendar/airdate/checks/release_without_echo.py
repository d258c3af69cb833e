"""A press release that no page of our own and no social post tells; or a launch without a release.

A release is read by journalists; whoever hears of it looks for it on the website, and passes on what can be
passed on. "PR is extremely useful" where the rest of the house says the same at the same time (the house's
doctrine S003). What tells the same names the release, or the same event or item, or belongs to the same
campaign, and appears within a day of it. An item with ``launch: yes`` needs a release in the same way.
Translations and what supports another release are told with that one; what was long ago, and a plan that has
no pages and no posts at all, or no releases, is left alone.

Bad: ``publish: 2027-03-16 10:00`` in a release, and the first post on it on 20 March.

Good, an article or post beside it::

    publish: 1 hour after orion-release
    links: {covers: orion-release}

To fix it, plan one, or link what there is. In ``calendar/policy.yml`` are set the hours, the days for
which this is told afterwards, and which formats of press items are releases (those without a format
always are)::

    rules: {release-without-echo: {hours: 24, past: 7, formats: [press-release]}}
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from airdate.entry import Entry, place_of
from airdate.finding import Fault, Severity
from airdate.item import Item, named_by
from airdate.overlap import Stretches
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Status
from airdate.story import ground, is_social, moments

CODE = "XM004"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.PLANNED
SETTINGS: Mapping[str, Any] = {"hours": 24, "past": 7, "formats": ("press-release",)}


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each release without an echo, and for each launch without a release."""
    value = partial(plan.vocabulary.policy.value, "release-without-echo")
    since = plan.now - timedelta(days=value("past", SETTINGS["past"]))
    hours = value("hours", SETTINGS["hours"])
    releases = _releases(plan, since, value("formats", SETTINGS["formats"]))
    for entry in _lonely(plan, releases, _echoes, hours):
        message = f"no page of our own and no social post tells this within {hours} hours"
        cure = f"plan one, or let it name this by `links: {{covers: {entry.item.id}}}`"
        yield Fault(place_of(entry), "release-without-echo", message, cure)
    launches = [e for e in moments(plan) if e.item.brief.launch and e.ends >= since]
    for entry in _lonely(plan, launches, _is_press, hours):
        message = f"no press release goes with this launch within {hours} hours"
        cure = f"plan one, or let it name this by `links: {{announces: {entry.item.id}}}`"
        yield Fault(place_of(entry), "release-without-echo", message, cure)


def _releases(plan: Plan, since: datetime, formats: tuple[str, ...]) -> list[Entry]:
    """The releases that are more than ideas and not long over: of each item the first appearance."""
    first: dict[str, Entry] = {}
    for entry, _ in plan.appearances:
        if not _is_press(plan, entry) or entry.output.format not in ("", *formats):
            continue
        if entry.exact and entry.status is not Status.IDEA and not entry.repeats:
            first.setdefault(entry.item.path, entry)
    return [entry for entry in first.values() if entry.ends >= since and not _attends(plan, entry.item)]


def _is_press(plan: Plan, entry: Entry) -> bool:  # noqa: ARG001 - as `_echoes` is asked
    return entry.item.type == "press"


def _attends(plan: Plan, item: Item) -> bool:
    """Whether it is a translation, or goes to some beside another release, as under its embargo."""
    related = plan.related(item)
    return any(how == "translation-of" or (how == "supports" and of.type == "press") for how, of in related)


def _echoes(plan: Plan, entry: Entry) -> bool:
    """Whether it is a social post, or stands on ground of our own that is not only for colleagues."""
    if is_social(entry, plan.vocabulary) or entry.item.type == "article":
        return True
    return entry.item.type != "notice" and ground(entry, plan.vocabulary) == "owned"


def _lonely(
    plan: Plan, entries: list[Entry], answers: Callable[[Plan, Entry], bool], hours: int
) -> Iterator[Entry]:
    """Those near which nothing answers; none where nothing in the whole plan does."""
    wanted = {id for entry in entries for id in _stories(entry.item, named_by(entry.item))}
    found: dict[str, list[tuple[datetime, datetime]]] = {}
    used = False
    for entry, named in plan.appearances if entries else ():  # for speed
        if answers(plan, entry) and not (entry.spans or entry.repeats):
            used = True
            for id in wanted & _stories(entry.item, named):
                found.setdefault(id, []).append((entry.begins, entry.ends))
    told, reach = {id: Stretches(times) for id, times in found.items()}, timedelta(hours=hours)
    for entry in entries if used else ():
        near = [told[id] for id in _stories(entry.item, named_by(entry.item)) if id in told]
        if not any(times.meet(entry.begins - reach, entry.ends + reach) for times in near):
            yield entry


def _stories(item: Item, named: Iterable[str]) -> set[str]:
    return {item.id, item.campaign, *named} - {""}
