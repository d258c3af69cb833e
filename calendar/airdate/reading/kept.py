"""What reading made of files, kept from one run to the next, so that only those are read that changed.

A file counts as untouched if its size, its inode and the times of its last change, to the
nanosecond, are what they were, and it had not just been written when the run began. All is read anew
with another version of Airdate, of the time zones or of the vocabulary. What is kept lies in the
user's own cache folder and belongs to them alone: it is unpickled, which nobody else's file may be.
"""

import copyreg
import hashlib
import io
import pickle
import time
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from functools import cache
from itertools import compress
from operator import attrgetter, is_not
from pathlib import Path
from typing import Any, NamedTuple, cast
from zoneinfo import ZoneInfo

from airdate import markdown
from airdate.finding import Fault, Place
from airdate.item import Embargo, Item, Link, Output
from airdate.markdown import local_path
from airdate.page import Page
from airdate.parts.press import Contact, Press
from airdate.parts.wording import Wording
from airdate.places import Places, packed
from airdate.reading import store
from airdate.reading.signature import Signature, is_settled
from airdate.timespan import Timespan, parse_zone

#: Above that many changes, in this run and before, the file is written anew, rather than on.
_ADDITIONS = 500

#: Values of which items hold many, and which are pickled as items are.
_PARTS = (Timespan, Link, Embargo, Wording, Press, Contact)


class Reading(NamedTuple):
    """What became of one file.

    ``judged`` is what rules say of the item by itself, None if they have not been asked; ``links`` are
    the files of the plan that its body leads to, and where in the body, None if nobody wanted to know.
    """

    thing: Item | Page | None
    faults: tuple[Fault, ...]
    broken: frozenset[str]
    judged: tuple[Fault, ...] | None = None
    links: tuple[tuple[str, int], ...] | None = None


class Kept:
    """The readings of one plan; ``rules`` names those that ``judged`` comes from."""

    def __init__(self, file: Path, key: str) -> None:
        self.file, self.key = file, key
        self._found: dict[str, tuple[Signature, Reading]] = {}
        self._new: dict[str, tuple[Signature, Reading]] = {}
        self._asked: set[str] = set()
        self._began = time.time_ns()
        self._size, self._outdated, self.rules = 0, 0, ""
        self._load()

    def get(self, path: str, signature: Signature) -> Reading | None:
        """What became of the file with that signature; None if it has to be read."""
        self._asked.add(path)
        known = self._found.get(path)
        return known[1] if known and known[0] == signature else None

    def put(self, path: str, signature: Signature, reading: Reading) -> None:
        """Keep what became of it; for this run only, if it may be written again in the same tick."""
        self._asked.add(path)
        self._found[path] = (signature, reading)
        if is_settled(signature, self._began):
            self._new[path] = self._found[path]

    def holds(self, item: Item) -> bool:
        """Whether that very item is what became of its file, and not one made of it since."""
        known = self._found.get(item.path)
        return known is not None and known[1].thing is item

    def links(self, thing: Item | Page) -> tuple[tuple[str, int], ...]:
        """The files of the plan that its body leads to, and where in the body."""
        known = self._found.get(thing.path)
        if known is None or known[1].thing is not thing:
            return links_of(thing)
        if known[1].links is None:
            self.put(thing.path, known[0], known[1]._replace(links=links_of(thing)))
        return self._found[thing.path][1].links or ()

    def judged(self, path: str, rules: str) -> tuple[Fault, ...] | None:
        """What those rules said of the item in that file by itself; None if they have not been asked."""
        known = self._found.get(path)
        return known[1].judged if known and rules == self.rules else None

    def judge(self, judged: Mapping[str, tuple[Fault, ...]], rules: str) -> None:
        """Keep what those rules say of items, by path."""
        if rules != self.rules:
            self._ask(rules)
            self._size = 0
        for path, faults in judged.items():
            if path in self._found:
                signature, reading = self._found[path]
                self.put(path, signature, reading._replace(judged=faults))

    def _ask(self, rules: str) -> None:
        """From now on what is judged comes from those rules; what others have said of items is forgotten."""
        if rules != self.rules:
            self.rules = rules
            self._found = {path: (s, r._replace(judged=None)) for path, (s, r) in self._found.items()}

    def save(self) -> None:
        """Write what is new. What nobody has asked for goes once the file is written anew."""
        try:
            if not self._size or len(self._new) + self._outdated > _ADDITIONS:
                asked = ((path, self._found[path]) for path in sorted(self._asked))
                kept = {path: known for path, known in asked if is_settled(known[0], self._began)}
                store.write(self.file, self._packed(kept))
            elif self._new:
                with self.file.open("ab") as file:
                    file.write(self._packed(self._new))
        except OSError:
            return  # a run without a cache is slower, and nothing else

    def _packed(self, readings: Mapping[str, tuple[Signature, Reading]]) -> bytes:
        buffer, packing = io.BytesIO(), _Packing()
        pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
        table: dict[type, Any] = {ZoneInfo: _zone, Item: packing.item, Output: packing.output}
        pickler.dispatch_table = copyreg.dispatch_table | dict.fromkeys(_PARTS, _part) | table
        pickler.dump((self.key, self.rules, dict(readings)))
        return buffer.getvalue()

    def _load(self) -> None:
        data = store.read(self.file)
        stream = io.BytesIO(data)
        try:
            while stream.tell() < len(data):
                key, rules, found = pickle.load(stream)  # noqa: S301 - the user's own
                if key != self.key:
                    self._found = {}
                    return
                self._ask(rules)  # another run may have asked others while this one ran
                self._outdated += len(self._found.keys() & found.keys())
                self._found |= {path: (s, r) for path, (s, r) in found.items() if isinstance(r, Reading)}
        except Exception:  # cut off, or of another program: whatever it is, it is read anew
            self._found, self.rules = {}, ""
            return
        self._size = len(data)


