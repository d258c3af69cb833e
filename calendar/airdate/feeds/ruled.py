"""A rhythm as others can say it: as a rule, which knows no holidays, and the days that this has wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from airdate.entry import Entry
from airdate.limits import FEED_YEARS, LAST_YEAR
from airdate.recurrence import Recurrence
from airdate.series import changed_days, days


@dataclass(frozen=True, slots=True)
class Ruled:
    """A series as a rule from its day ``first`` on.

    ``others`` has those days of the rule that stand for another one, or for none, for some years.
    """

    master: Entry
    repeat: Recurrence
    first: date
    others: Mapping[date, date | None]

    def skipped(self) -> set[date]:
        """The days of the rule on which there is nothing."""
        none = {day for day, other in self.others.items() if other is None}
        return none | {self._day_for(day) for day in _skipped(self.master)}

    def apart(self) -> dict[date, date]:
        """The days of the rule whose occurrences are changed or elsewhere, with those they stand for."""
        moved = {day: other for day, other in self.others.items() if other}
        moved |= {self._day_for(day): day for day in changed_days(self.master)}
        return {day: moved[day] for day in sorted(moved.keys() - self.skipped())}

    def _day_for(self, day: date) -> date:
        return next((ruled for ruled, other in self.others.items() if other == day), day)


def ruled(master: Entry) -> Ruled:
    """The series of that entry, which repeats."""
    repeat, origin = master.item.repeat, master.origin
    assert repeat is not None and origin is not None  # noqa: S101, PT018 - it repeats
    if not repeat.closed:
        return Ruled(master, repeat, origin.first, {})
    begin, last = origin.first, repeat.last_day(origin.first)
    first = min((day for day, other in repeat.pairs(begin, begin, begin) if other), default=begin)
    until = last and max((day for day, other in repeat.pairs(begin, last, last) if other), default=last)
    plain = replace(repeat, parts=replace(repeat.parts, count=None, until=until), closed=None)
    pairs = dict(repeat.pairs(begin, begin, date(min(begin.year + FEED_YEARS, LAST_YEAR), 12, 31)))
    for day in (*changed_days(master), *_skipped(master)):  # later ones too
        pairs.update(repeat.pairs(begin, day, day))
    others = {
        day: other
        for day, other in pairs.items()
        if other != day and day >= first and (until is None or day <= until)
    }
    return Ruled(master, plain, first, others)


def _skipped(master: Entry) -> set[date]:
    """The skipped days that the rhythm gives."""
    skipped = set(master.item.skipped)
    return skipped.intersection(days(master, min(skipped), max(skipped))) if skipped else skipped
