"""Places by key, packed: most are never asked for, so they are unpacked when one is."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from airdate.finding import Place


class Places(Mapping[str, Place]):
    """Where the keys of one file stand: the keys, and line and column of each, one after the other."""

    def __init__(self, path: str, keys: tuple[str, ...], numbers: tuple[int, ...]) -> None:
        self.path, self.keys_, self.numbers = path, keys, numbers

    @cached_property
    def _places(self) -> dict[str, Place]:
        pairs = zip(self.numbers[::2], self.numbers[1::2], strict=True)
        return {key: Place(self.path, *pair) for key, pair in zip(self.keys_, pairs, strict=True)}

    def __getitem__(self, key: str) -> Place:
        return self._places[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self.keys_)

    def get(self, key: str, default: Place | None = None) -> Place | None:  # type: ignore[override]
        """The place of that key; the default where there is none."""
        return self._places.get(key, default)


def packed(places: Mapping[str, Place], path: str) -> tuple[tuple[str, ...], tuple[int, ...]] | None:
    """The keys and the numbers; None if any place lies in another file."""
    if any(place.path != path for place in places.values()):
        return None
    numbers = [number for place in places.values() for number in (place.line, place.column)]
    return tuple(places), tuple(numbers)
