"""Matrix: how many entries there are for each pair of two things; where none are and where too many."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import ceil

#: From how many entries on a cell has its level 1, 2, 3, 4; the last one means too many.
Steps = tuple[int, int, int, int]

#: More than anybody plans: a level that is never reached.
_NEVER = 1_000_000

#: Where a number is only told.
NO_STEPS: Steps = (_NEVER,) * 4


@dataclass(frozen=True, slots=True)
class Head:
    """What a row or a column is for; an empty ``id`` is for what says nothing of it.

    ``short`` stands where there is little room, with ``title`` for who cannot see the picture;
    ``group`` is what neighbours have in common. ``mark`` and ``colour`` are a channel's.
    """

    id: str
    title: str
    url: str = ""
    short: str = ""
    group: str = ""
    mark: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The entries of a pair by their places in the index; ``gap`` if there should be some."""

    of: tuple[int, ...] = ()
    steps: Steps = NO_STEPS
    gap: bool = False
    url: str = ""

    @property
    def level(self) -> int:
        """0 to 4: none, some, as usual, much, too much."""
        return sum(step <= len(self.of) for step in self.steps)


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from the first column to the last."""

    head: Head
    cells: Sequence[Cell]

    @property
    def steps(self) -> Steps:
        """Those of its first cell with entries; others may have their own."""
        return next((cell.steps for cell in self.cells if cell.of), NO_STEPS)

    @property
    def sum(self) -> int:
        """How many entries it has, each counted once."""
        return _distinct(self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Cells by row and column; ``name`` is its place in the page, ``corner`` what the rows are."""

    name: str
    title: str
    corner: str
    columns: Sequence[Head]
    rows: Sequence[Row]

    @property
    def says(self) -> bool:
        """Whether there is any row and any column that is for something."""
        return any(row.head.id for row in self.rows) and any(column.id for column in self.columns)

    @property
    def sums(self) -> list[int]:
        """How many entries each column has, each counted once."""
        return [_distinct(column) for column in zip(*(row.cells for row in self.rows), strict=True)]

    @property
    def total(self) -> int:
        """How many entries there are in all."""
        return _distinct(chain.from_iterable(row.cells for row in self.rows))

    @property
    def groups(self) -> list[tuple[str, int]]:
        """What neighbouring columns have in common, and how many they are."""
        found: list[tuple[str, int]] = []
        for column in self.columns:
            if found and found[-1][0] == column.group:
                found[-1] = (column.group, found[-1][1] + 1)
            else:
                found.append((column.group, 1))
        return found


#: Places in the index by row and column.
Pairs = Mapping[tuple[str, str], Sequence[int]]


def made(
    name: str,
    title: str,
    corner: str,
    rows: Iterable[Head],
    columns: Sequence[Head],
    pairs: Pairs,
    *,
    steps: Callable[[Head, Head], Steps],
    gap: Callable[[Head, Head], bool],
    url: Callable[[Head, Head], str],
) -> Matrix:
    """The matrix of these pairs."""

    def cell(row: Head, column: Head) -> Cell:
        of = tuple(pairs.get((row.id, column.id), ()))
        return Cell(of, steps(row, column), url=url(row, column)) if of else Cell(gap=gap(row, column))

    found = [Row(row, [cell(row, column) for column in columns]) for row in rows]
    return Matrix(name, title, corner, columns, found)


def usual(counts: Iterable[int], *, too_many: bool = True) -> Steps:
    """Steps by what is usual among the counts: more than half of them, than four fifths, than nearly all.

    Too many is never less than twice the median; where nothing can be too many, that level is not reached.
    """
    found = sorted(count for count in counts if count) or [1]

    def above(share: float) -> int:
        return found[int(share * (len(found) - 1))] + 1

    second = max(2, above(0.5))
    third = max(second + 1, above(0.8))
    return 1, second, third, max(third + 1, above(0.95), 2 * above(0.5)) if too_many else _NEVER


def at_pace(pace: float) -> Steps:
    """Steps where so many are agreed on: as many as that, more, and more than twice as many."""
    agreed = max(1, ceil(pace))
    most = max(agreed, int(2 * pace)) + 1
    return 1, agreed, agreed + ceil((most - agreed) / 2), most


def _distinct(found: Iterable[Cell]) -> int:
    return len({place for cell in found for place in cell.of})
