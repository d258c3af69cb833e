"""A press release that no page of our own and no social post tells; or a launch without a release.

A release is read by journalists; whoever hears of it looks for it on the website, and passes on what can
be passed on. "PR is extremely useful" where the rest of the house says the same at the same time (the
house's doctrine S003). What tells the same names the release, or the same event or item, or belongs to
the same campaign, and appears within a day of it. An item with ``launch: yes`` needs a release in the
same way. Translations are told with their original; what was long ago, and a plan that has no pages and
no posts at all, or no releases, is left alone.

Bad: ``publish: 2027-03-16 10:00`` in a release, and the first post on it on 20 March.

Good, an article or post beside it::

    publish: 1 hour after orion-release
    links: {covers: orion-release}

To fix it, plan one, or link what there is. In ``calendar/policy.yml`` are set the hours, the days for
which this is told afterwards, and which formats of press items are releases (those without a format
always are)::

    rules: {release-without-echo: {hours: 24, past: 7, formats: [press-release]}}
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from airdate.entry import Entry, place_of
from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.overlap import Stretches
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Status
from airdate.story import appearances, ground, is_social, moments, tells_of

CODE = "XM004"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.PLANNED
SETTINGS: Mapping[str, Any] = {"hours": 24, "past": 7, "formats": ("press-release",)}

Told = Mapping[str, Stretches[datetime]]


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each release without an echo, and for each launch without a release."""
    value = partial(plan.vocabulary.policy.value, "release-without-echo")
    since = plan.now - timedelta(days=value("past", SETTINGS["past"]))
    hours = value("hours", SETTINGS["hours"])
    found = [entry for entry in appearances(plan) if not (entry.repeats or entry.spans)]
    releases = _releases(found, since, value("formats", SETTINGS["formats"]))
    if echoes := _by_story(entry for entry in found if releases and _echoes(plan, entry)):
        for entry in releases:
            if not _near(entry, echoes, hours):
                message = f"no page of our own and no social post tells this within {hours} hours"
                cure = f"plan one, or let it name this by `links: {{covers: {entry.item.id}}}`"
                yield Fault(place_of(entry), "release-without-echo", message, cure)
    launches = [
        e for e in moments(plan) if e.item.brief.launch and e.item.type != "press" and e.ends >= since
    ]
    if press := _by_story(entry for entry in found if launches and entry.item.type == "press"):
        for entry in launches:
            if not _near(entry, press, hours):
                message = f"no press release goes with this launch within {hours} hours"
                cure = f"plan one, or let it name this by `links: {{announces: {entry.item.id}}}`"
                yield Fault(place_of(entry), "release-without-echo", message, cure)


def _releases(found: list[Entry], since: datetime, formats: tuple[str, ...]) -> list[Entry]:
    """The releases that are more than ideas and not long over: of each item the first appearance."""
    first: dict[str, Entry] = {}
    for entry in found:
        is_release = entry.item.type == "press" and entry.output.format in ("", *formats)
        if is_release and entry.exact and entry.status is not Status.IDEA:
            first.setdefault(entry.item.path, entry)
    return [entry for entry in first.values() if entry.ends >= since and not _translates(entry.item)]


def _translates(item: Item) -> bool:
    return any(link.relation == "translation-of" for link in item.links)


def _echoes(plan: Plan, entry: Entry) -> bool:
    """Whether it is a social post, or stands on ground of our own that is not only for colleagues."""
    if is_social(entry, plan.vocabulary) or entry.item.type == "article":
        return True
    return entry.item.type != "notice" and ground(entry, plan.vocabulary) == "owned"


def _by_story(entries: Iterable[Entry]) -> Told:
    found: dict[str, list[tuple[datetime, datetime]]] = {}
    for entry in entries:
        for id in _stories(entry.item):
            found.setdefault(id, []).append((entry.begins, entry.ends))
    return {id: Stretches(times) for id, times in found.items()}


def _stories(item: Item) -> set[str]:
    return {item.id, item.campaign, *tells_of(item)} - {""}


def _near(entry: Entry, told: Told, hours: int) -> bool:
    reach = timedelta(hours=hours)
    return any(
        told[id].meet(entry.begins - reach, entry.ends + reach) for id in _stories(entry.item) if id in told
    )
