"""The same text on several networks, or again on one network within a few weeks.

Each network has its readers, its length and its manners: what is pasted everywhere is written for none of
them. X refuses a text that it has had already (Postiz, provider code, 2026-08-21; Zernio, 2026-10). Texts are
the same if nine of ten words are (links, mentions and hashtags at the end aside); those of fewer than 40
characters are not looked at, nor series (`repeat`).

Bad: one text in two outputs::

    text: Orion rises at nine. Come early and bring a warm coat for the whole family.
    outputs: [{channel: mastodon}, {channel: linkedin}]

Good: a `text` of its own in each output.

Fix: write it anew for each, or leave more days between. Configure in ``calendar/policy.yml``: ``rules:
{copy-paste-crosspost: {days: 30, alike: 0.9, shortest: 40}}``. Waive it in the front matter where a notice
must read the same everywhere.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from airdate.entry import Entry
from airdate.finding import Fault, Place, Severity
from airdate.network import Network
from airdate.outlet import is_open, network_of
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.similarity import Signature, clusters, signature, similarity
from airdate.status import Status
from airdate.text import listed
from airdate.written import of_output

CODE = "CH008"
SEVERITY = Severity.WARNING
PROFILE = Profile.STRICT
WHEN = When.APPROVED
SETTINGS = {"days": 30, "alike": 0.9, "shortest": 40}

#: Where people read posts, each with manners of its own.
_SOCIAL = frozenset(
    "x linkedin facebook instagram threads bluesky mastodon tiktok pinterest reddit google_business".split()
)
_TOLD = 5


class _Post(NamedTuple):
    """A text in a network."""

    entry: Entry
    network: Network
    said: Signature


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each text that appears again and again, once."""
    policy = plan.vocabulary.policy
    days = policy.value("copy-paste-crosspost", "days", 30)
    alike = min(max(policy.value("copy-paste-crosspost", "alike", 0.9), 0.5), 1.0)
    posts = list(_posts(plan, days))
    for cluster in clusters([post.said for post in posts], alike):
        first = posts[cluster[0]]
        like = [posts[n] for n in cluster if _is_like(posts[n], first, alike)]
        for run in _runs(like, days):
            yield from _told(run)


def _posts(plan: Plan, days: int) -> Iterator[_Post]:
    """What is said where, but for what is out and so far from all that is to come that nothing follows it."""
    shortest = plan.vocabulary.policy.value("copy-paste-crosspost", "shortest", 40)
    appearing = list(_appearing(plan))
    waiting = [entry for entry, _ in appearing if entry.status is not Status.PUBLISHED]
    since = min((entry.first for entry in waiting), default=None)
    own = {entry.item.id for entry in waiting}
    known: dict[str, Signature] = {}
    for entry, network in appearing:
        if since is None or (entry.item.id not in own and (since - entry.first).days > days):
            continue
        text = of_output(entry.item, entry.output).text
        if len(text) >= shortest:
            if text not in known:  # for speed
                known[text] = signature(text)
            yield _Post(entry, network, known[text])


def _appearing(plan: Plan) -> Iterator[tuple[Entry, Network]]:
    for channel in plan.values("channel"):
        network = network_of(plan.vocabulary.channel(channel))
        if network and network.id in _SOCIAL:
            yield from ((entry, network) for entry in plan.by("channel", channel) if _counts(entry))


def _counts(entry: Entry) -> bool:
    """Whether it is more than an idea and no series, which says the same on purpose."""
    if entry.status is Status.IDEA or entry.called_off or entry.item.repeat:
        return False
    return is_open(entry.item, entry.output, published=True)


def _is_like(post: _Post, other: _Post, alike: float) -> bool:
    if post.said == other.said:  # for speed
        return True
    return similarity(post.said, other.said) >= alike


def _runs(posts: Iterable[_Post], days: int) -> Iterator[list[_Post]]:
    """Posts of which each follows the one before within so many days, or belongs to the same item."""
    run: list[_Post] = []
    for post in sorted(posts, key=lambda post: (post.entry.begins, post.entry.id)):
        if run and not _follows(post.entry, run[-1].entry, days):
            yield run
            run = []
        run.append(post)
    yield run


def _follows(entry: Entry, before: Entry, days: int) -> bool:
    dated = entry.exact and before.exact and (entry.first - before.first).days <= days
    return dated or entry.item is before.item


def _told(run: list[_Post]) -> Iterator[Fault]:
    """One fault, at the appearance that is furthest among those that can still be changed."""
    still_open = [post for post in run if post.entry.status is not Status.PUBLISHED]
    if len(run) < 2 or not still_open:
        return
    post = next((post for post in reversed(still_open) if post.entry.status.decided), still_open[-1])
    labels = list(dict.fromkeys(post.network.label for post in run))
    others = [other.entry.id for other in run if other is not post]
    where = f"on {', '.join(labels[:-1])} and {labels[-1]}" if len(labels) > 1 else f"again on {labels[0]}"
    named = listed(others[:_TOLD]) + (f" and {len(others) - _TOLD} more" if len(others) > _TOLD else "")
    message = f"the same text {where}: as in {named}"
    if refusing := [p.network for p in run if p.network.value("text.repeatable") is False][1:]:
        message += f"; {refusing[0].label} refuses it ({refusing[0].facts['text.repeatable'].source_line})"
    yield Fault(_place(post.entry), "copy-paste-crosspost", message, "write it anew for each")


def _place(entry: Entry) -> Place:
    return entry.output.places.get("channel", entry.item.at("channel"))
