"""The vocabulary: ``calendar/*.yml`` read into terms, settings, feeds and editions."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar
from zoneinfo import ZoneInfo

from airdate.edition import BUILTIN_EDITIONS
from airdate.finding import Fault, Place
from airdate.item import TYPES
from airdate.marker import Layer, Marker, days_closed, order
from airdate.parts.account import Account
from airdate.parts.crowd import Crowd
from airdate.policy import Policy
from airdate.reading import agreed, due, duration, editions, forge, markers, parts, policy, selections, yaml
from airdate.reading.countries import country
from airdate.reading.fields import Fields, cure_of_id
from airdate.reading.source import read as read_source
from airdate.relative import Relative
from airdate.selection import Selection
from airdate.status import Stage
from airdate.text import did_you_mean, is_identifier, shown
from airdate.vocabulary import (
    COLOURS,
    MEDIA,
    Audience,
    Channel,
    Limit,
    Person,
    Settings,
    Term,
    Vocabulary,
    colour_of,
)

#: The files of ``calendar/``; all may be absent.
FILES = tuple(
    """plan types channels audiences people formats pillars feeds editions markers mapping policy
    results""".split()
)

#: What a named feed can select by.
FACETS = tuple(
    "type channel campaign event audience owner department media format pillar language status".split()
)

#: Stands in for a zone that cannot be read: that is one error, and not one more for each local time.
_UNKNOWN_ZONE = "UTC"

#: Feeds that every plan has.
_OWN_FEEDS = {"all": "everything", "due": "what is due", "unscheduled": "what has no day"}

AnyTerm = TypeVar("AnyTerm")


def read(
    folder: Path, name: str, faults: list[Fault], drafts: Mapping[str, str] = MappingProxyType({})
) -> Vocabulary:
    """Read every file of the vocabulary; ``name`` is how messages call the folder.

    ``drafts`` are texts that hold instead of files, by their names: an editor has not saved them.
    """
    found = _Folder(folder, name, faults, drafts)
    found.note_strangers()
    settings = found.settings()
    lead_times: dict[tuple[str, str], Mapping[Stage, Relative]] = {}
    durations: dict[tuple[str, str], timedelta] = {}
    types = found.terms("types", _timed_term("type", lead_times, durations))
    seen = BUILTIN_EDITIONS | (found.terms("editions", editions.read) or {})
    feeds = selections.known(found.terms("feeds", _selection) or {}, seen, faults)
    zone = settings.zone_for()
    rules = found.mapping("policy")
    words = Vocabulary(
        settings=settings,
        types=TYPES | {term.id: term.title for term in (types or {}).values()},
        channels=found.terms("channels", partial(_channel, zone)),
        audiences=found.terms("audiences", partial(_audience, zone)),
        people=found.terms("people", _person),
        formats=found.terms("formats", _timed_term("format", lead_times, durations)),
        pillars=found.terms("pillars", _term),
        feeds=feeds,
        lead_times=lead_times,
        durations=durations,
        editions=seen,
        policy=policy.read(rules, zone, faults) if rules else Policy(),
    )
    return _marked(words, found)


def _marked(words: Vocabulary, found: "_Folder") -> Vocabulary:
    """With the markers and layers of ``markers.yml``, whose scopes name other words."""
    terms: dict[str, Mapping[str, Term | str] | None] = {facet: words.terms(facet) for facet in FACETS}
    terms["type"] = words.types
    zone = words.settings.zone
    reader = markers.Reader(found.root.parent, zone if words.settings.timezone else None, zone, terms)
    read = (found.terms("markers", reader.read) or {}).values()
    bound = [markers.bound(layer) for layer in read if isinstance(layer, Layer)]
    own = (marker for marker in read if isinstance(marker, Marker))
    marked = tuple(sorted((*own, *(guard for guards, _ in bound for guard in guards)), key=order))
    layers = tuple(layer for _, layer in bound)
    return replace(words, markers=marked, layers=layers, closed_days=days_closed(marked))


class _Folder:
    """The YAML files of one vocabulary folder."""

    def __init__(self, root: Path, name: str, faults: list[Fault], drafts: Mapping[str, str]) -> None:
        self.root, self.name, self.faults, self.drafts = root, name, faults, drafts

    def note_strangers(self) -> None:
        """A misspelt file would be passed over in silence: name it."""
        paths = sorted(self.root.glob("*.y*ml")) if self.root.is_dir() else []
        for path in paths:
            if path.suffix != ".yml" or path.stem not in FILES:
                cure = did_you_mean(path.name, [f"{known}.yml" for known in FILES])
                message = f"'{shown(path.name)}' is no file of the vocabulary"
                cure = cure or f"Airdate reads {', '.join(FILES)} (.yml)"
                place = Place(f"{self.name}/{shown(path.name)}")
                self.faults.append(Fault(place, "unknown-file", message, cure))

    def mapping(self, stem: str) -> yaml.Mapping | None:
        """The mapping in ``stem.yml``; None if the file is absent or unreadable."""
        if (draft := self.drafts.get(f"{stem}.yml")) is not None:
            return _parsed(draft, f"{self.name}/{stem}.yml", self.faults)
        if not os.path.lexists(self.root / f"{stem}.yml"):  # a link that leads nowhere is no absent file
            return None
        return read_mapping(self.root, f"{stem}.yml", f"{self.name}/{stem}.yml", self.faults)

    def settings(self) -> Settings:
        """``plan.yml``."""
        mapping = self.mapping("plan")
        if mapping is None:
            unread = os.path.lexists(self.root / "plan.yml")
            return Settings(timezone=_UNKNOWN_ZONE if unread else "")
        fields = Fields(mapping, self.faults)
        settings = Settings(
            title=fields.line("title") or Settings().title,
            organisation=fields.line("organisation"),
            url=_site_url(fields),
            timezone=fields.zone("timezone") or (_UNKNOWN_ZONE if fields.node("timezone") else ""),
            language=agreed.tag(fields) or Settings().language,
            country=country(fields),
            edit_url=_edit_url(fields),
            forge=forge.read(fields),
            domains=fields.lines("domains"),
            now=fields.instant("now", "naive-time"),
        )
        fields.unknown("plan.yml")
        return settings

    def terms(self, stem: str, term: Callable[[str, Fields], AnyTerm]) -> dict[str, AnyTerm] | None:
        """The terms of ``stem.yml`` by id, in the file's order."""
        mapping = self.mapping(stem)
        if mapping is None:
            return None
        terms: dict[str, AnyTerm] = {}
        for id, node in mapping.values.items():
            place = mapping.keys[id]
            if fault := _wrong_id(stem, id, place, terms):
                self.faults.append(fault)
            elif isinstance(node, yaml.Sequence):
                message = f"'{id}' takes a title, or keys and values"
                self.faults.append(Fault(node.place, "bad-value", message, f"write `{id}: Title`"))
            else:
                fields = Fields(_long_form(node)._replace(place=place), self.faults)
                terms[id] = term(id, fields)
                fields.unknown(f"{stem}.yml")
        return terms


