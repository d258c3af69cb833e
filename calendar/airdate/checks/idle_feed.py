"""A named feed in ``calendar/feeds.yml`` that selects nothing, or does not select.

A feed holds what meets all its criteria; of the words of one criterion, one is enough. Without any it
holds everything, and so needs a reason: a window, a cap, an edition, or another form.

Bad: ``desk: {channel: mastadon}``, or ``desk: {title: Desk}``. Good: ``desk: {channel: mastodon}``.
"""

from collections.abc import Collection, Iterator

from airdate.finding import Fault, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.selection import Selection
from airdate.status import Status
from airdate.text import did_you_mean, shown
from airdate.vocabulary import MEDIA

CODE = "FE102"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each feed without criteria or entries, and for each word that nobody knows."""
    if not (plan.entries or plan.vague or plan.unscheduled):
        return
    for feed in plan.vocabulary.feeds.values():
        if feed.whole:
            message = f"the feed '{feed.id}' says nothing of what it selects, and holds everything"
            yield Fault(feed.place, "idle-feed", message, "add a criterion such as `type: press`")
            continue
        idle = next(plan.selected(feed), None) is None
        strange = list(_strange(plan, feed, idle))
        yield from strange
        if idle and not strange:
            message = f"the feed '{feed.id}' selects no entry"
            yield Fault(feed.place, "idle-feed", message, "an entry must meet every criterion: leave one out")


def _strange(plan: Plan, feed: Selection, idle: bool) -> Iterator[Fault]:
    """Words that no list holds; where there is no list, those that an idle feed asks for and none uses."""
    for facet, words in feed.criteria.items():
        known = _listed(plan, facet)
        if known is None:
            known = plan.values(facet) if idle else words
        for word in words:
            if word not in known and word not in plan.broken:
                message = f"the feed '{feed.id}' selects by an unknown {facet}: '{shown(word)}'"
                cure = did_you_mean(word, known) or "correct the word, or leave it out"
                yield Fault(feed.place, "idle-feed", message, cure)


def _listed(plan: Plan, facet: str) -> Collection[str] | None:
    """All words that a criterion can have; None where any word goes."""
    if facet in ("campaign", "event"):
        return [item.id for item in plan.items if item.type == facet]
    if facet == "status":
        return list(Status)
    if facet == "media":
        return MEDIA
    if facet == "department":
        people = plan.vocabulary.people
        return None if people is None else {person.department for person in people.values()} - {""}
    return plan.vocabulary.types if facet == "type" else plan.vocabulary.terms(facet)
