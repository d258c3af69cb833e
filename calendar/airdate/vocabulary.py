"""The plan's vocabulary: its settings, channels, audiences, people, formats, pillars, named feeds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from airdate.edition import BUILTIN_EDITIONS, Edition
from airdate.entry import Entry
from airdate.finding import Place
from airdate.forge import Forge
from airdate.item import TYPES
from airdate.marker import Layer, Marker
from airdate.parts.account import Account
from airdate.parts.crowd import Crowd
from airdate.policy import Policy
from airdate.relative import Relative
from airdate.selection import Selection
from airdate.status import Stage
from airdate.timespan import parse_zone

#: Names of the palette; the stylesheet gives each a light and a dark shade of at least 4.5:1.
COLOURS = (
    "red",
    "pink",
    "purple",
    "indigo",
    "blue",
    "cyan",
    "teal",
    "green",
    "olive",
    "amber",
    "orange",
    "brown",
    "slate",
)

#: Whose a channel is: paid, earned, shared, owned (PESO).
MEDIA = ("paid", "earned", "shared", "owned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for the whole plan (``calendar/plan.yml``).

    ``url`` is the public address, with a slash at its end; its host is the
    domain of every UID. ``edit_url`` has ``{path}`` for a source below
    ``content/``, ``forge`` is where its repository lies. ``domains`` are the hosts of the house's own
    websites. ``now`` holds the clock still, for a demo or a rehearsal.
    """

    title: str = "Editorial plan"
    organisation: str = ""
    url: str = ""
    timezone: str = ""
    language: str = "en"
    country: str = ""
    edit_url: str = ""
    forge: Forge | None = None
    domains: tuple[str, ...] = ()
    now: datetime | None = None

    @property
    def zone(self) -> ZoneInfo:
        """The plan's zone; UTC if it names none (local times are then findings)."""
        return parse_zone(self.timezone or "UTC")

    def zone_for(self, timezone: str = "") -> ZoneInfo | None:
        """The zone of local times where that one, or none, is named; None if the plan names none either."""
        named = timezone or self.timezone
        return parse_zone(named) if named else None

    @property
    def domain(self) -> str:
        """The right side of every UID: the host of ``url``, else a fixed local name."""
        return urlsplit(self.url).hostname or "plan.invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word of a controlled vocabulary."""

    id: str
    title: str
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A limit of a network that is another for this house: who says so, and since when that is known."""

    value: str
    source: str = ""
    as_of: date | None = None
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Term):
    """Where something appears. ``letter`` and ``colour`` mark it in every view; ``media`` is PESO.

    ``limits`` are facts of its network that are others here, by the name of the fact (``body.max``).
    """

    letter: str = ""
    colour: str = "slate"
    media: str = ""
    url: str = ""
    account: Account = Account()
    limits: Mapping[str, Limit] = field(default_factory=dict)
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience(Term):
    """For whom something is made, what they need, the languages they read, the country of their holidays."""

    needs: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    country: str = ""
    crowd: Crowd = Crowd()
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Term):
    """Who answers for an item; ``title`` is the name, ``department`` an id, ``account`` that on the forge."""

    role: str = ""
    department: str = ""
    country: str = ""
    languages: tuple[str, ...] = ()
    account: str = ""

    def is_called(self, name: str) -> bool:
        """Whether somebody of that name, as git has it, is meant: by name, account or id."""
        known = {self.title.casefold(), self.account.casefold(), self.id.casefold()} - {""}
        return name.strip().removeprefix("@").casefold() in known


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Everything ``calendar/*.yml`` says. ``None``: the file is absent, any word goes.

    ``closed_days`` are workdays for nobody here (``markers.yml``); ``markers`` have a time
    of their own, in order, and ``layers`` hold more of them.
    ``lead_times`` are what is due by default for a ``("format", id)`` or a ``("type", id)``, and
    ``durations`` how long such a thing takes in a calendar.
    """

    settings: Settings = field(default_factory=Settings)
    types: Mapping[str, str] = field(default_factory=lambda: dict(TYPES))
    channels: Mapping[str, Channel] | None = None
    audiences: Mapping[str, Audience] | None = None
    people: Mapping[str, Person] | None = None
    formats: Mapping[str, Term] | None = None
    pillars: Mapping[str, Term] | None = None
    feeds: Mapping[str, Selection] = field(default_factory=dict)
    closed_days: frozenset[date] = frozenset()
    markers: tuple[Marker, ...] = ()
    layers: tuple[Layer, ...] = ()
    lead_times: Mapping[tuple[str, str], Mapping[Stage, Relative]] = field(default_factory=dict)
    durations: Mapping[tuple[str, str], timedelta] = field(default_factory=dict)
    policy: Policy = field(default_factory=Policy)
    editions: Mapping[str, Edition] = field(default_factory=lambda: dict(BUILTIN_EDITIONS))

    def channel(self, id: str) -> Channel:
        """The channel of that id; one made from the id if the vocabulary does not hold it."""
        known = (self.channels or {}).get(id)
        return known or Channel(id=id, title=id, letter=id[:1].upper(), colour=colour_of(id))

    def term(self, facet: str, id: str) -> Term:
        """The term of that facet (``channel``, ``audience``, ``owner``, ``type``, ``language`` …)."""
        if facet == "channel":
            return self.channel(id)
        if facet == "type":
            return Term(id=id, title=self.types.get(id, id))
        if facet == "language":
            return Term(id=id, title=_language(id, self.settings.language))
        if facet == "department":
            return Term(id=id, title=id.replace("-", " ").replace("_", " ").capitalize())
        return (self.terms(facet) or {}).get(id) or Term(id=id, title=id)

    def terms(self, facet: str) -> Mapping[str, Term] | None:
        """The known terms of a facet; None where any word goes."""
        known: Mapping[str, Mapping[str, Term] | None] = {
            "channel": self.channels,
            "audience": self.audiences,
            "owner": self.people,
            "format": self.formats,
            "pillar": self.pillars,
        }
        return known.get(facet)

    def facet(self, entry: Entry, name: str) -> tuple[str, ...]:
        """The ids that an entry has for a facet, ``department`` by its owner and ``media`` by its channel."""
        if name == "department":
            people = self.people or {}
            found = [people[id].department for id in entry.facet("owner") if id in people]
        elif name == "media":
            found = [self.channel(id).media for id in entry.facet("channel")]
        else:
            return entry.facet(name)
        return tuple(dict.fromkeys(filter(None, found)))

    def duration_of(self, format: str, type: str) -> timedelta | None:
        """How long what has that format, else that type, takes; None if neither says."""
        return self.durations.get(("format", format)) or self.durations.get(("type", type))


@lru_cache(maxsize=1024)
def _language(code: str, shown_in: str) -> str:
    """The name of a language (``de``: German) in another; the code where one of the two is unknown."""
    from babel import Locale, UnknownLocaleError  # slow, and seldom needed

    try:
        named = Locale.parse(code, sep="-").get_display_name(Locale.parse(shown_in, sep="-"))
    except (UnknownLocaleError, ValueError):
        return code
    return named or code


def colour_of(id: str) -> str:
    """A colour of the palette for a channel that names none: the same for the same id."""
    return COLOURS[sum(id.encode()) % len(COLOURS)]
