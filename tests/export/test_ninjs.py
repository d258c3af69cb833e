"""ninjs 3.1: valid by IPTC's schema, and what the plan says."""

import json
import re
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from feeds.nasty import NASTY
from feeds.test_nasty import plan as nasty_plan
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker
from projects import item, load
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from airdate.export import ninjs
from airdate.plan import Plan

from .written import HERE, ROOT, ROOTS, plan

OURS = json.loads((HERE / "ninjs.schema.json").read_text())
IPTCS = ROOT / "build" / "readers" / "ninjs-schema_3.1.json"
CODES = "http://cv.iptc.org/newscodes"

formats = FormatChecker(formats=())


@formats.checks("date-time", raises=ValueError)
def is_moment(value: object) -> bool:
    """RFC 3339: a time with its offset."""
    return datetime.fromisoformat(str(value)).tzinfo is not None


@formats.checks("uri")
def is_uri(value: object) -> bool:
    """RFC 3986: a scheme, and nothing but ASCII that needs no percent sign."""
    return re.fullmatch(r"[a-z][a-z0-9+.-]*:[^\s<>\"\\^`{|}\x80-\U0010ffff]+", str(value)) is not None


@cache
def iptcs() -> Draft202012Validator:
    """IPTC's schema, as it is published; what it asks for by address (GeoJSON) is held by ours."""
    if not IPTCS.is_file():
        pytest.skip("IPTC's schema is not installed: run tests/feeds/install_readers.sh")
    anything: Resource[Any] = Resource.from_contents({}, default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource("https://geojson.org/schema/GeoJSON.json", anything)
    schema = json.loads(IPTCS.read_text())
    return Draft202012Validator(schema, registry=registry, format_checker=formats)


def made(found: Plan) -> list[Any]:
    documents: list[Any] = json.loads(ninjs.render(found, found.items))
    return documents


def problems(documents: list[Any]) -> list[str]:
    found = Draft202012Validator(OURS, format_checker=formats).iter_errors(documents)
    return [f"{error.json_path}: {error.message}" for error in found]


def one(root: Path, **keys: str) -> Any:
    """The document of an item with these keys."""
    (found,) = made(load(root, {"post.md": item(**keys)}))
    assert problems([found]) == []
    return found


@pytest.mark.parametrize("name", ROOTS)
def test_valid(name: str) -> None:
    assert problems(made(plan(name))) == []


@pytest.mark.parametrize("name", ROOTS)
def test_valid_by_iptc(name: str) -> None:
    found = [error.message for each in made(plan(name)) for error in iptcs().iter_errors(each)]
    assert found == []


def test_iptcs_schema_does_complain() -> None:
    document = made(plan("demo"))[0] | {"embargoeduntil": "2027-03-01T09:00:00Z"}
    assert [error.validator for error in iptcs().iter_errors(document)] == ["unevaluatedProperties"]


def test_one_document_a_line() -> None:
    found = plan("demo")
    lines = ninjs.render(found, found.items).decode().splitlines()
    assert [json.loads(line.rstrip(","))["slugline"] for line in lines[1:-1]] == [i.id for i in found.items]


def test_nothing() -> None:
    assert json.loads(ninjs.render(plan("demo"), ())) == []


@pytest.mark.parametrize(
    ("keys", "dates"),
    [
        ({"planned": "2027-03-02 09:00"}, {"startDate": "2027-03-02T09:00:00+01:00"}),
        ({"planned": "2027-03-02"}, {"expectedStartDate": "2027-03-02"}),
        ({"planned": "2027-03"}, {"expectedStartDate": "2027-03"}),
        ({"planned": "2027-Q2"}, {"expectedStartDate": "2027-04", "expectedEndDate": "2027-06"}),
        ({"planned": "2027"}, {"expectedStartDate": "2027"}),
        (
            {"start": "2027-03-02", "end": "2027-03-04"},
            {"expectedStartDate": "2027-03-02", "expectedEndDate": "2027-03-04"},
        ),
        ({}, None),
    ],
)
def test_dates(tmp_path: Path, keys: dict[str, str], dates: Any) -> None:
    (coverage,) = one(tmp_path, **keys)["plannedCoverage"]
    assert coverage.get("dates") == dates


@pytest.mark.parametrize(
    ("repeat", "rule"),
    [
        ("every Tuesday", {"frequency": "weekly", "interval": 1}),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=4", {"frequency": "weekly", "interval": 2, "count": 4}),
        ("FREQ=DAILY;UNTIL=20270401", {"frequency": "daily", "interval": 1, "until": "2027-04-01T21:59:59Z"}),
        ("every Tuesday and Friday", None),
        ("FREQ=MONTHLY;BYDAY=1TU", None),
    ],
)
def test_rhythms(tmp_path: Path, repeat: str, rule: Any) -> None:
    found = one(tmp_path, planned="2027-03-02 09:00", repeat=repeat)
    recurrence = found["plannedCoverage"][0]["dates"].get("recurrence")
    assert recurrence == (rule and {"recurrenceRules": [rule]})
    assert found["edNote"].startswith("Repeats: ")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("idea", "withheld"),
        ("draft", "usable"),
        ("published", "usable"),
        ("on-hold", "withheld"),
        ("postponed", "withheld"),
        ("cancelled", "canceled"),
    ],
)
def test_pub_status(tmp_path: Path, status: str, expected: str) -> None:
    found = one(tmp_path, status=status, planned="2027-03-02")
    assert (found["pubStatus"], found["plannedCoverage"][0]["pubStatus"]) == (expected, expected)


