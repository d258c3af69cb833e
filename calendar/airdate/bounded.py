"""Bounded: the texts of an output that its network bounds, and by which facts."""

from collections.abc import Iterator
from typing import NamedTuple

from airdate.finding import Place
from airdate.item import Item, Output
from airdate.network import Network
from airdate.parts.media import Media, MediaKind
from airdate.parts.wording import Poll
from airdate.pasted import pasted
from airdate.vocabulary import Vocabulary

#: Networks that show the title of every post, rather than of media and articles only.
_TITLED = frozenset({"youtube", "pinterest", "reddit"})

#: What bounds the name of an event, where a network has events.
_OF_EVENTS = ("event_title.max", "event_name.max")

#: Networks whose text is the description below a film, a picture or an episode.
_DESCRIBED = frozenset({"youtube", "pinterest", "podcast"})


class Field(NamedTuple):
    """One text, what it is called, where it stands, and the facts that bound it."""

    what: str
    text: str
    place: Place
    facts: tuple[str, ...]
    #: A content warning, which some networks count with the text.
    warning: str = ""


def fields(item: Item, output: Output, network: Network, words: Vocabulary) -> Iterator[Field]:
    """Every text that the network may bound; some are empty, and some of the facts it may not have."""
    wording = output.wording
    photos = _is_photos(output, network)
    yield from _body(item, output, network, words, photos=photos)
    name, shown = _title(item, output, network, photos=photos)
    if name and (wording.headline or shown):
        place = wording.spot("headline") if wording.headline else item.at("title")
        yield Field("title", wording.headline or item.title, place, (name,))
    if not wording.places and not output.media.media:
        return
    yield Field("subject", wording.subject, wording.spot("subject"), ("subject.max",))
    yield Field("preheader", wording.preheader, wording.spot("preheader"), ("preheader.max",))
    yield Field("destination", wording.destination, wording.spot("destination"), ("link.max",))
    for n, tag in enumerate(wording.hashtags):
        yield Field(f"hashtag {n + 1}", tag.lstrip("#"), wording.spot(f"hashtags.{n}"), ("topic.max",))
    yield from _tags(output, network)
    if wording.poll:
        yield from _poll(wording.poll)
    for medium in output.media.media:
        yield _alt(medium, network)


def _body(
    item: Item, output: Output, network: Network, words: Vocabulary, *, photos: bool
) -> Iterator[Field]:
    names = ("photo.description.max",) if photos else ("body.max", "body.max_bytes")
    if not any(name in network.facts for name in names):
        return
    post, wording = pasted(item, output, words), output.wording
    if post.description and network.id in _DESCRIBED:
        yield Field("description", post.description, wording.spot("description"), names)
    else:
        place = wording.spot("text") if wording.text else Place(item.place.path, item.body_line)
        yield Field("text", post.text, place, names, wording.warning)


def _is_photos(output: Output, network: Network) -> bool:
    """Whether the network has limits of its own for posts of pictures only, and this is one."""
    if "photo.description.max" not in network.facts or not output.media.media:
        return False
    return all(medium.what is MediaKind.IMAGE for medium in output.media.media)


def _title(item: Item, output: Output, network: Network, *, photos: bool) -> tuple[str, bool]:
    """The fact that bounds the title, and whether the plan's own title is shown if no headline is given."""
    known = network.facts
    if item.type == "event":
        return next(((name, True) for name in _OF_EVENTS if name in known), ("", False))
    special = "photo.title.max" if photos else f"{output.format}.title.max"
    if special in known:
        return special, False
    return "title.max", network.id in _TITLED


def _tags(output: Output, network: Network) -> Iterator[Field]:
    """Each tag, and all of them as the network adds them up: one with a space may cost more."""
    wording = output.wording
    for n, tag in enumerate(wording.tags):
        yield Field(f"tag {n + 1}", tag, wording.spot(f"tags.{n}"), ("tag.max", "tag.max_bytes"))
    cost = network.value("tag.space_cost")
    more = "+" * cost if isinstance(cost, int) else ""
    summed = "".join(tag + (more if " " in tag else "") for tag in wording.tags)
    yield Field("all tags", summed, wording.spot("tags"), ("tags.total",))


def _poll(poll: Poll) -> Iterator[Field]:
    yield Field("poll question", poll.question, poll.spot("question"), ("poll.question.max",))
    for n, option in enumerate(poll.options):
        yield Field(f"poll option {n + 1}", option, poll.spot(f"options.{n}"), ("poll.option.max",))


def _alt(medium: Media, network: Network) -> Field:
    of_video = medium.what is MediaKind.VIDEO and "video.alt.max" in network.facts
    names = ("video.alt.max", "video.alt.max_bytes") if of_video else ("alt.max",)
    return Field("alternative text", medium.alt, medium.spot("alt"), names)
