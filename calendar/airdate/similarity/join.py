"""The join: which of many texts are alike, exactly and without comparing each with each.

What a text has stands in the order of how rare it is. Two texts that share enough share one of their
rarest few, the prefixes (Bayardo, Ma, Srikant: Scaling up all pairs similarity search, 2007). So an index
of prefixes finds every two, and what all texts have, such as a footer, is not looked up.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, count
from math import ceil
from operator import add

from airdate.similarity.signature import Signature

#: What a text shares with any other, as numbers, the rarest first; each once.
Bag = list[int]


def triples(words: Signature) -> set[tuple[str, str, str]]:
    """Each three words in a row; nothing before the first and after the last, so a word is in three."""
    return set(zip(("", "", *words), ("", *words, ""), (*words, "", ""), strict=True))


def measure(common: int, one: int, other: int) -> float:
    """The measure, of how many triples both texts have and of how many each has; the same on all machines."""
    return round(float((2 * common / (one + other)) ** (1 / 3)), 6)


def matches(
    signatures: Sequence[Signature], at_least: float, home: Callable[[int], int] = int
) -> Iterator[tuple[int, int, float]]:
    """The numbers of each two texts that are so alike, and how alike; no text may be empty.

    Two with the same ``home`` are not compared, and of those that share one a text is told one match. Homes
    are asked for anew after each match: who joins them hears of no more matches than there are joins.
    """
    if not 0 < at_least <= 1:
        raise ValueError(f"similarity {at_least} is not above 0 and at most 1")
    bags, sizes = _bags(signatures)
    share = max(0.0, at_least - 1e-6) ** 3  # of the triples; a little less, as the measure is rounded
    index: dict[int, dict[int, list[int]]] = {}
    for n in sorted(range(len(bags)), key=sizes.__getitem__):
        found = [index[key] for key in _rarest(bags[n], share / (2 - share) * sizes[n]) if key in index]
        for m, common in _candidates(n, bags, found, home):
            alike = measure(common, sizes[m], sizes[n])
            if alike >= at_least:
                yield m, n, alike
        for key in _rarest(bags[n], share * sizes[n]):
            index.setdefault(key, {}).setdefault(home(n), []).append(n)


def _rarest(bag: Bag, least: float) -> Bag:
    """The prefix: without it the bag is too small to share as much as is asked at least."""
    shared = max(1, ceil(least - 1e-9))
    return bag[: max(0, len(bag) - shared + 1)]


def _bags(signatures: Sequence[Signature]) -> tuple[list[Bag], list[int]]:
    """Of each text the triples that others have as well, and how many it has in all."""
    known = _numbered(signatures)
    frequency = Counter(chain.from_iterable(known))
    common = [triple for triple, number in frequency.items() if number > 1]
    common.sort(key=frequency.__getitem__)  # of equals either may come first: it changes no result
    rank = {triple: n for n, triple in enumerate(common, 1)}
    return [sorted(filter(None, map(rank.get, has))) for has in known], list(map(len, known))


def _numbered(signatures: Sequence[Signature]) -> list[set[int]]:
    """The triples of each text; a number for each is quicker to make, to hash and to compare."""
    number = defaultdict[str, int](count(1).__next__)
    texts = [list(map(number.__getitem__, words)) for words in signatures]
    bits = len(number).bit_length()  # as few as will do: small numbers are quick
    middle = [n << bits for n in range(len(number) + 1)].__getitem__
    first = [n << 2 * bits for n in range(len(number) + 1)].__getitem__
    return [
        set(map(add, map(add, map(first, (0, 0, *words)), map(middle, (0, *words, 0))), (*words, 0, 0)))
        for words in texts
    ]


def _candidates(
    n: int, bags: Sequence[Bag], found: Iterable[dict[int, list[int]]], home: Callable[[int], int]
) -> Iterator[tuple[int, int]]:
    """What may be like text ``n``, and how much they share; lists whose homes are one by now become one."""
    has, seen = set(bags[n]), {n}
    for posting in found:
        for place, members in list(posting.items()):
            now = home(place)
            if now != place:
                posting.setdefault(now, []).extend(posting.pop(place))
            for m in members if now != home(n) else ():
                if m not in seen:
                    seen.add(m)
                    yield m, len(has.intersection(bags[m]))
                    if home(m) == home(n):
                        break
