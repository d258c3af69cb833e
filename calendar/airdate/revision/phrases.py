"""Phrases: what a relative time says after a step, or when its anchor is called otherwise."""

import re
from datetime import time

from airdate.relative import Anchor, Relative, Unit
from airdate.revision.step import Step

_ORDINALS = ("", "first", "second", "third", "fourth")
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_HANGS = re.compile(
    r"(?P<lead>(?:.*?\s)??(?:before|after|with|when)\s+)(?P<id>[^\s.]+)", re.IGNORECASE | re.DOTALL
)


def stepped(phrase: Relative, step: Step, *, spans: bool) -> str | None:
    """The phrase with its count moved by the step, or None where it cannot count in such units.

    ``spans``: the anchor has a start and an end. What crosses it then names the edge that it counted from.
    """
    if phrase.lifts or not step.single or step.wall:
        return None
    if phrase.weekday is not None:
        return _weekday(phrase, step)
    found = _counted(phrase, step)
    if found is None:
        return None
    count, unit, at = found
    anchor = _anchor(phrase, after=count > 0, spans=spans)
    hour = f" at {at:%H:%M}" if at else ""
    if not count:
        return f"with {anchor}{hour}"
    many = "" if abs(count) == 1 else "s"
    return f"{abs(count)} {unit}{many} {'after' if count > 0 else 'before'} {anchor}{hour}"


def renamed(text: str, old: str, new: str) -> str:
    """The phrase with its anchor called otherwise, all else as it is written."""
    match = _HANGS.match(text)
    if not match or match["id"] != old:
        return text
    return f"{text[: match.start('id')]}{new}{text[match.end('id') :]}"


def _counted(phrase: Relative, step: Step) -> tuple[int, Unit, time | None] | None:
    """Count, unit and hour after the step."""
    count, unit, at = phrase.count, phrase.unit, phrase.at
    if step.days and (unit in (Unit.DAY, Unit.WEEK) or not count):
        days = count * (7 if unit is Unit.WEEK else 1) + step.days
        return (days // 7, Unit.WEEK, at) if unit is Unit.WEEK and not days % 7 else (days, Unit.DAY, at)
    if step.workdays and (unit is Unit.WORKDAY or not count):
        return count + step.workdays, Unit.WORKDAY, at
    if step.months and (unit is Unit.MONTH or not count):
        return count + step.months, Unit.MONTH, at
    if step.minutes and at and not (unit.elapses and count):
        minutes = at.hour * 60 + at.minute + step.minutes
        return (count, unit, time(*divmod(minutes, 60))) if 0 <= minutes < 24 * 60 else None
    if step.minutes and (unit.elapses or not count):
        minutes = count * (60 if unit is Unit.HOUR else 1 if count else 0) + step.minutes
        return (minutes, Unit.MINUTE, None) if minutes % 60 else (minutes // 60, Unit.HOUR, None)
    return None


def _anchor(phrase: Relative, *, after: bool, spans: bool) -> Anchor:
    """The anchor, with the edge that the phrase counted from before it crossed over."""
    anchor = phrase.anchor
    if not spans or not anchor.id or after == phrase.after:
        return anchor
    edge = "end" if phrase.after else "start"
    if not anchor.point:
        return Anchor(anchor.id, edge)
    return Anchor(anchor.id) if anchor.point not in ("publish", edge) else anchor


def _weekday(phrase: Relative, step: Step) -> str | None:
    """``second tuesday after launch`` as long as there is an ordinal on the same side."""
    if not step.days or step.days % 7:
        return None
    count = phrase.count + step.days // 7
    if not 0 < abs(count) < len(_ORDINALS) or (count > 0) != phrase.after:
        return None
    assert phrase.weekday is not None  # noqa: S101 - the caller asked
    ordinal = "last" if count == -1 else _ORDINALS[abs(count)]
    hour = f" at {phrase.at:%H:%M}" if phrase.at else ""
    side = "after" if count > 0 else "before"
    return f"{ordinal} {_WEEKDAYS[phrase.weekday]} {side} {phrase.anchor}{hour}"
