"""A press release lacks one of the parts by which journalists work, or tells another story of the house.

A release has a headline (its title), a dateline with place and day, a lead that says what is new, a
paragraph about the house, somebody to call by name, mail and telephone, and a mark where it ends (E4:
Wikipedia, "Press release": nine elements; a convention, compiled 2026-11-21). Parts stand in the body, or in
front matter as `dateline`, `lead`, `boilerplate` and `contact`; English, German, Spanish and French are
understood. Of one that is only planned, and has yet to be written, nothing is said. Where the policy has the
house's own paragraph in that language, it has to be that one.

Bad::

    Northlight has a new telescope. Call us.

Good::

    *Berlin, 12 May 2027.* Northlight shows a telescope that two hundred schools can have for nothing.

    **About Northlight.** Northlight builds small telescopes in Berlin.

    **Contact.** Jonas Wedekind, press@northlight.example, +49 30 901820

    -30-

Fix: add what is missing; `airdate check --fix` sets the end mark and the house's own paragraph.
Configure, in calendar/policy.yml, by language or by a name that `boilerplate:` then gives; `parts` are those
that are wanted, and a format in `not_formats` is no release::

    rules:
      release-anatomy:
        parts: [dateline, lead, boilerplate, name, email, phone, end]
        boilerplates: {en: Northlight builds small telescopes in Berlin.}
        not_formats: [press-note]

Waive: `waive: [{rule: PR005, reason: an invitation, by: ana, until: 2027-12-31}]`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from airdate import language
from airdate.finding import Assign, Change, Fault, Fix, Place, Replace, Severity
from airdate.item import Item
from airdate.markdown import position
from airdate.policy import Profile, When
from airdate.status import Status
from airdate.text import listed
from airdate.vocabulary import Vocabulary

CODE = "PR005"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED
_PARTS = ("dateline", "lead", "boilerplate", "name", "email", "phone", "end")
SETTINGS: Mapping[str, object] = {"parts": _PARTS, "boilerplates": {}, "not_formats": ("press-note",)}

_NAME = "release-anatomy"
_CALLED = {
    "dateline": "a dateline (place and day)",
    "lead": "a lead of a sentence at least",
    "boilerplate": "a paragraph about the house",
    "name": "the name of a contact",
    "email": "a mail address",
    "phone": "a telephone number",
}
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_MARKUP = re.compile(r"[*_>#`]+|\[|\]\([^)]{0,500}\)")
_DATE = re.compile(
    r"""\b(?:\d{1,2}(?:\.|st|nd|rd|th|er|º)?\s+(?:of\s+|de\s+)?[^\W\d_]{3,}|[^\W\d_]{3,}\.?\s+\d{1,2}),?
    \s+(?:de\s+)?\d{4}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b""",
    re.VERBOSE,
)
_CITY = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,}(?:,[^\n]{2,40}?)?\s*(?:[—–]|--|\(| - )")
_ABOUT = re.compile(
    r"""(?P<head>[*_#>\s]*(?:about|über|sobre|acerca\ de|quiénes\ somos|à\ propos)\b[^\n.:]{0,60}
    (?:[.:]?[*_]{1,3}[.:]?|[.:]|(?=\n|\Z)))\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b(?:contact|kontakt|contacto|ansprechpartner\w*|presse|press|prensa)\b", re.IGNORECASE
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w/.-])(?:\+|00|\(?0)\d[\d ()/.–-]{5,}\d|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b")
_END = re.compile(
    r"^[ \t]*(?:\#{3}|\#\ \#\ \#|-\s?30\s?-|[-–—*\ \t]*(?:ends?|ende|fin)[-–—*.\ \t]*)[ \t]*$", re.I | re.M
)
_LEAD_WORDS = 8
_FIRST = 100


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    text: str

    @property
    def plain(self) -> str:
        return " ".join(_MARKUP.sub("", self.text).split())


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for what is missing, one for the end mark, and one for another boilerplate."""
    if item.type != "press" or all(out.status in (Status.IDEA, Status.PLANNED) for out in item.outputs):
        return
    formats = {output.format for output in item.outputs} - {""}
    if formats & {*words.policy.value(_NAME, "not_formats", ("press-note",))}:
        return
    wanted = words.policy.value(_NAME, "parts", _PARTS)
    paragraphs = [_Paragraph(m.start(), m[0]) for m in _PARAGRAPH.finditer(item.body)]
    missing = [part for part in _CALLED if part in wanted and not _has(item, part, paragraphs)]
    if missing:
        message = f"the release lacks {listed(_CALLED[part] for part in missing)}"
        yield Fault(item.place, _NAME, message, "add it to the body, or to front matter")
    if "end" in wanted and not _END.search(item.body):
        yield _unended(item)
    if "boilerplate" in wanted and "boilerplate" not in missing:
        yield from _differing(item, words, paragraphs)


def _has(item: Item, part: str, paragraphs: list[_Paragraph]) -> bool:
    press, contact = item.press, item.press.contact
    match part:
        case "dateline":
            return bool(press.dateline) or any(_dated(paragraph.plain) for paragraph in paragraphs[:6])
        case "lead":
            return bool(press.lead) or any(_says(paragraph) for paragraph in paragraphs)
        case "boilerplate":
            return bool(press.boilerplate) or any(_ABOUT.match(p.text) for p in paragraphs)
        case "name":
            return bool(contact.name if contact else _CONTACT.search(_MAIL.sub("", item.body)))
        case "email":
            return bool((contact and contact.email) or _MAIL.search(item.body))
        case _:
            return bool((contact and contact.phone) or _PHONE.search(_DATE.sub("", item.body)))


def _dated(plain: str) -> bool:
    """Whether a paragraph begins with a day, as behind a place, or with a place as agencies write it."""
    return bool(_DATE.search(plain[:_FIRST]) or _CITY.match(plain))


def _says(paragraph: _Paragraph) -> bool:
    text = paragraph.text.lstrip()
    return not text.startswith("#") and not _ABOUT.match(text) and len(paragraph.plain.split()) >= _LEAD_WORDS


def _unended(item: Item) -> Fault:
    start = item.body.rstrip().rfind("\n") + 1
    last = item.body[start:].partition("\n")[0].removesuffix("\r")
    place = Place(item.place.path, *position(item.body, start, item.body_line))
    ended = Replace(place, last, f"{last}\n\n-30-")  # of `###` Markdown would make an empty heading
    fix = Fix("set `-30-` at the end", (ended,), safe=True, wording=True) if last.strip() else None
    message = "nothing shows where the release ends"
    return Fault(place, _NAME, message, "set `-30-` on a line of its own", fix=fix)


def _differing(item: Item, words: Vocabulary, paragraphs: list[_Paragraph]) -> Iterator[Fault]:
    """What stands about the house, if the policy has other words for it."""
    known = words.policy.table(_NAME, "boilerplates")
    said = item.press.boilerplate
    ours = known.get(item.language) or known.get(item.language.partition("-")[0])
    if said in known or not isinstance(ours, str):
        return
    others = (text for name, text in known.items() if not language.is_tag(name) and isinstance(text, str))
    if any(_plain(text) in _plain(said or item.body) for text in (ours, *others)):
        return
    place, changes = item.press.spot("boilerplate"), tuple[Change, ...]((Assign("boilerplate", ours),))
    if not said:
        place, changes = _synced(item, ours, paragraphs)
    message = f"the paragraph about the house is not that of the policy for '{item.language}'"
    fix = Fix("write the house's own words", changes, safe=True, wording=True)
    yield Fault(place, _NAME, message, "write the house's own words, or change them in policy.yml", fix=fix)


def _synced(item: Item, ours: str, paragraphs: list[_Paragraph]) -> tuple[Place, tuple[Change, ...]]:
    """Where the paragraph stands in the body, and what makes it the house's own: its other lines go."""
    about = ((n, match) for n, p in enumerate(paragraphs) if (match := _ABOUT.match(p.text)))
    n, head = next(about)
    paragraph, start = paragraphs[n], head.end()
    if start == len(paragraph.text) and n + 1 < len(paragraphs):  # a heading of its own
        paragraph, start = paragraphs[n + 1], 0
    old = paragraph.text[start:].split("\n")
    line, column = position(item.body, paragraph.start + start, item.body_line)
    columns = [column, *(1 for _ in old[1:])]
    places = [Place(item.place.path, line + k, column) for k, column in enumerate(columns)]
    below = "\n\n" * (0 < start == len(paragraph.text))  # a heading at the end of all
    new = [f"{below}{ours}", *("" for _ in old[1:])]
    return places[0], tuple(Replace(*each) for each in zip(places, old, new, strict=True))


def _plain(text: str) -> str:
    return " ".join(_MARKUP.sub("", text).split()).casefold()
