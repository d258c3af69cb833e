"""Digest: what exactly an approval agreed to, in one line, so that a later change shows.

``airdate approve`` writes it beside the sign-off, and ``approval-stale`` compares it with the item as it is.
It has the form ``v1 text:… time:… audience:… media:… outputs:… seal:…``, 128 bits of a SHA-256 each in
hexadecimal digits, so that one can tell which part has changed, and nobody can make two texts of one hash.
In it are

text
    the title, the summary, the body, and every wording of an output (``parts.wording.Wording``); where it
    takes place, under whose name it appears, how a tie is disclosed, what is quoted, and of a paper of the
    house what it says in keys (``SAID``); with a policy the clauses and the terms that are never said, and
    the paragraph about the house that a release calls by its name, as ``calendar/policy.yml`` has them;
time
    from when to when it appears, as instants (another way of writing the same time is the same), how
    exact that is, its rhythm, and until when it is embargoed;
audience
    for whom it is, and for whom not, and who may see it;
media
    each file with all that is said of it, and the bytes of those in the plan, its subtitles and transcript,
    and those too that the body shows or leads to and that are given away with it (``assets``);
outputs
    what type of thing it is, and where it appears: name, channel, format and language of each, and which
    text, time and files it has.

The seal is over all of these and over who agreed, in which capacity and when: who changes one of them in
the file breaks it. It is no secret, and keeps nobody from making a new one: that is what git is for.

White space that no reader sees is not in it: in the body line breaks between two lines of a paragraph
(``_prose``), in other texts blanks at the ends of lines. Every letter and every comma is. Its status,
people, links and notes may change: nobody who signs a text signs these.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from enum import Enum
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path

from airdate.item import Item, Output
from airdate.markdown import links, local_path
from airdate.parts.approval import Approval
from airdate.parts.key import Part, keys_of
from airdate.parts.media import Media
from airdate.policy import Policy
from airdate.text import clean
from airdate.timespan import Timespan

#: How what is in a digest is written before it is hashed; another way is another version.
VERSION = "v1"

#: The parts of a digest, in their order.
PARTS = ("text", "time", "audience", "media", "outputs")

#: What binds them to the record in which they stand.
SEAL = "seal"

#: What readers see of the parts of an item, or what a paper of the house says.
SAID = {
    "candour": ("byline", "disclosure", "testimonials"),
    "mailing": ("unsubscribe", "postal_address", "reply_to", "terms", "contest", "offer"),
    "press": ("dateline", "lead", "boilerplate", "contact"),
    "response": ("answers", "if_positive", "if_negative", "if_wrong"),
    "experiment": ("hypothesis", "variants", "stop"),
    "scenario": ("trigger", "first_hour", "holding_statement", "mitigation", "contingency"),
    "strategy": ("intent", "stands_for", "conversations", "commitment", "objectives", "limits"),
}

_NONE = Policy()

#: What a key says that says nothing.
_NOTHING = ("", (), None)

#: What begins something of its own in Markdown, rather than going on with a sentence; a fence; lines that
#: are laid out by hand; and what is indented so far that it may be code, or belong to a point.
_BEGINS = re.compile(r"[-+*:](?:\s|$)|[>#<{]|[-=*_]{3}|\d+[.)]\s|[*]?\[[^\]]*\]:|!!!|\?\?\?")
_FENCE = re.compile(r"\s*(`{3,}(?!.*`)|~{3,})(.*)")
_PRE, _END = re.compile(r"(?i)<pre\b(?!.*</pre>)"), "</pre>"
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)\s*\S")

#: What ends with its line, be it in a point or a quote.
_MARK = r"(?:[-+*:>]|\d+[.)])"
_ALONE = re.compile(rf"(?:{_MARK}\s+)*(?:[#<]|[-=*_!?]{{3}}|{_MARK}\Z)|.*\||.*\\\Z|[*]?\[[^]^][^]]*\]:")

#: The bytes of a file below ``content/``, as a hash; empty if there is none.
HashOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Digest:
    """The digest of one item: a hash for each of its parts, and in a record the seal."""

    hashes: Mapping[str, str]

    def __str__(self) -> str:
        return " ".join([VERSION, *(f"{part}:{hash}" for part, hash in self.hashes.items())])

    def changed(self, other: "Digest") -> list[str]:
        """The parts in which two digests differ."""
        return [part for part in PARTS if self.hashes.get(part) != other.hashes.get(part)]

    def sealed(self, approval: Approval) -> "Digest":
        """The same as it stands in that record, whatever seal there was."""
        parts = [[part, self.hashes.get(part, "")] for part in PARTS]
        record = [str(approval.role or ""), approval.by, _time(approval.at), parts]
        return Digest({**self.hashes, SEAL: _short(record)})

    def is_of(self, approval: Approval) -> bool:
        """Whether role, person and time of the record are those under which it was sealed."""
        return self.sealed(approval).hashes[SEAL] == self.hashes.get(SEAL)


def parse(text: str) -> Digest | None:
    """A digest as it is written; None if the text is none of this version."""
    version, *parts = text.split() or [""]
    found = {name: hash for name, colon, hash in (part.partition(":") for part in parts) if colon and hash}
    return Digest(found) if version == VERSION and tuple(found) == (*PARTS, SEAL) else None


def of(item: Item, hash_of: HashOf = lambda _: "", policy: Policy = _NONE) -> Digest:
    """The digest of an item as it is under that policy; its relative times must be resolved."""
    outputs = sorted(item.outputs, key=lambda output: output.name)
    words = _Distinct(_part(output.wording) for output in outputs)
    times = _Distinct(_times(output) for output in outputs)
    files = _Distinct([_file(item, media, hash_of) for media in output.media.media] for output in outputs)
    said = {
        "text": [*_written(item), words.values, *_besides(item, policy)],
        "time": [times.values, *_span(item), *_moved(item)],
        "audience": [sorted(item.audience), sorted(item.brief.exclude_audience), item.visibility.value],
        "media": [files.values, _image(item, hash_of), *_given(item, hash_of)],
        "outputs": [
            item.type,
            *(
                [output.name, output.channel, output.format, output.language, *where]
                for output, *where in zip(outputs, words.order, times.order, files.order, strict=True)
            ),
        ],
    }
    return Digest({part: _short(value) for part, value in said.items()})


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


def _written(item: Item) -> list[str]:
    return [_line(item.title), _line(item.summary), _prose(item.body)]


def _besides(item: Item, policy: Policy) -> list[object]:
    """What else readers see; as with keys of a part, what is not said is left out."""
    places = ("location", "geo", "url", "conference")
    keys: list[tuple[str, object]] = [(key, getattr(item, key)) for key in places]
    for name, shown in SAID.items():
        keys += [(key, getattr(getattr(item, name), key)) for key in shown]
    keys += [(day.isoformat(), change.title) for day, change in sorted(item.occurrences.items())]
    keys += _house(item, policy)
    return [[key, _plain(value)] for key, value in keys if value not in _NOTHING]


def _house(item: Item, policy: Policy) -> Iterator[tuple[str, object]]:
    """What stands in the policy's file and is read as part of the item."""
    yield "about", policy.table("release-anatomy", "boilerplates").get(item.press.boilerplate)
    if item.type == "policy":
        yield "clauses", tuple(policy.clauses.items())
        yield "never", policy.rows("never-say", "terms")


