"""Colours of a terminal (ECMA-48 SGR); whoever prints elsewhere takes them out."""

from airdate.finding import Severity

RED, GREEN, YELLOW, BLUE, BOLD, DIM = 31, 32, 33, 34, 1, 2

OF = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: BLUE}


def paint(text: str, colour: int) -> str:
    """The text in that colour."""
    return f"\x1b[{colour}m{text}\x1b[0m"
