"""``frontmatter.json`` for Front Matter CMS (frontmatter.codes), an extension of VS Code.

Its content types are the types of items, for it takes a front matter's ``type`` for the name of one;
its custom taxonomies are those words of the plan of which an item may have several. A time is a text
there: its own field for dates would turn ``7 days before orion-keynote`` into one.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from airdate.schema.items import ITEM
from airdate.schema.shape import Form, Shape
from airdate.schema.words import Words

_SCHEMA = "https://frontmatter.codes/frontmatter.schema.json"

Field = dict[str, Any]


def configuration(words: Words, keys_by_type: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """The whole file; ``keys_by_type`` is which keys the form of each type shows."""
    assert ITEM.keys is not None  # noqa: S101 - an item has keys
    groups: dict[str, Mapping[str, Shape]] = {}
    types = [
        {
            "name": type_,
            "pageBundle": False,
            "clearEmpty": True,
            "filePrefix": "",
            "fields": [_hidden_type(type_), *(_field(key, ITEM.keys[key], words, groups) for key in keys)],
        }
        for type_, keys in keys_by_type.items()
    ]
    several = {shape.names for shape in ITEM.keys.values() if shape.many and words.of_name(shape.names)}
    return {
        "$schema": _SCHEMA,
        "frontMatter.content.pageFolders": [{"title": "content", "path": "[[workspace]]/content"}],
        "frontMatter.content.draftField": {
            "name": "status",
            "type": "choice",
            "choices": [*ITEM.keys["status"].words],
        },
        "frontMatter.taxonomy.customTaxonomy": [
            {"id": name, "options": sorted(words.of_name(name) or ())} for name in sorted(several)
        ],
        "frontMatter.taxonomy.fieldGroups": [
            {"id": key, "fields": [_field(name, shape, words, {}) for name, shape in keys.items()]}
            for key, keys in sorted(groups.items())
        ],
        "frontMatter.taxonomy.contentTypes": types,
    }


def _hidden_type(type_: str) -> Field:
    return {"title": "Type", "name": "type", "type": "string", "default": type_, "hidden": True}


def _field(key: str, shape: Shape, words: Words, groups: dict[str, Mapping[str, Shape]]) -> Field:
    field = {"title": key.replace("_", " ").capitalize(), "name": key, "description": shape.says}
    if shape.keys and shape.listed:
        groups[key] = {name: inner for name, inner in shape.keys.items() if not inner.holds_keys}
        return {**field, "type": "block", "fieldGroup": [key]}
    if shape.keys:
        inner = [_field(name, inner, words, groups) for name, inner in shape.keys.items()]
        return {**field, "type": "fields", "fields": inner}
    return {**field, **_single(key, shape, words)}


def _single(key: str, shape: Shape, words: Words) -> Field:
    """The field's type and what it needs."""
    known = words.of_name(shape.names) if shape.names else None
    if known and shape.many:
        return {"type": "taxonomy", "taxonomyId": shape.names}
    if known:
        return {"type": "choice", "choices": [{"id": id, "title": known[id] or id} for id in sorted(known)]}
    if key == "status":
        return {"type": "draft"}
    if shape.words:
        return {"type": "choice", "choices": [*shape.words], "multiple": shape.many}
    if shape.many:
        return {"type": "list"}
    return dict(_TYPES.get(shape.form, {"type": "string", "single": shape.form is not Form.TEXT}))


_TYPES: Mapping[Form, Field] = {
    Form.NUMBER: {"type": "number", "numberOptions": {"isDecimal": True}},
    Form.YES: {"type": "boolean"},
}
