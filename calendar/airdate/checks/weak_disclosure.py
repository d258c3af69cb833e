"""A disclosure that people overlook or do not understand.

What must be told has to be told first, and in words that everybody takes to mean it. Which words do differs:
'sponsored' passes in the US, not in the UK; '#ad' passes in both, not in Germany. Labels and sources
are those of ``airdate/disclosure/labels.json`` (FTC, Disclosures 101, November 2019; ASA, CAP and CMA,
Influencers' guide, 2023-03-23; the German media authorities, 2017; loi n° 2023-451). The market is
``disclosure.market``, else that of the audience (``market`` or ``country``), else the plan's
``country``; where there is none, or several, only labels count as weak that pass nowhere. A label may
not stand behind the network's fold ("more"), last, or in a group of hashtags either. Looked at is what
has a tie, see undisclosed-connection.

Bad::

    ties: gifted
    text: "What a telescope! #stars #spon #space"

Good::

    ties: gifted
    text: "#ad What a telescope! #stars #space"

``airdate check --fix --unsafe-fixes`` writes the market's label in front.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from airdate import counting, disclosure, written
from airdate.disclosure import Label, Market
from airdate.finding import Fault, Fix, Severity
from airdate.item import Item
from airdate.network import Grade
from airdate.outlet import network_of
from airdate.parts.candour import Placement
from airdate.parts.wording import Flag
from airdate.policy import Profile, When
from airdate.text import shown
from airdate.vocabulary import Vocabulary
from airdate.written import Written

CODE = "DI002"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.APPROVED

_SWITCHES = frozenset({Flag.PAID_PARTNERSHIP, Flag.BRANDED_CONTENT})
_CLUSTER = re.compile(r"(?<!\S)(?:#\w++\s*+){3,}+")
_NOTHING_MORE = re.compile(r"(?:#\w++|\W)*+\Z")
#: Of more labels in a text nobody takes notice.
_MOST = 20

_TARGET = re.compile(r"\]\([^()\n]*\)")


class _Weakness(NamedTuple):
    message: str
    severity: Severity | None = None


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each text whose label is weak in itself or by its place."""
    for output in item.outputs:
        if disclosure.connection(item, output, words) and not _SWITCHES & set(output.wording.flags):
            text, market = written.of_output(item, output), disclosure.market_of(item, words)
            fault = _of_text(text, market, words) or _of_matter(text, market)
            yield from (fault,) if fault else ()


def _of_text(text: Written, market: Market | None, words: Vocabulary) -> Fault | None:
    """What is wrong with the best of its labels; nothing if it has none."""
    judged = [(label, _weakness(text, label, market, words)) for label in _labels(text)]
    wrong = [(label, weakness) for label, weakness in judged if weakness]
    if len(wrong) < len(judged):
        return None
    clear = [pair for pair in wrong if not _is_weak(pair[0].word, market)]
    for label, weakness in clear or wrong:
        fix = _fix(text, label, market, keep=bool(clear))
        place = text.at(label.start)
        cure = _cure(text.text[label.start : label.end] if clear else "", market)
        return Fault(place, "weak-disclosure", weakness.message, cure, weakness.severity, fix)
    return None


def _labels(text: Written) -> Iterator[Label]:
    """What the disclosure names as its label, and what reads as one."""
    told = text.item.candour.disclosure
    if told and told.label:
        said = re.search(re.escape(told.label), text.text, re.IGNORECASE)
        if said:
            yield Label(told.label.casefold().lstrip("#"), said.start(), said.end())
    yield from islice(disclosure.labels(text.text), _MOST)


def _of_matter(text: Written, market: Market | None) -> Fault | None:
    """The same for what the front matter has of labels, where the text has none."""
    told, tags = text.item.candour.disclosure, text.output.wording.hashtags
    if any(_labels(text)) or (told and told.placement in (Placement.IN_VIDEO, Placement.PLATFORM)):
        return None
    if told and told.label:
        weak = not text.text and _is_weak(told.label.casefold().lstrip("#"), market)
        message = _ambiguous(told.label, market)
        return Fault(told.spot("label"), "weak-disclosure", message, _cure("", market)) if weak else None
    for n, tag in enumerate(tags):
        said = f"#{tag.lstrip('#')}"
        if any(disclosure.labels(said)):
            message = f"the label '{shown(said)}' stands among the hashtags, which come last"
            place = text.output.wording.spot(f"hashtags.{n}")
            return Fault(place, "weak-disclosure", message, _cure("", market), fix=_headed(text, market))
    return None


def _weakness(text: Written, label: Label, market: Market | None, words: Vocabulary) -> _Weakness | None:
    said = text.text[label.start : label.end]
    if _is_weak(label.word, market):
        return _Weakness(_ambiguous(said, market))
    before = text.text[: label.start].strip()
    if not before:
        return None
    if any(run.start() <= label.start < run.end() for run in _CLUSTER.finditer(text.text)):
        return _Weakness(f"the label '{shown(said)}' stands in a group of hashtags")
    if _NOTHING_MORE.match(text.text, label.end):
        return _Weakness(f"the label '{shown(said)}' comes last")
    return _behind_the_fold(text, label, words)


def _behind_the_fold(text: Written, label: Label, words: Vocabulary) -> _Weakness | None:
    channel = words.channel(text.output.channel)
    medium = network_of(channel)
    fold = medium.fact("body.fold") if medium else None
    if fold is None or not isinstance(fold.value, int):
        return None
    seen = _TARGET.sub("]", text.text[: label.end])
    if not counting.cut(seen, fold.value)[1]:
        return None
    sure = fold.grade in (Grade.A, Grade.B, Grade.HOUSE)
    where = f"{len(seen)} characters into the text"
    message = f"the label ends {where}, {channel.title} folds it after {fold.value}"
    return _Weakness(f"{message} ({fold.source_line})", None if sure else Severity.WARNING)


def _is_weak(word: str, market: Market | None) -> bool:
    """Whether the label is advised against there; where that is unknown, everywhere that speaks of it."""
    if market:
        return word in market.weak
    advised_against = any(word in each.weak for each in disclosure.markets().values())
    return advised_against and not disclosure.is_clear(word)


def _ambiguous(said: str, market: Market | None) -> str:
    message = f"'{shown(said)}' does not tell everybody that there is a tie"
    return f"{message} in {market.name} ({market.source})" if market else message


def _cure(label: str, market: Market | None) -> str:
    label = label or (market.label if market else "")
    known = (
        f"with '{shown(label)}'" if label else "with a label that everybody knows, such as 'Advertisement'"
    )
    return f"begin the text {known}"


def _headed(text: Written, market: Market | None) -> Fix | None:
    label = market.label if market else ""
    changes = text.headed(label) if label else ()
    return Fix(f"begin with '{label}'", changes, wording=True) if changes else None


def _fix(text: Written, label: Label, market: Market | None, *, keep: bool) -> Fix | None:
    """The label, or in place of an ambiguous one the market's, put in front."""
    new = text.text[label.start : label.end] if keep else market.label if market else ""
    start = text.opening()
    if not new or start < 0:
        return None
    spans = [(start, start + 1, f"{written.lead(new)}{text.text[start]}")]
    if label.start == start:
        end = label.end + text.text.startswith(":", label.end)
        spans = [(start, end, written.lead(new).rstrip())]
    elif " " not in label.word:  # words of a sentence stay in it
        begin = label.start - text.text.endswith(" ", 0, label.start)
        spans.append((begin, label.end, ""))
    changes = text.changed(spans)
    return Fix(f"begin with '{shown(new)}'", changes, wording=True) if changes else None
