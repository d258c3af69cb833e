"""Oddity: what is wrong with one entry of an outside file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Oddity:
    """What is wrong with one entry: its line in the file, and what becomes of it."""

    line: int
    message: str
