"""Counting: from an anchor's time to the time that a phrase means."""

from calendar import monthrange
from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

from airdate.holiday import ClosedDays, NoWorkday
from airdate.limits import FIRST_YEAR, LAST_YEAR
from airdate.relative import Relative, Unit
from airdate.text import shown
from airdate.timespan import TimeFault, Timespan, at_clock, at_instant, on_day

_LENGTHS = {Unit.MINUTE: timedelta(minutes=1), Unit.HOUR: timedelta(hours=1)}
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}


def counted(relative: Relative, anchor: Timespan, zone: ZoneInfo | None, workdays: ClosedDays) -> Timespan:
    """The time that the phrase means, its anchor being known to the day or better.

    Minutes and hours elapse, so they need an anchor with an hour. All else counts calendar days
    and keeps the anchor's wall clock in its own zone; or takes the hour ``at``, and then day and
    hour are those of ``zone`` (the follower's). Months clamp to their last day. Raises TimeFault
    for a wall clock that does not exist or comes twice, and for days that no plan can reach.
    """
    try:
        if relative.unit.elapses and relative.count:
            return _elapsed(relative, anchor)
        here = anchor.first
        if relative.at is not None and anchor.instant and zone:
            here = anchor.instant.astimezone(zone).date()  # its hour and its day are those of one zone
        day = _within_reach(_day(relative, here, workdays))
        if relative.at is not None:
            return at_clock(day, relative.at, zone, f"{relative.text}: {day} {relative.at:%H:%M}")
        if anchor.instant is None:
            return on_day(day)
        if day == anchor.first:
            return at_instant(anchor.instant)
        clock = anchor.instant.time().replace(fold=0)
        own = anchor.instant.tzinfo
        text = f"{relative.text}: {day} {clock:%H:%M}"
        return at_clock(day, clock, own if isinstance(own, ZoneInfo) else None, text)
    except (OverflowError, NoWorkday):
        raise _too_far(relative) from None


def _elapsed(relative: Relative, anchor: Timespan) -> Timespan:
    if anchor.instant is None:
        message = f"'{shown(relative.text)}': {relative.anchor} has a day and no hour"
        raise TimeFault("anchor-without-time", message, "count days, or give it an hour")
    moment = anchor.instant.astimezone(UTC) + _LENGTHS[relative.unit] * relative.count
    local = moment.astimezone(anchor.instant.tzinfo)
    _within_reach(local.date())
    return at_instant(local)


def _day(relative: Relative, day: date, workdays: ClosedDays) -> date:
    count = relative.count
    if relative.weekday is not None:
        return _nth(day, relative.weekday, count)
    if relative.unit is Unit.WORKDAY:
        return workdays.add_workdays(day, count)
    if relative.unit is Unit.MONTH:
        return add_months(day, count)
    return day + timedelta(days=count * _DAYS.get(relative.unit, 0))


def _nth(day: date, weekday: int, count: int) -> date:
    """The count-th such weekday after the day, or before it; the day itself never counts."""
    if count > 0:
        return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1 + 7 * (count - 1))
    return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1 + 7 * (-count - 1))


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OverflowError
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _within_reach(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise OverflowError
    return day


def _too_far(relative: Relative) -> TimeFault:
    message = f"'{shown(relative.text)}' lies outside the years {FIRST_YEAR} to {LAST_YEAR}"
    return TimeFault("bad-time", message, "count less")
