"""The outputs of an item: its list, or the one that it is itself."""

from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from airdate.finding import Place
from airdate.item import Output
from airdate.parts import OF_OUTPUT
from airdate.reading import parts
from airdate.reading.fields import Fields
from airdate.reading.yaml import Mapping, Sequence
from airdate.relative import POINTS, Relative
from airdate.status import Status

_TIMES = ("planned", "publish", "published")

_NO_TIMES = dict.fromkeys(_TIMES)
_PARTS = parts.keys_in(OF_OUTPUT)

#: Keys that only outputs have; an item without a list of them says them of the one that it is itself.
OWN_KEYS = frozenset({*_TIMES, "channel", "format", *_PARTS})
_KEYS = OWN_KEYS | {"id", "language", "owner", "status", "reason"}


def read(
    fields: Fields, zone: ZoneInfo | None, status: Status, language: str, owner: str
) -> tuple[tuple[Output, ...], bool]:
    """The outputs, at least one; and whether a key in them may be meant to hide the item.

    ``fields`` are the item's; status, language and owner are those that it has.
    """
    own = _own(fields, zone)
    whole = Output(status=status, language=language, owner=owner, places=fields.places, **own)
    node = fields.node("outputs")
    if node is None:
        return (whole,), False
    if not isinstance(node, Sequence):
        message, cure = "`outputs` takes a list", "begin each output with `- channel:`"
        fields.fault(node.place, "bad-value", message, cure)
        return (whole,), False
    found: list[Output] = []
    doubtful = False
    for entry in node.items:
        if not isinstance(entry, Mapping):
            fields.fault(entry.place, "bad-value", "an output takes keys and values", "write `- channel: …`")
            continue
        inner = Fields(entry, fields.faults, _KEYS)
        found.append(_output(inner, zone, whole))
        _check_name(inner, found, entry.place)
        doubtful |= inner.unguarded("this output")
        inner.unknown("an output")
    return tuple(found) or (whole,), doubtful


def _own(fields: Fields, zone: ZoneInfo | None) -> dict[str, Any]:
    """What is said of where, when and in which words something appears; a time: all three or none."""
    said = {key: fields.id(key) for key in ("channel", "format") if key in fields.values}
    return said | _times(fields, zone) | parts.given(_PARTS, fields, zone)


def _times(fields: Fields, zone: ZoneInfo | None) -> dict[str, Any]:
    given = [key for key in _TIMES if key in fields.values]
    if not any(map(fields.node, given)):
        return {}
    phrases: dict[str, Relative] = {}
    times = {key: fields.time(key, zone, phrases if key != "published" else None) for key in given}
    return {**_NO_TIMES, **times, "relative": phrases}


def _output(fields: Fields, zone: ZoneInfo | None, whole: Output) -> Output:
    """One output of a list; what it leaves out it takes from ``whole``."""
    name, own = fields.id("id"), _own(fields, zone)
    for part in OF_OUTPUT.keys() & own.keys():
        own[part] = parts.over(getattr(whole, part), own[part])
    own["channel"] = own.get("channel") or whole.channel
    own["format"] = own.get("format") or whole.format
    return replace(
        whole,
        name=name or own["channel"],
        language=fields.line("language") or whole.language,
        owner=fields.id("owner") or whole.owner,
        status=_status(fields, whole.status),
        reason=fields.line("reason"),
        places=fields.places,
        **own,
    )


def _status(fields: Fields, inherited: Status) -> Status:
    """The output's own status; one that is given and cannot be read is no more than an idea."""
    return fields.choice("status", Status) or (Status.IDEA if fields.node("status") else inherited)


def _check_name(inner: Fields, found: list[Output], place: Place) -> None:
    """Outputs of one item are told apart by their names."""
    name = found[-1].name
    if not name:
        inner.fault(place, "missing-key", "this output has neither `channel` nor `id`", "add one of them")
    elif name.lower() in POINTS or name.lower().startswith("due-"):
        inner.fault(place, "bad-id", f"'{name}' is a word of relative times", "give the output another `id`")
    elif name.lower() in {other.name.lower() for other in found[:-1]}:
        message = f"a second output named '{name}' in this item"
        inner.fault(place, "duplicate-id", message, "give it an `id` of its own")
