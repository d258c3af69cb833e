"""A campaign that is all of one kind, or all on one ground: paid, earned, shared or owned.

People need to meet a thing in more than one place before they act on it, and each medium does what others
cannot: press is trusted, social is talked back to, the own page keeps. A campaign of posts alone is a run
of posts ("cross-media strategy", the house's doctrine S003; paid, earned, shared and owned: G. Dietrich,
2014). Ideas count; what is called off does not. The ground is that of the channel (``media:`` in
``calendar/channels.yml``), or ``peso:`` of the item. Campaigns that are over, and those of few
appearances, are left alone.

Bad, for a campaign of three such items and nothing else::

    type: social
    campaign: orion-launch
    channel: mastodon

Good: beside them a ``type: press``, a page of the own website, an event.

To fix it, add what is missing, or say that it belongs: ``campaign: orion-launch``. From how many
appearances on it speaks is set by ``rules: {single-medium-campaign: {least: 5}}`` in
``calendar/policy.yml``.
"""

from collections.abc import Iterator

from airdate.entry import Entry, entries_of
from airdate.finding import Fault, Severity
from airdate.item import PAPERS, Item
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.story import ground

CODE = "XM001"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.PLANNED
SETTINGS = {"least": 3}


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each campaign under way or to come that is of one medium."""
    words = plan.vocabulary
    least = words.policy.value("single-medium-campaign", "least", SETTINGS["least"])
    for item in plan.items:
        if item.type != "campaign" or item.cancelled or item.postponed or _over(plan, item):
            continue
        found = [entry for entry in plan.by("campaign", item.id) if _counts(entry)]
        if len(found) >= least and (all_of := _one_kind(plan, found) or _one_ground(plan, found)):
            message = f"all {len(found)} appearances of this campaign are {all_of}"
            cure = "add one of another kind, such as press, an event or a page of your own"
            yield Fault(item.place, "single-medium-campaign", message, cure)


def _over(plan: Plan, item: Item) -> bool:
    spans = entries_of(item, plan.vocabulary.settings.zone)
    return any(span.ends <= plan.now for span in spans)


def _counts(entry: Entry) -> bool:
    return entry.item.type not in PAPERS and not entry.called_off


def _one_kind(plan: Plan, found: list[Entry]) -> str:
    kinds = {entry.item.type for entry in found}
    return f"of the type {plan.vocabulary.types.get(*kinds, *kinds)}" if len(kinds) == 1 else ""


def _one_ground(plan: Plan, found: list[Entry]) -> str:
    """The ground that all stand on; of one whose ground nobody knows nothing is said."""
    grounds = {ground(entry, plan.vocabulary) for entry in found}
    return f"on {grounds.pop()} ground" if len(grounds) == 1 and "" not in grounds else ""
