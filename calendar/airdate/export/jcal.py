"""jCal: a feed in JSON, property by property (RFC 7265). It says exactly what the ``.ics`` says."""

import json
import re
from collections.abc import Callable, Mapping, Sequence

from airdate.export.contentlines import Component, Line, read, unescaped

Json = str | int | float | Sequence["Json"] | Mapping[str, "Json"]

#: Value types where a line names none: RFC 5545 3.7 and 3.8, RFC 7986, RFC 9253. X- properties have none.
_TYPES = {
    **dict.fromkeys(
        "action calscale categories class color comment contact description location method name prodid "
        "refid related-to relcalid request-status resources status summary transp tzid tzname uid "
        "version".split(),
        "text",
    ),
    **dict.fromkeys(
        "acknowledged completed created dtend dtstamp dtstart due exdate last-modified rdate "
        "recurrence-id".split(),
        "date-time",
    ),
    **dict.fromkeys("attach concept conference image link source tzurl url".split(), "uri"),
    **dict.fromkeys("percent-complete priority repeat sequence".split(), "integer"),
    **dict.fromkeys("duration estimated-duration refresh-interval trigger".split(), "duration"),
    **dict.fromkeys("tzoffsetfrom tzoffsetto".split(), "utc-offset"),
    "geo": "float",
    "rrule": "recur",
}
_LISTS = frozenset({"categories", "exdate", "rdate", "resources"})
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)")
_CLOCK = re.compile(r"T(\d\d)(\d\d)(\d\d)")


def render(ics: bytes) -> bytes:
    """A feed of ours as jCal, one property or component a line."""
    return f"{_written(component(read(ics)))}\n".encode()


def component(found: Component) -> list[Json]:
    """``[name, properties, components]``."""
    return [found.name, [_property(line) for line in found.lines], [component(c) for c in found.components]]


def _written(calendar: list[Json]) -> str:
    """Small to read for a machine, and a change is a line in a diff."""
    name, properties, components = calendar
    assert isinstance(properties, list) and isinstance(components, list)  # noqa: S101, PT018
    inner = (
        ",\n".join(json.dumps(part, ensure_ascii=False) for part in parts)
        for parts in (properties, components)
    )
    return "[{}, [\n{}\n], [\n{}\n]]".format(json.dumps(name), *inner)


def _property(line: Line) -> list[Json]:
    """``[name, parameters, type, value …]``; the type is no parameter, and others keep their values."""
    kind = line.parameter("value").lower() or _TYPES.get(line.name, "unknown")
    parameters: dict[str, Json] = {
        name: values[0] if len(values) == 1 else list(values)
        for name, values in line.parameters.items()
        if name != "value"
    }
    return [line.name, parameters, kind, *_values(line, kind)]


def _values(line: Line, kind: str) -> list[Json]:
    if line.name == "geo":  # one value of two parts (3.4.1.3)
        return [[float(part) for part in line.value.split(";")]]
    if line.name not in _LISTS:
        return [_value(line.value, kind)]
    return [*line.texts] if kind == "text" else [_value(part, kind) for part in line.value.split(",")]


def _value(value: str, kind: str) -> Json:
    """RFC 7265 3.6. What is of no type known is told as it is written (5.1)."""
    return _FORMS[kind](value) if kind in _FORMS else value


def _time(value: str) -> str:
    """``20270309T090000Z`` as ``2027-03-09T09:00:00Z``."""
    return _CLOCK.sub(r"T\1:\2:\3", _DAY.sub(r"\1-\2-\3", value, count=1))


def _rule(value: str) -> dict[str, Json]:
    """The parts of a rule by name; of a list of one its only value (3.6.10)."""
    found: dict[str, Json] = {}
    for name, _, written in (part.partition("=") for part in value.lower().split(";")):
        values = [_part(name, each) for each in written.upper().split(",")]
        found[name] = values[0] if len(values) == 1 else values
    return found


def _part(name: str, value: str) -> Json:
    if name == "until":
        return _time(value)
    return value if name in ("freq", "wkst", "byday") else int(value)


def _offset(value: str) -> str:
    """``+0100`` as ``+01:00``."""
    return ":".join(re.findall(r"[+-]\d\d|\d\d", value))


_FORMS: Mapping[str, Callable[[str], Json]] = {
    "text": unescaped,
    "date": _time,
    "date-time": _time,
    "integer": int,
    "float": float,
    "utc-offset": _offset,
    "recur": _rule,
}
