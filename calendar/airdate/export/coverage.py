"""Planned coverage and dates, as ninjs 3.1 has them: ``plannedCoverage`` and the type ``datesObjectType``."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from airdate.entry import Entry
from airdate.feeds.standing import words
from airdate.plan import Plan
from airdate.recurrence.rule import Rule
from airdate.recurrence.series import completed
from airdate.status import Status
from airdate.text import one_line
from airdate.timespan import Precision, Timespan

#: What JSON can hold.
Json = str | int | float | None | Sequence["Json"] | Mapping[str, "Json"]
Object = dict[str, Json]

_PUB_STATUS = {
    Status.IDEA: "withheld",
    Status.ON_HOLD: "withheld",
    Status.POSTPONED: "withheld",
    Status.CANCELLED: "canceled",
}
#: The nature of what an item of that type is; anything else is made of several kinds.
_NATURE = {
    "article": "text",
    "event": "event",
    "newsletter": "text",
    "notice": "text",
    "podcast": "audio",
    "press": "text",
    "video": "video",
}
_MONTHS = {Precision.QUARTER, Precision.MONTH}


def coverage(plan: Plan, entry: Entry) -> Object:
    """One appearance of an item. ninjs has no word for channel and format: they stand in the note."""
    vocabulary = plan.vocabulary
    item, output = entry.item, entry.output
    audiences = [{"audience": one_line(vocabulary.term("audience", id).title)} for id in item.audience]
    return said(
        uri=urn(plan, "coverage", item.known_as(entry.id)),
        title=one_line(entry.title) or entry.id,
        pubStatus=pub_status(entry.standing),
        type=_NATURE.get(item.type, "composite"),
        dates=dates(entry, vocabulary.settings.zone),
        audiences=audiences,
        edNote=_note(plan, entry),
        language=output.language or item.language or vocabulary.settings.language,
    )


def said(**values: Json) -> Object:
    """The values that say something."""
    return {key: value for key, value in values.items() if value not in ("", None, [], {})}


def urn(plan: Plan, kind: str, id: str) -> str:
    """A name for good: made of the UID that calendars know, which outlives renamed files."""
    return uuid5(NAMESPACE_URL, f"{kind}:{id}@{plan.vocabulary.settings.domain}").urn


def pub_status(status: Status) -> str:
    """``usable`` as long as nothing speaks against it."""
    return _PUB_STATUS.get(status, "usable")


def moment(instant: datetime) -> str:
    """RFC 3339; UTC is written as ``Z``."""
    return instant.isoformat(timespec="seconds").replace("+00:00", "Z")


def dates(entry: Entry, zone: ZoneInfo) -> Object:
    """What is known to the minute is a date, what is known to a day, month or year is expected."""
    if entry.start is None:
        return {}
    end = entry.end or (entry.start if entry.start.precision is Precision.QUARTER else None)
    found = {**_date("Start", entry.start, entry.start.first.isoformat())}
    if end:
        found |= _date("End", end, end.last.isoformat())
    rule = _rule(entry, zone)
    return {**found, **({"recurrence": {"recurrenceRules": [rule]}} if rule else {})}


def _date(which: str, when: Timespan, day: str) -> Object:
    if when.instant:
        return {f"{which.lower()}Date": moment(when.instant)}
    length = 4 if when.precision is Precision.YEAR else 7 if when.precision in _MONTHS else 10
    return {f"expected{which}Date": day[:length]}


def _rule(entry: Entry, zone: ZoneInfo) -> Object:
    """A rhythm of which a step and an end say all; nothing for others, which would be told wrong."""
    item, origin = entry.item, entry.origin
    if item.repeat is None or origin is None or item.skipped or item.occurrences or item.repeat.closed:
        return {}
    rule = item.repeat.parts
    plain = Rule(rule.freq, rule.interval, rule.count, rule.until)
    if completed(plain, origin.first) != completed(replace(rule, week_start=0), origin.first):
        return {}
    last = datetime.combine(rule.until_day, time(23, 59, 59), zone) if rule.until_day else None
    return said(
        frequency=rule.freq.lower(),
        interval=rule.interval,
        until=moment(last.astimezone(UTC)) if last else "",
        count=rule.count,
    )


def _note(plan: Plan, entry: Entry) -> str:
    vocabulary = plan.vocabulary
    lines = [
        f"{facet.capitalize()}: {one_line(vocabulary.term(facet, id).title)}"
        for facet in ("channel", "format")
        for id in entry.facet(facet)
    ]
    return "\n".join([*lines, f"Status: {words(entry)}"])
