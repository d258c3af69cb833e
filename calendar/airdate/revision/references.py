"""References: every place outside a body that names an item by its id, and the same with another one."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from airdate.editing.matter import Matter
from airdate.item import RELATIONS, Item
from airdate.marker import Marker
from airdate.reading.yaml import Mapping
from airdate.relative import is_phrase
from airdate.revision import phrases
from airdate.revision.slots import TIMES
from airdate.revision.words import edited
from airdate.selection import Selection
from airdate.status import Stage
from airdate.vocabulary import Vocabulary

Path = tuple[str, ...]
_BELONGS = ("campaign", "event")


def names(item: Item, id: str) -> bool:
    """Whether the item names that id anywhere in its front matter."""
    said = {item.campaign, item.event, *(link.target for link in item.links)}
    said |= {phrase.anchor.id for phrase in item.relative.values()}
    said |= {phrase.anchor.id for output in item.outputs for phrase in output.relative.values()}
    return id in said


def renamed(matter: Matter, item: Item, old: str, new: str) -> Matter:
    """The item's front matter with the new id wherever the old one stands."""
    for path in (*((key,) for key in _BELONGS), *(("links", relation) for relation in RELATIONS)):
        matter = _replaced(matter, path, lambda text: new if text == old else text)
    for path in _times(item):
        text = matter.get(path)
        if text and is_phrase(text):
            matter = _replaced(matter, path, lambda text: phrases.renamed(text, old, new))
    return matter


def _times(item: Item) -> Iterator[Path]:
    """Where a phrase may stand."""
    yield from ((key,) for key in ("start", "end", *TIMES, "embargo"))
    yield "embargo", "until"
    yield from (("due", str(stage)) for stage in Stage)
    yield from (("outputs", output.name, key) for output in item.outputs if output.name for key in TIMES)


def _replaced(matter: Matter, path: Path, change: Callable[[str], str]) -> Matter:
    texts = matter.texts(path)
    wanted = tuple(map(change, texts))
    if wanted == texts:
        return matter
    return matter.set(path, wanted if len(wanted) > 1 else wanted[0])


#: Where each file of ``calendar/`` may name items; ``*`` is any key.
FILES: dict[str, tuple[Path, ...]] = {
    "markers.yml": (("*", "except"), *(("*", "scope", key) for key in _BELONGS)),
    "feeds.yml": tuple(("*", key) for key in _BELONGS),
    "mapping.yml": (
        *(("*", "set", key) for key in _BELONGS),
        *(("*", "terms", key, "*") for key in _BELONGS),
    ),
}


def file_renamed(data: bytes, shown: str, paths: tuple[Path, ...], old: str, new: str) -> bytes:
    """A file of ``calendar/`` with the new id; EditRefused if it cannot be edited."""

    def edit(matter: Matter) -> Matter:
        for pattern in paths:
            for path in _matching(matter.nodes, pattern):
                matter = _replaced(matter, path, lambda text: new if text == old else text)
        return matter

    return edited(data, shown, edit)


def _matching(node: object, pattern: Path, above: Path = ()) -> Iterator[Path]:
    """The paths in a mapping that a pattern names."""
    if not pattern:
        yield above
        return
    if isinstance(node, Mapping):
        for key, inner in node.values.items():
            if pattern[0] in ("*", key):
                yield from _matching(inner, pattern[1:], (*above, key))


def vocabulary_renamed(words: Vocabulary, old: str, new: str) -> Vocabulary:
    """What the vocabulary says of items, with the new id."""
    feeds = {id: _selection(selection, old, new) for id, selection in words.feeds.items()}
    markers = tuple(_marker(marker, old, new) for marker in words.markers)
    layers = tuple(
        replace(layer, exceptions=_ids(layer.exceptions, old, new)) if layer.exceptions else layer
        for layer in words.layers
    )
    return replace(words, feeds=feeds, markers=markers, layers=layers)


def _selection(selection: Selection, old: str, new: str) -> Selection:
    criteria = {
        facet: _ids(ids, old, new) if facet in _BELONGS else ids for facet, ids in selection.criteria.items()
    }
    return replace(selection, criteria=criteria)


def _marker(marker: Marker, old: str, new: str) -> Marker:
    scope = marker.scope and {
        facet: _ids(ids, old, new) if facet in _BELONGS and not marker.layer else ids
        for facet, ids in marker.scope.items()
    }
    return replace(marker, scope=scope, exceptions=_ids(marker.exceptions, old, new))


def _ids(ids: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    return tuple(new if id == old else id for id in ids)
