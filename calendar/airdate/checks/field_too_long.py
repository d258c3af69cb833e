"""A text, title, description, tag, poll or alternative text that is longer than its channel allows.

Each is counted the way the network counts it: X in weighted characters (a link is 23, an emoji 2), Bluesky
in graphemes and Mastodon in characters with short links, Threads with the bytes of emoji, YouTube in bytes.
Counted is what is pasted: `text`, or the body as plain text, with its tracked links and hashtags; `airdate
show ID --as CHANNEL` shows it. A longer text is refused or cut by the network, mostly at the hour when it
should go out.

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

from airdate.bounded import Field, fields
from airdate.counting import measure
from airdate.finding import Fault, Place, Severity
from airdate.item import Item, Output
from airdate.network import Breach, Network, breach, nearly, shortfall
from airdate.outlet import judged, outlets
from airdate.policy import Profile, When
from airdate.vocabulary import Vocabulary

CODE = "CH001"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.APPROVED
SETTINGS = {"near": 90, "published": False}

#: Of a limit below this, a note that there is little room would stand at every second text.
_ROOMY = 100


class _Number(NamedTuple):
    """The same for a number of things."""

    what: str
    number: float
    place: Place
    least: str
    most: str


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each text over, or almost at, a limit of a network in which it appears."""
    near = words.policy.value("field-too-long", "near", 90)
    for output, network in outlets(item, words, published=judged(words, "field-too-long")):
        for field in fields(item, output, network, words):
            yield from _judged(field, network, near)
        for number in _numbers(output):
            yield from _counted(number, network)


def _judged(field: Field, network: Network, near: int) -> Iterator[Fault]:
    for name in field.facts:
        fact = network.facts.get(name)
        if fact is None:
            continue
        count = measure(field.text, fact.method, field.warning)
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
        yield _fault(
            number.place, f"{number.what}: {number.number:g}", found, network, "add some", "wants at least"
        )


def _fault(
    place: Place, what: str, found: Breach, network: Network, cure: str, verb: str = "allows"
) -> Fault:
    message = f"{what}, {found.told(network.label, verb)}"
    return Fault(place, "field-too-long", message, cure, severity=found.severity)


def _numbers(output: Output) -> Iterator[_Number]:
    wording = output.wording
    yield _Number("tags", len(wording.tags), wording.spot("tags"), "", "tags.max")
    if poll := wording.poll:
        spot = poll.spot("options")
        yield _Number("poll options", len(poll.options), spot, "poll.options.min", "poll.options.max")
        if poll.minutes is not None:
            spot = poll.spot("minutes")
            yield _Number("poll minutes", poll.minutes, spot, "poll.min_minutes", "poll.max_minutes")
