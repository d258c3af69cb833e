"""Since: what was approved and what stands there now, side by side where they differ.

The text that was approved is the one in the commit of the approval, if its digest says so. Else, and where
that text says what this edition does not show, nobody can tell more than which parts are others.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from airdate import digest, gate
from airdate.editing.members import alike
from airdate.gate.destination import Site
from airdate.html.sheet import Sheet
from airdate.item import Item, Output
from airdate.markdown import local_path, mentions
from airdate.parts.approval import Approval
from airdate.parts.key import Part, keys_of
from airdate.plan import Plan
from airdate.reading import front_matter, items
from airdate.reading.source import Source
from airdate.timespan import Timespan
from airdate.wording.translation import noted

_WORDS = re.compile(r"\d[\d:.,-]*\d|\w+|\s+|[^\w\s]")

#: A word that may be an address, or the path of a file.
_PATH = re.compile(r"\S*[/.]\S+|\S+/")

#: Texts with more words or lines than this are not compared by them.
_MOST = 2_000

_TITLE, _SUMMARY, _TEXT, _TIME = noted("Title"), noted("Summary"), noted("Text"), noted("Time")
_AUDIENCE, _FILES, _OUTPUTS = noted("Audience"), noted("Files"), noted("Outputs")


class Piece(NamedTuple):
    """Some words: ``kind`` is ``del`` for those that are gone, ``ins`` for new ones, empty for others."""

    kind: str
    text: str


class Passage(NamedTuple):
    """One text that is another now; ``name`` is what it is."""

    name: str
    pieces: Sequence[Piece]


class Since:
    """Tells of the items of one plan what has changed since somebody approved them."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.plan, self.site = sheet, sheet.plan, Site(sheet.plan)

    def of(self, item: Item, approval: Approval, changed: Sequence[str]) -> list[Passage]:
        """Each text that is another in the parts that have changed; none where nobody can tell."""
        then = digest.parse(approval.digest)
        line = approval.spot("digest").line
        witness = self.plan.history.witness(item.path, line) if then and line else None
        was = _read(self.plan, item, witness.text) if witness else None
        if then is None or was is None or not self._is_shown(item, was):
            return []
        proved = digest.of(was, policy=self.plan.vocabulary.policy).hashes
        if proved["audience"] != then.hashes["audience"]:  # who may see it is not known
            return []
        same = {part for part in changed if proved[part] == then.hashes[part]}
        same |= {"media"} if proved["text"] == then.hashes["text"] else set()  # its bytes were not read
        same -= set() if self._leads_out(item, _files(was), _files(item)) else {"media"}
        wanted = [part for part in changed if part in same]
        return [
            Passage(self.sheet.spoken.gettext(name), pieces(before, after))
            for part in wanted
            for name, before, after in _differences(_SAID[part](was), _SAID[part](item))
        ]

    def _is_shown(self, item: Item, was: Item) -> bool:
        """Whether the edition would show what it was, and it led to nothing that is hidden now."""
        if not gate.shows(was, self.sheet.edition, self.plan.now):
            return False
        if not {*_named(was)} <= {*_named(item), *self.plan.by_id}:
            return False
        return self._leads_out(item, _targets(was), _targets(item))

    def _leads_out(self, item: Item, were: Iterable[str], are: Iterable[str]) -> bool:
        """Whether all targets that are none any more lead to other sites, or to something that is shown."""
        return all(self._is_open(item, target) for target in {*were} - {*are})

    def _is_open(self, item: Item, target: str) -> bool:
        path = local_path(item.path, target)
        if path in self.plan.by_path or path in self.plan.files:
            return True
        abroad = target.lower().startswith(("https://", "http://", "mailto:"))
        return abroad and not self.site.paths(item, target)


