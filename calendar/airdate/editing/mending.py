"""Mending: what a fix writes into a file, as edits that leave every other byte alone.

The bytes may be those of the disk or of an editor that has not saved them. As with every edit, the
strict reader has the last word: outside of the lines that a fix names it must find what it found before.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from airdate.editing.edit import Edit
from airdate.editing.matter import Matter
from airdate.editing.quoting import scalar
from airdate.editing.refusal import EditRefused
from airdate.finding import Assign, Fault, Fix, Place, Rename, Replace
from airdate.reading import front_matter, yaml
from airdate.reading.source import Source
from airdate.text import shown

_BREAK = re.compile(r"\r\n|\r|\n")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_BOM = "\ufeff"


def edits_of(fix: Fix, data: bytes, path: str) -> list[Edit]:
    """What the fix writes into a file of these bytes: edits by offset, sorted, none touching another.

    Offsets are those of ``data``; none, if it says that already. ``path`` is how messages name the file.
    EditRefused if other words stand there by now, or if more than that would change.
    """
    words = [change for change in fix.changes if isinstance(change, Replace)]
    keys = [change for change in fix.changes if not isinstance(change, Replace)]
    replaced = _worded(data, words, path)
    if not keys:
        return replaced
    wanted = _keyed(applied(data, replaced), keys, path)
    edits = sorted([*replaced, *differences(data, _keyed(data, keys, path))], key=_offset)
    if overlap(edits) or applied(data, edits) != wanted:
        return differences(data, wanted)
    return edits


def mended(fix: Fix, data: bytes, path: str) -> bytes:
    """The file's bytes after the fix; EditRefused as above."""
    return applied(data, edits_of(fix, data, path))


