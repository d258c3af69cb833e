"""``plan.json`` is what its schema says, and the schema says no more than a plan can be."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from airdate.project import Project
from airdate.site import Site

from .builds import ENVIRONMENT, PLANS, ROOT, Built

EVERYTHING = PLANS / "everything"
DEMO = ROOT

Json = dict[str, Any]


def documents(folder: Any, edition: str) -> tuple[Json, Json]:
    plan = Project(folder / "content", folder / "calendar").load(environ=ENVIRONMENT)
    site = Site(plan, plan.vocabulary.editions[edition])
    assert site.errors == 0
    found = {artifact.path: artifact.content for artifact in site.artifacts}
    return json.loads(found["plan.json"]), json.loads(found["plan.schema.json"])


@pytest.mark.parametrize("edition", ["team", "public"])
@pytest.mark.parametrize("folder", [DEMO, EVERYTHING], ids=["demo", "everything"])
def test_a_plan_is_what_the_schema_says(folder: Any, edition: str) -> None:
    document, schema = documents(folder, edition)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(document)] == []


def test_every_key_of_the_schema_is_used() -> None:
    document, schema = documents(EVERYTHING, "team")
    assert sorted(keys_of(schema) - set(used(document))) == []


def test_every_kind_of_time_is_used() -> None:
    document, _ = documents(EVERYTHING, "team")
    found = {
        entry["start"]["precision"]
        for item in document["items"]
        for entry in item["entries"]
        if "start" in entry
    }
    assert found == {"moment", "day", "month", "quarter", "year"}


def test_the_schema_forbids_what_it_does_not_know() -> None:
    document, schema = documents(EVERYTHING, "team")
    document["items"][0]["surprise"] = 1
    assert not Draft202012Validator(schema).is_valid(document)


def test_the_built_one_is_the_same(demo: Callable[[str], Built]) -> None:
    assert json.loads(demo("plugin").files["plan.json"]) == documents(DEMO, "team")[0]


def keys_of(schema: Any) -> set[str]:
    """Every property that a schema names."""
    if isinstance(schema, list):
        return {key for inner in schema for key in keys_of(inner)}
    if not isinstance(schema, dict):
        return set()
    named = set(schema.get("properties", {}))
    return named | {key for inner in schema.values() for key in keys_of(inner)}


def used(document: Any) -> Iterator[str]:
    """Every key of a document."""
    for inner in (
        document.values() if isinstance(document, dict) else document if isinstance(document, list) else ()
    ):
        yield from used(inner)
    if isinstance(document, dict):
        yield from document