@pytest.mark.parametrize(
    ("status", "code", "pub_status"),
    [
        ("scheduled", "eos5", "usable"),
        ("tentative", "eos3", "usable"),
        ("postponed", "eos2", "withheld"),
        ("cancelled", "eos6", "canceled"),
    ],
)
def test_events(tmp_path: Path, status: str, code: str, pub_status: str) -> None:
    found = one(tmp_path, type="event", status="approved", start="2027-03-02 18:00", event_status=status)
    assert found["type"] == "event"
    assert found["eventDetails"] == {
        "eventStatus": f"{CODES}/eventoccurstatus/{code}",
        "dates": {"startDate": "2027-03-02T18:00:00+01:00"},
    }
    assert found["pubStatus"] == pub_status


def test_embargo(tmp_path: Path) -> None:
    found = one(tmp_path, planned="2027-04-02", embargo="2027-04-01T09:00+02:00")
    assert (found["embargoedUntil"], found["pubStatus"]) == ("2027-04-01T07:00:00Z", "usable")


def test_embargo_without_end_is_withheld(tmp_path: Path) -> None:
    found = one(tmp_path, planned="2027-04-02", embargo="1 day after nowhere")
    assert (found["embargoedUntil"], found["pubStatus"]) == ("2200-01-01T00:00:00Z", "withheld")


def test_what_belongs_together(tmp_path: Path) -> None:
    content: dict[str, str | bytes] = {
        "spring.md": item(type="campaign", title="Spring", start="2027-03-01", end="2027-04-30"),
        "fair.md": item(type="event", title="Fair", campaign="spring", start="2027-04-02"),
        "post.md": item(event="fair", campaign="spring", planned="2027-04-01", links="{announces: fair}"),
    }
    fair, post, spring = made(load(tmp_path, content))
    assert post["events"] == [{"id": "fair", "name": "Fair", "rel": "covers", "uri": fair["uri"]}]
    assert post["associations"] == [
        {"name": "Spring", "rel": "campaign", "uri": spring["uri"], "type": "planning"},
        {"name": "Fair", "rel": "event", "uri": fair["uri"], "type": "event"},
    ]
    assert fair["eventDetails"]["plannedCoverageStatus"] == f"{CODES}/newscoveragestatus/int"


def test_names_outlive_a_rename(tmp_path: Path) -> None:
    found = load(tmp_path, {"post.md": item(planned="2027-04-01")})
    renamed = [replace(each, id="other", uid="post") for each in found.items]
    assert made(found)[0]["uri"] == made(found.with_items(renamed))[0]["uri"]


@given(NASTY)
def test_any_text(text: str) -> None:
    documents = made(nasty_plan(text))
    assert problems(documents) == []
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\ud800-\udfff]", str(documents))
