"""Rhythms: ``repeat``, the days it leaves out (``except``), and ``occurrences`` that are changed."""

import re
from dataclasses import replace
from datetime import date
from typing import TypedDict
from zoneinfo import ZoneInfo

from airdate.item import Occurrence
from airdate.reading.fields import Fields
from airdate.reading.yaml import Mapping
from airdate.recurrence import Recurrence, parse
from airdate.status import Status
from airdate.text import shown
from airdate.timespan import Precision, TimeFault
from airdate.timespan import parse as parse_time

_RULE = "bad-rhythm"
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}\Z", re.ASCII)


#: Keys of a rhythm.
KEYS = ("repeat", "except", "occurrences")


class Rhythm(TypedDict, total=False):
    """The fields of an item that make it a series."""

    repeat: Recurrence | None
    skipped: tuple[date, ...]
    occurrences: dict[date, Occurrence]


def read(fields: Fields, zone: ZoneInfo | None) -> Rhythm:
    """The rhythm of an item; an item without one has none of the fields."""
    for key in filter(_DAY.match, fields.unasked()):  # lost its indentation; what it calls off would go out
        fields.asked.add(key)
        cure = "indent it under `occurrences:`"
        place = fields.mapping.keys[key]
        fields.fault(place, _RULE, f"'{shown(key)}' stands beside the item's own keys", cure)
    return {} if fields.values.keys().isdisjoint(KEYS) else _rhythm(fields, zone)


def _rhythm(fields: Fields, zone: ZoneInfo | None) -> Rhythm:
    repeat = _repeat(fields)
    skipped = [time for time in fields.times("except", zone) if _is_day(fields, time.precision, time.text)]
    rhythm: Rhythm = {
        "repeat": repeat,
        "skipped": tuple(sorted({time.first for time in skipped})),
        "occurrences": _occurrences(fields, zone),
    }
    for day in rhythm["skipped"]:
        if change := rhythm["occurrences"].get(day):
            message = f"{day} is left out by `except`, and changed here"
            fields.fault(change.place, _RULE, message, "leave one of them")
    if not fields.node("repeat"):
        for key in ("except", "occurrences"):
            if fields.node(key):
                message, cure = f"`{key}` without `repeat`", "add `repeat: weekly`, or leave it out"
                fields.fault(fields.mapping.keys[key], _RULE, message, cure)
    elif fields.node("published"):
        message = "`published` in a series: each occurrence has its own"
        cure = "write `occurrences: {2027-03-09: {status: published}}`"
        fields.fault(fields.mapping.keys["published"], _RULE, message, cure)
    return rhythm


def _repeat(fields: Fields) -> Recurrence | None:
    node = fields.scalar("repeat")
    if node is None:
        return None
    try:
        return parse(node.text)
    except TimeFault as error:
        fields.fault(node.place, error.rule, f"`repeat`: {error.message}", error.cure)
        return None


def _is_day(fields: Fields, precision: Precision, text: str) -> bool:
    if precision < Precision.DAY:
        message = f"`except`: '{shown(text)}' is no day"
        fields.fault(fields.places["except"], "bad-time", message, "write each day as 2027-03-09")
    return precision >= Precision.DAY


def _occurrences(fields: Fields, zone: ZoneInfo | None) -> dict[date, Occurrence]:
    """Changed occurrences by the day that the rhythm gave them."""
    inner = fields.inner("occurrences")
    found: dict[date, Occurrence] = {}
    if inner is None:
        return found
    for key, node in inner.mapping.values.items():
        place = inner.mapping.keys[key]
        try:
            time = parse_time(key, zone)
        except TimeFault:
            time = None
        if time is None or time.precision is not Precision.DAY:
            cure = "name the day that the rhythm gives: 2027-03-09"
            fields.fault(place, "bad-time", f"`occurrences`: '{shown(key)}' is no day", cure)
        elif not isinstance(node, Mapping):
            cure = "write `2027-03-09: {status: cancelled}`"
            fields.fault(place, "bad-value", f"`{key}` takes keys and values", cure)
        elif time.first in found:
            message = f"{time.first} stands here twice: line {found[time.first].place.line} changes it, too"
            fields.fault(place, _RULE, message, "write all of it under one of them")
        else:
            found[time.first] = _occurrence(Fields(node._replace(place=place), fields.faults), zone)
    return dict(sorted(found.items()))


def _occurrence(fields: Fields, zone: ZoneInfo | None) -> Occurrence:
    start, publish = fields.time("start", zone), fields.time("publish", zone)
    occurrence = Occurrence(
        start=start or publish,
        end=fields.time("end", zone),
        status=fields.choice("status", Status),
        title=fields.line("title"),
        reason=fields.line("reason"),
        place=fields.mapping.place,
    )
    if fields.unguarded("this occurrence"):
        occurrence = replace(occurrence, status=Status.IDEA)
    fields.unknown("an occurrence")
    if fields.node("start") and fields.node("publish"):
        message = "`start` and `publish` both say when it is"
        fields.fault(fields.places["publish"], _RULE, message, "leave one of them")
    if occurrence.start and not occurrence.start.exact:
        place = fields.places["start" if start else "publish"]
        fields.fault(
            place, "bad-time", f"'{shown(occurrence.start.text)}' is no day", "write 2027-03-10 10:00"
        )
        return replace(occurrence, start=None)
    return occurrence
