"""Markdown as far as a planner must know it: links, comments, and what is code and so neither."""

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})")
_TICKS = re.compile(r"`+")
_INLINE = re.compile(
    r"""!?\[(?P<label>(?:[^\[\]]|\[[^\[\]]{0,500}\]){0,1000})\]
    \([ \t]*(?P<target><[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)
    (?:[ \t\n]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*\)
    (?:\{:?[^{}\n]*\})?""",
    re.VERBOSE,
)
_DEFINITION = re.compile(r"^ {0,3}\[(?P<label>[^\]\n]+)\]:[ \t]*(?P<target><[^<>\n]*>|\S+)[^\n]*$", re.MULTILINE)
_ATTRIBUTE = re.compile(r"<[a-zA-Z][^<>]*?\s(?:href|src|poster|data|srcset)\s*=\s*(?P<target>\"[^\"]*\"|'[^']*')")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_REFERENCE_COMMENT = re.compile(r"^ {0,3}\[[^\]\n]*\]:[ \t]*(?:#|<>)[ \t]*[\"'(][^\n]*$\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class BodyLink:
    """A link in a body: ``start:end`` is all of it, ``at:to`` its target without quotes."""

    start: int
    end: int
    at: int
    to: int
    target: str
    html: bool = False


@lru_cache(maxsize=1 << 16)
def links(body: str) -> Sequence[BodyLink]:
    """Every link and image of a body, in its order; code is passed over."""
    if "](" not in body and "]:" not in body and "=" not in body:
        return ()
    text = without_code(body)
    found = [link for match in _INLINE.finditer(text) for link in _nested(match, text)]
    found += [_link(match) for match in _DEFINITION.finditer(text)]
    if "<" in text:
        found += [_link(match, html=True) for match in _ATTRIBUTE.finditer(text)]
    return sorted(found, key=lambda link: (link.start, -link.end))


def _nested(match: re.Match[str], text: str) -> list[BodyLink]:
    """The link, and an image that its label may hold."""
    inner = _INLINE.finditer(text, match.start("label"), match.end("label"))
    return [_link(match), *(_link(image) for image in inner)]


def _link(match: re.Match[str], *, html: bool = False) -> BodyLink:
    at, to = match.span("target")
    if to > at and match["target"][0] in "<\"'":
        at, to = at + 1, to - 1
    return BodyLink(match.start(), match.end(), at, to, match.string[at:to], html)


def without_code(body: str) -> str:
    """The body with fenced blocks and code spans as spaces: same length, same lines."""
    if "`" not in body and "~~~" not in body:
        return body
    lines = body.split("\n")
    fence = ""
    for n, line in enumerate(lines):
        match = _FENCE.match(line)
        if fence:
            lines[n] = " " * len(line)
            if match and match[1].startswith(fence) and not line[match.end() :].strip():
                fence = ""
        elif match:
            fence, lines[n] = match[1], " " * len(line)
    return _without_spans("\n".join(lines))


def _without_spans(text: str) -> str:
    """Blank code spans: a run of backticks up to the next run of the same length."""
    runs = [match.span() for match in _TICKS.finditer(text)]
    closing: dict[int, int] = {}
    partner: list[int] = [-1] * len(runs)
    for n in range(len(runs) - 1, -1, -1):
        length = runs[n][1] - runs[n][0]
        partner[n] = closing.get(length, -1)
        closing[length] = n
    parts, done, n = [], 0, 0
    while n < len(runs):
        if partner[n] < 0:
            n += 1
            continue
        start, end = runs[n][0], runs[partner[n]][1]
        span = text[start:end]
        if "\n\n" in span:  # a code span does not cross a paragraph
            n += 1
            continue
        parts += [text[done:start], re.sub(r"[^\n]", " ", span)]
        done, n = end, partner[n] + 1
    return "".join([*parts, text[done:]])


def without_comments(body: str) -> str:
    """The body without HTML comments and without reference definitions used as comments."""
    if "<!--" not in body and "]:" not in body:
        return body
    text = without_code(body)
    spans = sorted(match.span() for form in (_COMMENT, _REFERENCE_COMMENT) for match in form.finditer(text))
    parts, done = [], 0
    for start, end in spans:
        if start >= done:
            parts.append(body[done:start])
            done = end
    return "".join([*parts, body[done:]])


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
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(path)))


_UNSAFE = re.compile(
    r"""</?(?:script|iframe|object|embed|applet|form|style|link|meta|base|template|frame|frameset|noscript|math)\b[^>]*>?
    | <[a-z][^<>]*?[\s"'/]on[a-z]{3,}\s*=[^<>]*>?
    | <[a-z][^<>]*?=\s*["']?\s*(?:javascript|vbscript|data)\s*:[^<>]*>?
    | (?<=\()\s*<?\s*(?:javascript|vbscript|data(?!:image/(?:png|jpe?g|gif|webp)))\s*:[^()\n]*
    | (?<=\]:)\s*<?\s*(?:javascript|vbscript|data)\s*:[^\n]*
    | <(?:javascript|vbscript|data)\s*:[^<>]*>
    | \{:?[^{}\n]*\bon[a-z]{3,}\s*=[^{}\n]*\}
    | --8<--[^\n]*
    """,
    re.VERBOSE | re.IGNORECASE,
)


@lru_cache(maxsize=1 << 16)
def unsafe_spans(body: str) -> Sequence[tuple[int, int]]:
    """Where a body holds markup that could run script or pull in other files; code is passed over.

    Told from the source, so it errs on the side of finding too much.
    """
    if "<" not in body and ":" not in body and "{" not in body:
        return ()
    return [match.span() for match in _UNSAFE.finditer(without_code(body))]


def without_unsafe(body: str) -> str:
    """The body without what ``unsafe_spans`` names, for engines that do not sanitise."""
    parts, done = [], 0
    for start, end in unsafe_spans(body):
        parts.append(body[done:start])
        done = end
    return "".join([*parts, body[done:]])
