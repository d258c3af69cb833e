"""Somebody for whom an item is made cannot read it, or reads an older version than others.

The Web is global, and people act in their own language. An audience in calendar/audiences.yml names the
`languages:` it reads. An item and what is linked to it by `translation-of:` are the versions of one text:
there must be one that each audience can read. Where a text is translated at all, there should be one in every
language of its audiences; with the setting `every: yes` also where it is not. And a version must not
be older than its source: `updated:` of both tells, else what git says of title, summary and wording.

A plan in which no item says its `language:` or has a translation is not asked.

Bad, for an audience with `languages: [de]`::

    audience: schools
    language: en

Good, besides::

    audience: schools
    language: de
    links: {translation-of: open-day}

Fix: translate it, or correct `languages:` of the audience; bring the older version up to date.
Configure: `rules: {translation-gap: {every: yes}}` in calendar/policy.yml.
Waive: `waive: [{rule: LO002, reason: nobody can translate it, by: ana, until: 2027-12-31}]`.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from airdate import language
from airdate.finding import Fault, Place, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.reading.history.record import moment
from airdate.text import listed

CODE = "LO002"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED
SETTINGS: Mapping[str, object] = {"every": False}

_NAME = "translation-gap"
_WORDING = ("title", "summary", "text", "headline", "subject", "preheader", "description", "lead")


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each source text with a gap, and for each version that is behind."""
    versions: dict[str, list[Item]] = {}
    for item in plan.items:
        for source in _sources(plan, item):
            versions.setdefault(source.id, []).append(item)
            yield from _behind(plan, item, source)
    if not versions and not any("language" in o.places for item in plan.items for o in item.outputs):
        return
    read = {id: audience.languages for id, audience in (plan.vocabulary.audiences or {}).items()}
    every = plan.vocabulary.policy.value(_NAME, "every", False)
    for item in plan.items:
        if not item.audience:  # for speed
            continue
        if not item.postponed and not any(_sources(plan, item)):
            yield from _gaps(item, versions.get(item.id, ()), read, every=every)


def _sources(plan: Plan, item: Item) -> Iterator[Item]:
    return (other for relation, other in plan.related(item) if relation == "translation-of")


def _gaps(
    item: Item, versions: Sequence[Item], read: Mapping[str, Sequence[str]], *, every: bool
) -> Iterator[Fault]:
    there = [output.language for each in (item, *versions) if not each.cancelled for output in each.outputs]
    for n, id in enumerate(item.audience):
        tags = read.get(id, ())
        missing = [tag for tag in tags if not any(language.covers(tag, other) for other in there)]
        if missing and (every or len({*there}) > 1 or len(missing) == len(tags)):
            message = f"'{id}' reads {listed(tags)}, and there is no version in {listed(missing)}"
            cure = "add an item with `links: {translation-of: " + item.id + "}`, or correct the audience"
            yield Fault(item.places.get(f"audience.{n}", item.at("audience")), _NAME, message, cure)


def _behind(plan: Plan, item: Item, source: Item) -> Iterator[Fault]:
    for mine, theirs in _worded(plan, item, source):
        if mine >= theirs or item.postponed:
            continue
        zone = plan.vocabulary.settings.zone
        days = mine.astimezone(zone).date(), theirs.astimezone(zone).date()
        message = f"this version is of {days[0]}, and '{source.id}' was changed on {days[1]}"
        yield Fault(_place(item), _NAME, message, "bring it up to date, and say so by `updated:`")


def _worded(plan: Plan, item: Item, source: Item) -> Iterator[tuple[datetime, datetime]]:
    """When both last changed, as they say themselves, else as git tells of the source's words; if at all."""
    zone, traces = plan.vocabulary.settings.zone, plan.history.ledger.traces
    if item.updated and source.updated:
        yield item.updated.begins(zone), source.updated.begins(zone)
        return
    match [traces[path] for path in (item.path, source.path) if path in traces]:
        case [mine, theirs]:
            yield moment(mine.newest(mine.blocks)), moment(theirs.newest(_WORDING))


def _place(item: Item) -> Place:
    return next(link.place for link in item.links if link.relation == "translation-of")
