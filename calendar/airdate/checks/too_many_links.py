"""More links than the channel takes; the same address twice is one.

Threads refuses a post with more than five different links since 22 December 2025, with the error
``THREADS_API__LINK_LIMIT_EXCEEDED`` (Meta, Threads text attachments, 2026-07-02).

Bad, on Threads: a post with links to six pages.

Good: a link to one page that has the six.

Fix: take some away. Another cap: ``limits: {links.max: …}`` of the channel in ``calendar/channels.yml``.
``rules: {too-many-links: {published: yes}}`` in ``calendar/policy.yml`` looks at what is out already, too.
"""

from collections.abc import Iterator

from airdate.counting.url import urls
from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.network import breach
from airdate.outlet import judged, outlets
from airdate.pasted import pasted
from airdate.policy import Profile, When
from airdate.vocabulary import Vocabulary

CODE = "CH004"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.APPROVED
SETTINGS = {"published": False}


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each text with more links than its network takes."""
    for output, network in outlets(item, words, published=judged(words, "too-many-links")):
        fact = network.fact("links.max")
        if fact is None:  # for speed
            continue
        post = pasted(item, output, words)
        known: dict[str, int] = {}
        for start, end in urls(post.text):
            known.setdefault(post.text[start:end], start)
        if found := breach(fact, len(known)):
            over = [*known.values()][int(found.bound)]
            message = f"{len(known)} different links, {found.told(network.label)}"
            cure = f"take {len(known) - int(found.bound)} away, or link to one page that has them"
            yield Fault(post.at(over), "too-many-links", message, cure, severity=found.severity)
