"""Illustration: the pictures in a Markdown body, each with its words for people who cannot see it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from airdate.markdown import BodyLink, links
from airdate.prose import comments, without_code

_REFERENCE = re.compile(r"!\[[ \t]*+\]\[[^\[\]\n]{1,200}\]")
_ALT = re.compile(
    r"""(?<![\w:-])alt(?![\w:-])(?:\s*+=\s*+(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'<>]+)))?""",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"""\brole\s*+=\s*+["']?(?:presentation|none)\b|\baria-hidden\s*+=\s*+["']?true""", re.IGNORECASE
)
_ICON = re.compile(
    r"(?:^|[/_.-])(?:icon|bullet|spacer|pixel|divider|badge|shield|favicon|emoji)s?(?=[/_.-])", re.IGNORECASE
)
_INNER = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)|<[^<>]*>")

_FIGURE = re.compile("</?figure")

#: So far from a picture its caption may begin, and words in a link around it are looked for.
_NEAR = 600

#: A picture that is written out as an address in so few characters shows nothing.
_DOTS = 200


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture that begins at ``start``. ``needless``: it is decoration, or words beside it say the same."""

    start: int
    alt: str
    needless: bool = False


def illustrations(body: str) -> Iterator[Illustration]:
    """Every picture of a body in its order; code and comments are passed over."""
    if "![" not in body and "<" not in body:
        return
    found = sorted({*_linked(body, links(body)), *_referenced(body)}, key=lambda picture: picture.start)
    hidden = comments(body) if found and "<!--" in body else ()
    yield from (picture for picture in found if not _within(hidden, picture.start))


def _linked(text: str, found: Sequence[BodyLink]) -> Iterator[Illustration]:
    around = [link for link in found if _leads(text, link)]
    starts = [link.start for link in around]
    for link in found:
        if text.startswith("![", link.start):
            alt = text[link.start + 2 : text.rfind("](", link.start, link.at)]
            decorative = False
        elif text[link.start : link.start + 4].lower() == "<img":
            alt, decorative = _of_tag(text[link.start : link.end])
        else:
            continue
        nearest = bisect_left(starts, link.start) - 1
        spoken = nearest >= 0 and _speaks(text, around[nearest], link)
        small = bool(_ICON.search(link.target)) or _is_blank(link.target)
        needless = decorative or spoken or small or _is_captioned(text, link.end)
        yield Illustration(link.start, " ".join(alt.split()), needless)


def _leads(text: str, link: BodyLink) -> bool:
    """Whether it leads somewhere, rather than showing something."""
    return text[link.start : link.start + 1] == "[" or text[link.start : link.start + 2].lower() == "<a"


def _referenced(text: str) -> Iterator[Illustration]:
    """Those without words whose address stands elsewhere: ``![][dome]``."""
    if _REFERENCE.search(text):
        for match in _REFERENCE.finditer(without_code(text)):
            yield Illustration(match.start(), "")


def _of_tag(tag: str) -> tuple[str, bool]:
    """What an img tag says; and whether an empty text is meant to be one (HTML: ``alt=""`` is decoration)."""
    said = _ALT.search(tag)
    alt = (said["double"] or said["single"] or said["bare"] or "") if said else ""
    return alt, said is not None or bool(_HIDDEN.search(tag))


def _speaks(text: str, around: BodyLink, picture: BodyLink) -> bool:
    """Whether the link around a picture has words of its own."""
    if not around.start < picture.start < around.end:
        return False
    end = text.rfind("](", around.start, around.at) if around.form == "inline" else around.end
    near = text[max(around.start, picture.start - _NEAR) : min(end, picture.end + _NEAR)]
    return any(letter.isalnum() for letter in _INNER.sub("", near))


def _is_captioned(text: str, end: int) -> bool:
    """Whether the figure in which a picture stands goes on with a caption."""
    caption = text.find("<figcaption", end, end + _NEAR)
    return caption >= 0 and not _FIGURE.search(text, end, caption)


def _is_blank(target: str) -> bool:
    """Whether it is no more than a few dots, which keep the place of a picture that comes later."""
    return target.startswith("data:image/") and len(target) < _DOTS


def _within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    last = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return last >= 0 and at < spans[last][1]
