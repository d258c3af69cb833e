"""Relative times: phrases that follow another item.

Accepted, in any case::

    7 days before orion-keynote at 09:00     2 workdays after orion-keynote     1 hour after orion-keynote.end
    first tuesday after orion-keynote        with orion-keynote at 18:00        when orion-release lifts
    a week before publish                    (``publish``, ``start``, ``end``: the item's own)
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import time
from enum import StrEnum

from airdate.finding import Place
from airdate.text import did_you_mean, is_identifier, shown
from airdate.timespan import TimeFault


class Unit(StrEnum):
    """What is counted. Minutes and hours elapse; the others are days of the calendar."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKDAY = "workday"
    WEEK = "week"
    MONTH = "month"

    @property
    def elapses(self) -> bool:
        """Whether it is a length of time, the same on the day the clocks change."""
        return self in (Unit.MINUTE, Unit.HOUR)


#: Points of an anchor; any other word behind the dot names one of its outputs.
POINTS = ("start", "end", "publish")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a time hangs on. ``id`` is empty for the item's own times, ``point`` where none is named."""

    id: str
    point: str = ""

    def __str__(self) -> str:
        return ".".join(filter(None, (self.id, self.point)))


@dataclass(frozen=True, slots=True)
class Relative:
    """A parsed phrase.

    ``count`` units after the anchor, before it if negative, with it if 0. With ``weekday``
    (Monday is 0) the count is that of such days: -1 is the last one before. ``at`` is an hour of
    the day arrived at. ``lifts``: the moment at which the anchor's embargo does, and nothing else.
    ``span`` is where in ``text`` the anchor stands, ``place`` where a default was given.
    """

    text: str
    anchor: Anchor
    count: int = 0
    unit: Unit = Unit.DAY
    weekday: int | None = None
    at: time | None = None
    lifts: bool = False
    span: tuple[int, int] = field(default=(0, 0), compare=False)
    place: Place = field(default=Place(""), compare=False, repr=False)

    @property
    def after(self) -> bool:
        """Whether it lies after its anchor, and so counts from the anchor's end."""
        return self.count > 0


#: What a message shows to somebody whose phrase is not understood.
EXAMPLES = "`7 days before orion-keynote at 09:00` or `first tuesday after orion-keynote`"

_NUMBERS = {
    word: n
    for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"a": 1, "an": 1, "the": 1}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 1}
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
_UNITS = {form: unit for unit in Unit for form in (unit.value, f"{unit.value}s")}
_SIGNS = {"before": -1, "after": 1}
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})\Z", re.ASCII)
_HINTS = {"year": "12 months", "quarter": "3 months", "weekday": "workdays", "fortnight": "2 weeks"}
_DATE = re.compile(r"\d{4}(?:-\d|\Z)", re.ASCII)
_SPOKEN = re.compile(r"\s*(?:[-+]?\d+(?:[.,]\d+)?\s+(?![Qq]\d)|\d{1,3})?[A-Za-z]")
_JOINED = re.compile(r"(\d+)([A-Za-z]+)\Z", re.ASCII)

#: Further away nobody plans, and date arithmetic would overflow.
_MOST = 9999


def is_phrase(text: str) -> bool:
    """Whether the text is words rather than a date with digits."""
    return bool(_SPOKEN.match(text))


def parse(text: str) -> Relative:
    """Parse one phrase; raise TimeFault (``bad-time``) naming the word that was not understood."""
    return _Phrase(text).parse()


