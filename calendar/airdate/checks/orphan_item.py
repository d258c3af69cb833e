"""Something that is said in public with nothing behind it: no campaign, no event, no series.

What stands alone is what gets made because a channel was empty. A message belongs to a campaign or an
event, is part of what goes on all the time (``always_on: yes``, or ``repeat``), or is tied to another
message by ``links``. Source: the house's doctrine S000, social media are "not a separate strand".

Bad::

    type: social
    title: Happy Friday
    status: approved

Good::

    type: social
    title: Three days to go
    status: approved
    campaign: orion-launch

Plans that know neither campaigns nor events, posts that an existing blog brings along, and what is
published already are left alone. A pillar that goes on all the time may be named once in policy.yml::

    rules:
      orphan-item: {pillars: [stargazing]}
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Status

CODE = "ST002"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.PLANNED
SETTINGS: dict[str, tuple[str, ...]] = {"pillars": ()}

#: What is said in public, rather than planned or agreed on.
_SAID = frozenset(
    {"press", "social", "article", "newsletter", "video", "podcast", "ad", "sponsorship", "offline"}
)


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each item that hangs from nothing."""
    if not any(item.type in ("campaign", "event") for item in plan.items):
        return
    pillars = frozenset(plan.vocabulary.policy.value("orphan-item", "pillars", SETTINGS["pillars"]))
    for item in plan.items:
        if item.campaign or item.event or item.type not in _SAID or item.foreign:
            continue
        if _goes_on(item, pillars) or _is_out(item) or item.links or plan.back_links.get(item.id):
            continue
        if plan.faulty.isdisjoint([item.at("campaign"), item.at("event"), item.at("links")]):
            message = f"no campaign, event or series stands behind this {item.type} item"
            cure = "name its `campaign` or `event`, or say `always_on: yes`"
            yield Fault(item.place, "orphan-item", message, cure)


def _goes_on(item: Item, pillars: frozenset[str]) -> bool:
    return bool(item.brief.always_on) or item.repeat is not None or item.pillar in pillars


def _is_out(item: Item) -> bool:
    open_ = [output for output in item.outputs if output.status is not Status.CANCELLED]
    return all(output.status is Status.PUBLISHED for output in open_)
