"""Lines: the sources of a plan as findings quote them, each file read once."""

from collections.abc import Sequence
from pathlib import Path

from airdate.finding import Place
from airdate.reading import source


class Lines:
    """The lines of files below ``root``, the folder from which messages name them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._read: dict[str, Sequence[str]] = {}

    def of(self, path: str) -> Sequence[str]:
        """The lines of that file; none if it cannot be read as text."""
        if path not in self._read:
            read = source.read(self.root, path, path, []) if "\0" not in path else None
            self._read[path] = read.text.split("\n") if read else ()
        return self._read[path]

    def at(self, place: Place) -> str | None:
        """The line in which the place lies; None if there is no such."""
        lines = self.of(place.path)
        return lines[place.line - 1] if 0 < place.line <= len(lines) else None

    def units(self, place: Place) -> int:
        """The column of the place, counted in UTF-16 code units."""
        before = (self.at(place) or "")[: place.column - 1]
        return place.column + sum(letter > "\uffff" for letter in before)