class _Phrase:
    """The words of one phrase, taken from the left."""

    def __init__(self, text: str) -> None:
        self.text = " ".join(text.split())
        joined = _JOINED.match(self.text.partition(" ")[0])
        self.words = [*(joined.groups() if joined else ()), *self.text.split()[bool(joined) :]]
        self.ends = [*_ends(self.text, self.words)]
        self.taken = 0

    def parse(self) -> Relative:
        """The phrase that all the words make."""
        head = self.next("a number, `with`, `when` or `first`").lower()
        if head == "when":
            return self.lifting()
        if head == "with":
            relative = Relative(self.text, self.anchor(), span=self.span)
        elif head in _ORDINALS:
            relative = self.ordinal(head)
        else:
            relative = self.counted(head)
        return self.ended(relative)

    @property
    def span(self) -> tuple[int, int]:
        """Where the word taken last stands in the text."""
        end = self.ends[self.taken - 1]
        return end - len(self.words[self.taken - 1]), end

    def lifting(self) -> Relative:
        """What follows ``when``."""
        anchor, span = self.anchor(), self.span
        word = self.next("`lifts`")
        if word.lower() != "lifts":
            raise self.fault(word, "`lifts` belongs here", ["lifts"])
        if anchor.point or not anchor.id:
            message = f"'{shown(self.text)}': an embargo is that of a whole item"
            raise TimeFault("bad-time", message, "write `when ID lifts`")
        return self.ended(Relative(self.text, anchor, lifts=True, span=span))

    def counted(self, head: str) -> Relative:
        """What follows a number."""
        count = self.number(head)
        word = self.next("a unit")
        unit = _UNITS.get(word.lower())
        if unit is None:
            raise self.no_unit(word)
        sign, anchor = self.sign(), self.anchor()
        return Relative(self.text, anchor, sign * count, unit, span=self.span)

    def number(self, head: str) -> int:
        """The number that a word or digits are."""
        if head in _NUMBERS:
            return _NUMBERS[head]
        if not (head.isascii() and head.isdigit()):
            if head[:1] in "+-0123456789":
                raise self.fault(head, "units are counted in whole numbers, `before` or `after`", ())
            known = [*_NUMBERS, *_ORDINALS, "with", "when"]
            why = "a time begins with a date, a number, `with`, `when` or `first`"
            raise self.fault(self.words[0], why, known, "write 2027-05-12 09:00, or for example")
        if len(head) > len(str(_MOST)):
            message = f"'{shown(self.text)}': {shown(head, 12)} is too far"
            raise TimeFault("bad-time", message, f"count up to {_MOST}")
        return int(head)

    def no_unit(self, word: str) -> TimeFault:
        """Why that word counts nothing, and what would."""
        if word.lower()[:3] in _MONTHS and word.lower()[:4] not in ("mont",):
            return TimeFault("bad-time", f"'{shown(self.text)}' is not a time", "write dates as 2027-05-12")
        if hint := _HINTS.get(word.lower().rstrip("s")):
            message = f"'{shown(self.text)}': '{shown(word)}' is no unit here"
            return TimeFault("bad-time", message, f"count `{hint}`, for example {EXAMPLES}")
        return self.fault(word, "it is no unit", _UNITS, cutoff=0.6)

    def ordinal(self, head: str) -> Relative:
        """What follows ``first``, ``second`` …"""
        word = self.next("a weekday")
        sign, anchor = self.sign(), self.anchor()
        if head == "last" and sign > 0:
            message = f"'{shown(self.text)}': there is no last one after"
            raise TimeFault("bad-time", message, f"write `first {word} after {anchor}`")
        count = sign * _ORDINALS[head]
        if word.lower() in ("workday", "day"):
            return Relative(self.text, anchor, count, _UNITS[word.lower()], span=self.span)
        if word.lower() not in _WEEKDAYS:
            raise self.fault(word, "it is no weekday", [*_WEEKDAYS, "workday"])
        weekday = _WEEKDAYS.index(word.lower())
        return Relative(self.text, anchor, count, weekday=weekday, span=self.span)

    def sign(self) -> int:
        """-1 for ``before``, 1 for ``after``."""
        word = self.next("`before` or `after`")
        if word.lower() not in _SIGNS:
            raise self.fault(word, "`before` or `after` belongs here", _SIGNS)
        return _SIGNS[word.lower()]

    def anchor(self) -> Anchor:
        """The item, or the own time, on which the phrase hangs."""
        word = self.next("the id of an item")
        id, _, point = word.partition(".")
        if not point and id.lower() in POINTS:
            return Anchor("", id.lower())
        if _DATE.match(word):
            message = f"'{shown(self.text)}': '{shown(word)}' is a date, and dates do not move"
            raise TimeFault("bad-time", message, f"write the date that you mean, or name an item: {EXAMPLES}")
        if not is_identifier(id) or ("." in word and not is_identifier(point)):
            raise self.fault(word, "it cannot be an id", ())
        return Anchor(id, point.lower() if point.lower() in POINTS else point)

    def ended(self, relative: Relative) -> Relative:
        """The phrase with the hour that may follow, and nothing behind it."""
        if self.taken == len(self.words):
            return relative
        word = self.next("")
        if word.lower() != "at" or relative.lifts:
            raise self.fault(word, "nothing more is expected", ["at"])
        clock = self.next("an hour such as 09:00")
        match = _CLOCK.match(clock)
        if not match or int(match[1]) > 23 or int(match[2]) > 59:
            message = f"'{shown(self.text)}': '{shown(clock)}' is no hour of the day"
            raise TimeFault("bad-time", message, "write 09:00, or 17:30")
        if self.taken < len(self.words):
            raise self.fault(self.words[self.taken], "nothing more is expected", ())
        if relative.unit.elapses and relative.count:
            message = f"'{shown(self.text)}': {relative.unit}s arrive at an hour of their own"
            raise TimeFault("bad-time", message, "leave out `at`, or count days")
        return replace(relative, at=time(int(match[1]), int(match[2])))

    def next(self, wanted: str) -> str:
        """The next word; a fault that says what is missing if there is none."""
        if self.taken == len(self.words):
            message = f"'{shown(self.text)}' ends too early: {wanted} is missing"
            raise TimeFault("bad-time", message, f"write for example {EXAMPLES}")
        self.taken += 1
        return self.words[self.taken - 1]

    def fault(
        self,
        word: str,
        why: str,
        known: Iterable[str],
        way: str = "write for example",
        cutoff: float = 0.7,
    ) -> TimeFault:
        """The word that was not understood, why, the nearest known one, and phrases that work."""
        near = did_you_mean(word, known, cutoff)
        message = f"'{shown(self.text)}': '{shown(word)}' is not understood, {why}"
        return TimeFault("bad-time", message, f"{near} {way} {EXAMPLES}".strip())


def _ends(text: str, words: Iterable[str]) -> Iterator[int]:
    """Where each of the words, which follow each other in the text, ends."""
    end = 0
    for word in words:
        end = text.index(word, end) + len(word)
        yield end
