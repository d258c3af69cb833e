"""Blocks: a version of a file cut by its top-level keys, as text; nothing of it is read as YAML.

Ten thousand items have tens of thousands of versions: to read them all would take minutes.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from airdate.item import RELATIONS
from airdate.reading.history.record import Guard
from airdate.reading.items import heading, id_of_path

#: The block of what cannot be cut.
WHOLE = ""

_BORDER = re.compile(rb"\n(?![ \t#\n-])")
_KEY = re.compile(rb"([^\s#-][^\n:]*?)[ \t]*:")
_OPENING = re.compile(rb"[\s\xef\xbb\xbf]*---[ \t]*\n")
_CLOSING = re.compile(rb"\n---[ \t]*(?:\n|\Z)")
_COMMENT = re.compile(rb"^#[^\n]*\n?", re.MULTILINE)
_REMARK = re.compile(rb"(?:^|[ \t])#.*")
_NAMED = re.compile(rb"(?:uid|id)[ \t]*:[ \t]*[\"']?([\w-]+)")
_WORD = re.compile(rb"[\w-]+")
_HIDING = re.compile(rb"^(visibility|status|embargo)[ \t]*=.*$", re.MULTILINE)
_DAY = re.compile(rb":[ \t]*[\"']?\d{4}-\d\d?-\d\d?")
_RELATIONS = frozenset(relation.encode() for relation in RELATIONS)
_PHRASE = re.compile(rb"\b(?:before|after|with|when|on)\b")
_TIMED = frozenset({"start", "publish", "planned", "published", "outputs"})
_COUNTING = frozenset(
    b"""before after with when at the of day days week weeks month months hour hours minute minutes workday
    workdays start publish planned published outputs channel format id status language
    owner""".split()
)
_TIMES = ("start", "publish", "planned", "published")
_REMEMBERED = 100_000
#: Keys that cannot be meant to hide anything.
_PLAIN = frozenset(
    """id uid type title status summary campaign event audience pillar language owner outputs start end
    timezone location url event_status reason previous_dates due repeat except occurrences links objective
    notes created updated visibility embargo channel format publish planned published geo conference image
    assets x""".split()
)


#: Ids that a version names, each with what is said of it.
Named = frozenset[tuple[str, str]]
NOBODY: Named = frozenset()


class Version(NamedTuple):
    """One version of a file: its blocks by key, and what others have of it.

    ``id`` is by what others name it, ``identity`` by what calendars know it, ``face`` what they show
    of it (how it is called, and whether and how often it stands in a calendar), ``links`` the ids that
    it names with the words for it, ``hangs`` those from which it counts its times, with how, and
    ``guard`` what it says of who may see it.
    """

    path: str
    blocks: dict[str, bytes]
    id: str
    identity: str
    guard: Guard
    face: tuple[bytes, ...] = ()
    links: Named = NOBODY
    hangs: Named = NOBODY

    @property
    def called(self) -> tuple[bytes, str, str]:
        """By what those call it to whom it links; they list it by its path."""
        return self.face[0], self.id, self.path


def terms(data: bytes | None, blob: str) -> dict[str, bytes]:
    """A file of ``calendar/`` cut by its keys."""
    return {WHOLE: blob.encode()} if data is None else cut(_plain(data) + b"\n")


def version(path: str, data: bytes | None, blob: str) -> Version:
    """The version of a file in that blob; as a whole if its text is not there or has no front matter."""
    data = None if data is None else _plain(data)
    matter, body = _halves(data) if data else (None, 0)
    if data is None or matter is None:
        return _uncut(path, data or b"", blob)
    blocks = cut(matter)
    if not blocks.get("title", b"").partition(b":")[2].strip():
        blocks["title"] = heading(data[body:].decode("utf-8", "replace")).encode()
    said, uid = _name(blocks.get("id", b"")), _name(blocks.get("uid", b""))
    id = said or _made(path)
    links = frozenset(_links(blocks["links"])) if "links" in blocks else NOBODY
    hangs = frozenset(pair for key in _TIMED & blocks.keys() for pair in _hangs(blocks[key]))
    return Version(path, blocks, id, uid or id, _guard(blocks), _face(blocks), links, hangs)


def _halves(data: bytes) -> tuple[bytes | None, int]:
    """The front matter, and where the body begins."""
    if data.startswith(b"---\n") and (end := data.find(b"\n---\n", 3)) >= 0:
        return data[4 : end + 1], end + len(b"\n---\n")
    opening = _OPENING.match(data)
    closing = _CLOSING.search(data, opening.end() - 1) if opening else None
    if not opening or not closing:
        return None, 0
    return data[opening.end() : closing.start() + 1], closing.end()


def cut(text: bytes) -> dict[str, bytes]:
    """Text by its top-level keys, each from its line to the next; what says nothing is left out."""
    pieces = _BORDER.split(text)
    blocks = dict(map(_KNOWN.__getitem__, pieces))
    if len(blocks) != len(pieces):  # a key that is there twice counts with all that it says
        blocks = {}
        for key, block in map(_KNOWN.__getitem__, pieces):
            blocks[key] = blocks.get(key, b"") + block
    if WHOLE in blocks and not blocks[WHOLE]:
        del blocks[WHOLE]
    return blocks


class _Pieces(dict[bytes, tuple[str, bytes]]):
    """The key and the block of pieces of text. Most of a version's stood in the one before."""

    def __missing__(self, piece: bytes) -> tuple[str, bytes]:
        if len(self) >= _REMEMBERED:
            self.clear()
        match = _KEY.match(piece)
        self[piece] = found = match[1].decode("utf-8", "replace") if match else WHOLE, _said(piece)
        return found


