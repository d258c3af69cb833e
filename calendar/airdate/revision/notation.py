"""Notation: whether a file writes decimals with a point or with a comma, as its own numbers tell."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from airdate.reading.amount import Decimals
from airdate.reading.tabular import Cell
from airdate.text import shown


class Number(NamedTuple):
    """One figure in which a point or a comma stands: of which column, and what it may mean."""

    column: str
    cell: Cell
    meanings: Mapping[Decimals, Decimal]


class Unclear(NamedTuple):
    """A number that leaves it open, or contradicts another: why, and the way out."""

    cell: Cell
    message: str
    cure: str


def notation(numbers: Iterable[Number]) -> Decimals | Unclear:
    """How all of them are written; a point if there are none.

    Where another column only tells that there are decimals, ``1.234`` is not taken for little more than one:
    programs exist that write thousands and rates differently.
    """
    found = list(numbers)
    told: dict[Decimals, Cell] = {}
    for number in found:
        if len(number.meanings) == 1:
            told.setdefault(next(iter(number.meanings)), number.cell)
    if len(told) > 1:
        cell = max(told.values(), key=lambda cell: (cell.line, cell.column))
        message = f"'{shown(cell.text)}' is written otherwise than the numbers above it"
        return Unclear(cell, message, "write all with a decimal point, or all with a comma")
    way = next(iter(told), None)
    sure = {number.column for number in found if len(number.meanings) == 1}
    open_ = (number for number in found if len(set(number.meanings.values())) > 1)
    unclear = next((n for n in open_ if way is None or (n.column not in sure and _is_small(n, way))), None)
    return _asked(unclear) if unclear else way or Decimals.POINT


def _is_small(number: Number, way: Decimals) -> bool:
    return number.meanings[way] != max(number.meanings.values(), key=abs)


def _asked(number: Number) -> Unclear:
    values = " or ".join(f"{value:f}" for value in number.meanings.values())
    message = f"'{shown(number.cell.text)}' may be {values}"
    return Unclear(number.cell, message, "say --decimal point or --decimal comma")