def _moved(item: Item) -> list[object]:
    """Occurrences of a series that have a time of their own."""
    changes = sorted(item.occurrences.items())
    return [[day.isoformat(), _time(c.start), _time(c.end)] for day, c in changes if c.start or c.end]


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


def _given(item: Item, hash_of: HashOf) -> list[list[str]]:
    """The files of the plan that the body names, and those beside it, each once."""
    paths = {*(local_path(item.path, link.target) for link in links(item.body))}
    named = {(path, hash_of(path)) for path in paths if path}
    found = {(path, hash) for path, hash in named if hash}
    found |= {(src, _hash(item, src, hash_of)) for src in item.assets}
    return [[path, hash] for path, hash in sorted(found)]


def _file(item: Item, media: Media, hash_of: HashOf) -> list[object]:
    """What is said of it, and the bytes: its own, and of what is read for it or with it."""
    beside = (src for src in (media.captions, media.transcript) if src)
    return [_part(media), *(_hash(item, src, hash_of) for src in (media.src, *beside))]


def _hash(item: Item, src: str, hash_of: HashOf) -> str:
    """The hash of a file of the plan that is named as links in the body name it."""
    path = local_path(item.path, src)
    return hash_of(path) if path else ""


def _part(part: Part) -> list[object]:
    """What a part says, key by key; what it does not say is left out, so that new keys change nothing."""
    said = ((name, getattr(part, name)) for name in keys_of(type(part)))
    return [[name, _plain(value)] for name, value in said if value not in _NOTHING]


def _plain(value: object) -> object:
    if isinstance(value, Part):
        return _part(value)
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, Mapping):
        return [[key, _plain(inner)] for key, inner in value.items()]
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
    """Line by line, an empty one once; a break between two lines of running words is a blank.

    Where it makes a heading, a point of a list, a row, a quote or code, and after two blanks, it stays.
    """
    said, runs, breaks, code, fence = [""], False, False, False, ""
    for line in clean(markdown).split("\n"):
        words, within = _line(line), _within(fence, line)
        begins = _BEGINS.match(words) or "|" in words
        indented = bool(_INDENTED.match(line))
        code = indented and (code or not said[-1])
        said[-1] += "  " if breaks and words else ""
        if fence or within or indented:
            said.append(line.rstrip())
        elif words and runs and not (begins or breaks):
            said[-1] += f" {words}"
        elif words or said[-1]:
            said.append(" " * (len(line) - len(line.lstrip()) if begins else 0) + words)
        runs = bool(words) and not (fence or within or code or _ALONE.match(words))
        breaks, fence = bool(words) and line.endswith(("  ", "\t")), within
    return "\n".join(said).strip("\n")


def _within(fence: str, line: str) -> str:
    """The fence, or the end of a ``<pre>``, that is still to come after this line, if any."""
    mark = _FENCE.match(line)
    if fence == _END:
        return "" if _END in line.casefold() else fence
    if fence:
        return "" if mark and mark[1].startswith(fence) and not mark[2].strip() else fence
    return mark[1] if mark else _END if _PRE.search(line) else ""


def _short(value: object) -> str:
    return sha256(_spelled(value)).hexdigest()[:32]


def _spelled(value: object) -> bytes:
    """The value as bytes in which nothing can be taken for something else."""
    import json  # only approvals need it

    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
