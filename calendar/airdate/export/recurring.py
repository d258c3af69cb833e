"""How a JSCalendar object recurs: its rule, and a patch for each changed occurrence (RFC 8984 4.3)."""

from collections.abc import Iterable, Sequence
from typing import Any

from airdate.export.clock import Clock
from airdate.export.contentlines import Component, Line

#: The list parts of a rule; those of numbers keep them.
_LISTS = {
    "BYMONTHDAY": "byMonthDay",
    "BYYEARDAY": "byYearDay",
    "BYWEEKNO": "byWeekNo",
    "BYSETPOS": "bySetPosition",
}

#: What no patch may name (4.3.5): readers pass over it.
_NEVER_PATCHED = frozenset(
    {"@type", "method", "prodId", "privacy", "recurrenceOverrides", "recurrenceRules", "relatedTo", "uid"}
)


def rule(value: str, clock: Clock) -> dict[str, Any]:
    """A RecurrenceRule; its end is told in the zone of the start."""
    parts = dict(part.split("=", 1) for part in value.split(";"))
    said: dict[str, Any] = {"@type": "RecurrenceRule", "frequency": parts["FREQ"].lower()}
    for name, key in (("INTERVAL", "interval"), ("COUNT", "count")):
        if name in parts:
            said[key] = int(parts[name])
    if until := parts.get("UNTIL"):
        said["until"] = clock.shown(until, "Etc/UTC" if until.endswith("Z") else "")
    if parts.get("WKST", "MO") != "MO":
        said["firstDayOfWeek"] = parts["WKST"].lower()
    if "BYDAY" in parts:
        said["byDay"] = [_day(day) for day in parts["BYDAY"].split(",")]
    if "BYMONTH" in parts:  # texts, for other calendars' months have letters
        said["byMonth"] = parts["BYMONTH"].split(",")
    for name, key in _LISTS.items():
        if name in parts:
            said[key] = [int(number) for number in parts[name].split(",")]
    return said


def overrides(
    master: dict[str, Any],
    clock: Clock,
    excluded: Iterable[Line],
    apart: Sequence[tuple[Component, dict[str, Any]]],
) -> dict[str, Any]:
    """By the time that the rule gives: a patch of what is otherwise, or ``excluded``; in order of time."""
    found: dict[str, Any] = {}
    for line in excluded:
        for value in line.value.split(","):
            found[clock.local(Line(line.name, line.parameters, value))] = {"excluded": True}
    for part, changed in apart:
        day = clock.local(part.first("recurrence-id"))
        found[day] = _patch(master, changed, day)
    return {day: found[day] for day in sorted(found)}


def _patch(master: dict[str, Any], changed: dict[str, Any], day: str) -> dict[str, Any]:
    """What an occurrence says otherwise than its series; its start if it is not the rule's."""
    inherited = {**master, "start": day}
    keys = [*changed, *(key for key in master if key not in changed)]
    return {
        key: changed.get(key)
        for key in keys
        if key not in _NEVER_PATCHED and changed.get(key) != inherited.get(key)
    }


def _day(value: str) -> dict[str, Any]:
    """``-1SU``, or ``SU`` for each."""
    nth = {"nthOfPeriod": int(value[:-2])} if value[:-2] else {}
    return {"@type": "NDay", "day": value[-2:].lower(), **nth}
