"""A picture without an alternative text, or with one that helps nobody.

Whoever cannot see a picture has its ``alt`` instead: what is to be seen, in a short sentence (WCAG 2.2,
1.1.1; the accessibility guides of Univ. of Kentucky, Utah State and Idaho State). Looked at are the pictures
in the body, the item's ``image``, and ``media`` where the network takes such texts. A picture that says
nothing is ``decorative: yes``, in a body ``<img alt="" …>``; one in a link with words, in a figure with a
caption, or an icon by its name needs no words either. Of a body one message tells all pictures with the same
fault.

An ``alt`` helps nobody if it is the name of a file, repeats the ``caption`` or the title, or is too long
for the network. Worth knowing, no more: that it begins with 'image of', which screen readers say anyway,
or that it is longer than most screen readers are patient (``advised``, 125 characters; one source).

Bad::

    ![](orion.jpg)
    media: [{src: orion.jpg, alt: IMG_2041.jpg}]

Good::

    ![A telescope on a school desk, two pupils aim it](orion.jpg)

Settings, in ``calendar/policy.yml``::

    rules: {alt-text: {advised: 200}}
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from airdate import network
from airdate.finding import Fault, Place, Severity
from airdate.illustration import illustrations
from airdate.item import Item, Output
from airdate.markdown import position
from airdate.network import Grade
from airdate.parts.media import Media, MediaKind
from airdate.policy import Profile, When
from airdate.text import listed, shown
from airdate.vocabulary import Vocabulary

CODE = "AX001"
SEVERITY = Severity.ERROR
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED
SETTINGS = {"advised": 125}

_RULE = "alt-text"
_CURE = "say in a short sentence what is to be seen"
_SEEN = frozenset({MediaKind.IMAGE, MediaKind.GIF})

_FILE = re.compile(r"[^\n/]{1,200}\.(?:jpe?g|png|gif|webp|avif|heic|svg|bmp|tiff?)", re.I)
_CAMERA = re.compile(
    r"(?:IMG|DSC|DSCN|DSCF|PXL|MVI|GOPR|P)_?\d{3,}\w*|(?:screen ?shot|bildschirmfoto)[-_ ]\d.*", re.I
)
_BLANK = frozenset(
    {"image", "img", "picture", "alt", "alt text", "alt-text", "image alt text", "bild", "imagen"}
)
_IMAGE_OF = re.compile(
    r"(?:an? |the )?(?:image|picture|photo|graphic) of\b"
    r"|(?:ein |das )?(?:bild|foto) (?:von|vom|des|der|mit)\b"
    r"|(?:eine |die )?(?:abbildung|grafik) (?:von|vom|des|der|mit)\b"
    r"|(?:una |la )?(?:imagen|foto|fotografía) (?:de|del)\b"
    r"|(?:une |la |l['’])?(?:image|photo|photographie) (?:de|du|des)\b",
    re.I,
)


class _Fault(NamedTuple):
    """What is wrong with an alternative text."""

    message: str
    severity: Severity | None = None
    cure: str = _CURE


_MISSING = _Fault("no alternative text", None, f"{_CURE}, or mark it as decorative")


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield the faults of the alternative texts in the body, of the image and of the media."""
    if item.image and (wrong := _of_image(item, words)):
        place = item.places.get("image.alt", item.at("image"))
        yield Fault(place, _RULE, wrong.message, wrong.cure, wrong.severity)
    yield from _of_media(item, words)
    yield from _of_body(item)


def _of_image(item: Item, words: Vocabulary) -> _Fault | None:
    if item.image is None:
        return None
    alt = item.image.alt
    if not alt:
        return _Fault(
            "the image has no alternative text", Severity.WARNING, f"{_CURE}: `image: {{src: …, alt: …}}`"
        )
    if alt.casefold() == item.title.casefold():
        return _Fault(f"the alternative text repeats the title: '{shown(alt)}'", Severity.WARNING)
    return _empty_words(alt) or _style(alt, words)


