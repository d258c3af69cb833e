"""Amounts: numbers as other programs write them, read without a guess.

``1,234`` is a thousand in one country and little more than one in the other. What such a text means is
asked of whoever knows (``decimal``), or of the other numbers of the same file, see ``meanings``.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from airdate.text import shown

#: Signs for nothing in a cell: they are no zero.
NOTHING = frozenset({"", "-", "–", "—", "n/a", "n. a.", "na", "null", "none"})

#: More digits than a figure of a plan keeps (a double holds fifteen).
_DIGITS = 15

_SPACES = " \u00a0\u202f\u2009'’"
_SIGNED = re.compile(r"[-+−]?\d(?:.*\d)?\Z", re.ASCII | re.DOTALL)


class Decimals(StrEnum):
    """What stands before the decimals."""

    POINT = "point"
    COMMA = "comma"


_FORMS = {
    way: re.compile(
        rf"[-+]?(?:\d+|[1-9]\d{{0,2}}(?:([{_SPACES}{group}])\d{{3}})(?:\1\d{{3}})*)(?:{mark}\d+)?\Z", re.ASCII
    )
    for way, group, mark in ((Decimals.POINT, ",", r"\."), (Decimals.COMMA, ".", ","))
}


class NoAmount(ValueError):
    """A text that is no number as it must be written: why, and the way out."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.message, self.cure = message, cure


def meanings(text: str, unit: str = "") -> Mapping[Decimals, Decimal]:
    """What the text means with a decimal point and with a decimal comma, where it means anything.

    ``unit`` may stand before or behind the number; anything else beside it is a NoAmount.
    """
    bare = _bare(text, unit)
    found = {way: _number(bare, way) for way, form in _FORMS.items() if form.match(bare)}
    if not found:
        raise NoAmount(f"'{shown(text)}' is no number", "write it as 1234.5 or 1234,5")
    if len(next(iter(found.values())).as_tuple().digits) > _DIGITS:
        raise NoAmount(f"'{shown(text)}' has more than {_DIGITS} digits", "round it")
    return found


def amount(text: str, decimals: Decimals, unit: str = "") -> Decimal:
    """The number that the text means with such decimals; NoAmount if it is none."""
    found = meanings(text, unit)
    if decimals not in found:
        other = next(iter(found))
        message = f"'{shown(text)}' is no number with a decimal {decimals}"
        raise NoAmount(message, f"say `decimal: {other}` if the whole file is written so")
    return found[decimals]


def written(number: Decimal) -> str:
    """The number as front matter has it: ``1234.5``."""
    plain = f"{number or 0:f}"  # zero has no sign
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain) or "0"


def _bare(text: str, unit: str) -> str:
    """The number without the unit that may stand beside it."""
    bare = text.strip()
    if unit and bare.endswith(unit):
        bare = bare.removesuffix(unit).rstrip()
    elif unit:
        sign = bare[:1] if bare[:1] in ("-", "+", "−") else ""
        bare = sign + bare.removeprefix(sign).removeprefix(unit).lstrip()
    if not _SIGNED.match(bare):
        raise _odd(text, bare, unit)
    return bare.replace("−", "-")


def _odd(text: str, bare: str, unit: str) -> NoAmount:
    number = re.search(r"\d(?:[\d.,]*\d)?", bare)
    if number is None:
        return NoAmount(
            f"'{shown(text)}' is no number", "correct the cell, or empty it if nothing was counted"
        )
    beside = bare.replace(number[0], "", 1).strip()
    what = f"the unit '{shown(unit)}'" if unit else "no unit"
    message = f"'{shown(text)}' has '{shown(beside)}' beside the number, and {what} is agreed on"
    if beside == "%":
        return NoAmount(message, "say `unit: percent` for this metric")
    return NoAmount(message, "say it as the metric's `unit`, or export plain numbers")


def _number(bare: str, way: Decimals) -> Decimal:
    group, mark = (",", ".") if way is Decimals.POINT else (".", ",")
    digits = "".join(letter for letter in bare if letter not in _SPACES and letter != group)
    return Decimal(digits.replace(mark, "."))