def _wrong_id(stem: str, id: str, place: Place, taken: Iterable[str]) -> Fault | None:
    """What keeps the id from being one of that file's, where others are taken."""
    if not is_identifier(id):
        return Fault(place, "bad-id", f"'{shown(id)}' cannot be an id", cure_of_id(id))
    if stem == "feeds" and id.lower() in _OWN_FEEDS:
        message = f"'{id}' is the feed of {_OWN_FEEDS[id.lower()]}"
        return Fault(place, "bad-id", message, "give this one another id")
    if id.lower() in (other.lower() for other in taken):
        message = f"the id '{id}' is taken; ids that differ only in case are the same on some disks"
        return Fault(place, "duplicate-id", message, "give one of the two another id")
    return None


def _long_form(node: yaml.Mapping | yaml.Scalar) -> yaml.Mapping:
    """``id: Title`` as ``id: {title: Title}``."""
    if isinstance(node, yaml.Mapping):
        return node
    text = yaml.Scalar(node.text, node.place, plain=False)
    return yaml.Mapping({} if node.empty else {"title": text}, {"title": node.place}, node.place)


def read_mapping(root: Path, path: str, shown: str, faults: list[Fault]) -> yaml.Mapping | None:
    """The YAML mapping that a whole file holds; None, and a fault, where it cannot be read."""
    source = read_source(root, path, shown, faults)
    return _parsed(source.text, shown, faults) if source else None


