"""Parts of a front matter, read by what each of them declares about its keys."""

from collections.abc import Iterable
from collections.abc import Mapping as Map
from dataclasses import replace
from functools import cache
from math import inf
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from airdate.finding import Place
from airdate.parts.key import Key, Kind, Part, keys_of
from airdate.reading.fields import Fields
from airdate.reading.yaml import Mapping, Scalar, Sequence
from airdate.text import shown

AnyPart = TypeVar("AnyPart", bound=Part)

_TRUTH = {"yes": True, "true": True, "no": False, "false": False}


def read(kind: type[AnyPart], fields: Fields, zone: ZoneInfo | None) -> AnyPart:
    """What the fields say of one part; its keys are asked for, whether they stand there or not."""
    keys = keys_of(kind)
    fields.asked.update(keys)
    if fields.values.keys().isdisjoint(keys):
        nothing: AnyPart = _nothing(cast(Any, kind))
        return nothing
    said = {name: key for name, key in keys.items() if name in fields.values}
    values = {name: _value(fields, name, key, zone) for name, key in said.items()}
    given = {name: value for name, value in values.items() if value is not None}
    return kind(**given, place=fields.mapping.place, places=_places(fields, said))


#: By key the part to which it belongs: its name and what it is. No two parts share a key.
Keys = Map[str, tuple[str, type[Part]]]


def keys_in(kinds: Map[str, type[Part]]) -> Keys:
    """The keys of all those parts."""
    return {key: (name, kind) for name, kind in kinds.items() for key in keys_of(kind)}


def given(keys: Keys, fields: Fields, zone: ZoneInfo | None) -> dict[str, Any]:
    """Those of the parts, by name, of which anything is said: nearly always few of them."""
    said = dict(keys[key] for key in fields.values if key in keys)
    return {name: read(kind, fields, zone) for name, kind in said.items()}


def over(part: AnyPart, other: AnyPart) -> AnyPart:
    """The part with what ``other`` says in its place, each key as a whole."""
    if not other.places:
        return part
    values = {}
    for name in keys_of(type(part)):
        holder = other if name in other.places else part
        values[name] = getattr(holder, name)
    return type(part)(**values, place=other.place, places={**part.places, **other.places})


@cache
def _nothing(kind: Any) -> Any:
    """The empty part, one for all."""
    return kind()


def _places(fields: Fields, names: Iterable[str]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for name in names:
        node = fields.values[name]
        found[name] = node.place
        if isinstance(node, Sequence):
            found |= {f"{name}.{n}": inner.place for n, inner in enumerate(node.items)}
    return found


def _value(  # noqa: PLR0911, PLR0912 - one branch for each kind
    fields: Fields, name: str, key: Key, zone: ZoneInfo | None
) -> Any:
    """The value of a key, of the type that its kind has; None where nothing, or nothing such, is said."""
    match key.kind:
        case Kind.PART:
            inner = fields.inner(name)
            return _inside(key.of, inner, zone, name) if inner else None
        case Kind.PARTS:
            return _list(fields, name, key, zone)
        case Kind.YES:
            word = fields.word(name, _TRUTH)
            return _TRUTH.get(word)
        case Kind.NUMBER:
            return _number(fields, name, *key.of)
        case Kind.DAY:
            return fields.time(name, zone)
        case Kind.CHOICE:
            return fields.choice(name, key.of)
        case Kind.CHOICES:
            return _choices(fields, name, key)
        case Kind.LINE:
            return fields.line(name)
        case Kind.TEXT:
            return fields.text(name)
        case Kind.ID:
            return fields.id(name)
        case Kind.IDS:
            return fields.ids(name)
        case Kind.LINES:
            return fields.lines(name)
        case Kind.URL:
            return fields.url(name)


def _inside(kind: type[Part], inner: Fields, zone: ZoneInfo | None, name: str) -> Part:
    part = read(kind, inner, zone)
    inner.unknown(f"`{name}`")
    return part if part.places else replace(part, place=inner.mapping.place)


def _list(fields: Fields, name: str, key: Key, zone: ZoneInfo | None) -> tuple[Part, ...]:
    node = fields.node(name)
    nodes = node.items if isinstance(node, Sequence) else (node,) if node else ()
    found = []
    for inner in nodes:
        if isinstance(inner, Mapping):
            found.append(_inside(key.of, Fields(inner, fields.faults), zone, name))
        else:
            first = next(iter(keys_of(key.of)))
            message = f"`{name}` takes a list of keys and values"
            fields.fault(inner.place, "bad-value", message, f"begin each with `- {first}:`")
    return tuple(found)


def _choices(fields: Fields, name: str, key: Key) -> tuple[Any, ...]:
    found = []
    known = [member.value for member in key.of]
    for node in fields.nodes(name):
        if node.text in known:
            found.append(key.of(node.text))
        else:
            fields.not_in_list(node, name, known)
    return tuple(found)


def _number(fields: Fields, name: str, least: float, most: float) -> float | None:
    node = fields.scalar(name)
    if node is None:
        return None
    number = _plain_number(node)
    if number is None:
        message = f"`{name}`: '{shown(node.text)}' is no number"
        fields.fault(node.place, "bad-value", message, "write digits, with a point before decimals")
    elif not least <= number <= most:
        bounds = f"from {least:g} to {most:g}" if most < inf else f"{least:g} or more"
        message = f"`{name}`: {shown(node.text)} is not {bounds}"
        fields.fault(node.place, "bad-value", message, f"write a number {bounds}")
        return None
    return number


def _plain_number(node: Scalar) -> float | None:
    text = node.text.replace("_", "").strip()
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < 1e15 and text[-1:].isdigit() else None
