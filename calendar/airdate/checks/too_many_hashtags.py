"""More hashtags than the channel takes.

Instagram takes 5 since 19 December 2025 (press on the announcement, 2025-12-20; Ayrshare), Threads makes one
topic of a post (Ayrshare and Zernio, 2026), YouTube ignores all hashtags of a film with too many. Counted are
those of the text and of `hashtags`.

Bad, on Instagram: ``hashtags: ["#space", "#stars", "#moon", "#mars", "#night", "#sky"]``.

Good: the five that people search for.

Fix: take some away; ``airdate check --unsafe-fixes`` keeps the first ones of `hashtags`, which is a guess at
what matters. Another cap: ``limits: {hashtags.max: …}`` of the channel in ``calendar/channels.yml``. ``rules:
{too-many-hashtags: {published: yes}}`` in ``calendar/policy.yml`` looks at what is out already, too.
"""

import re
from collections.abc import Iterator

from airdate.finding import Assign, Fault, Fix, Severity
from airdate.item import Item, Output
from airdate.network import breach
from airdate.outlet import judged, outlets
from airdate.pasted import Pasted, pasted
from airdate.policy import Profile, When
from airdate.vocabulary import Vocabulary

CODE = "CH003"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.APPROVED
SETTINGS = {"published": False}

#: A word with a letter in it behind the sign; in an address the sign means something else.
_HASHTAG = re.compile(r"(?<![\w&/#])[#＃]\w*[^\W\d_]\w*")


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each text with more hashtags than its network takes."""
    for output, network in outlets(item, words, published=judged(words, "too-many-hashtags")):
        fact = network.fact("hashtags.max")
        if fact is None:  # for speed
            continue
        post = pasted(item, output, words)
        places = [m.start() for m in _HASHTAG.finditer(post.text) if not _in_link(post, m.start())]
        if found := breach(fact, len(places)):
            most = int(found.bound)
            message = f"{len(places)} hashtags, {found.told(network.label)}"
            cure = f"take {len(places) - most} away"
            place = post.at(places[most])
            fix = _fix(output, len(places) - most)
            yield Fault(place, "too-many-hashtags", message, cure, severity=found.severity, fix=fix)


def _in_link(post: Pasted, offset: int) -> bool:
    return any(link.start <= offset < link.end for link in post.links)


def _fix(output: Output, over: int) -> Fix | None:
    """Keep the first of ``hashtags``; no fix if the text itself has too many."""
    tags = output.wording.hashtags
    if over > len(tags):
        return None
    own = output.name and "hashtags" in output.places
    key = f"outputs.{output.name}.hashtags" if own else "hashtags"
    kept = tags[: len(tags) - over] or None
    return Fix(f"keep the first {len(tags) - over}", (Assign(key, kept),), wording=True)
