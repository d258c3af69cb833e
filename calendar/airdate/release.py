"""Release: the paragraphs of a press release, and what each of them is.

English, German, Spanish and French are understood; the body is Markdown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

#: A date as people write it, and how agencies begin with a place: ``BERLIN, Germany —``.
DATE = re.compile(
    r"""\b(?:\d{1,2}(?:\.|st|nd|rd|th|er|º)?\s+(?:of\s+|de\s+)?[^\W\d_]{3,}|[^\W\d_]{3,}\.?\s+\d{1,2}),?
    \s+(?:de\s+)?\d{4}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b""",
    re.VERBOSE,
)
_CITY = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,}(?:,[^\n]{2,40}?)?\s*(?:[—–]|--|\(| - )")
#: How the paragraph about the house begins.
ABOUT = re.compile(
    r"""(?P<head>[*_#>\s]*(?:about|über|sobre|acerca\ de|quiénes\ somos|à\ propos)\b[^\n.:]{0,60}
    (?:[.:]?[*_]{1,3}[.:]?|[.:]|(?=\n|\Z)))\s*""",
    re.VERBOSE | re.IGNORECASE,
)
CONTACT = re.compile(
    r"\b(?:contact|kontakt|contacto|ansprechpartner\w*|presse|press|prensa)\b", re.IGNORECASE
)
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w/.-])(?:\+|00|\(?0)\d[\d ()/.–-]{5,}\d|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b")
#: What shows that it ends.
END = re.compile(
    r"^[ \t]*(?:\#{3}|\#\ \#\ \#|-\s?30\s?-|[-–—*\ \t]*(?:ends?|ende|fin)[-–—*.\ \t]*)[ \t]*$", re.I | re.M
)

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_MARKUP = re.compile(r"[*_>#`]+|\[|\]\([^)]{0,500}\)")
_LEAD_WORDS = 8
_FIRST = 100

#: Among so many paragraphs the dateline is looked for.
_TOP = 6


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, and where it begins in the body."""

    start: int
    text: str

    @property
    def plain(self) -> str:
        """Its words on one line."""
        return plain(self.text)

    @property
    def dated(self) -> bool:
        """Whether it begins with a day, as behind a place, or with a place as agencies write it."""
        words = self.plain
        return bool(DATE.search(words[:_FIRST]) or _CITY.match(words))

    @property
    def speaks(self) -> bool:
        """Whether it is long enough for a lead, and neither a heading nor about the house."""
        text = self.text.lstrip()
        told = not text.startswith("#") and not ABOUT.match(text)
        return told and len(self.plain.split()) >= _LEAD_WORDS


class Anatomy(NamedTuple):
    """What a body holds of a release, each as plain words; empty where it is not there."""

    lead: str = ""
    about: str = ""
    contact: str = ""


def plain(text: str) -> str:
    """The words of a Markdown text on one line."""
    return " ".join(_MARKUP.sub("", text).split())


def paragraphs(body: str) -> list[Paragraph]:
    """The paragraphs in their order."""
    return [Paragraph(match.start(), match[0]) for match in _PARAGRAPH.finditer(body)]


def has_dateline(found: list[Paragraph]) -> bool:
    """Whether one of the first paragraphs begins with place and day."""
    return any(paragraph.dated for paragraph in found[:_TOP])


def anatomy(body: str) -> Anatomy:
    """Lead, paragraph about the house and contact of a body."""
    found = paragraphs(body)
    telling = [p for p in found if p.speaks]
    lead = next((p.plain for p in telling if p.dated), next((p.plain for p in telling), ""))
    return Anatomy(lead, next(_about(found), ""), next(_contacts(found), ""))


def _about(found: list[Paragraph]) -> Iterator[str]:
    """The paragraph about the house; behind a heading of its own it is the next one."""
    for n, paragraph in enumerate(found):
        if head := ABOUT.match(paragraph.text):
            alone = head.end() == len(paragraph.text)
            yield found[n + 1].plain if alone and n + 1 < len(found) else paragraph.plain


def _contacts(found: list[Paragraph]) -> Iterator[str]:
    """The last paragraph in which somebody can be reached."""
    reached = (p for p in reversed(found) if MAIL.search(p.text) or PHONE.search(DATE.sub("", p.text)))
    yield from (paragraph.plain for paragraph in reached)
