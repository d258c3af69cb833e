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
from typing import NamedTuple

from airdate import written
from airdate.finding import Assign, Change, Fault, Fix, Place, Severity
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
    if "#" in item.body or any("#" in output.wording.text for output in item.outputs):  # for speed
        for text in written.of(item):
            yield from _of_text(text, words)
    known = set()
    for output in item.outputs:
        if output.wording.hashtags and (place := output.wording.spot("hashtags")) not in known:  # for speed
            known.add(place)
            yield from _of_list(item, output, words)


class _Tag(NamedTuple):
    """A tag that should be written otherwise: which of all, or where it begins."""

    at: int
    tag: str
    better: str
    sure: bool


def _of_text(text: Written, words: Vocabulary) -> Iterator[Fault]:
    tags = _TAG.finditer(without_code(text.text))
    every = (_Tag(each.start("tag"), each["tag"], *_better(each["tag"], text.item, words)) for each in tags)
    found = [each for each in every if each.better]
    for one in found:
        together = [each for each in found if each.sure or not one.sure] if text.key else [one]
        changes = text.changed([(each.at, each.at + len(each.tag), each.better) for each in together])
        yield _fault(text.at(one.at - 1), one, changes)


def _of_list(item: Item, output: Output, words: Vocabulary) -> Iterator[Fault]:
    said = output.wording.hashtags
    plain = [tag.lstrip("#") for tag in said]
    found = [_Tag(n, tag, *_better(tag, item, words)) for n, tag in enumerate(plain)]
    own = output.name and "hashtags" in output.places
    key = f"outputs.{output.name}.hashtags" if own else "hashtags"
    for one in (each for each in found if each.better):
        new = {each.at: each.better for each in found if each.better and (each.sure or not one.sure)}
        tags = (f"#{new[n]}" if n in new and tag[0] == "#" else new.get(n, tag) for n, tag in enumerate(said))
        yield _fault(output.wording.spot(f"hashtags.{one.at}"), one, (Assign(key, tuple(tags)),))


def _fault(place: Place, tag: _Tag, changes: tuple[Change, ...]) -> Fault:
    better = shown(tag.better)
    fix = Fix(f"write '#{better}'", changes, safe=tag.sure, wording=True) if changes else None
    return Fault(place, _RULE, f"'#{shown(tag.tag)}' does not show its words", f"write '#{better}'", fix=fix)


def _better(tag: str, item: Item, words: Vocabulary) -> tuple[str, bool]:
    """How the tag is written, and whether that is sure; empty if it is well as it is."""
    house = words.policy.value(_RULE, "hashtags", _HOUSE)
    said = next((own.lstrip("#") for own in house if own.lstrip("#").casefold() == tag.casefold()), "")
    if said:
        return ("" if said == tag else said), True
    in_one_case = tag.islower() or tag.isupper()
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
