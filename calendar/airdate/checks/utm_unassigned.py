"""A source and medium that Google Analytics files under Unassigned.

Its default channel groups know a fixed list of mediums and sources; what fits none lies in one heap,
and the rules cannot be edited (support.google.com/analytics/answer/9756891, as Velir/dbt-ga4 quotes them,
2025-11-25). Looked at are links to your own domains that somebody tagged by hand, and what ``utm:``
says of an item or a channel.

Bad::

    utm: {medium: influencer}

Good: no ``utm`` at all; Airdate takes the medium that fits the channel. Or one that Google knows::

    utm: {medium: social}

Whoever counts with another tool puts ``utm-unassigned`` under ``ignore`` in policy.yml.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Fix, Place, Severity
from airdate.item import Item
from airdate.pasted import Address, house_of, utm_of, with_utm
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import shown
from airdate.tracking.groups import group_of
from airdate.tracking.utm import read
from airdate.vocabulary import Vocabulary

CODE = "TR004"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.PLANNED

_NOWHERE = "Unassigned"


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each link, item and channel whose visits land in no group."""
    words = plan.vocabulary
    for item, link in with_utm(plan.items, words):
        if link.owned and not link.inside:
            yield from _of_link(item, link, words)
    for item in plan.items:
        if any(output.wording.utm for output in item.outputs):  # for speed
            yield from _of_item(item, words)
    yield from _of_channels(words)


def _of_link(item: Item, link: Address, words: Vocabulary) -> Iterator[Fault]:
    said = {parameter.key.lower(): parameter for parameter in read(link.url)}
    source, medium = said.get("utm_source"), said.get("utm_medium")
    if not (source and medium and source.value and medium.value):
        return  # told by utm-malformed
    if group_of(source.value, medium.value, "") != _NOWHERE:
        return
    fitting = next((utm.medium for output, _ in link.outputs if (utm := utm_of(item, output, words))), "")
    fix = None
    if group_of(source.value, fitting, "") != _NOWHERE:
        changes = link.instead(link.url.replace(medium.written, f"utm_medium={fitting}"))
        title = f"write 'utm_medium={fitting}'"
        fix = Fix(title, changes, safe=True, wording=True) if changes else None
    yield _fault(link.place, source.value, medium.value, fitting, fix)


def _of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    told: set[Place] = set()
    for output in item.outputs:
        said, utm = output.wording.utm, utm_of(item, output, words)
        if said is None or utm is None or not said.medium:
            continue
        place = said.spot("medium")
        if place not in told and group_of(utm.source, utm.medium, "") == _NOWHERE:
            told.add(place)
            fitting = house_of(words).ground(item, output).medium
            yield _fault(place, utm.source, utm.medium, fitting)


def _of_channels(words: Vocabulary) -> Iterator[Fault]:
    for channel in (words.channels or {}).values():
        said = channel.account.utm
        if said and said.medium:  # for speed
            ground = house_of(words).of_channel(channel.id)
            if group_of(ground.source, ground.medium, "") == _NOWHERE:
                place = said.spot("medium")
                yield _fault(place, ground.source, ground.medium, "")


def _fault(place: Place, source: str, medium: str, fitting: str, fix: Fix | None = None) -> Fault:
    pair = f"{shown(source, 30)} / {shown(medium, 30)}"
    message = f"Google Analytics files {pair} under Unassigned (dbt-ga4, 2025-11-25)"
    fits = group_of(source, fitting, "") != _NOWHERE
    own = (
        f"'{fitting}' is what Airdate writes for this channel" if fits else "such are social, email, referral"
    )
    cure = f"leave it out, or write a medium that it knows: {own}"
    return Fault(place, "utm-unassigned", message, cure, fix=fix)
