"""Texts that say the same: found among many without comparing each with each.

The measure is the share of words that two texts have in common, in their order. As three words in a row are
kept only where each of them is, it is the cube root of Dice's measure of such triples, to six digits:
``(2 * common / (triples + triples)) ** (1 / 3)``, each triple counting once, with two nothings before the
first word and after the last. 0.9 lets one word in ten differ, and no word of a shorter text.

See ``signature`` for what a word is: case, white space, punctuation, links, mentions and hashtags at the end
make no difference. A text without any word is like no other.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

from airdate import collector
from airdate.similarity.join import matches, measure, triples
from airdate.similarity.signature import Signature, signature

__all__ = ["Signature", "clusters", "near", "signature", "similarity"]


def similarity(one: str | Signature, other: str | Signature) -> float:
    """How alike two texts are, from 0 to 1."""
    a, b = _signature(one), _signature(other)
    return measure(len(triples(a) & triples(b)), len(triples(a)), len(triples(b))) if a and b else 0.0


@collector.still()
def near(texts: Sequence[str | Signature], at_least: float = 0.9) -> list[tuple[int, int, float]]:
    """Every two texts that are so alike: their numbers, the lower first, and how alike; sorted.

    A thousand equal texts are half a million pairs: ``clusters`` tells the same in few words.
    """
    equal = _equal(texts)
    groups = list(equal.values())
    found = [(i, j, 1.0) for group in groups for i, j in combinations(group, 2)]
    for a, b, alike in matches(list(equal), at_least):
        found += [(min(i, j), max(i, j), alike) for i in groups[a] for j in groups[b]]
    return sorted(found)


@collector.still()
def clusters(texts: Sequence[str | Signature], at_least: float = 0.9) -> list[tuple[int, ...]]:
    """The texts that hang together, each so like another of its cluster; sorted, without those like none.

    The first of a cluster stands for it. Where texts change little by little its ends may differ by more.
    """
    equal = _equal(texts)
    groups = list(equal.values())
    homes = list(range(len(groups)))

    def home(n: int) -> int:
        while homes[n] != n:
            homes[n] = n = homes[homes[n]]
        return n

    for a, b, _ in matches(list(equal), at_least, home):
        homes[home(b)] = home(a)
    found: dict[int, list[int]] = {}
    for n, group in enumerate(groups):
        found.setdefault(home(n), []).extend(group)
    return sorted(tuple(sorted(members)) for members in found.values() if len(members) > 1)


def _signature(text: str | Signature) -> Signature:
    return signature(text) if isinstance(text, str) else text


def _equal(texts: Iterable[str | Signature]) -> dict[Signature, list[int]]:
    """The numbers of the texts by signature; texts without words are left out."""
    found: dict[Signature, list[int]] = {}
    for n, said in enumerate(map(_signature, texts)):
        if said:
            found.setdefault(said, []).append(n)
    return found
