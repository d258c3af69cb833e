"""A text message that takes more than one segment, or that one character makes costly.

A message alone holds 160 characters of the GSM alphabet. One character that is not in it, such as a curly
quote from a word processor, makes all of it UCS-2, which holds 70. What is longer is sent, and paid, as
several segments of 153 or 67 (3GPP TS 23.038 and 23.040; SMS vendors on segments, 2026).

Bad: ``text: “Doors open at nine”``, 90 characters with curly quotes: two segments instead of one.

Good: the same with straight quotes.

Fix: cut it, or write what the message names in GSM characters; ``airdate check --fix`` does so for quotes,
dashes and the ellipsis. Where two segments are agreed on, say so in ``calendar/policy.yml``: ``rules:
{sms-segments: {most: 2}}``; ``published: yes`` looks at what is out already, too.
"""

from collections.abc import Iterator

from airdate.counting import Count, measure
from airdate.counting.sms import GSM7, UCS2
from airdate.finding import Fault, Fix, Severity
from airdate.item import Item, Output
from airdate.outlet import judged, outlets
from airdate.pasted import pasted
from airdate.policy import Profile, When
from airdate.text import shown
from airdate.vocabulary import Vocabulary
from airdate.written import of_output

CODE = "CH010"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED
SETTINGS = {"most": 1, "published": False}

#: What word processors write, and what the GSM alphabet has for it.
_PLAIN = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"',
    "–": "-", "—": "-", "‑": "-", "−": "-", "…": "...", "\u00a0": " ", "\u202f": " ",
}  # fmt: skip


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each message of too many segments, and for each that is UCS-2 without need."""
    most = words.policy.value("sms-segments", "most", 1)
    for output, network in outlets(item, words, published=judged(words, "sms-segments")):
        if network.method == "sms":
            yield from _judged(item, output, words, most)


def _judged(item: Item, output: Output, words: Vocabulary, most: int) -> Iterator[Fault]:
    post = pasted(item, output, words)
    count = measure(post.text, "sms")
    segments = count.segments or 1  # for mypy
    char = count.forced_by if _is_stray(post.text, count.forced_by) else ""
    if segments <= most and not char:
        return
    place = post.at(post.text.index(char))
    fix = _fix(item, output) if char else None
    cure = _cure_of(char) if char else _shorter(count, most)
    yield Fault(place, "sms-segments", _message(count, char), cure, fix=fix)


def _is_stray(text: str, char: str) -> bool:
    """Whether a character is out of place, rather than one of a language that the GSM alphabet lacks."""
    if not char:  # for speed
        return False
    return char in _PLAIN or sum(bool(measure(letter, "sms").forced_by) for letter in text) * 10 <= len(text)


def _message(count: Count, char: str) -> str:
    number = "1 segment" if count.segments == 1 else f"{count.segments} segments"
    why = f", as '{shown(char)}' is not in the GSM alphabet: a segment holds 70, not 160" if char else ""
    return f"{count.value} {count.unit} in {number}{why} (3GPP TS 23.038)"


def _cure_of(char: str) -> str:
    plain = _PLAIN.get(char)
    return f"write {plain!r} instead" if plain else "write it in GSM characters, or send it as it is"


def _shorter(count: Count, most: int) -> str:
    alone, joined = UCS2 if count.forced_by else GSM7
    return f"cut {count.value - (alone if most <= 1 else joined * most)}"


def _fix(item: Item, output: Output) -> Fix | None:
    """ASCII in place of typography, where no other output has that text, on one line of a front matter."""
    text = of_output(item, output)
    shared = len(item.outputs) > 1 and not text.key.startswith("outputs.")
    spans = [(n, n + 1, _PLAIN[letter]) for n, letter in enumerate(text.text) if letter in _PLAIN]
    if not spans or shared or (text.key and "\n" in text.text.strip()):
        return None
    # from the end, so that no change moves the column of another
    return Fix("write them in ASCII", text.changed(spans[::-1]), safe=True, wording=True)
