"""Post: the text of one output as it is pasted into its channel."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from airdate.finding import Place
from airdate.item import Item, Output
from airdate.markdown import position
from airdate.parts.wording import Wording
from airdate.pasted.house import Ground, House, house_of, utm_of
from airdate.pasted.mapped import Mapped, edited
from airdate.pasted.plain import plain
from airdate.tracking.links import links_in
from airdate.tracking.utm import Utm, stripped, tagged
from airdate.vocabulary import Vocabulary

_HASHTAG = re.compile(r"[#＃](\w+)")


class Link(NamedTuple):
    """An address in the text: ``text[start:end] == url``; ``typed`` is what its author wrote."""

    start: int
    end: int
    url: str
    typed: str


class Piece(NamedTuple):
    """From ``start`` on, before any link was tracked, the text is that of the key; empty for the body."""

    start: int
    key: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """The text, with the links in it in their order. ``at`` knows where each character was written.

    ``description`` is what stands below a headline or a video, its links tracked too.
    """

    text: str
    links: tuple[Link, ...]
    description: str
    item: Item = field(compare=False, repr=False)
    output: Output = field(compare=False, repr=False)
    pieces: tuple[Piece, ...] = field(compare=False, repr=False)
    steps: Sequence[Mapped] = field(compare=False, repr=False)
    last: Mapped = field(compare=False, repr=False)

    def at(self, offset: int) -> Place:
        """Where it is written: in the body, or at the key of the front matter that says it."""
        offset = self.last.source(offset)
        key = next((key for start, key in reversed(self.pieces) if start <= offset), "")
        if key:
            return self.output.wording.spot(key)
        for step in reversed(self.steps):
            offset = step.source(offset)
        return Place(self.item.place.path, *position(self.item.body, offset, self.item.body_line))


def pasted(item: Item, output: Output, words: Vocabulary) -> Pasted:
    """What goes into the output's channel: its ``text``, else the body as plain text.

    A post ends with its ``destination`` and ``hashtags``, where the text does not have them. Links
    to the house carry parameters, but where they would be in the way (``Ground.tracks``).
    """
    house = house_of(words)
    key = (id(item), id(output))
    found: Pasted | None = house.made.get(key)
    if found is None:  # it holds both, so that no other can get their ids
        found = house.made[key] = _pasted(item, output, house)
    return found


def _pasted(item: Item, output: Output, house: House) -> Pasted:
    wording, ground = output.wording, house.ground(item, output)
    steps = [] if wording.text else plain(item.body)
    whole = wording.text.strip() if wording.text else steps[-1].text
    pieces = [Piece(0, "text" if wording.text else "")]
    for key, more in _more(whole, wording, ground):
        pieces.append(Piece(len(whole), key))
        whole = f"{whole}\n\n{more}" if whole else more
    below = wording.description.strip()
    tracks = ground.tracks and ("://" in whole or "://" in below)
    utm = utm_of(item, output, house.words) if tracks else None
    last, links = _tracked(whole, utm, house)
    description = _tracked(below, utm, house)[0].text if below else ""
    return Pasted(last.text, links, description, item, output, tuple(pieces), steps, last)


def _more(text: str, wording: Wording, ground: Ground) -> Iterator[tuple[str, str]]:
    """The keys that a post ends with, and what it then says."""
    url = wording.destination
    if url[:4].lower() == "http" and ground.takes_link and not _leads_there(text, url):
        yield "destination", url
    if wording.hashtags and ground.is_post:
        there = {tag.casefold() for tag in _HASHTAG.findall(text)}
        words = ("".join(tag.split()).lstrip("#＃") for tag in wording.hashtags)
        tags = [f"#{word}" for word in words if word and word.casefold() not in there]
        if tags:
            yield "hashtags", " ".join(tags)


def _leads_there(text: str, url: str) -> bool:
    bare = stripped(url).rstrip("/")
    return any(stripped(link.url).rstrip("/") == bare for link in links_in(text))


def _tracked(text: str, utm: Utm | None, house: House) -> tuple[Mapped, tuple[Link, ...]]:
    """The text with the parameters in its links to the house."""
    typed = links_in(text)
    if not typed:
        return Mapped(text), ()
    urls = [tagged(link.url, utm) if utm and house.counts(link.url) else link.url for link in typed]
    changes = [(link.start, link.end, url) for link, url in zip(typed, urls, strict=True) if url != link.url]
    longer = 0
    found = []
    for link, url in zip(typed, urls, strict=True):
        start = link.start + longer
        found.append(Link(start, start + len(url), url, link.url))
        longer += len(url) - len(link.url)
    return edited(text, changes) if changes else Mapped(text), tuple(found)