def _parsed(text: str, shown: str, faults: list[Fault]) -> yaml.Mapping | None:
    try:
        return yaml.parse(text, shown, 1, faults)
    except yaml.YamlFault as error:
        faults.append(error.fault)
        return None


def _site_url(fields: Fields) -> str:
    """The site's address with a slash at its end; no mail address, no query."""
    url = fields.url("url")
    if url.lower().startswith("mailto:") or "?" in url or "#" in url:
        message = f"`url`: '{shown(url)}' is no address of a site"
        fields.fault(fields.places["url"], "bad-url", message, "write https://plan.example.org/")
        return ""
    return url and url.rstrip("/") + "/"


def _edit_url(fields: Fields) -> str:
    node = fields.scalar("edit_url")
    if node is None:
        return ""
    if node.text.startswith(("https://", "http://")) and "{path}" in node.text and node.text.isprintable():
        return node.text
    cure = "write https://example.org/edit/main/content/{path}"
    fields.fault(node.place, "bad-url", "`edit_url` must begin with https:// and hold {path}", cure)
    return ""


def _title(id: str, fields: Fields) -> str:
    return fields.line("title") or id.replace("-", " ").replace("_", " ").capitalize()


def _term(id: str, fields: Fields) -> Term:
    return Term(id=id, title=_title(id, fields), summary=fields.line("summary"))


def _timed_term(
    facet: str,
    lead_times: dict[tuple[str, str], Mapping[Stage, Relative]],
    durations: dict[tuple[str, str], timedelta],
) -> Callable[[str, Fields], Term]:
    """Reads a term that may say when work on it is due and how long it takes; both are noted."""

    def read(id: str, fields: Fields) -> Term:
        if found := due.lead_times(fields):
            lead_times[facet, id] = found
        if length := duration.read(fields):
            durations[facet, id] = length
        return _term(id, fields)

    return read


def _channel(zone: ZoneInfo | None, id: str, fields: Fields) -> Channel:
    title = _title(id, fields)
    return Channel(
        id=id,
        title=title,
        summary=fields.line("summary"),
        letter=(fields.line("letter") or title[:1].upper())[:2],
        colour=fields.word("colour", COLOURS) or colour_of(id),
        media=fields.word("media", MEDIA),
        url=fields.url("url"),
        account=agreed.of_channel(parts.read(Account, fields, zone), fields),
        limits=_limits(fields),
        place=fields.mapping.place,
    )


def _limits(fields: Fields) -> dict[str, Limit]:
    """Facts of the network that are others here: ``body.max: {value: 5000, source: …, date: 2026-11-01}``."""
    inner = fields.inner("limits")
    found = {}
    for name, node in inner.values.items() if inner else ():
        assert inner is not None  # noqa: S101 - it has values
        if isinstance(node, yaml.Mapping):
            fact = Fields(node, fields.faults)
            dated = fact.time("date", None)
            found[name] = Limit(
                value=fact.line("value"),
                source=fact.line("source"),
                as_of=dated.first if dated else None,
                place=inner.mapping.keys[name],
            )
            fact.unknown("a limit")
        else:
            found[name] = Limit(value=inner.line(name), place=inner.mapping.keys[name])
    return found


def _audience(zone: ZoneInfo | None, id: str, fields: Fields) -> Audience:
    return Audience(
        id=id,
        title=_title(id, fields),
        summary=fields.line("summary"),
        needs=fields.lines("needs"),
        languages=agreed.languages(fields),
        country=country(fields),
        crowd=agreed.of_audience(parts.read(Crowd, fields, zone), fields),
        place=fields.mapping.place,
    )


def _person(id: str, fields: Fields) -> Person:
    return Person(
        id=id,
        title=fields.line("name") or _title(id, fields),
        summary=fields.line("summary"),
        role=fields.line("role"),
        department=fields.id("department"),
        country=country(fields),
        languages=agreed.languages(fields),
        account=agreed.account(fields),
    )


def _selection(id: str, fields: Fields) -> Selection:
    return selections.read(id, fields, _title(id, fields), FACETS)
