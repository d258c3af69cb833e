"""Steps: by how much a time is moved, such as ``+1w -2d``, ``+3h``, ``+1month`` or ``+5wd``."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from airdate.editing.refusal import EditRefused
from airdate.text import did_you_mean, shown

_IS_STEP = re.compile(r"\s*[+-]\s*\d")
_PART = re.compile(r"\s*([+-]?)\s*(\d+)\s*([A-Za-z]+)")
_MOST = 9999
EXAMPLES = "write +1w, -2d, +5wd (workdays), +3h, +30min or +1month"

#: What each unit counts, and how many of them it is.
_UNITS = {
    **dict.fromkeys(("min", "mins", "minute", "minutes"), ("minutes", 1)),
    **dict.fromkeys(("h", "hour", "hours"), ("minutes", 60)),
    **dict.fromkeys(("d", "day", "days"), ("days", 1)),
    **dict.fromkeys(("wd", "workday", "workdays"), ("workdays", 1)),
    **dict.fromkeys(("w", "week", "weeks"), ("days", 7)),
    **dict.fromkeys(("mo", "month", "months"), ("months", 1)),
    **dict.fromkeys(("q", "quarter", "quarters"), ("months", 3)),
    **dict.fromkeys(("y", "year", "years"), ("months", 12)),
}


@dataclass(frozen=True, slots=True)
class Step:
    """Months first, then days, then workdays; minutes elapse, and come last.

    ``wall`` is a difference on the clock, whatever the clocks do in between.
    """

    months: int = 0
    days: int = 0
    workdays: int = 0
    minutes: int = 0
    wall: timedelta = timedelta(0)

    @property
    def single(self) -> bool:
        """Whether it counts in one kind of unit only, so that a phrase can count with it."""
        return sum(map(bool, (self.months, self.days, self.workdays, self.minutes, self.wall))) == 1


def is_step(text: str) -> bool:
    """Whether the text is a sign with a number, rather than a time."""
    return bool(_IS_STEP.match(text))


def parse(text: str) -> Step:
    """Parse a step; EditRefused names what was not understood."""
    step, at, sign = Step(), 0, ""
    while at < len(text.rstrip()):
        match = _PART.match(text, at)
        if not match:
            raise EditRefused(f"'{shown(text)}': '{shown(text[at:].strip())}' is no step", EXAMPLES)
        sign, at = match[1] or sign, match.end()
        step = _added(step, text, sign, match[2], match[3])
    if not at or not sign:
        raise EditRefused(f"'{shown(text)}' is no step", EXAMPLES)
    if step == Step():
        raise EditRefused(f"'{shown(text)}' moves nothing", EXAMPLES)
    return step


def _added(step: Step, text: str, sign: str, number: str, word: str) -> Step:
    if word.lower() not in _UNITS:
        ambiguous = "write min or month" if word.lower() == "m" else ""
        near = ambiguous or did_you_mean(word, _UNITS) or EXAMPLES
        raise EditRefused(f"'{shown(text)}': '{shown(word)}' is no unit", near)
    if len(number) > 4:
        raise EditRefused(f"'{shown(text)}': {shown(number)} is too far", f"count up to {_MOST}")
    key, times = _UNITS[word.lower()]
    by = int(number) * times * (-1 if sign == "-" else 1)
    return replace(step, **{key: getattr(step, key) + by})
