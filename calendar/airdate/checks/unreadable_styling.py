"""Letters and signs that look fine and are read out as nonsense, or not at all.

The 'fonts' of caption generators are letters for formulas (U+1D400 to U+1D7FF): screen readers spell them out
or leave them out, and no search finds them. Emoji are read by their names: as bullets, inside of words
or in numbers they bury the text. Sentences in capitals are read letter by letter by some, and slowly by
everybody (accessibility guides of Univ. of Kentucky, Utah State and Idaho State; insytful, 2025-05-15).

Such letters are found in every text, if four of them stand together, for formulas are what they are for.
Emoji and capitals are looked at in posts: what has a ``text``, and the bodies of items of the type social.

Bad::

    text: "𝗗𝗼𝗼𝗿𝘀 open at nine 🎉🎉🎉🎉 COME AND SEE THE ECLIPSE"

Good::

    text: "Doors open at nine. Come and see the eclipse 🎉"

Settings, in ``calendar/policy.yml``: how many emoji a post may have, on how many lines they may stand
in front, and how many words in a row may be in capitals::

    rules: {unreadable-styling: {emoji: 3, bullets: 1, capitals: 3}}

``airdate check --fix`` writes plain letters.
"""

import re
import unicodedata
from collections.abc import Iterator

from airdate import written
from airdate.counting.emoji import POSSIBLE, sequence
from airdate.finding import Fault, Fix, Severity
from airdate.item import Item
from airdate.policy import Profile, When
from airdate.prose import without_code
from airdate.text import shown
from airdate.vocabulary import Vocabulary
from airdate.written import Written

CODE = "AX004"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED
SETTINGS = {"emoji": 3, "bullets": 1, "capitals": 3}

_RULE = "unreadable-styling"
_BYTES = b"\xf0\x9d"  # with which these letters begin in UTF-8: looked for faster than by a pattern
_STYLED = re.compile("[\U0001d400-\U0001d7ff]")
# Some letters of these alphabets were there before: they stand between the others.
_RUN = re.compile("[\U0001d400-\U0001d7ffℎℬℰℱℋℐℒℳℛℯℊℴℭℌℑℜℨℂℍℕℙℚℝℤ]+")
_MANY = re.compile("[\U0001d400-\U0001d7ff]{4}")
_LEAD = re.compile(r"^[ \t>]*+(?:[-*+][ \t]++)?+", re.MULTILINE)
_WORD = re.compile(r"(?P<word>(?<![\w#@/.])[^\W\d_]{2,}(?:['’-][^\W\d_]+)*+)|[^\W\d_]|[.!?:;\n]|[#@/\d]")
_CAPITALS = re.compile(r"[^\W\d_a-z][^\W\d_a-z]")  # with which a word in capitals begins
_WORD_IN_FULL = 5


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each way in which a text is hard to hear."""
    for text in written.of(item):
        if not text.text.isascii() and _BYTES in text.text.encode("utf-8", "surrogatepass"):  # for speed
            yield from _of_letters(text, without_code(text.text))
        if text.key or item.type == "social":
            prose = without_code(text.text)
            if not prose.isascii() and POSSIBLE.search(prose):  # for speed
                yield from _of_emoji(text, prose, words)
            if _CAPITALS.search(prose):  # for speed
                yield from _of_capitals(text, prose, words)


def _of_letters(text: Written, prose: str) -> Iterator[Fault]:
    if not _MANY.search(prose):
        return
    runs = [match.span() for match in _RUN.finditer(prose) if _STYLED.search(match[0])]
    spans = [(start, end, unicodedata.normalize("NFKC", prose[start:end])) for start, end in runs]
    start, end, plain = spans[0]
    message = f"'{shown(prose[start:end], 20)}' is written in letters for formulas, which are not read out"
    changes = text.changed(spans)
    fix = Fix("write plain letters", changes, safe=True, wording=True) if changes else None
    yield Fault(text.at(start), _RULE, message, f"write '{shown(plain, 20)}'", fix=fix)


def _of_emoji(text: Written, prose: str, words: Vocabulary) -> Iterator[Fault]:
    found = [match.span() for match in sequence().finditer(prose)]
    most = words.policy.value(_RULE, "emoji", SETTINGS["emoji"])
    if len(found) > most:
        message = f"{len(found)} emoji, each read out by its name; {most} at most"
        yield Fault(text.at(found[most][0]), _RULE, message, "keep those that say something")
    begins = {match.end() for match in _LEAD.finditer(prose)}
    leading = [start for start, _ in found if start in begins]
    most = words.policy.value(_RULE, "bullets", SETTINGS["bullets"])
    if len(leading) > most:
        message = f"{len(leading)} lines begin with an emoji, as with a bullet; {most} at most"
        yield Fault(text.at(leading[most]), _RULE, message, "begin them with words")
    inside = [
        start
        for start, end in found
        if _is_cased(prose[start - 1 : start]) and _is_cased(prose[end : end + 1])
    ]
    if inside:
        yield Fault(
            text.at(inside[0]),
            _RULE,
            "an emoji inside of a word tears it apart",
            "put it behind the sentence",
        )


def _is_cased(letter: str) -> bool:
    """Whether it is a letter of a script that puts spaces between words."""
    return letter.islower() or letter.isupper()


def _of_capitals(text: Written, prose: str, words: Vocabulary) -> Iterator[Fault]:
    """A fault at the first row of words in capitals that cannot all be abbreviations."""
    most = words.policy.value(_RULE, "capitals", SETTINGS["capitals"])
    row: list[re.Match[str]] = []
    for match in _WORD.finditer(prose):
        word = match["word"]
        if word and word.isupper():
            row.append(match)
        elif not match[0].isupper():  # 'I' and 'A' belong to any case
            if _shouts(row, most):
                break
            row = []
    if _shouts(row, most):
        said = prose[row[0].start() : row[-1].end()]
        message = f"{len(row)} words in capitals: '{shown(' '.join(said.split()), 40)}'"
        yield Fault(text.at(row[0].start()), _RULE, message, f"write them small; {most} in a row at most")


def _shouts(row: list[re.Match[str]], most: int) -> bool:
    return len(row) > most and any(len(match["word"]) >= _WORD_IN_FULL for match in row)
