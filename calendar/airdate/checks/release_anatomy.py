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

from collections.abc import Iterator, Mapping

from airdate import language
from airdate.finding import Assign, Change, Fault, Fix, Place, Replace, Severity
from airdate.item import Item
from airdate.markdown import position
from airdate.policy import Profile, When
from airdate.release import ABOUT, CONTACT, DATE, END, MAIL, PHONE, Paragraph, has_dateline, paragraphs, plain
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


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for what is missing, one for the end mark, and one for another boilerplate."""
    if item.type != "press" or all(out.status in (Status.IDEA, Status.PLANNED) for out in item.outputs):
        return
    formats = {output.format for output in item.outputs} - {""}
    if formats & {*words.policy.value(_NAME, "not_formats", ("press-note",))}:
        return
    wanted = words.policy.value(_NAME, "parts", _PARTS)
    found = paragraphs(item.body)
    missing = [part for part in _CALLED if part in wanted and not _has(item, part, found)]
    if missing:
        message = f"the release lacks {listed(_CALLED[part] for part in missing)}"
        yield Fault(item.place, _NAME, message, "add it to the body, or to front matter")
    if "end" in wanted and not END.search(item.body):
        yield _unended(item)
    if "boilerplate" in wanted and "boilerplate" not in missing:
        yield from _differing(item, words, found)


def _has(item: Item, part: str, found: list[Paragraph]) -> bool:
    press, contact = item.press, item.press.contact
    match part:
        case "dateline":
            return bool(press.dateline) or has_dateline(found)
        case "lead":
            return bool(press.lead) or any(paragraph.speaks for paragraph in found)
        case "boilerplate":
            return bool(press.boilerplate) or any(ABOUT.match(paragraph.text) for paragraph in found)
        case "name":
            return bool(contact.name if contact else CONTACT.search(MAIL.sub("", item.body)))
        case "email":
            return bool((contact and contact.email) or MAIL.search(item.body))
        case _:
            return bool((contact and contact.phone) or PHONE.search(DATE.sub("", item.body)))


def _unended(item: Item) -> Fault:
    start = item.body.rstrip().rfind("\n") + 1
    last = item.body[start:].partition("\n")[0].removesuffix("\r")
    place = Place(item.place.path, *position(item.body, start, item.body_line))
    ended = Replace(place, last, f"{last}\n\n-30-")  # of `###` Markdown would make an empty heading
    fix = Fix("set `-30-` at the end", (ended,), safe=True, wording=True) if last.strip() else None
    message = "nothing shows where the release ends"
    return Fault(place, _NAME, message, "set `-30-` on a line of its own", fix=fix)


def _differing(item: Item, words: Vocabulary, found: list[Paragraph]) -> Iterator[Fault]:
    """What stands about the house, if the policy has other words for it."""
    known = words.policy.table(_NAME, "boilerplates")
    said = item.press.boilerplate
    ours = known.get(item.language) or known.get(item.language.partition("-")[0])
    if said in known or not isinstance(ours, str):
        return
    others = (text for name, text in known.items() if not language.is_tag(name) and isinstance(text, str))
    if any(plain(text).casefold() in plain(said or item.body).casefold() for text in (ours, *others)):
        return
    place, changes = item.press.spot("boilerplate"), tuple[Change, ...]((Assign("boilerplate", ours),))
    if not said:
        place, changes = _synced(item, ours, found)
    message = f"the paragraph about the house is not that of the policy for '{item.language}'"
    fix = Fix("write the house's own words", changes, safe=True, wording=True)
    yield Fault(place, _NAME, message, "write the house's own words, or change them in policy.yml", fix=fix)


def _synced(item: Item, ours: str, found: list[Paragraph]) -> tuple[Place, tuple[Change, ...]]:
    """Where the paragraph stands in the body, and what makes it the house's own: its other lines go."""
    about = ((n, match) for n, p in enumerate(found) if (match := ABOUT.match(p.text)))
    n, head = next(about)
    paragraph, start = found[n], head.end()
    if start == len(paragraph.text) and n + 1 < len(found):  # a heading of its own
        paragraph, start = found[n + 1], 0
    old = paragraph.text[start:].split("\n")
    line, column = position(item.body, paragraph.start + start, item.body_line)
    columns = [column, *(1 for _ in old[1:])]
    places = [Place(item.place.path, line + k, column) for k, column in enumerate(columns)]
    below = "\n\n" * (0 < start == len(paragraph.text))  # a heading at the end of all
    new = [f"{below}{ours}", *("" for _ in old[1:])]
    return places[0], tuple(Replace(*each) for each in zip(places, old, new, strict=True))
