"""A hashtag of several words that nobody can take apart.

Screen readers say ``#SpringLaunch`` as two words, and ``#springlaunch`` as one that does not exist; others
read it wrongly, too. So each word begins with a capital (accessibility guides of Univ. of Kentucky,
Utah State and Idaho State). The house's own tags stand in the policy and are written as there, wherever
they appear; besides, a long tag in one case is found if it is made of words that this plan knows, of
its vocabulary and of the item's title, campaign and event.

Bad::

    Doors open at nine. #springlaunch

Good::

    Doors open at nine. #SpringLaunch

Settings, in ``calendar/policy.yml``: the house's tags, and from how many letters on others are looked at::

    rules: {hashtag-case: {hashtags: ["#OrionKeynote"], letters: 12}}

``airdate check --fix`` writes the house's tags, ``--unsafe-fixes`` what is guessed.
"""

import re
from collections.abc import Iterator

from airdate import written
from airdate.finding import Assign, Fault, Fix, Place, Severity
from airdate.item import Item, Output
from airdate.policy import Profile, When
from airdate.prose import without_code
from airdate.text import shown
from airdate.vocabulary import Vocabulary
from airdate.written import Written

CODE = "AX002"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED
_LETTERS = 12
_HOUSE: tuple[str, ...] = ()
SETTINGS = {"hashtags": _HOUSE, "letters": _LETTERS}

_RULE = "hashtag-case"
_TAG = re.compile(r"#(?<!\S#)(?P<tag>\w{3,100}+)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_SHORTEST, _LONGEST = 3, 30


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each hashtag in one case that should show its words."""
    for text in written.of(item):
        if "#" in text.text and _TAG.search(text.text):
            yield from _of_text(text, words)
    known = set()
    for output in item.outputs:
        place = output.wording.spot("hashtags")
        if output.wording.hashtags and place not in known:
            known.add(place)
            yield from _of_list(item, output, words)


def _of_text(text: Written, words: Vocabulary) -> Iterator[Fault]:
    prose = text.text if text.key else without_code(text.text)
    for match in _TAG.finditer(prose):
        better, sure = _better(match["tag"], text.item, words)
        if better:
            changes = text.changed([(*match.span("tag"), better)])
            fix = Fix(f"write '#{better}'", changes, safe=sure, wording=True)
            yield _fault(text.at(match.start()), match["tag"], better, fix)


def _of_list(item: Item, output: Output, words: Vocabulary) -> Iterator[Fault]:
    said = output.wording.hashtags
    for n, tag in enumerate(said):
        better, sure = _better(tag.lstrip("#"), item, words)
        if better:
            own = output.name and "hashtags" in output.places
            key = f"outputs.{output.name}.hashtags" if own else "hashtags"
            new = (*said[:n], f"{'#' * tag.startswith('#')}{better}", *said[n + 1 :])
            fix = Fix(f"write '#{better}'", (Assign(key, new),), safe=sure, wording=True)
            yield _fault(output.wording.spot(f"hashtags.{n}"), tag.lstrip("#"), better, fix)


def _fault(place: Place, tag: str, better: str, fix: Fix) -> Fault:
    message = f"'#{shown(tag)}' does not show its words"
    return Fault(place, _RULE, message, f"write '#{shown(better)}'", fix=fix)


def _better(tag: str, item: Item, words: Vocabulary) -> tuple[str, bool]:
    """How the tag is written, and whether that is sure; empty if it is well as it is."""
    house = words.policy.value(_RULE, "hashtags", _HOUSE)
    said = next((own.lstrip("#") for own in house if own.lstrip("#").casefold() == tag.casefold()), "")
    if said:
        return ("" if said == tag else said), True
    in_one_case = tag.isalpha() and (tag.islower() or tag.isupper())
    if not in_one_case or len(tag) < words.policy.value(_RULE, "letters", _LETTERS):
        return "", False
    parts = _parts(tag.lower(), _known(item, words))
    return ("".join(part.capitalize() for part in parts) if len(parts) > 1 else ""), False


def _known(item: Item, words: Vocabulary) -> set[str]:
    """The words of this plan's vocabulary and of what the item says that it is about."""
    terms = (words.channels, words.audiences, words.formats, words.pillars)
    titles = [term.title for each in terms for term in (each or {}).values()]
    own = (words.settings.organisation, words.settings.title, item.title, item.campaign, item.event)
    return {match[0].lower() for text in (*titles, *own) for match in _WORD.finditer(text)}


def _parts(tag: str, known: set[str]) -> tuple[str, ...]:
    """The fewest known words that the tag is made of; none if it is not wholly made of such."""
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(tag) + 1):
        starts = range(max(0, end - _LONGEST), end - _SHORTEST + 1)
        before = ((start, best[start]) for start in starts if tag[start:end] in known)
        ways = [(*way, tag[start:end]) for start, way in before if way is not None]
        best.append(min(ways, key=len, default=None))
    return best[-1] or ()
