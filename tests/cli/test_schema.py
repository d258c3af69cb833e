"""``airdate schema``: printed, and written for editors without touching what is there."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from airdate.schema import FILES, SHAPES
from airdate.schema.vscode import PATTERN

from .conftest import Airdate


def test_the_list(airdate: Airdate, plan: Path) -> None:
    told = [line.split()[0] for line in airdate("schema").stdout.splitlines()]
    assert told == [*SHAPES, "frontmatter", "settings", "tasks"]


def test_a_schema_knows_the_plan(airdate: Airdate, plan: Path) -> None:
    def channels(*words: str) -> bool:
        return "channel-id" in json.loads(airdate("schema", "items", *words).stdout)["$defs"]

    assert channels()
    assert not channels("--no-plan")


def test_without_a_plan(airdate: Airdate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    schema = json.loads(airdate("schema", "channels").stdout)
    jsonschema.Draft202012Validator(schema).validate({"mastodon": "Mastodon"})
    assert "Unknown schema 'chanels' (did you mean 'channels'?)" in airdate("schema", "chanels").stderr


def test_files_for_vscode(airdate: Airdate, plan: Path) -> None:
    told = airdate("schema", "--editor", "vscode").stdout.splitlines()
    schemas = [f".airdate/schemas/{name}.json" for name in SHAPES]
    assert told == [*schemas, ".vscode/settings.json", ".vscode/tasks.json"]
    settings = json.loads((plan / ".vscode" / "settings.json").read_text())["yaml.schemas"]
    assert [*settings.values()] == [f"calendar/{name}.yml" for name in FILES]
    assert all((plan / path).is_file() for path in settings)


def test_what_is_there_stays(airdate: Airdate, plan: Path) -> None:
    own = plan / ".vscode" / "settings.json"
    own.parent.mkdir()
    own.write_text("{}")
    result = airdate("schema", "--editor", "vscode")
    assert (result.exit_code, own.read_text(), (plan / ".airdate").exists()) == (2, "{}", False)
    assert ".vscode/settings.json" in result.stderr
    assert airdate("schema", "--editor", "vscode", "--force").exit_code == 0
    assert own.read_text() != "{}"
    assert airdate("schema", "--write").exit_code == 0


def test_the_task_reads_what_check_prints(airdate: Airdate, faulty: Path) -> None:
    lines = airdate("check", "--format", "concise").stdout.splitlines()
    assert lines
    assert [line for line in lines if not re.match(PATTERN, line)] == []


def test_front_matter_cms(airdate: Airdate, plan: Path) -> None:
    airdate("schema", "--editor", "frontmatter")
    data = json.loads((plan / "frontmatter.json").read_text())
    types = {each["name"]: each for each in data["frontMatter.taxonomy.contentTypes"]}
    fields = {field["name"]: field for field in types["social"]["fields"]}
    assert fields["status"]["type"] == "draft"
    assert fields["publish"]["type"] == "string"
    assert fields["channel"]["type"] == "choice"
    assert {field["type"] for each in types.values() for field in each["fields"]} <= FIELD_TYPES
    taxonomies = {each["id"] for each in data["frontMatter.taxonomy.customTaxonomy"]}
    groups = {each["id"] for each in data["frontMatter.taxonomy.fieldGroups"]}
    assert {f["taxonomyId"] for f in fields.values() if f["type"] == "taxonomy"} <= taxonomies
    assert {name for f in fields.values() for name in f.get("fieldGroup", ())} <= groups


#: Those of Front Matter CMS 10.
FIELD_TYPES = {
    *("string", "number", "datetime", "boolean", "image", "file", "choice", "taxonomy", "tags", "categories"),
    *("draft", "fields", "json", "block", "list", "dataFile", "slug", "divider", "heading", "customField"),
    *("contentRelationship", "fieldCollection"),
}


def test_the_manual_of_all_keys_is_up_to_date(airdate: Airdate, plan: Path, update_golden: bool) -> None:
    told, docs = airdate("schema", "--manual").stdout, Path(__file__).parents[2] / "docs" / "keys.md"
    if update_golden:
        docs.write_text(told)
    assert told == docs.read_text()


def test_the_manual_of_one_file(airdate: Airdate, plan: Path) -> None:
    told = airdate("schema", "pillars", "--manual").stdout
    assert told.splitlines()[-1] == "| `summary` | a text on one line | What it is, in a sentence. |"
