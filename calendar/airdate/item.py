"""Item: one Markdown file with a ``type``, one message; and what it is made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from airdate.finding import Place
from airdate.limits import LAST_YEAR
from airdate.parts.approval import Approvals
from airdate.parts.brief import Brief
from airdate.parts.candour import Candour
from airdate.parts.experiment import Experiment
from airdate.parts.mailing import Mailing
from airdate.parts.measure import Measures
from airdate.parts.media import MediaList
from airdate.parts.press import Press
from airdate.parts.response import Response
from airdate.parts.scenario import Scenario
from airdate.parts.strategy import Strategy
from airdate.parts.waiver import Waivers
from airdate.parts.wording import Wording
from airdate.recurrence import Recurrence
from airdate.relative import Relative
from airdate.status import EventStatus, Stage, Status, Visibility
from airdate.timespan import Timespan

#: What an item can be. A team adds its own in ``calendar/types.yml``.
TYPES = {
    "event": "Event",
    "press": "Press release",
    "social": "Social post",
    "article": "Article",
    "newsletter": "Newsletter",
    "video": "Video",
    "podcast": "Podcast",
    "ad": "Ad",
    "sponsorship": "Sponsorship",
    "offline": "Offline",
    "notice": "Notice",
    "campaign": "Campaign",
    "playbook": "Playbook",
    "scenario": "Scenario",
    "strategy": "Strategy",
    "policy": "Policy",
    "experiment": "Experiment",
}

#: What is never published by itself: plans, agreements and what people work by.
PAPERS = frozenset({"campaign", "playbook", "scenario", "strategy", "policy", "experiment"})

#: How one item may relate to another, and how the other end reads.
RELATIONS = {
    "announces": "announced by",
    "previews": "previewed by",
    "covers": "covered by",
    "recaps": "recapped by",
    "supports": "supported by",
    "depends-on": "needed by",
    "replies-to": "answered by",
    "translation-of": "translated in",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A typed relation to another item: ``announces`` ``orion-keynote``."""

    relation: str
    target: str
    place: Place


