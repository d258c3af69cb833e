"""What reading made of files, kept from one run to the next, so that only those are read that changed.

A file counts as untouched if its size, its inode and the times of its last change, to the
nanosecond, are what they were, and it had not just been written when it was read. All is read anew
with another version of Airdate, of the time zones or of the vocabulary. What is kept lies in the
user's own cache folder and belongs to them alone: it is unpickled, which nobody else's file may be.
"""

import copyreg
import hashlib
import io
import os
import pickle
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple, cast
from zoneinfo import ZoneInfo

from airdate import markdown
from airdate.finding import Fault, Place
from airdate.item import Item, Output
from airdate.markdown import local_path
from airdate.page import Page
from airdate.places import Places, packed
from airdate.reading import store
from airdate.timespan import parse_zone

#: Size, inode, and when content and inode changed, in nanoseconds.
Signature = tuple[int, int, int, int]

#: What was written so shortly before it was read may have been written again in the same tick.
_TICK = 2_000_000_000

#: Above that many changes, in this run and before, the file is written anew, rather than on.
_ADDITIONS = 500


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
        self._size, self._read_at, self._outdated, self.rules = 0, 0, 0, ""
        self._load()

    def get(self, path: str, signature: Signature) -> Reading | None:
        """What became of the file with that signature; None if it has to be read."""
        self._asked.add(path)
        known = self._found.get(path)
        if known is None or known[0] != signature or max(signature[2:]) > self._read_at - _TICK:
            return None
        return known[1]

    def put(self, path: str, signature: Signature, reading: Reading) -> None:
        """Keep what became of it."""
        self._asked.add(path)
        self._found[path] = self._new[path] = (signature, reading)

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
                kept = {path: self._found[path] for path in sorted(self._asked)}
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
        pickler.dispatch_table = copyreg.dispatch_table | table
        pickler.dump((self.key, self.rules, dict(readings)))
        return buffer.getvalue()

    def _load(self) -> None:
        data, self._read_at = store.read(self.file)
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

    def item(self, item: Item) -> tuple[Any, ...]:
        return _item, (item.place.path, *self._given(item), *self._places(item.places, item.place.path))

    def output(self, output: Output) -> tuple[Any, ...]:
        path = next((place.path for place in output.places.values()), "")
        return _output, (path, *self._given(output), *self._places(output.places, path))

    def _given(self, thing: Item | Output) -> tuple[tuple[str, ...], tuple[Any, ...]]:
        names, defaults, values = _columns(cast(Any, type(thing)))
        rows = zip(names, values(thing), defaults, strict=True)
        given = [(name, value) for name, value, default in rows if value is not default and value != default]
        return self._once(tuple(name for name, _ in given)), tuple(value for _, value in given)

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
    made, put = object.__new__(kind), object.__setattr__
    for name, default in _rows(kind):
        put(made, name, default)
    for name, value in zip(names, values, strict=True):
        put(made, name, value)
    put(made, "places", numbers if keys is None else Places(path, keys, numbers))
    return made


@cache
def _defaults(kind: Any) -> dict[str, Any]:
    """The fields of an item or output by name, with what they are by default."""
    found = {}
    for field in fields(kind):
        default = None if field.default is MISSING else field.default
        found[field.name] = default if field.default_factory is MISSING else field.default_factory()
    return found


@cache
def _columns(kind: Any) -> tuple[tuple[str, ...], tuple[Any, ...], Callable[[Any], tuple[Any, ...]]]:
    """All fields but the places: their names, their defaults, and what gets all values of one."""
    known = {name: default for name, default in _defaults(kind).items() if name != "places"}
    return tuple(known), tuple(known.values()), attrgetter(*known)


@cache
def _rows(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(_defaults(kind).items())


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


def signature(path: str) -> Signature | None:
    """What tells whether a file has been touched; None if it cannot be told."""
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return (status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns)
