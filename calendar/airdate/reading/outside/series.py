"""Series of outside calendars: which of their rules can be expanded without hanging or growing."""

from calendar import isleap
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from airdate.limits import CALENDAR_OCCURRENCES

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_ONCE_A_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
_PARTS = frozenset(
    "FREQ INTERVAL COUNT UNTIL WKST BYDAY BYMONTH BYMONTHDAY BYSETPOS BYYEARDAY BYWEEKNO".split()
).union(_ONCE_A_DAY)

_TOO_OFTEN = "comes more often than once a day"
Rule = Mapping[str, Sequence[object]]


def fault_of(rule: object, start: date) -> str:
    """Why the rule of a series that starts then cannot be expanded; empty if it can."""
    from icalendar import vRecur

    if not isinstance(rule, vRecur):
        return "repeats by a rule that cannot be read"
    parts: Rule = {key.upper(): _listed(value) for key, value in rule.items()}
    frequency = str(parts.get("FREQ", [""])[0]).upper()
    if frequency not in _FREQUENCIES:
        return _TOO_OFTEN if frequency.endswith("LY") else "repeats without a frequency"
    if any(len(parts.get(key, ())) > 1 for key in _ONCE_A_DAY):
        return _TOO_OFTEN
    if strange := sorted(parts.keys() - _PARTS):
        return f"repeats by a rule that cannot be read ({strange[0][:20]})"
    if not (_within(parts, "INTERVAL", 999) and _within(parts, "COUNT", CALENDAR_OCCURRENCES * 2)):
        return "repeats by a rule with numbers that make no sense"
    return "" if _occurs(rule, start) else "repeats by a rule that never comes true"


def yearly(rule: object) -> int:
    """How often a year an entry with that rule comes at most; 1 without a rule."""
    if not isinstance(rule, Mapping):
        return 1
    parts = {key.upper(): _listed(value) for key, value in rule.items()}
    frequency = str(parts["FREQ"][0]).upper()
    days, interval = len(parts.get("BYDAY", ())), int(str(parts.get("INTERVAL", [1])[0]))
    often = {
        "DAILY": 366 // interval + 1,
        "WEEKLY": 53 * max(days, 1) // interval + 1,
        "MONTHLY": 12 * min(31, max(1, 5 * days, len(parts.get("BYMONTHDAY", ())))),
        "YEARLY": 366 if parts.keys() & {"BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO"} else 12,
    }[frequency]
    return min(often, int(str(parts.get("COUNT", [often])[0])))


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else [value]


def _within(parts: Rule, key: str, most: int) -> bool:
    values = parts.get(key, [1])
    return len(values) == 1 and isinstance(values[0], int) and 1 <= values[0] <= most


def _occurs(rule: Mapping[str, object], start: date) -> bool:
    """Whether it comes true at all within a cycle of weekdays and leap years.

    A rule such as the 30th of February is searched by ``dateutil`` day by day until the
    year 9999. So it is tried in a like year so near to that end that 28 years are left.
    """
    from dateutil.rrule import rrulestr
    from icalendar import vRecur

    year = next(year for year in range(9944, 9972) if _like(year, start.year))
    try:
        own = {key: value for key, value in rule.items() if key.upper() not in ("COUNT", "UNTIL")}
        text = vRecur(own).to_ical().decode()  # type: ignore[no-untyped-call]
        begin = datetime(year, start.month, start.day)  # noqa: DTZ001 - days are counted, whatever the zone
        return next(iter(rrulestr(text, dtstart=begin)), None) is not None
    except Exception:  # a foreign parser on foreign input may raise anything
        return False


def _like(year: int, other: int) -> bool:
    """Whether the two years have the same weekdays on the same days."""
    same_start = date(year, 1, 1).weekday() == date(other, 1, 1).weekday()
    return same_start and isleap(year) == isleap(other)
