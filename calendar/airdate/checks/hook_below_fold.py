"""A post whose first sentence, or whose disclosure, ends below the fold of its channel.

A network shows the first lines of a post and hides the rest behind "more": about 125 characters on
Instagram, 210 on LinkedIn, 480 on Facebook (Zernio and Orshot, 2026; one source each, so this is a hint).
Who does not see the point of the first sentence does not open the rest, and a label such as `#ad` that is
hidden has not been said (FTC, Disclosures 101, 2019).

Bad, on Instagram: a first sentence of 180 characters, or ``#ad`` at the end of a long text.

Good: the point in the first 125 characters, the label in front.

Fix: shorten the first sentence, or put the label before it. `airdate show ID --as CHANNEL` shows the fold.
Where your readers see more, say so in ``calendar/channels.yml``: ``limits: {body.fold: …}``. Waive it in the
front matter, or ``ignore: [hook-below-fold]`` in ``calendar/policy.yml``; ``published: yes`` looks at what is
out already, too.
"""

import re
from collections.abc import Iterator

from airdate.counting import cut, measure
from airdate.finding import Fault, Place, Severity
from airdate.item import Item
from airdate.network import Network
from airdate.outlet import judged, outlets
from airdate.pasted import Pasted, pasted
from airdate.policy import Profile, When
from airdate.vocabulary import Vocabulary

CODE = "CH002"
SEVERITY = Severity.INFO
PROFILE = Profile.STRICT
WHEN = When.APPROVED
SETTINGS = {"published": False}

#: A sentence ends with its mark, or with its line; Chinese and Japanese put no space behind the mark.
_END = re.compile(r"[.!?…]+[\"'”’»)]*(?=\s|\Z)|[。！？]+|\n|\Z")


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for the first sentence and for the disclosure that a fold hides."""
    for output, network in outlets(item, words, published=judged(words, "hook-below-fold")):
        fold = network.value("body.fold")
        if isinstance(fold, int):
            post = pasted(item, output, words)
            shown, _ = cut(post.text, fold)
            yield from _below(item, post, len(shown), network)


def _below(item: Item, post: Pasted, fold: int, network: Network) -> Iterator[Fault]:
    sentence = post.text[: _sentence_end(post.text)]
    if len(sentence) > fold:
        length = measure(sentence, "graphemes").value
        message = f"the first sentence ends after {length} characters"
        yield _fault(post.at(0), message, network, "say the point in less")
    disclosure = item.candour.disclosure
    if disclosure:
        at = post.text.casefold().find(disclosure.label.casefold())
        if at >= 0 and at + len(disclosure.label) > fold:
            message = f"'{disclosure.label}' stands after {at} characters"
            yield _fault(post.at(at), message, network, "put it in front")


def _sentence_end(text: str) -> int:
    return next(match.end() for match in _END.finditer(text))


def _fault(place: Place, message: str, network: Network, cure: str) -> Fault:
    fact = network.facts["body.fold"]
    said = f"{message}, {network.label} folds the text after about {fact.value} ({fact.source_line})"
    return Fault(place, "hook-below-fold", said, cure)
