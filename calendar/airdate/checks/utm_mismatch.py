"""Campaign parameters that tell another story than the plan: another channel, an unknown campaign.

A link in the newsletter that is tagged as social counts for the wrong channel. A campaign that the plan
does not know splits the figures of the one that was meant. And a campaign whose name sounds like a
shop (``spring-shop``, not ``workshop``) has all its unpaid visits filed under Organic Shopping,
whatever brought them: that rule of Google stands before those for social networks and mail
(support.google.com/analytics/answer/9756891, as Velir/dbt-ga4 quotes it, 2025-11-25).

Bad, on LinkedIn::

    https://example.org/?utm_source=letter&utm_medium=email&utm_campaign=sprng

Good: the bare address; Airdate adds what fits. Looked at are links to your own domains that are
tagged by hand (where utm-malformed has nothing to tell), what ``utm:`` says, and the ids of campaigns.
Names beside the plan's campaigns and events: ``rules: {utm-mismatch: {campaigns: [always-on, brand]}}``.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Place, Severity
from airdate.item import Item
from airdate.pasted import Address, Ground, house_of, utm_of, with_utm
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import Nearest, shown
from airdate.tracking.groups import group_of, is_shop_trap
from airdate.tracking.utm import MALFORMED, faults_of, read, value

CODE = "TR005"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.PLANNED
SETTINGS: dict[str, tuple[str, ...]] = {"campaigns": ("always-on",)}

_NOWHERE = "Unassigned"


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each parameter, typed by hand or set, that contradicts the plan."""
    words = plan.vocabulary
    more = words.policy.value("utm-mismatch", "campaigns", SETTINGS["campaigns"])
    known = {value(item.id) for item in plan.items if item.type in ("campaign", "event")}
    registry = Nearest(sorted(known.union(map(value, more))) if known else (), cutoff=0.8)
    for _, link in with_utm(plan.items, words):
        if link.owned and not link.inside:
            yield from _of_link(link, registry)
    for item in plan.items:
        if any(output.wording.utm for output in item.outputs):  # for speed
            yield from _of_item(plan, item, registry)
    yield from _of_shops(plan)


def _of_link(link: Address, registry: Nearest) -> Iterator[Fault]:
    if not MALFORMED.isdisjoint(faults_of(link.url)):
        return
    said = {parameter.key.lower(): parameter.value for parameter in read(link.url)}
    grounds = [ground for _, ground in link.outputs]
    yield from _of_pair(link.place, said["utm_source"], said["utm_medium"], grounds)
    yield from _of_campaign(link.place, said["utm_campaign"], registry)


def _of_item(plan: Plan, item: Item, registry: Nearest) -> Iterator[Fault]:
    told: set[Place] = set()
    for output in item.outputs:
        said, utm = output.wording.utm, utm_of(item, output, plan.vocabulary)
        if said is None or utm is None or said.place in told:
            continue
        told.add(said.place)
        ground = house_of(plan.vocabulary).ground(item, output)
        place = said.spot("medium" if said.medium else "source")
        yield from _of_pair(place, utm.source, utm.medium, [ground])
        if said.campaign:
            yield from _of_campaign(said.spot("campaign"), said.campaign, registry)


def _of_pair(place: Place, source: str, medium: str, grounds: list[Ground]) -> Iterator[Fault]:
    group = group_of(source, medium, "")
    tracked = [ground for ground in grounds if ground.channel.id]
    expected = [(ground, group_of(ground.source, ground.medium, "")) for ground in tracked]
    wrong = [(ground, wanted) for ground, wanted in expected if wanted not in (group, _NOWHERE)]
    if group != _NOWHERE and wrong:  # what is unassigned is told by utm-unassigned
        ground, wanted = wrong[0]
        where = f"'{ground.channel.id}' belongs under {wanted}"
        message = f"{shown(source, 30)} / {shown(medium, 30)} counts as {group}; the channel {where}"
        cure = f"take it out: Airdate writes {ground.source} / {ground.medium}"
        yield Fault(place, "utm-mismatch", message, cure)


def _of_campaign(place: Place, campaign: str, registry: Nearest) -> Iterator[Fault]:
    if is_shop_trap(campaign):
        yield _shop(place, campaign, "give it another name")
    elif registry.known and value(campaign) not in registry.known and "{" not in campaign:
        message = f"no campaign or event of the plan is called '{shown(campaign)}'"
        cure = registry(value(campaign)) or "take it out: Airdate writes the campaign of the item"
        yield Fault(place, "utm-mismatch", message, cure)


def _of_shops(plan: Plan) -> Iterator[Fault]:
    """Campaigns and events by whose ids all their visits would become a shop's."""
    trapped = [item for item in plan.items if item.type in ("campaign", "event") and is_shop_trap(item.id)]
    for shop in trapped:
        entries = plan.by(shop.type, shop.id)
        if any(_lends(plan, entry.item, shop.id) for entry in entries):
            cure = "let its items say `utm: {campaign: …}`, or rename it"
            yield _shop(shop.at("id"), shop.id, cure)


def _lends(plan: Plan, item: Item, id: str) -> bool:
    """Whether links of the item carry that id as their campaign."""
    found = (utm_of(item, output, plan.vocabulary) for output in item.outputs)
    return any(utm is not None and utm.campaign == value(id) for utm in found)


def _shop(place: Place, campaign: str, cure: str) -> Fault:
    name = shown(campaign, 40)
    message = f"Google Analytics takes '{name}' for a shop's and files its unpaid visits under Shopping"
    return Fault(place, "utm-mismatch", message, cure)
