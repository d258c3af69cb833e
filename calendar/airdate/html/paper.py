"""Paper: how large the type of a month may be so that it prints on one landscape page.

Nothing fits itself to a page in print, so the height is reckoned here, in the units of the stylesheet.
"""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple
from unicodedata import east_asian_width

from airdate.entry import Entry
from airdate.html.bars import Week
from airdate.html.days import Day

#: Millimetres of a point, the size of type.
_POINT = 0.3528

#: In rem: what stands around the weeks, a strip above them, a day's number, a bar.
_FRAME, _STRIP, _NUMBER, _BAR = 6.4, 1.4, 1.3, 1.2

#: In rem: a line of an entry, what is around these and around a single one, a letter, what is around a
#: column, the numbers of the weeks.
_LINE, _AROUND, _CUT, _LETTER, _BORDER, _WEEKS = 0.81, 0.56, 0.26, 0.3, 1.3, 1.9

#: In rem: how wide letters and number of a channel are.
_GROUP = 2.6

#: Lines of an entry that are shown, and how many letters hour, mark and state take.
_MOST, _MORE = 6, 14


class Paper(NamedTuple):
    """A sheet and its size of type, which ``month.css`` knows; ``cut``: an entry has one line."""

    name: str
    width: int
    height: int
    points: float
    cut: bool = False

    @property
    def classes(self) -> str:
        """The stylesheet's: ``air-on-a3 air-pt-10``, ``air-cut``."""
        return f"air-on-{self.name} air-pt-{int(self.points)}{' air-cut' if self.cut else ''}"

    @property
    def letters(self) -> int:
        """How many letters a line of an entry holds."""
        return int((self._column - _BORDER) / _LETTER)

    @property
    def _column(self) -> float:
        return (self.width / (self.points * _POINT) - _WEEKS) / 7

    @property
    def _abreast(self) -> int:
        """How many channels of a crowded day stand in one line where they have only letters and a number."""
        return int(self._column / _GROUP)

    def holds(self, weeks: Iterable[Week], strips: int) -> bool:
        """Whether the weeks fit on it, below so many strips."""
        height = _FRAME + _STRIP * strips
        for week in weeks:
            height += _NUMBER + _BAR * len(week.bars) + max(1.6, *map(self._height, week.days))
        return height * self.points * _POINT <= self.height

    def _height(self, day: Day) -> float:
        around, abreast = (_CUT, self._abreast) if self.cut else (_AROUND, 1)
        entries = sum(around + _LINE * self._lines(entry) for entry in day.entries)
        return 0.6 + entries + _BAR * (ceil(len(day.groups) / abreast) + 2 * len(day.markers))

    def _lines(self, entry: Entry) -> int:
        return 1 if self.cut else min(1 + (_width(entry.title) + _MORE) // self.letters, _MOST)


#: From the best to read on; the last one is taken if none holds it all.
PAPERS = (
    Paper("a4", 279, 188, 12),
    Paper("a4", 279, 188, 10),
    Paper("a4", 279, 188, 8.5),
    Paper("a3", 402, 274, 10),
    Paper("a3", 402, 274, 8.5),
    Paper("a3", 402, 274, 12, cut=True),
    Paper("a3", 402, 274, 10, cut=True),
    Paper("a3", 402, 274, 8.5, cut=True),
    Paper("a3", 402, 274, 7, cut=True),
)


def paper(weeks: Sequence[Week], strips: int) -> Paper:
    """The first sheet that holds the weeks below so many strips."""
    return next((each for each in PAPERS if each.holds(weeks, strips)), PAPERS[-1])


def _width(text: str) -> int:
    """How many letters wide it is: those of East Asia and emoji are twice as wide."""
    return len(text) + sum(east_asian_width(letter) in "WF" for letter in text)
