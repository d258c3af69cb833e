"""Characters that the channel rejects, that nobody can see, or that are written in parts.

YouTube takes neither ``<`` nor ``>`` in titles and descriptions, the topic of a Threads post neither ``.``
nor ``&`` (Postiz; Zernio and Ayrshare, 2026). A zero-width space or a byte order mark, often from a web
page, breaks words, links and hashtags that look whole; marks that turn the direction of writing make a
text read as something it is not (Unicode TR36). A letter with its accent as two characters (not in NFC) is
another word to search engines and hashtags, and counts double on some networks.

Bad, on YouTube: ``Mass > 2 suns``. Bad: a zero-width space within ``#Ori on``.

Good: ``Mass of more than 2 suns``.

Fix: write it otherwise; ``airdate check --fix`` takes zero-width spaces and byte order marks out and writes
NFC. Joiners (ZWJ and ZWNJ) stay: emoji, Persian and the scripts of India need them. Marks of direction are no
fault in a text with letters that are written from right to left.

Settings in ``calendar/policy.yml``: ``rules: {bad-characters: {published: yes}}`` looks at what is out
already, too. A single text is waived in its front matter.
"""

import re
import unicodedata
from collections.abc import Iterator

from airdate.finding import Assign, Change, Fault, Fix, Place, Severity
from airdate.item import Item, Output
from airdate.network import Fact, Network
from airdate.outlet import is_open, judged, network_of
from airdate.pasted import pasted
from airdate.policy import Profile, When
from airdate.prose import replaced, without_code
from airdate.text import listed
from airdate.vocabulary import Vocabulary
from airdate.written import of_output

CODE = "CH007"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.APPROVED
SETTINGS = {"published": False}

#: Khmer, Thai, Lao and Burmese have no spaces: there a zero-width space says where a line may end.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_STRIPPED = f"(?<![{_UNSPACED}])\u200b(?![{_UNSPACED}])|\ufeff"
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_HIDDEN = re.compile(f"{_STRIPPED}|\u2060|{_TURNING.pattern}")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

#: Vowels and final consonants of Hangul in parts, which join with what is in front of them.
_JAMO = re.compile("[\u1160-\u11ff]")

#: The texts of a front matter that are published; the body, or ``text``, is looked at apart.
_KEYS = ("headline", "subject", "preheader", "description")

_Span = tuple[int, int, str]


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each text with characters that do not belong there."""
    published = judged(words, "bad-characters")
    for output in item.outputs:
        if not output.channel or not is_open(item, output, published=published):
            continue
        for key, text, place in _texts(item, output):
            if not text.isascii():  # for speed
                yield from _unseen(item, output, key, text, place)
        if network := network_of(words.channel(output.channel)):
            yield from _rejected(item, output, network, words)


def _texts(item: Item, output: Output) -> Iterator[tuple[str, str, Place]]:
    """Key, text and place of what is published; the key of the body is empty."""
    wording, text = output.wording, of_output(item, output)
    yield text.key, text.text, wording.spot("text")
    yield "title", item.title, item.at("title")
    for key in _KEYS:
        if said := getattr(wording, key):
            own = output.name and key in output.places
            yield f"outputs.{output.name}.{key}" if own else key, said, wording.spot(key)


def _unseen(item: Item, output: Output, key: str, text: str, place: Place) -> Iterator[Fault]:
    prose = text if key else without_code(text)
    turned = bool(_RIGHT_TO_LEFT.search(text))
    found = [match for match in _HIDDEN.finditer(prose) if not (turned and _TURNING.match(match[0]))]
    if found:
        names = listed(dict.fromkeys(f"U+{ord(match[0]):04X}" for match in found))
        message = f"characters that nobody can see: {names}"
        spans = [(*match.span(), "") for match in found if re.match(_STRIPPED, match[0])]
        fix = _fix("take them out", item, output, key, text, spans if len(spans) == len(found) else [])
        at = place if key else of_output(item, output).at(found[0].start())
        yield _fault(at, message, "take them out", fix)
    if spans := list(_in_parts(prose)):
        fix = _fix("write them as one", item, output, key, text, spans)
        at = of_output(item, output).at(spans[0][0])  # of the body: a front matter is read as NFC
        message = f"{len(spans)} characters are written in parts (not in NFC)"
        yield _fault(at, message, "write each as one character", fix)


def _in_parts(text: str) -> Iterator[_Span]:
    """Each character that is another one in NFC."""
    if unicodedata.is_normalized("NFC", text):  # for speed
        return
    start = 0
    for n in range(1, len(text) + 1):
        if n < len(text) and (unicodedata.category(text[n])[0] == "M" or _JAMO.match(text[n])):
            continue
        whole = unicodedata.normalize("NFC", text[start:n])
        if whole != text[start:n]:
            yield start, n, whole
        start = n


def _fix(title: str, item: Item, output: Output, key: str, text: str, spans: list[_Span]) -> Fix | None:
    """None where nothing can be changed for sure: a text of several lines in a front matter."""
    changes: tuple[Change, ...] = ()
    if not key:
        changes = of_output(item, output).changed(spans[::-1])  # from the end, so that no column moves
    elif spans and "\n" not in text.strip():
        changes = (Assign(key, replaced(text, spans)),)
    return Fix(title, changes, safe=True, wording=True) if changes else None


def _fault(place: Place, message: str, cure: str, fix: Fix | None) -> Fault:
    return Fault(place, "bad-characters", message, cure, severity=Severity.WARNING, fix=fix)


def _rejected(item: Item, output: Output, network: Network, words: Vocabulary) -> Iterator[Fault]:
    """What the network does not take in titles and texts, or in a topic."""
    wording = output.wording
    if fact := network.sure("forbidden.characters"):
        headline = wording.spot("headline") if wording.headline else item.at("title")
        post = pasted(item, output, words)
        for text, place in ((wording.headline or item.title, headline), (post.text, None)):
            at = next((n for n, letter in enumerate(text) if letter in str(fact.value)), -1)
            if at >= 0:
                yield _refused(place or post.at(at), text[at], "", network, fact)
    if fact := network.sure("topic.forbidden"):
        for n, tag in enumerate(wording.hashtags):
            for letter in dict.fromkeys(letter for letter in tag if letter in str(fact.value)):
                yield _refused(wording.spot(f"hashtags.{n}"), letter, " in a topic", network, fact)


def _refused(place: Place, letter: str, where: str, network: Network, fact: Fact) -> Fault:
    message = f"{network.label} does not take '{letter}'{where} ({fact.source_line})"
    return Fault(place, "bad-characters", message, "write it otherwise")
