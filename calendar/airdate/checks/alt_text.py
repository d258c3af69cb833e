"""A picture without an alternative text, or with one that helps nobody.

Whoever cannot see a picture has its ``alt`` instead: what is to be seen, in a short sentence (WCAG 2.2,
1.1.1; the accessibility guides of Univ. of Kentucky, Utah State and Idaho State). Looked at are the pictures
in the body, the item's ``image``, and ``media`` where the network takes such texts. A picture that says
nothing is ``decorative: yes``, in a body ``<img alt="" …>``; one in a link with words, in a figure with a
caption, or an icon by its name needs no words either. Of a body one message tells all pictures with the same
fault.

In posts of another blog (``calendar/mapping.yml``) that is a warning, so that an old blog can be built.

An ``alt`` helps nobody if it is the name of a file or repeats the ``caption`` or the title; what is too long
for a network is told by field-too-long. Worth knowing, no more: that it begins with 'image of', which screen
readers say anyway, or that it is long (``advised``, 125 characters at most; one source).

Bad::

    ![](orion.jpg)
    media: [{src: orion.jpg, alt: IMG_2041.jpg}]

Good::

    ![A telescope on a school desk, two pupils aim it](orion.jpg)

Settings, in ``calendar/policy.yml``::

    rules: {alt-text: {advised: 200}}
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from airdate.finding import Fault, Place, Severity
from airdate.illustration import illustrations
from airdate.item import Image, Item, Output
from airdate.markdown import position
from airdate.outlet import network_of
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
    wrong = _of_image(item.image, item.title, words) if item.image else None
    if wrong:
        place = item.places.get("image.alt", item.at("image"))
        yield Fault(place, _RULE, wrong.message, wrong.cure, wrong.severity)
    yield from _of_media(item, words)
    yield from _of_body(item)


def _of_image(image: Image, title: str, words: Vocabulary) -> _Fault | None:
    if not image.alt:
        cure = f"{_CURE}: `image: {{src: …, alt: …}}`"
        return _Fault("the image has no alternative text", Severity.WARNING, cure)
    if image.alt.casefold() == title.casefold():
        return _Fault(f"the alternative text repeats the title: '{shown(image.alt)}'", Severity.WARNING)
    return _empty_words(image.alt) or _style(image.alt, words)


def _of_media(item: Item, words: Vocabulary) -> Iterator[Fault]:
    for output in item.outputs:
        for media in output.media.media:
            meant = media.what in _SEEN and not media.decorative
            wrong = _of_one(media, words) if meant and _takes_words(output, words) else None
            if wrong:
                yield Fault(media.spot("alt"), _RULE, wrong.message, wrong.cure, wrong.severity)


def _takes_words(output: Output, words: Vocabulary) -> bool:
    """Whether a picture can have an alternative text there."""
    medium = network_of(words.channel(output.channel))
    if medium is None:
        return True
    excluded = medium.value("alt.excluded")
    left_out = isinstance(excluded, tuple) and output.format in excluded
    return medium.value("alt.supported") is not False and not left_out


def _of_one(media: Media, words: Vocabulary) -> _Fault | None:
    if not media.alt:
        return _MISSING._replace(message=f"'{shown(media.src)}' has no alternative text")
    if media.alt.casefold() == media.caption.casefold():
        return _Fault(f"the alternative text repeats the caption: '{shown(media.alt)}'", Severity.WARNING)
    return _empty_words(media.alt) or _style(media.alt, words)


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
        severity = Severity.WARNING if item.foreign else wrong.severity
        yield Fault(Place(item.place.path, *spots[0]), _RULE, message, wrong.cure, severity)
