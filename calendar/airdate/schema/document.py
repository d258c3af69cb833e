"""Shapes as JSON Schema (2020-12), for files that are read as YAML 1.2: ``yes`` is a text there.

A schema takes what Airdate takes, and leaves to ``airdate check`` what only a whole plan tells.
A key may stand there without a value: it says nothing.
"""

from collections.abc import Mapping
from typing import Any

from airdate.checks import GROUPS, catalogue
from airdate.schema.shape import Form, Shape
from airdate.schema.words import Words

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_ID = r"^[A-Za-z0-9_-]{1,80}$"
_CLOCK = r"([Tt]| +)\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?"
_OFFSET = r" *([Zz]|[+-]\d{2}(:?\d{2})?)"
_DAY = rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}({_CLOCK}({_OFFSET})?)?"
_SPAN = rf"(\d{{4}}|\d{{4}}-?[Qq][1-4]|\d{{4}}-\d{{1,2}}|{_DAY})"
_INSTANT = rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}{_CLOCK}{_OFFSET}"


def _any_case(words: str) -> str:
    """A pattern for one of the words, in any case."""
    one = ("".join(f"[{c.upper()}{c}]" if c.isalpha() else c for c in word) for word in words.split())
    return f"({'|'.join(one)})"


_NUMBERS = _any_case("zero a an the one two three four five six seven eight nine ten eleven twelve")
_COUNT = rf"(\d{{1,4}}\s*|{_NUMBERS}\s+)"
_UNIT = rf"{_any_case('minute hour day workday week month')}[Ss]?"
_WEEKDAY = _any_case("monday tuesday wednesday thursday friday saturday sunday workday day")
_ORDINAL = _any_case("first second third fourth last")
_ANCHOR = r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)?"
_SIGNED = rf"({_COUNT}{_UNIT}|{_ORDINAL}\s+{_WEEKDAY})\s+{_any_case('before after')}"
_AT = rf"(\s+{_any_case('at')}\s+\d{{1,2}}:\d{{2}})?"
_LIFTS = rf"{_any_case('when')}\s+[A-Za-z0-9_-]+\s+{_any_case('lifts')}"
_PHRASE = rf"(({_SIGNED}|{_any_case('with')})\s+{_ANCHOR}{_AT}|{_LIFTS})"
_LENGTH = rf"(\d{{1,4}}\s*{_any_case('minute hour day week month year')}[Ss]?\s*({_any_case('and')}\s+)?)+"

_TEXTS = ["string", "number", "boolean", "null"]


def _text(*patterns: str, types: tuple[str, ...] = ("string", "null")) -> Schema:
    return {"type": [*types], "pattern": rf"^\s*({'|'.join(patterns)})\s*$"}


