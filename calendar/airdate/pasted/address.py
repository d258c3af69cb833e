"""Address: what web addresses somebody typed into an item, and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from airdate.finding import Assign, Change, Place, Replace
from airdate.item import Item, Output
from airdate.markdown import position
from airdate.pasted.house import Ground, House, house_of
from airdate.tracking.links import links_in
from airdate.tracking.utm import read
from airdate.vocabulary import Vocabulary

#: The keys of a wording that hold addresses: the one that leads people on, and texts.
_KEYS = ("destination", "text", "description")

#: What is written for the house itself: addresses there are examples, and nobody follows them.
_KEPT = frozenset({"playbook", "scenario", "strategy", "policy", "experiment"})


@dataclass(frozen=True, slots=True)
class Address:
    """One address. ``outputs`` are those in which it appears, ``key`` is what says it, empty for the body.

    ``owned``: it leads to the house. ``inside``: it stands in a page of the house's own website.
    """

    url: str
    place: Place
    key: str
    outputs: tuple[tuple[Output, Ground], ...]
    owned: bool
    inside: bool
    text: str = field(default="", repr=False)

    @property
    def ours(self) -> bool:
        """Whether its parameters are the house's business: it leads there, or is where people are led."""
        return self.owned or self.key.endswith("destination")

    @property
    def has_utm(self) -> bool:
        """Whether somebody typed campaign parameters."""
        return "utm" in self.url.lower() and bool(read(self.url))

    def instead(self, url: str) -> tuple[Change, ...]:
        """What has to change so that this stands there; nothing for a text of several lines."""
        if not self.key:
            return (Replace(self.place, self.url, url),)
        whole = self.text.replace(self.url, url, 1)
        return () if "\n" in whole.strip() else (Assign(self.key, whole),)


def addresses(item: Item, words: Vocabulary) -> tuple[Address, ...]:
    """The addresses of an item in its order: those of the body, then those of its outputs, each once."""
    house = house_of(words)
    found: tuple[Item, tuple[Address, ...]] | None = house.read.get(id(item))
    if found is None:  # it holds the item, so that no other can get its id
        found = house.read[id(item)] = (item, tuple(_addresses(item, house)))
    return found[1]


def with_utm(items: Sequence[Item], words: Vocabulary) -> Sequence[tuple[Item, Address]]:
    """The addresses of the items to which somebody typed campaign parameters, in their order."""
    house = house_of(words)
    found: tuple[Sequence[Item], Sequence[tuple[Item, Address]]] | None = house.tagged.get(id(items))
    if found is None:  # it holds the items, so that no others can get their id
        some = (item for item in items if any("utm" in text.lower() for text in _linking(item)))
        links = [(item, link) for item in some for link in addresses(item, words) if link.has_utm]
        found = house.tagged[id(items)] = (items, links)
    return found[1]


def _linking(item: Item) -> Iterator[str]:
    """The texts in which an address stands."""
    if "://" in item.body:
        yield item.body
    for output in item.outputs:
        yield from (text for key in _KEYS if "://" in (text := getattr(output.wording, key)))


def _addresses(item: Item, house: House) -> Iterator[Address]:
    if item.type in _KEPT:
        return
    if "://" in item.body:
        using = [output for output in item.outputs if not output.wording.text]
        outputs = tuple((output, house.ground(item, output)) for output in using)
        for link in links_in(item.body, markdown=True) if using else ():
            place = Place(item.place.path, *position(item.body, link.start, item.body_line))
            yield _one(link.url, place, "", outputs, house)
    told: set[tuple[Place, str]] = set()
    for output in item.outputs:
        for key in _KEYS:
            text = getattr(output.wording, key)
            if "://" in text and (place := output.wording.spot(key), text) not in told:
                told.add((place, text))
                yield from _said(item, place, key, text, house)


def _said(item: Item, place: Place, key: str, text: str, house: House) -> Iterator[Address]:
    """The addresses of one value, for all outputs that have it from there."""
    using = [output for output in item.outputs if output.wording.spot(key) == place]
    outputs = tuple((output, house.ground(item, output)) for output in using)
    own = using[0].name and key in using[0].places
    path = f"outputs.{using[0].name}.{key}" if own else key
    for link in links_in(text):
        yield _one(link.url, place, path, outputs, house, text)


def _one(
    url: str, place: Place, key: str, outputs: tuple[tuple[Output, Ground], ...], house: House, text: str = ""
) -> Address:
    owned = house.counts(url)
    inside = owned and any(ground.page for _, ground in outputs)
    return Address(url, place, key, outputs, owned, inside, text)