def _read(plan: Plan, item: Item, text: str) -> Item | None:
    """The item as that text has it."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    document = front_matter.read(Source(item.path, item.place.path, plain), [])
    if document is None or document.matter is None:
        return None
    return items.read(document, document.matter, items.Defaults.of(plan.vocabulary), [])


def _targets(item: Item) -> Iterator[str]:
    """Whatever in the texts of an item could lead somewhere: links, and what is an address or a path."""
    for _, text in _texts(item):
        yield from (link.target for link in mentions(text))
    for value in (value for part in _parts(item) for value in _values(part)):
        if _PATH.fullmatch(value):
            yield value


def _files(item: Item) -> Iterator[str]:
    """The files that go out with it."""
    yield from filter(None, (item.image and item.image.src,))
    for media in (media for output in item.outputs for media in output.media.media):
        yield from filter(None, (media.src, media.captions, media.transcript))


def _named(item: Item) -> Iterator[str]:
    """The ids of other items that it shows."""
    for part in _parts(item):
        for name, key in keys_of(type(part)).items():
            if key.names in ("item", "playbook"):
                yield from _words(getattr(part, name))


def _parts(item: Item) -> Iterator[Part]:
    """Those parts of an item of which something may be told."""
    for output in item.outputs:
        yield output.wording
    yield from (getattr(item, name) for name in digest.SAID)


_Named = Iterator[tuple[str, str]]


def _texts(item: Item) -> _Named:
    yield from ((_TITLE, item.title), (_SUMMARY, item.summary), (_TEXT, item.body))
    for output in item.outputs:
        yield _TEXT, "\n".join(_values(output.wording))
    yield _TEXT, "\n".join(text for name in digest.SAID for text in _said(item, name))


def _said(item: Item, name: str) -> Iterator[str]:
    part: Part = getattr(item, name)
    for key in digest.SAID[name]:
        yield from _words(getattr(part, key))


def _values(part: Part) -> Iterator[str]:
    for key in keys_of(type(part)):
        yield from _words(getattr(part, key))


def _words(value: object) -> Iterator[str]:
    """What a value says, a line for each text."""
    if isinstance(value, Part):
        yield from _values(value)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _words(inner)
    elif isinstance(value, Timespan):
        yield value.text
    elif value not in ("", None):
        yield str(value)


def _times(item: Item) -> _Named:
    times = (item.start, item.end, *(output.publish or output.planned for output in item.outputs))
    yield _TIME, "\n".join(dict.fromkeys(time.text for time in times if time))


def _audience(item: Item) -> _Named:
    yield _AUDIENCE, ", ".join([*sorted(item.audience), item.visibility.value])


def _media(item: Item) -> _Named:
    image = (f"{item.image.src}: {item.image.alt}",) if item.image else ()
    files = (" · ".join(_values(media)) for output in item.outputs for media in output.media.media)
    yield _FILES, "\n".join(dict.fromkeys((*image, *files)))


def _outputs(item: Item) -> _Named:
    yield _OUTPUTS, "\n".join(map(_output, item.outputs))


def _output(output: Output) -> str:
    return " · ".join(filter(None, (output.name, output.channel, output.format, output.language)))


_SAID = {"text": _texts, "time": _times, "audience": _audience, "media": _media, "outputs": _outputs}


def _differences(was: _Named, now: _Named) -> Iterator[tuple[str, str, str]]:
    """Texts of the same name that differ; of several of one name, one after the other."""
    before, after = _by_name(was), _by_name(now)
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name, ""), after.get(name, "")
        yield from ((name, a, b) for a, b in _paragraphs(one, other))


def _by_name(texts: _Named) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for name, text in texts:
        found.setdefault(name, []).extend(filter(None, (line.strip() for line in text.split("\n"))))
    return {name: "\n".join(lines) for name, lines in found.items()}


def _paragraphs(was: str, now: str) -> Iterator[tuple[str, str]]:
    """The lines that differ, those that take each other's place together."""
    one, other = was.split("\n"), now.split("\n")
    head = alike(one, other)
    tail = alike(one[head:][::-1], other[head:][::-1])
    one, other = one[head : len(one) - tail], other[head : len(other) - tail]
    if max(len(one), len(other)) > _MOST:
        one, other = ["\n".join(one)], ["\n".join(other)]
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            yield "\n".join(one[a:b]), "\n".join(other[c:d])


@cache
def pieces(was: str, now: str) -> tuple[Piece, ...]:
    """What was and what is, word by word, in one reading order."""
    one, other = _WORDS.findall(was), _WORDS.findall(now)
    if max(len(one), len(other)) > _MOST:
        return tuple(Piece(kind, text) for kind, text in (("del", was), ("ins", now)) if text)
    found: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("", "".join(one[a:b])))
            continue
        gone, new = Piece("del", "".join(one[a:b])), Piece("ins", "".join(other[c:d]))
        found += [piece for piece in (gone, new) if piece.text]
    return tuple(found)