#: When an embargo lifts of which nobody knows when.
NEVER = datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Embargo:
    """Nothing of the item goes out before ``until`` (an aware instant)."""

    until: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of what the item is about; ``src`` as written: a path from the item's file, or https."""

    src: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What one occurrence of a series has of its own. ``start`` is its new time, if it has one.

    ``stands`` is how it stands in outputs, by their names, that a hold tells from the others.
    """

    start: Timespan | None = None
    end: Timespan | None = None
    status: Status | None = None
    title: str = ""
    reason: str = ""
    stands: Mapping[str, Status] = field(default_factory=dict)
    place: Place = field(default=Place(""), compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One appearance of an item: one channel, one time, one status.

    ``name`` tells the outputs of one item apart; it is empty for an item that
    does not list any and so has exactly one. ``own`` is its own status while a hold stands over it; of a
    series the occurrences before the day ``since`` have that still.
    """

    name: str = ""
    channel: str = ""
    format: str = ""
    language: str = ""
    owner: str = ""
    status: Status = Status.IDEA
    own: Status | None = None
    since: date | None = None
    reason: str = ""
    planned: Timespan | None = None
    publish: Timespan | None = None
    published: Timespan | None = None
    wording: Wording = Wording()
    media: MediaList = MediaList()
    relative: Mapping[str, Relative] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)

    @property
    def when(self) -> Timespan | None:
        """What happened, else what is decided, else what is intended."""
        return self.published or self.publish or self.planned


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One message, wherever and however often it appears.

    ``path`` is the source below ``content/``; ``place`` is the file as messages
    name it, and ``places`` where each key of the front matter stands.
    Empty strings and ``None`` mean: not said. ``relative`` holds the phrases by key
    (``start``, ``embargo.until``, ``due.draft``); the plan resolves them into the times themselves.
    ``uid`` is the id that calendars know it by, if that is another: the one it had before a rename.
    ``geo`` is latitude and longitude (WGS 84, RFC 5545, 3.8.1.6), ``conference`` the room that people
    join online (RFC 7986, 5.11). ``assets`` are files that belong to it, as written: paths from the
    item's file, or addresses; ``gate.destination.published_asset`` knows where they are published.
    ``due`` says by stage when work must be done. A series (``repeat``) goes on without the days
    ``skipped``; ``occurrences`` are changed ones by the day
    that the rhythm gave them. ``brief`` to ``waivers`` are what ``airdate.parts`` declares.
    ``foreign`` tells that it was written for another tool and is read by ``mapping.yml``. ``own`` is its own
    status while a hold stands over it (``gate.holding``).
    """

    id: str
    type: str
    title: str
    path: str
    place: Place
    status: Status
    own: Status | None = None
    uid: str = ""
    visibility: Visibility = Visibility.INTERNAL
    summary: str = ""
    campaign: str = ""
    event: str = ""
    audience: tuple[str, ...] = ()
    pillar: str = ""
    language: str = ""
    owner: str = ""
    outputs: tuple[Output, ...] = ()
    start: Timespan | None = None
    end: Timespan | None = None
    timezone: str = ""
    location: str = ""
    geo: tuple[float, float] | None = None
    url: str = ""
    conference: str = ""
    image: Image | None = None
    assets: tuple[str, ...] = ()
    event_status: EventStatus | None = None
    reason: str = ""
    previous_dates: tuple[Timespan, ...] = ()
    relative: Mapping[str, Relative] = field(default_factory=dict)
    due: Mapping[Stage, Timespan] = field(default_factory=dict)
    repeat: Recurrence | None = None
    skipped: tuple[date, ...] = ()
    occurrences: Mapping[date, Occurrence] = field(default_factory=dict)
    embargo: Embargo | None = None
    links: tuple[Link, ...] = ()
    objective: str = ""
    notes: str = ""
    created: Timespan | None = None
    updated: Timespan | None = None
    brief: Brief = Brief()
    candour: Candour = Candour()
    approvals: Approvals = Approvals()
    press: Press = Press()
    mailing: Mailing = Mailing()
    response: Response = Response()
    measures: Measures = Measures()
    experiment: Experiment = Experiment()
    scenario: Scenario = Scenario()
    strategy: Strategy = Strategy()
    waivers: Waivers = Waivers()
    body: str = ""
    body_line: int = 1
    foreign: bool = False
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)

    def at(self, key: str) -> Place:
        """Where the key stands in the front matter, else the top of the file."""
        return self.places.get(key, self.place)

    def known_as(self, id: str) -> str:
        """The id of one of its entries as calendars know it."""
        return f"{self.uid or self.id}{id[len(self.id) :]}"

    @property
    def coordinates(self) -> tuple[str, ...]:
        """Latitude and longitude in decimals, of which it has six at most; none without ``geo``."""
        return tuple(f"{degrees:.6f}".rstrip("0").rstrip(".") for degrees in self.geo or ())

    @property
    def cancelled(self) -> bool:
        """Called off, as work or as an event in the world."""
        return self.status is Status.CANCELLED or self.event_status is EventStatus.CANCELLED

    @property
    def postponed(self) -> bool:
        """Put off, as work or as an event in the world."""
        return self.status is Status.POSTPONED or self.event_status is EventStatus.POSTPONED


def words_of(item: Item, facet: str) -> Iterator[tuple[Place, str]]:
    """What the item says for a facet, and where; what outputs inherit stands at the item's own key."""
    if facet == "audience":
        for n, word in enumerate(item.audience):
            yield item.places.get(f"audience.{n}", item.at(facet)), word
    elif hasattr(item, facet):
        yield item.at(facet), getattr(item, facet)
    if hasattr(Output, facet):
        for output in item.outputs:
            yield output.places.get(facet, item.at(facet)), getattr(output, facet)


def named_by(item: Item) -> frozenset[str]:
    """The ids of what the item is about: its event, targets of links, what its times hang on."""
    found = {item.event, *(link.target for link in item.links)}
    for key, phrase in item.relative.items():
        if not key.startswith("due."):
            found.add(phrase.anchor.id)
    for output in item.outputs:
        found.update(phrase.anchor.id for phrase in output.relative.values())
    return frozenset(found - {"", item.id})
