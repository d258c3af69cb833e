"""Previews: each output of an item as its channel shows it, in words that were looked up once."""

import re
from typing import NamedTuple
from unicodedata import east_asian_width

from markupsafe import Markup

from airdate import preview, release, release_line
from airdate.counting import cut
from airdate.entry import Entry
from airdate.gate.destination import published_asset
from airdate.html import address
from airdate.html.sheet import Sheet
from airdate.html.words import host
from airdate.item import PAPERS, Item
from airdate.outlet import network_of
from airdate.parts.media import Media, MediaKind
from airdate.parts.press import Contact
from airdate.pasted import Pasted
from airdate.preview import Preview
from airdate.sections.counted import Counted, counted
from airdate.wording.translation import noted

#: What a preview looks like, by network; on any other it is a post.
FORMS = {
    "newsletter": "mail",
    "press_release": "release",
    "blog": "result",
    "youtube": "film",
    "podcast": "film",
    "sms": "message",
}

#: So much is seen of a film's description, of a mail's first words, of an address in a post, and of a
#: long text before one has to ask for the rest; beyond the last number nobody reads on in a preview.
_DESCRIPTION, _HINT, _ADDRESS, _LONG, _MOST = 160, 140, 30, 900, 5_000

_KINDS = {
    MediaKind.IMAGE: noted("Picture"),
    MediaKind.VIDEO: noted("Film"),
    MediaKind.AUDIO: noted("Sound"),
    MediaKind.GIF: noted("GIF"),
    MediaKind.DOCUMENT: noted("Document"),
}
_TAG = re.compile(r"(?<!\w)[#＃]\w+")
_LINK, _BREAK = Markup('<span class="air-link">%s</span>'), Markup("<br>")
_WIDE = frozenset("WF")


class Picture(NamedTuple):
    """A file that goes out; ``src`` is the link to a picture in the plan. ``bare``: it lacks words."""

    src: str
    kind: str
    name: str
    alt: str
    bare: bool
    about: list[str]


class Card(NamedTuple):
    """One output as its channel shows it; ``form`` is one of ``FORMS``.

    ``text`` is what is seen and ``more`` what only after a click, in HTML; ``folds`` after how many
    characters. ``lines`` are texts that a form has beside these, by their names in its template.
    """

    form: str
    entry: Entry
    where: str
    mark: str
    account: str
    headline: tuple[str, str]
    text: Markup
    more: Markup
    folds: int
    lines: dict[str, str]
    pictures: list[Picture]
    counts: list[Counted]
    links: list[str]


def previews(sheet: Sheet, item: Item, entries: list[Entry]) -> list[Card]:
    """A card for each output in a channel whose look is known, or that has words of its own.

    The team's only: what outputs say for themselves is not for the public, who have the body.
    """
    if not sheet.edition.internal or item.type in PAPERS or item.type == "event":
        return []
    return [card for entry in entries if (card := _card(sheet, item, entry))]


def _card(sheet: Sheet, item: Item, entry: Entry) -> Card | None:
    output, words = entry.output, sheet.plan.vocabulary
    network = network_of(words.channel(output.channel)) if output.channel else None
    if network is None and not output.wording.text:
        return None
    seen = preview.of(item, output, words)
    form = FORMS.get(network.id, "post") if network else "post"
    if not (seen.post.text or output.media.media or form in ("result", "film")):
        return None
    channel = seen.channel
    text, more = _told(seen, form)
    return Card(
        form=form,
        entry=entry,
        where=channel.title,
        mark=channel.letter,
        account=channel.account.handle or words.settings.organisation or channel.title,
        headline=_cut(seen.headline, seen.headline_fold),
        text=text,
        more=more,
        folds=seen.fold or 0,
        lines=_LINES[form](sheet, seen) if form in _LINES else {},
        pictures=[_picture(sheet, item, medium) for medium in output.media.media],
        counts=list(counted(seen, sheet.spoken)),
        links=[link.url for link in seen.post.links],
    )


def _told(seen: Preview, form: str) -> tuple[Markup, Markup]:
    """What is seen of the text, and the rest."""
    if form not in ("post", "film", "message"):
        return Markup(""), Markup("")
    post = seen.post
    about = post.description if form == "film" else ""
    if about:
        above, below = cut(about, _DESCRIPTION)
        return _lines(above), _lines(below[:_MOST])
    length = len(post.text)
    fold = _DESCRIPTION if form == "film" else seen.fold or (_LONG if length > _LONG * 1.3 else length)
    end = len(cut(post.text, fold)[0])
    return _marked(post, 0, end), _marked(post, end, min(length, _MOST)) if end < length else Markup("")


