"""A text, title, description, tag, poll or alternative text that is longer than its channel allows.

Each is counted the way the network counts it: X in weighted characters (a link is 23, an emoji 2), Bluesky
in graphemes and bytes, Mastodon with short links, Threads with the bytes of emoji, YouTube in bytes. Counted
is what is pasted: `text`, or the body as plain text, with its tracked links and hashtags; `airdate show ID
--as CHANNEL` shows it. A longer text is refused or cut by the network, mostly at the hour when it should go
out.

Over a limit that the network itself or several integrators state is an error, over one that a single source
states or that is only wise to keep a warning, and from 90 % of it on there is a note. The limits with source
and date are in `docs/channels.md` (compiled 2026-11-21); what nobody has confirmed is not looked at.

Bad, on the channel ``x``: a ``text`` of 312 characters.

Good: a text of 280, or a link to the rest.

Fix: cut what the message says; each network has its own `text` under `outputs`. Where your account or server
has another limit, say so in ``calendar/channels.yml``::

    mastodon: {limits: {body.max: {value: 5000, source: instance settings, date: 2026-11-01}}}

Configure in ``calendar/policy.yml``: ``rules: {field-too-long: {near: 95, published: yes}}``; ``near`` is the
percentage from which on the note stands, ``published`` looks at what is out already, too.
"""

from collections.abc import Iterator
from typing import NamedTuple

from airdate.counting import Method, measure
from airdate.finding import Fault, Place, Severity
from airdate.item import Item, Output
from airdate.network import Breach, Network, breach, nearly, shortfall
from airdate.outlet import judged, outlets
from airdate.parts.media import Media, MediaKind
from airdate.parts.wording import Poll
from airdate.pasted import pasted
from airdate.policy import Profile, When
from airdate.vocabulary import Vocabulary

CODE = "CH001"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.APPROVED
SETTINGS = {"near": 90, "published": False}

#: Networks that show the title of every post, rather than of media and articles only.
_TITLED = frozenset({"youtube", "pinterest", "reddit"})

#: What bounds the name of an event, where a network has events.
_OF_EVENTS = ("event_title.max", "event_name.max")

#: Networks whose text is the description below a film, a picture or an episode.
_DESCRIBED = frozenset({"youtube", "pinterest", "podcast"})

#: Of a limit below this, a note that there is little room would stand at every second text.
_ROOMY = 100


class _Field(NamedTuple):
    """One text, what it is called, where it stands, and the facts that bound it."""

    what: str
    text: str
    place: Place
    facts: tuple[str, ...]
    warning: str = ""


