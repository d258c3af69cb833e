"""The front matter that a site engine sees: ours, never the author's."""

import json
from collections.abc import Mapping
from html import escape
from re import compile

from airdate.page import Value
from airdate.text import clean

#: Themes put these into HTML as they are, so they arrive there escaped.
_ESCAPED = ("title", "description", "subtitle")
_TYPED = compile(r"(true|false|-?\d{1,9}(\.\d{1,4})?)\Z")


def matter(values: Mapping[str, Value]) -> str:
    """A front matter block of these values, one a line, safe for any YAML reader and theme."""
    lines = [f"{json.dumps(key, ensure_ascii=False)}: {_value(key, value)}" for key, value in values.items()]
    return "\n".join(["---", *lines, "---", "", ""])


def _value(key: str, value: Value) -> str:
    if key in _ESCAPED and isinstance(value, str):
        return json.dumps(escape(" ".join(clean(value).split())), ensure_ascii=False)
    return _flow(value)


def _flow(value: Value) -> str:
    if isinstance(value, str):
        return value if _TYPED.match(value) else json.dumps(clean(value), ensure_ascii=False)
    if isinstance(value, list):
        return f"[{', '.join(_flow(inner) for inner in value)}]"
    pairs = (f"{json.dumps(clean(key), ensure_ascii=False)}: {_flow(inner)}" for key, inner in value.items())
    return "{" + ", ".join(pairs) + "}"