def applied(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes after the edits, all of whose offsets are those of ``data``: made from its end on."""
    for edit in sorted(edits, key=_offset, reverse=True):
        data = edit.apply(data)
    return data


def overlap(edits: Sequence[Edit]) -> bool:
    """Whether one of the sorted edits begins before, or where, the one in front of it ends."""
    return any(two.offset <= one.offset + len(one.old) for one, two in pairwise(edits))


def differences(old: bytes, new: bytes) -> list[Edit]:
    """Edits that make one text of the other: by lines, and in each only what differs."""
    was, now = _lines(old.decode()), _lines(new.decode())
    head = _alike(was, now)
    tail = _alike(was[head:][::-1], now[head:][::-1])
    matcher = SequenceMatcher(None, was[head : len(was) - tail], now[head : len(now) - tail])
    edits = []
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind != "equal":
            above = "".join(was[: head + first])
            one, other = "".join(was[head + first : head + last]), "".join(now[head + begin : head + end])
            edits.append(_trimmed(above, one, other))
    return edits


def _offset(edit: Edit) -> int:
    return edit.offset


def _lines(text: str) -> list[str]:
    return _LINE.findall(text)


def _alike(some: Sequence[str], others: Sequence[str]) -> int:
    """How many elements both begin with."""
    pairs = zip(some, others, strict=False)
    most = min(len(some), len(others))
    return next((n for n, (one, other) in enumerate(pairs) if one != other), most)


def _trimmed(above: str, old: str, new: str) -> Edit:
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    offset = len((above + old[:head]).encode())
    return Edit(offset, old[head : len(old) - tail].encode(), new[head : len(new) - tail].encode())


# Words at a place


def _worded(data: bytes, words: Sequence[Replace], path: str) -> list[Edit]:
    """Words in the place of others, if nothing but their lines then reads otherwise."""
    if not words:
        return []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise EditRefused("this is not UTF-8", "save the file as UTF-8", Place(path)) from None
    breaks = [*_BREAK.finditer(text)]
    edits = sorted((_word(text, breaks, word, path) for word in words), key=_offset)
    if overlap(edits):
        raise EditRefused("two changes of the fix lie in one another", "edit it by hand", words[0].place)
    edits = [edit for edit in edits if edit.old != edit.new]
    lines = frozenset(word.place.line for word in words)
    before, after = _read(data, path), _read(applied(data, edits), path)
    if not _same(before, after, lines):
        raise EditRefused("more than that word would change", "edit it by hand", words[0].place)
    return edits


def _word(text: str, breaks: Sequence[re.Match[str]], change: Replace, path: str) -> Edit:
    """One change; lines are counted as the readers do: behind a byte order mark."""
    place, n = change.place, change.place.line - 1
    refused = EditRefused(f"'{shown(change.old)}' no longer stands there", "run the command again", place)
    if place.path != path or not 0 <= n <= len(breaks):
        raise refused
    start = breaks[n - 1].end() if n else len(_BOM) * text.startswith(_BOM)
    at = start + place.column - 1
    broken = breaks[n] if n < len(breaks) else None
    end = broken.start() if broken else len(text)
    if at < end and _stands_quoted(text, at, change):
        at += 1
    if at + len(change.old) > end or not text.startswith(change.old, at):
        raise refused
    own = broken or next(iter(breaks), None)
    new = change.new.replace("\n", own[0]) if own else change.new
    return Edit(len(text[:at].encode()), change.old.encode(), new.encode())


def _stands_quoted(text: str, at: int, change: Replace) -> bool:
    """Whether quotes stand around the word, and none in it or in the new one."""
    quote = text[at]
    plain = not set(change.old + change.new) & set("'\"\\\n")
    return quote in "'\"" and plain and text.startswith(f"{change.old}{quote}", at + 1)


class _Said(NamedTuple):
    """What a reader finds in a file: its keys and values with their lines, and how much is wrong."""

    words: list[tuple[int, str]]
    faults: int


def _read(data: bytes, path: str) -> _Said | None:
    """What the strict reader finds; None if it can read nothing."""
    text = _BREAK.sub("\n", data.decode().removeprefix(_BOM))
    faults: list[Fault] = []
    if path.endswith(".yml"):
        try:
            node: yaml.Node | None = yaml.parse(text, path, 1, faults)
        except yaml.YamlFault:
            return None
    else:
        document = front_matter.read(Source(path, path, text), faults)
        if document is None:
            return None
        node = document.matter
    return _Said([*_words(node)] if node else [], len(faults))


def _words(node: yaml.Node) -> Iterator[tuple[int, str]]:
    if isinstance(node, yaml.Scalar):
        yield node.place.line, node.text
    elif isinstance(node, yaml.Sequence):
        for item in node.items:
            yield from _words(item)
    else:
        for key, value in node.values.items():
            yield node.keys[key].line, key
            yield from _words(value)


def _same(before: _Said | None, after: _Said | None, lines: frozenset[int]) -> bool:
    """Whether both say the same but in these lines, and no more is wrong than was."""
    if before is None or after is None or after.faults > before.faults:
        return False
    one, other = ([word for word in said.words if word[0] not in lines] for said in (before, after))
    return one == other and len(before.words) == len(after.words)


# Keys of the front matter


def _keyed(data: bytes, changes: Iterable[Assign | Rename], path: str) -> bytes:
    """The file with keys called or valued otherwise."""
    matter = Matter.read(data, path)
    for change in changes:
        if isinstance(change, Rename):
            matter = _renamed(matter, change)
        elif change.value is None:
            matter = matter.unset(change.key)
        else:
            matter = matter.set(change.key, change.value)
    return matter.to_bytes()


def _renamed(matter: Matter, change: Rename) -> Matter:
    found = matter.layout.root.named(change.key)
    if len(found) != 1 or matter.layout.root.named(change.name):
        message = f"'{shown(change.key)}' no longer stands there alone"
        raise EditRefused(message, "run the command again", Place(matter.shown))
    key = found[0].key
    written = scalar(change.name, key.style, flow=matter.layout.root.flow)
    text = f"{matter.text[: key.start]}{written}{matter.text[key.end :]}"
    new = Matter.read(text.encode(), matter.shown)
    called = {change.key: change.name}
    before = [(called.get(name, name), [*_words(node)]) for name, node in matter.nodes.values.items()]
    after = [(name, [*_words(node)]) for name, node in new.nodes.values.items()]
    if before != after or len(new.faults) > len(matter.faults):
        message = f"'{shown(change.key)}' cannot be renamed alone"
        raise EditRefused(message, "edit it by hand", Place(new.shown))
    return new
