"""People: whom items and channels name, for editions that hide who owns what."""

from collections.abc import Container, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import Any, TypeVar, cast

from airdate.item import Item, Output
from airdate.parts.key import Key, Kind, Part, keys_of
from airdate.vocabulary import Channel, Vocabulary

AnyPart = TypeVar("AnyPart", bound=Part)

_PERSON = "person"

#: Without a person a sign-off is none: who it was views leave out.
_KEPT = frozenset({("Approval", "by")})
#: What may be a person, or a department, or a role.
_EITHER = frozenset({("Answer", "who")})


def without_people(item: Item, known: Container[str]) -> Item:
    """The item of which no part names anybody, but for who has signed. ``known``: the ids of people."""
    outputs = tuple(replace(output, owner="", **_nameless(output, known)) for output in item.outputs)
    return replace(item, owner="", outputs=outputs, **_nameless(item, known))


def without_people_in(words: Vocabulary) -> Vocabulary:
    """The vocabulary without people, and with channels that nobody looks after."""
    known = words.people or {}
    channels = {id: replace(each, **_nameless(each, known)) for id, each in (words.channels or {}).items()}
    return replace(
        words,
        people=None if words.people is None else {},
        channels=None if words.channels is None else channels,
    )


def _nameless(holder: Item | Output | Channel, known: Container[str]) -> dict[str, Any]:
    """Those parts of it that name somebody, without that."""
    found = {name: getattr(holder, name) for name in _names(cast(Any, type(holder)))}
    said = {name: part for name, part in found.items() if isinstance(part, Part) and part.places}
    left = {name: _without(part, known) for name, part in said.items()}
    return {name: part for name, part in left.items() if part is not said[name]}


@cache
def _names(holder: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(holder))


def _without(part: AnyPart, known: Container[str]) -> AnyPart:
    """The part without its people; itself if it names none."""
    changed = {}
    for name, key in _naming(cast(Any, type(part))).items():
        value = getattr(part, name)
        if value and (left := _left(key, value, known)) != value:
            changed[name] = left
    return replace(part, **changed) if changed else part


def _left(key: Key, value: Any, known: Container[str]) -> Any:
    match key.kind:
        case Kind.PART:
            return _without(value, known)
        case Kind.PARTS:  # what begins with a person, as a shift does, is about them
            about = next(iter(keys_of(key.of).values())).names == _PERSON
            return () if about else tuple(_without(each, known) for each in value)
        case Kind.LINE:
            return "" if value in known else value
    return () if key.kind is Kind.IDS else ""


@cache
def _naming(kind: Any) -> Mapping[str, Key]:
    """The keys of a part that name people, or hold parts that do."""
    return {
        name: key
        for name, key in keys_of(kind).items()
        if (kind.__name__, name) not in _KEPT
        and (
            key.names == _PERSON
            or (kind.__name__, name) in _EITHER
            or (key.kind in (Kind.PART, Kind.PARTS) and bool(_naming(key.of)))
        )
    }
