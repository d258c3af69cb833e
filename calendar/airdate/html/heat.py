"""Heat: numbers instead of entries, so that filters can count them again.

A page lists what it counts once, hidden, with the words each can be picked by; whatever shows a number
names the places of its entries in that list.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from airdate.entry import Entry

#: From how many entries on something has the level 1, 2, 3, 4.
Steps = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Count:
    """How many entries there are: their places in the list, and how dark that is, 0 to 4."""

    of: tuple[int, ...] = ()
    level: int = 0

    def __len__(self) -> int:
        return len(self.of)

    @property
    def places(self) -> str:
        """The places as an attribute holds them, those in a row as one: ``0 5 17-20``."""
        rows: list[list[int]] = []
        for place in self.of:
            if rows and place == rows[-1][-1] + 1:
                rows[-1].append(place)
            else:
                rows.append([place])
        return " ".join(str(row[0]) if len(row) == 1 else f"{row[0]}-{row[-1]}" for row in rows)


class Tally:
    """What a page counts, each entry once, in this order."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = list(entries)
        self._places = {entry.id: n for n, entry in enumerate(self.entries)}

    def __contains__(self, entry: Entry) -> bool:
        return entry.id in self._places

    def count(self, entries: Iterable[Entry], steps: Sequence[int] = ()) -> Count:
        """How many of the counted ones are among these."""
        places = tuple(self._places[entry.id] for entry in entries if entry in self)
        return Count(places, sum(step <= len(places) for step in steps))


def appears(entry: Entry) -> bool:
    """Whether it counts as something that appears: no campaign, which holds others, and not called off."""
    return entry.item.type != "campaign" and not entry.called_off


def steps(counts: Iterable[int]) -> Steps:
    """From how many on it is more than half of the counts are, than four fifths, than nearly all."""
    found = sorted(count for count in counts if count) or [1]
    half, most, all_but = (found[int(share * (len(found) - 1))] + 1 for share in (0.5, 0.8, 0.95))
    second = max(2, half)
    third = max(second + 1, most)
    return 1, second, third, max(third + 1, all_but)


def key(steps: Steps) -> list[str]:
    """The numbers that each level stands for, from none on: ``0``, ``1–2``, ``3``, ``4–7``, ``8+``."""
    ranges = [f"{low}–{high - 1}" if high - 1 > low else str(low) for low, high in pairwise(steps)]
    return ["0", *ranges, f"{steps[-1]}+"]