#: How a single value of each form is written.
_FORMS: Mapping[Form, Schema] = {
    Form.LINE: {"type": _TEXTS},
    Form.TEXT: {"type": _TEXTS},
    Form.ID: {"type": ["string", "integer", "null"], "pattern": _ID},
    Form.URL: {
        "type": ["string", "null"],
        "pattern": rf"^\s*({_any_case('https http')}://|{_any_case('mailto')}:)",
    },
    Form.YES: {"enum": ["yes", "no", "true", "false", True, False, None]},
    Form.NUMBER: {"type": ["number", "string", "null"], "pattern": r"^\s*[-+]?[0-9][0-9_]*(\.[0-9]+)?\s*$"},
    Form.DAY: _text(_DAY),
    Form.SPAN: _text(_SPAN, types=("string", "integer", "null")),
    Form.WHEN: _text(_SPAN, _PHRASE, types=("string", "integer", "null")),
    Form.INSTANT: _text(_INSTANT),
    Form.MOMENT: _text(_INSTANT, _PHRASE),
    Form.LEAD: _text(_DAY, _PHRASE, rf"{_COUNT}{_UNIT}", _any_case("none")),
    Form.LENGTH: _text(rf"{_LENGTH}({_any_case('before')})?", "all"),
    Form.ZONE: _text(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*"),
    Form.COUNTRY: _text(r"[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?"),
    Form.LANGUAGE: {"type": ["string", "null"]},
    Form.RHYTHM: {"type": ["string", "null"]},
    Form.GEO: {"type": ["string", "number", "null"]},
    Form.ANY: {},
}

#: Forms that stand so often that each has a definition of its own.
_NAMED = {form: form.name.lower() for form in Form if "pattern" in _FORMS[form]}


def document(name: str, shape: Shape, words: Words) -> Schema:
    """The schema of one file, or of an item's front matter (``items``), with the ids that the plan has."""
    writer = _Writer(words)
    body = writer.keys_of(shape)
    title = "Airdate: front matter of an item" if name == "items" else f"Airdate: calendar/{name}.yml"
    body["type"] = ["object", "null"] if name != "items" else "object"
    head = {"$schema": DIALECT, "title": title, "description": shape.says}
    return {**head, **body, **({"$defs": dict(sorted(writer.defined.items()))} if writer.defined else {})}


def plain(shape: Shape, words: Words) -> Schema:
    """A single value of the shape, without references."""
    writer = _Writer(words)
    found = writer.single(shape)
    return writer.defined[found["$ref"].rpartition("/")[2]] if "$ref" in found else found


class _Writer:
    """Writes shapes, and keeps what they refer to."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.defined: dict[str, Schema] = {}

    def value(self, shape: Shape) -> Schema:
        """Whatever may stand there."""
        ways: list[Schema] = []
        if not shape.holds_keys or shape.short:
            single = self.single(shape)
            ways.append(single)
            if shape.many:
                ways.append({"type": "array", "items": single})
        if shape.holds_keys:
            inner = {"type": "object", **self.keys_of(shape)}
            ways.append({"type": "array", "items": inner} if shape.listed else inner)
            if not shape.short:
                ways.append({"type": "null"})
        told = {"description": f"{shape.says} Takes {shape.kind}."} if shape.says else {}
        return {**told, **ways[0]} if len(ways) == 1 else {**told, "anyOf": ways}

    def keys_of(self, shape: Shape) -> Schema:
        """The keys that a mapping may have, without its type."""
        found: Schema = {}
        if shape.keys:
            found["properties"] = {key: self.value(inner) for key, inner in shape.keys.items()}
        found["additionalProperties"] = self.value(shape.each) if shape.each else False
        called = self.words.of_name(shape.called) if shape.called else None
        if called is not None:
            found["propertyNames"] = {"enum": sorted(called)}
        elif shape.each and shape.keyed is not Form.ANY:
            found["propertyNames"] = {"pattern": _FORMS[shape.keyed]["pattern"]}
        if shape.needs:
            found["required"] = [*shape.needs]
        return found

    def single(self, shape: Shape) -> Schema:
        """One value, neither a list nor keys."""
        if shape.words:
            words = {"enum": [*shape.words, None]}
            return words if shape.form is Form.LINE else {"anyOf": [words, self._form(shape.form)]}
        known = self.ids(shape.names) if shape.names else None
        if known is None:
            return self._form(shape.form)
        return self._defined(f"{shape.names}-id", {"enum": [*known, None]})

    def ids(self, name: str) -> list[str] | None:
        """The words for what a key names; None where any id goes."""
        if name == "rule":
            rules = catalogue().values()
            return ["all", *GROUPS, *(rule.code for rule in rules), *(rule.name for rule in rules)]
        known = self.words.of_name(name)
        return None if known is None else sorted(known)

    def _form(self, form: Form) -> Schema:
        return self._defined(_NAMED[form], _FORMS[form]) if form in _NAMED else dict(_FORMS[form])

    def _defined(self, name: str, schema: Schema) -> Schema:
        self.defined[name] = dict(schema)
        return {"$ref": f"#/$defs/{name}"}
