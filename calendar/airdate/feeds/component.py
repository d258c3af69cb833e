"""Component: one entry as octets, in parts that are joined for each feed anew."""

from collections.abc import Container, Iterator
from datetime import datetime
from typing import NamedTuple


class Component(NamedTuple):
    """An entry in parts: ``bodies`` up to its relations, each with its end, and a line for each relation.

    So it need not be made anew for a feed that lacks one of the entries it is related to: a
    relation that leads nowhere is an orphan to strict readers. A series may have several bodies.
    ``tzids`` are the time zones that a feed with it must hold.
    """

    bodies: tuple[tuple[bytes, bytes], ...]
    relations: tuple[tuple[str, bytes], ...]
    tzids: frozenset[str]
    modified: datetime

    def among(self, ids: Container[str]) -> Iterator[bytes]:
        """The octets, piece by piece, for a feed that holds the entries with these ids."""
        related = b"".join([line for id, line in self.relations if id in ids])
        for body, end in self.bodies:
            yield body
            yield related
            yield end

    @property
    def octets(self) -> int:
        """How long it is at most."""
        related = sum(len(line) for _, line in self.relations)
        return sum(len(body) + related + len(end) for body, end in self.bodies)
