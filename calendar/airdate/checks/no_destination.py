"""A post that leads nowhere, or an address where nobody can follow it.

Social networks are a way to your own pages: each post either leads to one or asks people to do
something. Say so by a link in the text, ``destination`` or ``call``. Not meant are conversations
(``interaction: ask``, ``answer`` or ``listen``), plans in which no item has a destination or a call, and
what is published, unless ``rules: {no-destination: {published: yes}}`` is set in ``calendar/policy.yml``.

In captions on Instagram links are dead text (two integrators agree, see the message for source and
date): people cannot click and hardly type them. Put the address into the profile, and into
``destination``, which is not pasted there.

Bad::

    type: social
    channel: instagram
    text: "Loans are open: https://example.org/loan"

Good::

    type: social
    channel: instagram
    destination: https://example.org/loan
    call: "Loans are open, link in bio"

Where a network is known to follow links after all: ``limits: {links.clickable: …}`` for the channel.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.item import Item, Output
from airdate.outlet import is_open, judged
from airdate.parts.brief import Interaction
from airdate.pasted import Ground, House, house_of, pasted
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import shown

CODE = "XM006"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED
SETTINGS = {"published": False}

_TYPES = frozenset({"social", "ad", "newsletter", "sponsorship"})


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each item that leads nowhere, and each text with a dead link."""
    house, published = house_of(plan.vocabulary), judged(plan.vocabulary, "no-destination")
    used = any(o.wording.destination or o.wording.call for item in plan.items for o in item.outputs)
    for item in plan.items:
        if item.type not in _TYPES:
            continue
        leading = [output for output in item.outputs if is_open(item, output, published=published)]
        dead = [output for output in leading if house.ground(item, output).dead]
        for output in dead:
            yield from _of_dead(item, output, house)
        if used and not _talks(item):
            yield from _of_nowhere(item, leading, house)


def _talks(item: Item) -> bool:
    """Whether it is a conversation rather than a way to somewhere."""
    return item.brief.interaction not in (None, Interaction.BROADCAST)


def _of_nowhere(item: Item, outputs: list[Output], house: House) -> Iterator[Fault]:
    """The first output that leads nowhere."""
    for output in outputs:
        ground = house.ground(item, output)
        if ground.channel.id and not (ground.page or ground.offline) and not _leads(item, output, house):
            message = "this leads nowhere and asks for nothing"
            cure = "name the page under `destination`, or what people are asked to do under `call`"
            place = output.places.get("channel", item.at("channel"))
            yield Fault(place, "no-destination", message, cure)
            return


def _leads(item: Item, output: Output, house: House) -> bool:
    return bool(output.wording.destination or output.wording.call) or _has_links(item, output, house)


def _has_links(item: Item, output: Output, house: House) -> bool:
    text = output.wording.text or item.body
    if "://" not in text:  # for speed
        return False
    return bool(pasted(item, output, house.words).links)


def _of_dead(item: Item, output: Output, house: House) -> Iterator[Fault]:
    if _has_links(item, output, house):
        post, ground = pasted(item, output, house.words), house.ground(item, output)
        message = f"links in a text on {shown(ground.channel.title)} cannot be followed ({ground.dead})"
        cure = "put it into the profile and under `destination`; say in the text where it is"
        place = post.at(post.links[0].start)
        yield Fault(place, "no-destination", message, cure, severity=_severity(ground))


def _severity(ground: Ground) -> Severity:
    """What no source confirms is no more than worth knowing."""
    return Severity.WARNING if ground.sure else Severity.INFO
