"""Places by key, packed: of a plan of many items most are never asked for."""

from collections.abc import Iterator, Mapping
from itertools import chain
from operator import itemgetter

from airdate.finding import Place

_path, _numbers = itemgetter(0), itemgetter(1, 2)


class Places(Mapping[str, Place]):
    """Where the keys of one file stand: the keys, and line and column of each, one after the other."""

    __slots__ = ("names", "numbers", "path")

    def __init__(self, path: str, names: tuple[str, ...], numbers: tuple[int, ...]) -> None:
        self.path, self.names, self.numbers = path, names, numbers

    def __getitem__(self, key: str) -> Place:
        try:
            n = 2 * self.names.index(key)
        except ValueError:
            raise KeyError(key) from None
        return Place(self.path, self.numbers[n], self.numbers[n + 1])

    def __contains__(self, key: object) -> bool:
        return key in self.names

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


def packed(places: Mapping[str, Place], path: str) -> tuple[tuple[str, ...], tuple[int, ...]] | None:
    """The keys and the numbers; None if any place lies in another file."""
    if not {*map(_path, places.values())} <= {path}:
        return None
    return tuple(places), tuple(chain.from_iterable(map(_numbers, places.values())))