def _marked(post: Pasted, start: int, end: int) -> Markup:
    """A stretch of the text with its links as networks show them, and its hashtags."""
    parts, at = [], start
    for first, last, label in _spans(post):
        if first < start < last:
            at = last  # it stands above the fold
        elif start <= first < end:
            parts += [_lines(post.text[at:first]), _LINK % label]
            at = last
    return Markup("").join([*parts, _lines(post.text[at : max(at, end)])])


def _spans(post: Pasted) -> list[tuple[int, int, str]]:
    found = [(link.start, link.end, _short(link.url)) for link in post.links]
    if "#" in post.text or "＃" in post.text:
        tags = [(match.start(), match.end(), match[0]) for match in _TAG.finditer(post.text)]
        found += [tag for tag in tags if not any(first <= tag[0] < last for first, last, _ in found)]
    return sorted(found)


def _short(url: str) -> str:
    """An address as networks show it: ``northlight.example/orion/a-telescop…``."""
    bare = url.partition("://")[2].removeprefix("www.") or url
    return bare if len(bare) <= _ADDRESS else f"{bare[:_ADDRESS]}…"


def _lines(text: str) -> Markup:
    return _BREAK.join(text.split("\n"))


def _cut(text: str, most: int | None) -> tuple[str, str]:
    """What is seen and what is not, where so many columns are shown; letters of CJK take two."""
    if most is None or len(text) * 2 <= most:
        return text, ""
    width = 0
    for n, letter in enumerate(text):
        width += 1 + (east_asian_width(letter) in _WIDE)
        if width > most:
            return text[:n], text[n:]
    return text, ""


def _picture(sheet: Sheet, item: Item, medium: Media) -> Picture:
    _ = sheet.spoken.gettext
    path = published_asset(sheet.plan, item, medium.src)
    local = bool(path) and "://" not in path
    image = medium.what in (MediaKind.IMAGE, MediaKind.GIF)
    about = [
        _("not among the plan's files") if not path else host(path).partition("/")[0] if not local else "",
        _("%(count)s seconds") % {"count": f"{medium.seconds:g}"} if medium.seconds else "",
        _("with captions") if medium.captions else "",
        medium.credit,
        f"IPTC {medium.origin.source_type}" if medium.origin else "",
    ]
    return Picture(
        src=address.to(path) if local and image else "",
        kind=_(_KINDS[medium.what]) if medium.what else _("File"),
        name=medium.src.rpartition("/")[2],
        alt=medium.alt,
        bare=image and not medium.alt and not medium.decorative,
        about=[text for text in about if text],
    )


def _mail(_: Sheet, seen: Preview) -> dict[str, str]:
    """The line in an inbox: mail programs fill up with the text what the preheader leaves free."""
    wording, text = seen.output.wording, " ".join(seen.post.text[: 2 * _HINT].split())
    mailing = seen.channel.account.mailing
    reply = seen.item.mailing.reply_to or (mailing.reply_to if mailing else "")
    return {
        "subject": wording.subject or seen.headline,
        "preheader": wording.preheader,
        "hint": _cut(text, _HINT)[0],
        "reply": reply,
    }


def _release(sheet: Sheet, seen: Preview) -> dict[str, str]:
    """Release line, dateline and lead, the paragraph about the house, and whom to call."""
    item, press = seen.item, seen.item.press
    found = release.anatomy(item.body)
    houses = sheet.plan.vocabulary.policy.table("release-anatomy", "boilerplates")
    about = houses.get(press.boilerplate, press.boilerplate)
    held = item.embargo and item.embargo.until > sheet.plan.now
    return {
        "line": release_line.written(item.embargo.until, sheet.zone, item.language)
        if item.embargo and held
        else "",
        "dateline": press.dateline,
        "lead": press.lead or found.lead,
        "about": about if isinstance(about, str) and about else found.about,
        "contact": _contact(press.contact) if press.contact else found.contact,
    }


def _contact(contact: Contact) -> str:
    return ", ".join(filter(None, (contact.name, contact.email, contact.phone)))


def _result(sheet: Sheet, seen: Preview) -> dict[str, str]:
    """A search result: where it lies, and the description as far as it is shown."""
    fold = seen.network.value("meta_description.fold") if seen.network else None
    about = seen.output.wording.description or seen.item.summary
    shown, rest = _cut(about, fold if isinstance(fold, int) else None)
    where = seen.output.wording.destination or seen.channel.url or sheet.plan.vocabulary.settings.url
    return {"address": host(where), "description": shown, "beyond": rest}


_LINES = {"mail": _mail, "release": _release, "result": _result}
