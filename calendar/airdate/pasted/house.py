"""The house: which domains are its own, and how each of its channels counts for campaign tracking."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from airdate.artifact import web_url
from airdate.item import Item, Output
from airdate.network import Grade, named
from airdate.outlet import network_of
from airdate.parts.wording import Utm as Override
from airdate.tracking.destination import bare_domain, host_of, is_owned
from airdate.tracking.groups import kinds
from airdate.tracking.pairs import CARRIERS, OFFLINE, PARTNERS, SEARCH, SOCIAL, VIDEO, pair_for
from airdate.tracking.utm import Utm, spelt, value
from airdate.vocabulary import Channel, Vocabulary

#: The campaign of what belongs to no campaign and no event.
ALWAYS_ON = "always-on"

#: Networks of which the tracking has an idea; of any other the channel's media decides.
_TRACKED = SOCIAL | VIDEO | SEARCH | OFFLINE | PARTNERS | frozenset(CARRIERS)

#: Types of items that tell what carries them where the channel does not.
_CARRIED = {"newsletter": "newsletter", "podcast": "podcast", "offline": "offline"}

#: Types that are pages of a website where their channel is one.
_PAGES = frozenset({"article", "notice", "event"})

#: Formats that are paper, whatever the channel is called.
_PAPER = frozenset({"poster", "print", "flyer", "leaflet", "brochure", "billboard", "postcard", "sticker"})

#: Whose texts are no posts: nothing is added at their end.
_NO_POSTS = frozenset({"newsletter", "email", "podcast", "audio", "press-release", "event-listing"})

#: What has a place of its own for the link: an address in the text would stand there twice.
_LINKED_APART = frozenset({"pinterest", "google-business", "display", *VIDEO})

#: Where houses are guests, even if they call their channel there their own.
_HOSTS = frozenset(
    """apple.com bandcamp.com buymeacoffee.com discord.com eventbrite.com github.com google.com linktr.ee
    lu.ma medium.com meetup.com patreon.com slideshare.net soundcloud.com spotify.com xing.com""".split()
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What an output stands on. ``network`` is as ``tracking.pairs`` knows it, empty if it does not.

    ``source`` and ``medium`` are those of its links, as the channel has them. ``page``: it is a page of
    the own website. ``offline``: paper, a place. ``dead`` is why a link in the text cannot be followed
    there, empty if it can or nobody knows; ``sure`` how good that is known.
    """

    channel: Channel
    network: str
    media: str
    source: str = ""
    medium: str = ""
    page: bool = False
    offline: bool = False
    dead: str = ""
    sure: bool = False

    @property
    def tracks(self) -> bool:
        """Whether links in its text get parameters: not on paper, in own pages, or where none works."""
        return bool(self.channel.id) and not (self.page or self.offline or self.dead)

    @property
    def is_post(self) -> bool:
        """Whether its text is a post, which ends with hashtags."""
        return not (self.page or self.offline or self.network in _NO_POSTS or self.media == "earned")

    @property
    def takes_link(self) -> bool:
        """Whether a post there ends with the link; ads have a button."""
        return self.is_post and not (self.dead or self.network in _LINKED_APART or self.media == "paid")