class _Number(NamedTuple):
    """The same for a number of things."""

    what: str
    number: float
    place: Place
    least: str
    most: str


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each text over, or almost at, a limit of a network in which it appears."""
    known = list(outlets(item, words, published=judged(words, "field-too-long")))
    if not known:
        return
    near = words.policy.value("field-too-long", "near", 90)
    for output, network in known:
        for field in _fields(item, output, network, words):
            yield from _judged(field, network, near)
        for number in _numbers(output):
            yield from _counted(number, network)


def _judged(field: _Field, network: Network, near: int) -> Iterator[Fault]:
    for name in field.facts if field.text else ():
        fact = network.facts.get(name)
        if fact is None or not (fact.value or fact.advised):
            continue
        count = measure(field.text, fact.method or network.method, field.warning)
        found = breach(fact, count.value)
        if found:
            cure = f"cut {count.value - found.bound:,}"
        else:
            found = nearly(fact, count.value, near)
            cure = f"{found.bound - count.value:,} left: cut it if something is to be added" if found else ""
            if found is None or found.bound < _ROOMY:
                continue
        yield _fault(field.place, f"{field.what}: {count.value:,} {count.unit}", found, network, cure)


def _counted(number: _Number, network: Network) -> Iterator[Fault]:
    if found := breach(network.facts.get(number.most), number.number):
        yield _fault(number.place, f"{number.what}: {number.number:g}", found, network, "take some away")
    elif found := shortfall(network.facts.get(number.least), number.number):
        yield _fault(number.place, f"{number.what}: {number.number:g}", found, network, "add some", "wants")


def _fault(
    place: Place, what: str, found: Breach, network: Network, cure: str, verb: str = "allows"
) -> Fault:
    message = f"{what}, {found.told(network.label, verb)}"
    return Fault(place, "field-too-long", message, cure, severity=found.severity)


def _fields(item: Item, output: Output, network: Network, words: Vocabulary) -> Iterator[_Field]:
    wording = output.wording
    photos = _is_photos(output, network)
    yield from _body(item, output, network, words, photos=photos)
    name, shown = _title(item, output, network, photos=photos)
    if name and (wording.headline or shown):
        place = wording.spot("headline") if wording.headline else item.at("title")
        yield _Field("title", wording.headline or item.title, place, (name,))
    if not wording.places and not output.media.media:
        return
    yield _Field("subject", wording.subject, wording.spot("subject"), ("subject.max",))
    yield _Field("preheader", wording.preheader, wording.spot("preheader"), ("preheader.max",))
    yield _Field("destination", wording.destination, wording.spot("destination"), ("link.max",))
    for n, tag in enumerate(wording.hashtags):
        yield _Field(f"hashtag {n + 1}", tag.lstrip("#"), wording.spot(f"hashtags.{n}"), ("topic.max",))
    yield from _tags(output, network)
    if wording.poll:
        yield from _poll(wording.poll)
    for medium in output.media.media:
        yield _alt(medium, network)


def _body(
    item: Item, output: Output, network: Network, words: Vocabulary, *, photos: bool
) -> Iterator[_Field]:
    names = ("photo.description.max",) if photos else ("body.max", "body.max_bytes")
    if not any(name in network.facts for name in names):
        return
    post, wording = pasted(item, output, words), output.wording
    if post.description and network.id in _DESCRIBED:
        yield _Field("description", post.description, wording.spot("description"), names)
    else:
        place = wording.spot("text") if wording.text else Place(item.place.path, item.body_line)
        warning = wording.warning if network.method == Method.MASTODON else ""
        yield _Field("text", post.text, place, names, warning)


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
    return ("title.max", network.id in _TITLED) if "title.max" in known else ("", False)


def _tags(output: Output, network: Network) -> Iterator[_Field]:
    """Each tag, and all of them as the network adds them up: one with a space may cost more."""
    wording = output.wording
    for n, tag in enumerate(wording.tags):
        yield _Field(f"tag {n + 1}", tag, wording.spot(f"tags.{n}"), ("tag.max", "tag.max_bytes"))
    cost = network.value("tag.space_cost")
    more = "+" * cost if isinstance(cost, int) else ""
    summed = "".join(tag + (more if " " in tag else "") for tag in wording.tags)
    yield _Field("all tags", summed, wording.spot("tags"), ("tags.total",))


def _poll(poll: Poll) -> Iterator[_Field]:
    yield _Field("poll question", poll.question, poll.spot("question"), ("poll.question.max",))
    for n, option in enumerate(poll.options):
        yield _Field(f"poll option {n + 1}", option, poll.spot(f"options.{n}"), ("poll.option.max",))


def _alt(medium: Media, network: Network) -> _Field:
    of_video = medium.what is MediaKind.VIDEO and "video.alt.max" in network.facts
    names = ("video.alt.max", "video.alt.max_bytes") if of_video else ("alt.max",)
    return _Field("alternative text", medium.alt, medium.spot("alt"), names)


def _numbers(output: Output) -> Iterator[_Number]:
    wording = output.wording
    if wording.tags:
        yield _Number("tags", len(wording.tags), wording.spot("tags"), "", "tags.max")
    if poll := wording.poll:
        spot = poll.spot("options")
        yield _Number("poll options", len(poll.options), spot, "poll.options.min", "poll.options.max")
        if poll.minutes is not None:
            spot = poll.spot("minutes")
            yield _Number("poll minutes", poll.minutes, spot, "poll.min_minutes", "poll.max_minutes")