class _Packing:
    """How items are pickled: without what is as it is by default, and their places in two rows."""

    def __init__(self) -> None:
        self._shared: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._known: dict[tuple[type, tuple[int, ...]], tuple[str, ...]] = {}

    def item(self, item: Item) -> tuple[Any, ...]:
        return _item, (item.place.path, *self._given(item), *self._places(item.places, item.place.path))

    def output(self, output: Output) -> tuple[Any, ...]:
        path = next((place.path for place in output.places.values()), "")
        return _output, (path, *self._given(output), *self._places(output.places, path))

    def _given(self, thing: Item | Output) -> tuple[tuple[str, ...], tuple[Any, ...]]:
        shape = _shape(cast(Any, type(thing)))
        values = shape.values(thing)
        others = compress(shape.order, map(is_not, values, shape.defaults))  # for speed: most are the same
        given = tuple([n for n in others if values[n] != shape.defaults[n]])
        names = self._known.get((type(thing), given))
        if names is None:
            names = self._known[type(thing), given] = tuple(shape.names[n] for n in given)
        return names, tuple(map(values.__getitem__, given))

    def _places(self, places: Mapping[str, Place], path: str) -> tuple[Any, Any]:
        found = packed(places, path)
        return (self._once(found[0]), found[1]) if found else (None, dict(places))

    def _once(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The same names as the same tuple, which is pickled once."""
        return self._shared.setdefault(names, names)


def _zone(zone: ZoneInfo) -> tuple[Any, ...]:
    return parse_zone, (zone.key,)


def _item(path: str, names: tuple[str, ...], values: tuple[Any, ...], keys: Any, numbers: Any) -> Any:
    return _made(Item, path, names, values, keys, numbers)


def _output(path: str, names: tuple[str, ...], values: tuple[Any, ...], keys: Any, numbers: Any) -> Any:
    return _made(Output, path, names, values, keys, numbers)


def _made(
    kind: Any, path: str, names: tuple[str, ...], values: tuple[Any, ...], keys: Any, numbers: Any
) -> Any:
    made, setters = object.__new__(kind), _setters(kind)
    for put, default in _rows(kind):
        put(made, default)
    for name, value in zip(names, values, strict=True):
        setters[name](made, value)
    setters["places"](made, numbers if keys is None else Places(path, keys, numbers))
    return made


def _part(value: Any) -> tuple[Any, ...]:
    kind: Any = type(value)
    return _rebuilt, (kind, *_values(kind)(value))


@cache
def _values(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*_setters(kind))


def _rebuilt(kind: Any, *values: Any) -> Any:
    made = object.__new__(kind)
    for put, value in zip(_setters(kind).values(), values, strict=True):
        put(made, value)
    return made


class _Shape(NamedTuple):
    """All fields of an item or output but its places: their names, defaults, and what gets all values."""

    names: tuple[str, ...]
    defaults: tuple[Any, ...]
    values: Callable[[Any], tuple[Any, ...]]
    order: range


@cache
def _shape(kind: Any) -> _Shape:
    known = {name: default for name, default in _defaults(kind).items() if name != "places"}
    return _Shape(tuple(known), tuple(known.values()), attrgetter(*known), range(len(known)))


@cache
def _defaults(kind: Any) -> dict[str, Any]:
    """The fields of an item or output by name, with what they are by default."""
    found = {}
    for field in fields(kind):
        default = None if field.default is MISSING else field.default
        found[field.name] = default if field.default_factory is MISSING else field.default_factory()
    return found


@cache
def _setters(kind: Any) -> dict[str, Callable[[Any, Any], None]]:
    """What sets each field of a frozen value with slots: the way of which pickle makes little work."""
    return {field.name: getattr(kind, field.name).__set__ for field in fields(kind)}


@cache
def _rows(kind: Any) -> tuple[tuple[Callable[[Any, Any], None], Any], ...]:
    setters = _setters(kind)
    return tuple((setters[name], default) for name, default in _defaults(kind).items())


def links_of(thing: Item | Page) -> tuple[tuple[str, int], ...]:
    """The files of the plan that its body leads to, as paths below ``content/``, and where in the body."""
    found = ((local_path(thing.path, link.target), link.at) for link in markdown.links(thing.body))
    return tuple((path, at) for path, at in found if path)


def kept(folder: Path, content_dir: Path, calendar_dir: Path) -> Kept:
    """What is kept in the folder of the plan that lies in those two."""
    digest = hashlib.sha256(store.program().encode())
    for path in sorted(calendar_dir.iterdir()) if calendar_dir.is_dir() else ():
        if path.is_file():
            digest.update(f"{path.name} {path.stat().st_size}\n".encode())
            digest.update(path.read_bytes())
    return Kept(store.named(folder, content_dir, calendar_dir, "plan"), digest.hexdigest())