def _of_media(item: Item, words: Vocabulary) -> Iterator[Fault]:
    told: set[tuple[Place, str]] = set()
    for output in item.outputs:
        facts = _facts(output, words) if output.media.media else {}
        for media in output.media.media:
            wrong = (
                _of_one(media, output, facts, words) if media.what in _SEEN and not media.decorative else None
            )
            if wrong and (media.place, wrong.message) not in told:
                told.add((media.place, wrong.message))
                yield Fault(media.spot("alt"), _RULE, wrong.message, wrong.cure, wrong.severity)


def _facts(output: Output, words: Vocabulary) -> Mapping[str, network.Fact]:
    channel = words.channel(output.channel)
    medium = network.named(channel.account.network or channel.id) if channel.id else None
    return medium.facts if medium else {}


def _of_one(
    media: Media, output: Output, facts: Mapping[str, network.Fact], words: Vocabulary
) -> _Fault | None:
    supported, excluded = facts.get("alt.supported"), facts.get("alt.excluded")
    if supported and supported.value is False:
        return None
    if not media.alt:
        formats = excluded.value if excluded else ()
        nowhere = isinstance(formats, tuple) and output.format in formats
        return None if nowhere else _MISSING._replace(message=f"'{shown(media.src)}' has no alternative text")
    if media.caption and media.alt.casefold() == media.caption.casefold():
        return _Fault(f"the alternative text repeats the caption: '{shown(media.alt)}'", Severity.WARNING)
    return _empty_words(media.alt) or _too_long(media.alt, facts) or _style(media.alt, words)


def _too_long(alt: str, facts: Mapping[str, network.Fact]) -> _Fault | None:
    most = facts.get("alt.max")
    if most is None or not isinstance(most.value, int) or len(alt) <= most.value or most.grade is Grade.D:
        return None
    severity = None if most.grade in (Grade.A, Grade.B) else Severity.WARNING
    said = f"the alternative text has {len(alt)} characters, the network takes {most.value}"
    return _Fault(f"{said} ({most.source_line})", severity, "shorten it")


def _empty_words(alt: str) -> _Fault | None:
    """Words that say nothing of the picture."""
    if _FILE.fullmatch(alt) or _CAMERA.fullmatch(alt):
        return _Fault(f"the alternative text is the name of a file: '{shown(alt)}'", Severity.WARNING)
    if alt.casefold() in _BLANK:
        return _Fault(f"the alternative text '{shown(alt)}' says nothing", Severity.WARNING)
    return None


def _style(alt: str, words: Vocabulary) -> _Fault | None:
    if _IMAGE_OF.match(alt):
        message = f"the alternative text begins with '{shown(alt, 20)}'; screen readers say that anyway"
        return _Fault(message, Severity.INFO, "begin with what is to be seen")
    most = words.policy.value(_RULE, "advised", SETTINGS["advised"])
    if len(alt) > most:
        message = f"the alternative text has {len(alt)} characters, advised are {most} at most"
        return _Fault(message, Severity.INFO, "shorten it, and say the rest in the text")
    return None


def _of_body(item: Item) -> Iterator[Fault]:
    """One fault for each way in which its pictures are wrong, at the first of them."""
    found: dict[str, list[int]] = {}
    wrong_as: dict[str, _Fault] = {}
    for picture in illustrations(item.body):
        wrong = _empty_words(picture.alt) if picture.alt else None if picture.needless else _MISSING
        if wrong:
            kind = wrong.message.partition(":")[0]
            wrong_as.setdefault(kind, wrong)
            found.setdefault(kind, []).append(picture.start)
    for kind, starts in found.items():
        wrong = wrong_as[kind]
        spots = [position(item.body, start, item.body_line) for start in starts[:6]]
        lines = listed((f"line {line}" for line, _ in spots[1:]), 4)
        what = "this picture has no alternative text" if wrong is _MISSING else wrong.message
        message = f"{what}, and {len(starts) - 1} more ({lines})" if len(starts) > 1 else what
        yield Fault(Place(item.place.path, *spots[0]), _RULE, message, wrong.cure, wrong.severity)