class House:
    """What one vocabulary says of itself, each thing looked up once."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.made: dict[tuple[int, int], Any] = {}
        self.read: dict[int, Any] = {}
        self.tagged: dict[int, Any] = {}
        self._grounds: dict[tuple[str, ...], Ground] = {}
        self._owned: dict[str, bool] = {}

    @cached_property
    def domains(self) -> tuple[str, ...]:
        """The hosts of the plan, those under ``domains``, those of owned channels that are no platform."""
        settings = self.words.settings
        channels = (channel for channel in (self.words.channels or {}).values() if channel.media == "owned")
        hosts = (
            host_of(channel.url) for channel in channels if _network(channel) not in SOCIAL | VIDEO | SEARCH
        )
        own = (host for host in hosts if not is_owned(f"//{host}", _HOSTS) and not _is_platform(host))
        return tuple(dict.fromkeys(filter(None, (*settings.domains, host_of(settings.url), *own))))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The domains as people write them in a text, longer ones first; not that of the plan alone."""
        site, said = host_of(self.words.settings.url), map(bare_domain, self.words.settings.domains)
        own = {*said, *(bare_domain(domain) for domain in self.domains if domain != site)}
        return tuple(sorted((name for name in own if "." in name), key=lambda name: (-len(name), name)))

    def owns(self, url: str) -> bool:
        """Whether the address leads to the house."""
        host = host_of(url)
        if host not in self._owned:
            self._owned[host] = is_owned(f"//{host}", self.domains) if host else False
        return self._owned[host]

    def counts(self, url: str) -> bool:
        """Whether visits there are counted: all of the house but what Airdate itself hands on."""
        return self.owns(url) and not url.startswith(self._handed_on)

    @cached_property
    def _handed_on(self) -> tuple[str, ...]:
        site = web_url(self.words.settings.url)
        return (f"{site}go/", f"{site}feeds/") if site else ("\0",)

    def of_channel(self, id: str) -> Ground:
        """What the channel of that id is, whatever appears in it."""
        return self._grounds.setdefault((id,), self._ground(id, "", "", ""))

    def ground(self, item: Item, output: Output) -> Ground:
        """What that output of the item stands on."""
        peso = item.brief.peso or ""
        key = (output.channel, item.type, output.format, peso)
        if key not in self._grounds:
            self._grounds[key] = self._ground(*key)
        return self._grounds[key]

    def _ground(self, channel_id: str, type: str, format: str, peso: str) -> Ground:
        channel = self.words.channel(channel_id)
        network = _network(channel) or _CARRIED.get(type, "")
        media = peso or ("paid" if type == "ad" else channel.media)
        said = channel.account.offline
        offline = said if said is not None else network in OFFLINE or type == "offline" or format in _PAPER
        page = not offline and _is_page(channel, network, type)
        carrier = "offline" if offline and network not in OFFLINE else network
        pair = _over(channel.account.utm, *pair_for(channel_id, carrier, media))
        return Ground(channel, network, media, *pair, page, offline, *_dead(channel))


def _is_page(channel: Channel, network: str, type: str) -> bool:
    """Whether it is a page of the own website: on a channel that is one, or of the plan itself."""
    if network == "blog":
        return channel.media in ("owned", "")
    known = network or not (channel.media == "owned" and channel.url)
    return type in _PAGES and not (known and channel.id)


def _over(said: Override | None, source: str, medium: str) -> tuple[str, str]:
    """Source and medium, as they are or as somebody says, spelt well."""
    if said is None:
        return source, medium
    return spelt("utm_source", said.source) or source, value(said.medium) or medium


def _network(channel: Channel) -> str:
    """The network of a channel as tracking knows it, else as the facts do."""
    for word in filter(None, (channel.account.network, channel.id)):
        plain = value(word).replace("_", "-")
        if plain in _TRACKED:
            return plain
        if known := named(word):
            return known.id.replace("_", "-")
    return ""


def _is_platform(host: str) -> bool:
    bare = host.removeprefix("www.")
    return bare in kinds() or is_owned(f"//{bare}", ("facebook.com", "youtube.com", "linkedin.com"))


def _dead(channel: Channel) -> tuple[str, bool]:
    """Why links in its text cannot be followed, and whether that is sure."""
    network = network_of(channel)
    fact = network.fact("links.clickable") if network else None
    if fact is None or fact.value is not False:
        return "", False
    return fact.source_line, fact.grade is not Grade.D


_NOTHING = Override()
_last: list[House] = []


def house_of(words: Vocabulary) -> House:
    """The house of that vocabulary; the one that was asked for last is kept."""
    if not (_last and _last[0].words is words):
        _last[:] = [House(words)]
    return _last[0]


def utm_of(item: Item, output: Output, words: Vocabulary) -> Utm | None:
    """The parameters of its links, which nobody need type; None where a link gets none.

    Source and medium are the channel's (``tracking.pairs``), unless it or the item says otherwise under
    ``utm``. The campaign is the item's campaign, else its event, else ``always-on``; the content its id,
    with the name of the output where it has several.
    """
    ground = house_of(words).ground(item, output)
    if ground.page or not ground.channel.id:
        return None
    said, whole = output.wording.utm or _NOTHING, ground.channel.account.utm or _NOTHING
    return Utm(
        *_over(said, ground.source, ground.medium),
        campaign=value(said.campaign or whole.campaign or _campaign(item)),
        content=value(said.content or whole.content or f"{item.id}-{output.name}"),
    )


def _campaign(item: Item) -> str:
    itself = item.id if item.type in ("campaign", "event") else ""
    return item.campaign or itself or item.event or ALWAYS_ON
