"""References: what items and channels name by id in their parts."""

from collections.abc import Container, Iterable, Iterator

from airdate.finding import Place
from airdate.item import Item, words_of
from airdate.parts import OF_OUTPUT, PARTS
from airdate.parts.references import Reference, names, references
from airdate.vocabulary import Channel


def references_in(items: Iterable[Item], channels: Iterable[Channel]) -> tuple[Reference, ...]:
    """What the parts of items and the accounts of channels name by id, each once, in their order."""
    parts = [part for part, kind in PARTS.items() if names(kind)]
    of_output = [part for part, kind in OF_OUTPUT.items() if names(kind)]
    items = tuple(items)
    holders = [
        *((item, parts) for item in items),
        *((output, of_output) for item in items for output in item.outputs),
        *((channel, ["account"]) for channel in channels),
    ]
    said = (getattr(holder, part) for holder, parts in holders for part in parts)
    return tuple(dict.fromkeys(found for part in said if part.places for found in references(part)))


def strangers(
    items: Iterable[Item], named: Iterable[Reference], facet: str, known: Container[str] | None
) -> Iterator[tuple[Place, str]]:
    """Words that are used for a facet and are not known, with their places; none where any word goes."""
    if known is None:
        return
    items = tuple(items)
    for item in items if any(word not in known for word in _used(items, facet)) else ():
        strange = (found for found in words_of(item, facet) if found[1] and found[1] not in known)
        yield from dict.fromkeys(strange)
    kind = "person" if facet == "owner" else facet
    yield from ((found.place, found.id) for found in named if found.names == kind and found.id not in known)


def _used(items: Iterable[Item], facet: str) -> set[str]:
    """All words that are used for the facet, without their places: in most plans each is known."""
    if facet == "audience":
        return {word for item in items for word in item.audience} - {""}
    own = {getattr(item, facet, "") for item in items}
    return own.union(getattr(output, facet, "") for item in items for output in item.outputs) - {""}
