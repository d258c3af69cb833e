"""Plain text of a Markdown body, as people would paste it into a post.

``[words](url)`` becomes ``words url``, a picture goes, lists have dashes, headings are lines, emphasis
and HTML tags are off, code stays without its ticks. Line breaks stay as they are written: in a post a
break is a break. Every step is linear in the length of the body.
"""

import re
from collections.abc import Iterator
from html import unescape

from airdate.markdown import links
from airdate.pasted.emphasis import emphasis
from airdate.pasted.mapped import Edit, Mapped, edited
from airdate.prose import comments, without_code

_MARKUP = re.compile(r"[*_`\[<>#|~&\\={]|^[ \t]*(?:\+ |- \[|[!?]{3})|---", re.MULTILINE)
_FENCE = re.compile(r"^[ \t>]*(?:`{3,}|~{3,})[^`\n]*(?:\n|\Z)", re.MULTILINE)
_LINE = re.compile(
    r"""^(?=[ \t]*+[>\#*+_=|:!?-]) (?P<quote>[ \t]*+(?:>[ ]?)++)? (?:
      (?P<heading>\#{1,6}(?:[ \t]+|$))
      | (?P<rule>[ ]{0,3}(?:(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+|=++[ \t]*+)$)
      | (?P<table>[-:|][-:| \t]*+$)
      | (?P<note>[!?]{3}\+?[ ]++[\w-]++[ ]*+) (?=(?:"[^"\n]*")?[ ]*+\n\n?[ ]{4})
      | [ \t]*+(?P<bullet>[*+-][ \t]++)(?P<task>\[[ xX]\][ \t]++)?
    )?""",
    re.MULTILINE | re.VERBOSE,
)
_CLOSING = re.compile(r"^\#[^\n]*?(?P<end>(?<![ \t])[ \t]+\#+[ \t]*)$", re.MULTILINE)
_ROW = re.compile(r"^(?P<first>[ \t]*+\|[ \t]*+)[^\n]*", re.MULTILINE)
_TICKS = re.compile(r"`+")
_TAG = re.compile(r"<(?:/(?P<closes>[A-Za-z][\w-]*)\s*|(?P<opens>[A-Za-z][\w-]*)(?:[\s/][^<>]{0,4096})?)>")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+|[\w.+-]+@[\w.-]+)>", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE)
_SCHEME = re.compile(r"(?:https?://)?(?:www\.)?", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|\\$", re.MULTILINE)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_REFERENCE = re.compile(r"(!?)\[([^\[\]\n]{1,999})\](?:\[([^\[\]\n]{0,999})\])?(?![(:])")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,99}\]:?[ ]?")
_ATTRIBUTES = re.compile(r"[ ]?\{:?[ ]*[.#][^{}\n]*\}")
_SPACES = (" \n", "\t\n", "\n\n\n", "  ")
_BLANK = re.compile(
    r"(?P<lines>(?<![ \t])[ \t]*+\n(?:[ \t]*+\n){2,}+)|(?<![ \t])[ \t]++$|(?P<inner>(?<=\S)[ ]{2,}+(?=\S))",
    re.MULTILINE,
)


def plain(body: str) -> list[Mapped]:
    """The text, made from the body in steps; the last of them is the result."""
    first = edited(body, _edits(body)) if _MARKUP.search(body) else Mapped(body)
    text = first.text
    if text == text.strip() and not any(sign in text for sign in _SPACES):
        return [first]
    return [first, edited(text, _spaces(text))]


def _spaces(text: str) -> Iterator[Edit]:
    """White space around it, behind lines, and what was left by markup that is gone."""
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    yield 0, first, ""
    if any(sign in text for sign in _SPACES):
        for match in _BLANK.finditer(text, first, last):
            yield *match.span(), "\n\n" if match["lines"] else " " if match["inner"] else ""
    yield max(first, last), len(text), ""


def _edits(body: str) -> Iterator[Edit]:
    """All that has to change; what stands in code changes but for its ticks and fences."""
    text = without_code(body)
    if text is not body:
        yield from ((*match.span(), "") for match in _FENCE.finditer(body))
        yield from _ticks(body, text)
    if "<!--" in body or "]:" in body:
        yield from ((start, end, "") for start, end in comments(body))
    yield from _lines(text)
    if "[" in text:
        yield from _links(text, body)
    if "<" in text:
        yield from ((*match.span(), match[1].removeprefix("mailto:")) for match in _AUTOLINK.finditer(text))
        yield from _tags(text)
    if "\\" in text:
        yield from ((*match.span(), match[1] or "") for match in _ESCAPE.finditer(text))
    if "&" in text:
        yield from ((*match.span(), unescape(match[0])) for match in _ENTITY.finditer(text))
    if "{" in text:
        yield from ((*match.span(), "") for match in _ATTRIBUTES.finditer(text))
    if any(sign in text for sign in ("*", "_", "~~", "==")):
        yield from emphasis(text)


def _ticks(body: str, text: str) -> Iterator[Edit]:
    """Ticks around code: where the body has them and its prose does not; fewer or more inside stay."""
    opened = ""
    for match in _TICKS.finditer(body):
        if text[match.start()] == " " and opened in ("", match[0]):
            opened = "" if opened else match[0]
            yield *match.span(), ""


def _lines(text: str) -> Iterator[Edit]:
    """What stands at the begin of a line, and whole lines that are but markup."""
    for match in _LINE.finditer(text):
        if match[0]:
            for group in ("quote", "heading", "note", "task"):
                if match[group]:
                    yield *match.span(group), ""
            if match["rule"] or {*"-|"} <= {*(match["table"] or "")}:
                yield match.start(), match.end() + 1, ""
            if match["bullet"]:
                yield *match.span("bullet"), "- "
    if "#" in text:
        yield from ((*match.span("end"), "") for match in _CLOSING.finditer(text))
    if "|" in text:
        yield from _cells(text)


def _cells(text: str) -> Iterator[Edit]:
    """The pipes at both ends of a table's rows."""
    for row in _ROW.finditer(text):
        yield *row.span("first"), ""
        kept = row[0].rstrip().removesuffix("|").rstrip()
        yield row.start() + max(len(kept), len(row["first"])), row.end(), ""


def _links(text: str, body: str) -> Iterator[Edit]:
    defined: dict[str, str] = {}
    for link in links(body):
        if link.form == "definition":
            label = text[text.index("[", link.start) + 1 : text.index("]:", link.start)]
            defined.setdefault(_folded(label), link.target)
            yield link.start, link.end, ""
        elif link.form == "inline":
            words_end = text.rindex("](", link.start, link.at + 1)
            if text[link.start] == "!":
                yield link.start, link.end, ""
            else:
                words = text[link.start + 1 : words_end]
                kept, same = _told(words, link.target)
                yield link.start, link.to - len(kept) if same else link.start + 1, ""
                yield words_end, link.to - len(kept), " " if kept else ""
                yield link.to, link.end, ""
    if "[^" in text:
        yield from ((*match.span(), "") for match in _FOOTNOTE.finditer(text))
    if defined:
        yield from _references(text, defined)


def _references(text: str, defined: dict[str, str]) -> Iterator[Edit]:
    for match in _REFERENCE.finditer(text):
        target = defined.get(_folded(match[3] or match[2]))
        if target is None:
            continue
        kept, same = _told(match[2], target)
        if match[1] or same:
            yield *match.span(), "" if match[1] else kept
        else:
            yield match.start(), match.start(2), ""
            yield match.end(2), match.end(), f" {kept}" if kept else ""


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def _told(words: str, target: str) -> tuple[str, bool]:
    """As much of an address as is told beside its words; and whether they are but the address again."""
    kind, colon, rest = target.partition(":")
    if not colon or kind.lower() not in ("http", "https", "mailto"):
        return "", False
    kept = rest if kind.lower() == "mailto" else target
    return kept, _bare(words) == _bare(kept)


def _bare(address: str) -> str:
    return _SCHEME.sub("", address.strip(), count=1).rstrip("/").casefold()


def _tags(text: str) -> Iterator[Edit]:
    """HTML tags; behind the words of an anchor stands its address."""
    opened: list[tuple[int, str]] = []
    for match in _TAG.finditer(text):
        put = ""
        if (match["opens"] or "").lower() == "a":
            href = _HREF.search(match[0])
            opened.append((match.end(), href[href.lastindex or 0] if href else ""))
        elif (match["closes"] or "").lower() == "a" and opened:
            start, target = opened.pop()
            kept, same = _told(text[start : match.start()], unescape(target))
            if same:
                yield start, match.start(), ""
            put = f"{'' if same else ' '}{kept}" if kept else ""
        elif (match["opens"] or "").lower() == "br" and not text.startswith("\n", match.end()):
            put = "\n"
        yield *match.span(), put
