"""Markdown as far as a planner must know it: where its links stand and what they lead to."""

import posixpath
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple
from urllib.parse import unquote

from airdate.prose import without_code

Form = Literal["inline", "definition", "reference", "html", "address"]

_BRACKET = re.compile(r"\\.|!\[|\[|\]|\n[ \t]*\n")  # each begins with one character: found fast
_INLINE = re.compile(
    r"""\(\s*+ (?P<target><[^<>\n]*>|[^\s()<>]*+(?:\([^\s()]*\)[^\s()<>]*+)*+)
    (?:\s++(?:"[^"]*"|'[^']*'|\([^()]*\)))? \s*+\)
    (?:\{:?[^{}\n]*\})?""",
    re.VERBOSE,
)
_LENIENT = re.compile(
    r"\([ \t\n]*+(?P<target>[^()\n]*+(?:\([^()\n]*\)[^()\n]*+)*+)(?:\)(?:\{:?[^{}\n]*\})?)?"
)
_REFERENCE = re.compile(r"[ \t]?\n?[ \t]*\[(?P<label>[^\[\]]{0,999})\]")
_DEFINITION = re.compile(
    r"""^[ \t>]*(?:[-*+][ \t]+)?\[(?P<label>[^\]\n]{1,999})\]:[ \t]*+\n?[ \t>]*+
    (?P<target><[^<>\n]*>|\S+) [^\n]* (?:\n[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))[ \t]*$)?""",
    re.MULTILINE | re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""(?<![\w:-])(?:href|src|poster|data|srcset|cite|action|formaction|background)
    \s*+=\s*+(?P<target>"[^"]*"|'[^']*'|[^\s"'<>{}]+)""",
    re.VERBOSE | re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:,|(?<=[\"'=]))\s*([^\s,]+)")
_TAG = re.compile(r"<(?P<name>[a-z][\w:-]*)", re.IGNORECASE)
_ANCHOR_END = re.compile(r"</a\s*>|\n(?=[ \t]*\n)", re.IGNORECASE)
_ADDRESS = re.compile(r"<?(?P<target>https?://[^\s<>\"'`\[\]{}]+)>?", re.IGNORECASE)


#: So far from an attribute its tag may begin or end; bounded, lest odd bodies take quadratic time.
_TAG_LENGTH = 4096


class BodyLink(NamedTuple):
    """A link in a body: ``start:end`` is all of it, ``at:to`` its target without quotes.

    The target of a ``reference`` stands elsewhere, in its definition; ``at:to`` is empty then.
    """

    start: int
    end: int
    at: int
    to: int
    target: str
    form: Form = "inline"


@lru_cache(maxsize=1 << 16)
def links(body: str) -> Sequence[BodyLink]:
    """Every link and image of a body that any engine would make one, in its order; code is passed over."""
    if "](" not in body and "]:" not in body and "=" not in body:
        return ()
    text = without_code(body)
    found = list(_inline(text))
    if "]:" in text:
        found += (link for link in _definitions(text) if not _is_footnote(text, link))
    if "<" in text and "=" in text:
        found += _html(text)
    return tuple(sorted(found, key=_order))


def mentions(body: str) -> Sequence[BodyLink]:
    """Everything in a body that could lead somewhere: links in any form, in code and escaped too.

    For those who must not miss one: it finds rather too much.
    """
    return tuple(sorted(dict.fromkeys([*_mentions(body), *_mentions(without_code(body))]), key=_order))


def _mentions(text: str) -> Iterator[BodyLink]:
    yield from _inline(text, lenient=True)
    definitions = list(_definitions(text))
    yield from definitions
    if definitions:
        yield from _references(text, definitions)
    yield from _html(text, lenient=True)
    for match in _ADDRESS.finditer(text):
        yield _link(match, match.start(), "address")


def _order(link: BodyLink) -> tuple[int, int]:
    return link.start, -link.end


def _link(match: re.Match[str], start: int, form: Form, end: int = 0) -> BodyLink:
    at, to = match.span("target")
    if to > at and match["target"][0] in "<\"'":
        at, to = at + 1, to - 1
    return BodyLink(start, end or match.end(), at, to, match.string[at:to], form)


def _labels(text: str, *, lenient: bool = False) -> Iterator[tuple[int, int]]:
    """Where bracketed texts begin and end, inner ones first; ``lenient``: also where only their end is."""
    opened: list[int] = []
    escaped = -1
    for match in _BRACKET.finditer(text):
        found = match[0]
        if found == "]":
            if opened:
                yield opened.pop(), match.end()
            elif lenient:
                yield escaped if escaped >= 0 else match.start(), match.end()
        elif found[-1] == "[" and found[0] != "\\":
            opened.append(match.start())
        elif found[0] == "\n":
            opened.clear()
            escaped = -1
        elif found == "\\[" and escaped < 0:
            escaped = match.start()
        elif found == "\\]" and lenient and escaped >= 0:
            yield escaped, match.end()


def _inline(text: str, *, lenient: bool = False) -> Iterator[BodyLink]:
    if "](" not in text:
        return
    for start, end in _labels(text, lenient=lenient):
        if text.startswith("(", end):
            match = _INLINE.match(text, end) or (_LENIENT.match(text, end) if lenient else None)
            if match:
                yield _link(match, start, "inline")
            if match and lenient:  # an attribute list can give the link another target
                for attribute in _ATTRIBUTE.finditer(text, match.end("target"), match.end()):
                    yield _link(attribute, start, "inline", match.end())


def _definitions(text: str) -> Iterator[BodyLink]:
    for match in _DEFINITION.finditer(text):
        yield _link(match, match.start(), "definition")


def _is_footnote(text: str, definition: BodyLink) -> bool:
    return text.startswith("^", text.index("[", definition.start) + 1)


def _references(text: str, definitions: Sequence[BodyLink]) -> Iterator[BodyLink]:
    """Uses of the definitions: ``[words][label]``, ``[label][]``, ``[label]``."""
    targets: dict[str, list[str]] = {}
    defined = {text.index("[", link.start): link.target for link in definitions}
    for start, target in defined.items():
        targets.setdefault(_folded(text[start + 1 : text.index("]:", start)]), []).append(target)
    for start, end in _labels(text, lenient=True):
        if start in defined or end - start > 1024:  # too long for a label
            continue
        match = _REFERENCE.match(text, end)
        words = text[start:end].lstrip("!\\").strip("[]")
        label = (match and match["label"]) or words
        for target in targets.get(_folded(label), ()):
            yield BodyLink(start, match.end() if match else end, end, end, target, "reference")
        for target in targets.get(_folded(words), ()):
            yield BodyLink(start, end, end, end, target, "reference")


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def _html(text: str, *, lenient: bool = False) -> Iterator[BodyLink]:
    """Attributes with an address: the tag they stand in, and what an anchor wraps."""
    closings = [match.span() for match in _ANCHOR_END.finditer(text)]
    for match in _ATTRIBUTE.finditer(text):
        opening = text.rfind("<", max(0, match.start() - _TAG_LENGTH), match.start())
        tag = _TAG.match(text, opening) if opening >= 0 else None
        if not lenient and (tag is None or ">" in text[opening : match.start()]):
            continue
        start, end = (opening, _tag_end(text, tag, match.end(), closings)) if tag else match.span()
        link = _link(match, start, "html", end)
        if match[0][:6].lower() != "srcset":
            yield link
            continue
        for source in _SOURCE.finditer(text, link.at, link.to):
            yield link._replace(at=source.start(1), to=source.end(1), target=source[1])


def _tag_end(text: str, tag: re.Match[str], after: int, closings: Sequence[tuple[int, int]]) -> int:
    """Where the tag ends; for an anchor, where the words that it wraps end, or their block."""
    end = text.find(">", after, after + _TAG_LENGTH) + 1 or after
    if tag["name"].lower() != "a":
        return end
    next_one = bisect_left(closings, (end, 0))
    return closings[next_one][1] if next_one < len(closings) else len(text)


def position(body: str, offset: int, first_line: int) -> tuple[int, int]:
    """Line and column (from 1) of an offset in a body whose first line is ``first_line``."""
    return first_line + body.count("\n", 0, offset), offset - (body.rfind("\n", 0, offset) + 1) + 1


def local_path(source: str, target: str) -> str:
    """The path below the root that a relative link means; empty for any other kind of link.

    A path that begins with ``../`` leads out of the tree.
    """
    path = target.partition("#")[0].partition("?")[0]
    if not path or path.startswith("/") or ":" in path.partition("/")[0]:
        return ""
    path = unquote(path) if "%" in path else path
    return posixpath.normpath(f"{source.rpartition('/')[0] or '.'}/{path}")
