"""References: the ids in a part that must name something, however deep inside they stand."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, cast

from airdate.finding import Place
from airdate.parts.key import Key, Kind, Part, keys_of


class Reference(NamedTuple):
    """An id with its place and key, and what it must name: ``person``, ``item``, a type of item …"""

    place: Place
    key: str
    names: str
    id: str


def references(part: Part) -> Iterator[Reference]:
    """What the part and all inside it name."""
    for name, key in _naming(cast(Any, type(part))) if part.places else ():
        said = getattr(part, name)
        if not said:
            continue
        if key.kind is Kind.PART:
            yield from references(said)
        elif key.kind is Kind.PARTS:
            for inner in said:
                yield from references(inner)
        elif isinstance(said, str):
            yield Reference(part.spot(name), name, key.names, said)
        else:
            for n, id in enumerate(said):
                yield Reference(part.places.get(f"{name}.{n}", part.spot(name)), name, key.names, id)


@cache
def _naming(part: Any) -> tuple[tuple[str, Key], ...]:
    """The keys of a part that name something, or hold a part that does."""
    inside = (Kind.PART, Kind.PARTS)
    return tuple(
        (name, key)
        for name, key in keys_of(part).items()
        if key.names or (key.kind in inside and _naming(key.of))
    )


def names(part: type[Part]) -> bool:
    """Whether parts of that kind can name anything at all."""
    return bool(_naming(cast(Any, part)))
