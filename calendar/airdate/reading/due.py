"""Due dates: by stage when work must be done, on a day, or before the item appears.

In an item ``due: {brief: 2027-01-15, draft: 5 workdays before publish, review: 2 workdays}``; a bare
length counts back from ``publish`` (or ``start``), and ``none`` drops what the plan gives by default.
"""

from collections.abc import Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

from airdate.finding import Place
from airdate.reading.fields import Fields
from airdate.reading.yaml import Scalar
from airdate.relative import Relative, is_phrase, parse
from airdate.status import Stage
from airdate.text import shown
from airdate.timespan import TimeFault, Timespan

_WAYS = "write `draft: 5 workdays`, `draft: 2 weeks before publish` or `draft: 2027-05-12`"


def read(
    fields: Fields, zone: ZoneInfo | None, phrases: dict[str, Relative]
) -> tuple[dict[Stage, Timespan], dict[str, Place]]:
    """Dates by stage, and where each stage is spoken of; relative ones go to ``phrases`` as ``due.STAGE``."""
    if _is_none(fields, "due"):
        return {}, {f"due.{stage}": fields.places["due"] for stage in Stage}
    inner = fields.inner("due")
    if inner is None:
        return {}, {}
    found = {}
    for stage in Stage:
        if phrase := _lead_time(inner, stage):
            phrases[f"due.{stage}"] = phrase
        elif not _is_none(inner, stage):
            time = inner.time(stage, zone, phrases, f"due.{stage}")
            if time and time.exact:
                found[stage] = time
            elif time:
                message = f"`{stage}`: '{shown(time.text)}' is no day"
                inner.fault(inner.places[stage], "bad-time", message, _WAYS)
    inner.unknown("`due`")
    return found, {f"due.{key}": place for key, place in inner.mapping.keys.items()}


def lead_times(fields: Fields) -> Mapping[Stage, Relative]:
    """The defaults of a format or a type: every one a length of time before the item appears."""
    inner = fields.inner("due")
    if inner is None:
        return {}
    found = {}
    for stage in Stage:
        if _is_none(inner, stage):
            continue
        node = inner.scalar(stage)
        phrase = _lead_time(inner, stage) or (_own(inner, stage, node) if node else None)
        if phrase and node:
            found[stage] = replace(phrase, place=node.place)
    inner.unknown("`due`")
    return found


def _own(inner: Fields, stage: str, node: Scalar) -> Relative | None:
    """A phrase that counts from the item's own time: a default cannot know another."""
    try:
        phrase = parse(node.text) if is_phrase(node.text) else None
    except TimeFault as error:
        inner.fault(node.place, error.rule, f"`{stage}`: {error.message}", error.cure)
        return None
    if phrase is None or phrase.anchor.id:
        message = f"`{stage}`: '{shown(node.text)}' is no length of time before an item appears"
        inner.fault(node.place, "bad-time", message, "write `draft: 5 workdays`")
        return None
    return phrase


def _is_none(fields: Fields, key: str) -> bool:
    node = fields.mapping.values.get(key)
    said = isinstance(node, Scalar) and node.text == "none"
    if said:
        fields.asked.add(key)
    return said


def _lead_time(inner: Fields, stage: str) -> Relative | None:
    """A bare ``5 workdays`` as ``5 workdays before publish``."""
    node = inner.mapping.values.get(stage)
    if not isinstance(node, Scalar) or len(node.text.split()) > 2 or not is_phrase(node.text):
        return None
    try:
        phrase = parse(f"{node.text} before publish")
    except TimeFault:
        return None
    inner.asked.add(stage)
    return phrase
