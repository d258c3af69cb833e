"""Digest: what exactly an approval agreed to, in one line, so that a later change shows.

``airdate approve`` writes it beside the sign-off, and ``approval-stale`` compares it with the item as it is.
It has the form ``v1 text:… time:… audience:… media:… outputs:…``, twelve hexadecimal digits of a SHA-256
each, so that one can tell which part has changed. In it are

text
    the title, the summary, the body, and every wording of an output (``parts.wording.Wording``);
time
    from when to when it appears, as instants (another way of writing the same time is the same), how
    exact that is, its rhythm, and until when it is embargoed;
audience
    for whom it is, and for whom not, and who may see it;
media
    each file with all that is said of it, and the bytes of those in the plan;
outputs
    where it appears: name, channel, format and language of each, and which text, time and files it has.

White space that no reader sees is not in it: in the body line breaks within a paragraph, in other texts
blanks at the ends of lines. Every letter and every comma is. Its status, people, links and notes may
change: nobody who signs a text signs these.
"""

import posixpath
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC
from enum import Enum
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path

from airdate.item import Item, Output
from airdate.parts.key import Part, keys_of
from airdate.parts.media import Media
from airdate.text import clean
from airdate.timespan import Timespan

#: How what is in a digest is written before it is hashed; another way is another version.
VERSION = "v1"

#: The parts of a digest, in their order.
PARTS = ("text", "time", "audience", "media", "outputs")

#: The bytes of a file below ``content/``, as a hash; empty if there is none.
HashOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Digest:
    """The digest of one item: a hash for each of its parts."""

    hashes: Mapping[str, str]

    def __str__(self) -> str:
        return " ".join([VERSION, *(f"{part}:{hash}" for part, hash in self.hashes.items())])

    def changed(self, other: "Digest") -> list[str]:
        """The parts in which two digests differ."""
        return [part for part in PARTS if self.hashes.get(part) != other.hashes.get(part)]


def parse(text: str) -> Digest | None:
    """A digest as it is written; None if the text is none of this version."""
    version, *parts = text.split() or [""]
    found = {name: hash for name, colon, hash in (part.partition(":") for part in parts) if colon and hash}
    return Digest(found) if version == VERSION and tuple(found) == PARTS else None


def of(item: Item, hash_of: HashOf = lambda _: "") -> Digest:
    """The digest of an item as it is; its relative times must be resolved."""
    outputs = sorted(item.outputs, key=lambda output: output.name)
    words = _Distinct(_part(output.wording) for output in outputs)
    times = _Distinct(_times(output) for output in outputs)
    files = _Distinct([_file(item, media, hash_of) for media in output.media.media] for output in outputs)
    said = {
        "text": [_line(item.title), _line(item.summary), _prose(item.body), words.values],
        "time": [times.values, *_span(item)],
        "audience": [sorted(item.audience), sorted(item.brief.exclude_audience), item.visibility.value],
        "media": [files.values, _image(item, hash_of)],
        "outputs": [
            [output.name, output.channel, output.format, output.language, *where]
            for output, *where in zip(outputs, words.order, times.order, files.order, strict=True)
        ],
    }
    return Digest({part: sha256(_spelled(value)).hexdigest()[:12] for part, value in said.items()})


def hashes(content_dir: Path, files: Container[str]) -> HashOf:
    """Tells the hash of each of the plan's files below ``content/``, reading it once."""

    @cache
    def hash_of(path: str) -> str:
        """The hash of one file; empty if it is none of the plan's, or cannot be read."""
        if path not in files:
            return ""
        try:
            with Path(content_dir, path).open("rb") as file:
                return file_digest(file, "sha256").hexdigest()
        except OSError:
            return ""

    return hash_of


class _Distinct:
    """Values each once, sorted by their spelling, and which of them came when."""

    def __init__(self, values: Iterable[object]) -> None:
        spelled = [_spelled(value) for value in values]
        ordered = sorted({*spelled})
        self.values = [text.decode("utf-8", "surrogatepass") for text in ordered]
        self.order = [ordered.index(text) for text in spelled]


def _times(output: Output) -> list[object]:
    return [_time(output.publish or output.planned)]


def _span(item: Item) -> list[object]:
    until = item.embargo.until.isoformat() if item.embargo else ""
    rhythm = f"{item.repeat.rule} {item.repeat.at or ''}" if item.repeat else ""
    return [_time(item.start), _time(item.end), rhythm, [day.isoformat() for day in item.skipped], until]


def _time(time: Timespan | None) -> list[str]:
    if time is None:
        return []
    if time.instant:
        return [time.instant.astimezone(UTC).isoformat()]
    return [time.precision.name, time.first.isoformat(), time.last.isoformat()]


def _image(item: Item, hash_of: HashOf) -> list[str]:
    return [item.image.src, item.image.alt, _hash(item, item.image.src, hash_of)] if item.image else []


def _file(item: Item, media: Media, hash_of: HashOf) -> list[object]:
    return [_part(media), _hash(item, media.src, hash_of)]


def _hash(item: Item, src: str, hash_of: HashOf) -> str:
    """The hash of a file that lies beside the item or below ``content/``."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(item.path), src))
    return "" if "://" in src or path.startswith(("/", "..")) else hash_of(path)


def _part(part: Part) -> list[object]:
    """What a part says, key by key; what it does not say is left out, so that new keys change nothing."""
    said = ((name, getattr(part, name)) for name in keys_of(type(part)))
    return [[name, _plain(value)] for name, value in said if value not in ("", (), None)]


def _plain(value: object) -> object:
    if isinstance(value, Part):
        return _part(value)
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, Timespan):
        return _time(value)
    if isinstance(value, Enum):
        return str(value.value)
    return _text(value) if isinstance(value, str) else value


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _text(text: str) -> str:
    """Line by line, without what stands around a line and below the last."""
    return "\n".join(_line(line) for line in clean(text).split("\n")).strip("\n")


def _prose(markdown: str) -> str:
    """Paragraph by paragraph: where a line breaks inside of one makes no difference."""
    lines = _text(markdown).split("\n")
    paragraphs = "\n".join(line or "\0" for line in lines).split("\0")
    return "\n\n".join(filter(None, (_line(paragraph) for paragraph in paragraphs)))


def _spelled(value: object) -> bytes:
    """The value as bytes in which nothing can be taken for something else."""
    import json  # only approvals need it

    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