def _said(piece: bytes) -> bytes:
    """The piece without comments, and without blank lines where nothing is quoted or literal."""
    piece = piece.rstrip()
    if b"#" not in piece and b"\n" not in piece:
        return piece
    if any(mark in piece for mark in (b"|", b">", b'"', b"'")):
        return _COMMENT.sub(b"", piece).strip()
    lines = (_REMARK.sub(b"", line).rstrip() for line in piece.split(b"\n"))
    return b"\n".join(filter(None, lines))


_KNOWN = _Pieces()


def _plain(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data


def _name(block: bytes) -> str:
    match = _NAMED.match(block)
    return match[1].decode() if match else ""


def _made(path: str) -> str:
    return id_of_path(path.rpartition(".")[0] or path)


def _guard(blocks: dict[str, bytes]) -> Guard:
    get, odd = blocks.get, blocks.keys() - _PLAIN
    said = get("visibility", b""), get("status", b""), get("embargo", b""), get("outputs", b"")
    return (*said, *sorted(key.encode() for key in odd)) if odd else said


def _face(blocks: dict[str, bytes]) -> tuple[bytes, ...]:
    """Title, identity; of times whether they name a day, for an entry without one is in no feed."""
    get, times = blocks.get, [_exact(blocks[key]) for key in _TIMES if key in blocks]
    if "repeat" in blocks:
        times = [blocks[key] for key in ("repeat", "except", "occurrences", *_TIMES) if key in blocks]
    idea = b"idea" if b"idea" in get("status", b"") else b""
    return (
        get("title", b""),
        get("id", b""),
        get("uid", b""),
        get("type", b""),
        get("outputs", b""),
        idea,
        *times,
    )


def _exact(block: bytes) -> bytes:
    found = _DAY.search(block)
    return block[: found.start()] if found else block


def _links(block: bytes) -> Iterator[tuple[str, str]]:
    relation = ""
    for word in _WORD.findall(block):
        if word in _RELATIONS:
            relation = word.decode()
        elif relation:
            yield word.decode(), relation


def _hangs(block: bytes) -> Iterator[tuple[str, str]]:
    """Every word that may be the id from which a phrase counts; what it says of it is the whole block."""
    if _PHRASE.search(block):
        said = block.decode("utf-8", "replace")
        for word in _WORD.findall(block):
            if word not in _COUNTING and not word.isdigit():
                yield word.decode(), said


def _uncut(path: str, data: bytes, blob: str) -> Version:
    """A file as a whole: TOML, a page without front matter, or one whose text is not there."""
    whole, id = blob.encode(), _made(path)
    head = data[: data.find(b"\n+++", 1) + 1] if data.startswith(b"+++") else b""
    hiding = {match[1]: match[0] for match in _HIDING.finditer(head)}
    guard = (*(hiding.get(key, b"") for key in (b"visibility", b"status", b"embargo")), b"")
    return Version(path, {WHOLE: whole}, id, id, guard, (whole,), frozenset(_links(head)))
