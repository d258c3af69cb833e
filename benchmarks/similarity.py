"""What it costs to find near-duplicates among many posts: ``python benchmarks/similarity.py``.

Posts of 300 characters in 1,000, 3,000, 10,000 and 30,000 texts, and kinds of texts that are hard: all equal,
all but equal, under one footer, of few words, of one word. Prints the CPU seconds of ``clusters`` from bare
texts, the best of three; linear growth is ten times as much from each column to the next but one.
"""

import random
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate, count
from string import ascii_lowercase
from time import process_time

from airdate.similarity import clusters, signature

NUMBERS = (1_000, 3_000, 10_000, 30_000)
FOOTER = (
    "Northlight Observatory, open every clear night from nine until midnight. Entry is free, the lift is "
    "working, children are welcome with somebody who holds their hand. Donations keep the roof turning."
)


def vocabulary(words: int) -> list[str]:
    """Made-up words of 2 to 9 letters; the same every time."""
    dice = random.Random(words)
    return ["".join(dice.choices(ascii_lowercase, k=dice.randint(2, 9))) for _ in range(words)]


def posts(words: int = 20_000, *, flat: bool = False, size: int = 300) -> Iterator[str]:
    """Texts without end, of words that are as unlike in frequency as those of a language; or all alike."""
    dice, known = random.Random(2027), vocabulary(words)
    weights = list(accumulate(1 if flat else 1 / n for n in range(1, words + 1)))
    while True:
        yield " ".join(dice.choices(known, cum_weights=weights, k=size // 5))[:size]


def han() -> Iterator[str]:
    """Texts of 300 of 3,000 characters without a space."""
    dice = random.Random(2027)
    weights = list(accumulate(1 / n for n in range(1, 3_001)))
    while True:
        yield "".join(chr(0x4E00 + n) for n in dice.choices(range(3_000), cum_weights=weights, k=300))


def copied() -> Iterator[str]:
    """Every fifth post is one of the last but for a word, a link and its hashtags."""
    for n, post in enumerate(posts()):
        yield post
        if n % 4 == 3:
            yield f"{post.replace(' ', f' new{n} ', 1)} https://s.example/{n} #tag{n}"


def most(alike: int, own: int) -> Iterator[str]:
    """Texts that share so many words, with so many of their own."""
    shared, fresh = " ".join(vocabulary(alike)), posts(size=own * 5)
    return (f"{shared} {next(fresh)} {n}" for n in count())


KINDS: dict[str, Callable[[], Iterator[str]]] = {
    "posts": posts,
    "posts, a fifth copied": copied,
    "equal": lambda: (FOOTER for _ in count()),
    "equal but for a number": lambda: (f"{FOOTER} No. {n}" for n in count()),
    "a number in 100 posts": lambda: (f"{post} {n}" for n, post in enumerate(hundred())),
    "long footer": lambda: (f"{post} {FOOTER}" for post in posts(size=100)),
    "five of six words shared": lambda: most(50, 9),
    "1,000 words, all common": lambda: posts(1_000, flat=True),
    "100 words, all common": lambda: posts(100, flat=True),
    "one word": lambda: (f"word{n % 5_000}" for n in count()),
    "three words of 100": lambda: posts(100, size=15),
    "empty": lambda: ("" for _ in count()),
    "Chinese": han,
}


def hundred() -> Iterator[str]:
    """A hundred posts, again and again."""
    source = posts()
    known = [next(source) for _ in range(100)]
    while True:
        yield from known


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds, the best of three, or of fewer that take long."""
    found: list[float] = []
    while len(found) < 3 and sum(found) < 2:
        begun = process_time()
        work()
        found.append(process_time() - begun)
    return min(found)


def main() -> None:
    """A line for each kind, a column for each number of texts."""
    print(f"{'':25}" + "".join(f"{number:>9,}" for number in NUMBERS))
    for kind, source in KINDS.items():
        texts = [text for text, _ in zip(source(), range(NUMBERS[-1]), strict=False)]
        found = [seconds(partial(clusters, texts[:number])) for number in NUMBERS]
        print(f"{kind:25}" + "".join(f"{cost:8.2f}s" for cost in found), flush=True)
    texts = [text for text, _ in zip(posts(), range(10_000), strict=False)]
    alone = seconds(lambda: list(map(signature, texts)))
    print(f"of 10,000 posts {alone:.2f} s are signatures")


if __name__ == "__main__":
    main()
