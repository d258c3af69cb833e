"""The schemas say what the readers take: no key less, no key more."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from tests.projects import NOW, load, write

from airdate.finding import Fault
from airdate.marker import Kind
from airdate.plan import Plan
from airdate.reading import front_matter, source
from airdate.reading.fields import Fields
from airdate.reading.vocabulary import read_mapping
from airdate.schema import FILES, ITEM, SHAPES, Form, Shape, Words, document

from .yaml12 import value

ROOT = Path(__file__).parents[2]
SAMPLES = {
    Form.LINE: "words",
    Form.TEXT: "words",
    Form.ID: "an-id",
    Form.URL: "https://plan.example/{path}",
    Form.YES: "yes",
    Form.NUMBER: "3",
    Form.DAY: "2027-05-12",
    Form.SPAN: "2027-05-12",
    Form.WHEN: "2027-05-12 09:00",
    Form.INSTANT: "2027-05-12T08:00-04:00",
    Form.MOMENT: "2027-05-12T08:00-04:00",
    Form.LEAD: "5 workdays",
    Form.LENGTH: "30 minutes",
    Form.ZONE: "Europe/Berlin",
    Form.COUNTRY: "DE",
    Form.LANGUAGE: "de",
    Form.RHYTHM: "weekly",
    Form.GEO: "52.5, 13.4",
    Form.ANY: "words",
}
NAMED = {"type": "social", "edition": "team", "key": "channel", "rule": "off-cadence"}


def sample(shape: Shape) -> Any:
    """A value with every key that the shape has."""
    if shape.holds_keys:
        keys = {key: sample(inner) for key, inner in (shape.keys or {}).items() if key != "x"}
        if shape.each:
            name = SAMPLES[shape.keyed] if shape.keyed is Form.DAY else NAMED.get(shape.called, "other")
            keys[name] = sample(shape.each)
        return [keys] if shape.listed else keys
    return shape.words[0] if shape.words else NAMED.get(shape.names, SAMPLES[shape.form])


def validator(name: str, words: Words | None = None) -> jsonschema.Draft202012Validator:
    schema = document(name, SHAPES[name], words or Words())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("name", SHAPES)
def test_a_sample_with_every_key_is_valid(name: str) -> None:
    validator(name).validate(sample(SHAPES[name]))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[set[str], set[str]]]:
    """By what was read: the keys that reading knows, and those that stood there."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    was = Fields.unknown

    def note(fields: Fields, what: str, *also: Any) -> None:
        known, there = found.setdefault(f"{what}:{fields.mapping.place.line}", (set(), set()))
        known |= fields.asked | set(*also)
        there |= set(fields.mapping.keys)
        was(fields, what, *also)

    monkeypatch.setattr(Fields, "unknown", note)
    return found


def unknown(faults: tuple[Fault, ...]) -> list[str]:
    return [str(fault) for fault in faults if fault.rule == "unknown-key"]


def test_the_reader_of_items_knows_the_keys_of_the_schema_and_no_others(asked: Any, tmp_path: Path) -> None:
    text = f"---\n{yaml.safe_dump(sample(ITEM))}---\n"
    plan = load(tmp_path, {"one.md": text})
    assert unknown(plan.faults) == []
    del asked["plan.yml:1"]
    assert len(asked) > 20
    assert [what for what, (known, there) in asked.items() if known != there] == []


#: Keys that are read only where the usual one is missing.
_OTHERWISE = {"people": "title", "feeds": "description"}


@pytest.mark.parametrize("name", FILES)
def test_the_reader_of_a_file_knows_the_keys_of_the_schema(asked: Any, name: str, tmp_path: Path) -> None:
    data = sample(FILES[name])
    if name in _OTHERWISE:
        del data["other"][_OTHERWISE[name]]
    if name == "markers":  # which keys there are, the kind says
        (outside,) = [{**marker, "path": "calendar/one.ics"} for marker in data.values()]
        data = {kind.value: {**outside, "kind": kind.value} for kind in Kind}
    plan = load(write(tmp_path, {}, **{name: yaml.safe_dump(data)}))
    known = {
        key for what, (keys, _) in asked.items() if what.partition(":")[0] == f"{name}.yml" for key in keys
    }
    there = {
        key for what, (_, keys) in asked.items() if what.partition(":")[0] == f"{name}.yml" for key in keys
    }
    assert known == there
    assert name == "markers" or unknown(plan.faults) == []


def demo() -> Plan:
    return Plan.load(ROOT / "content", ROOT / "calendar", now=NOW)


def matters(plan: Plan) -> Iterator[tuple[str, Any]]:
    for item in plan.items:
        text = source.read(plan.content_dir, item.path, item.path, [])
        read = front_matter.read(text, []) if text else None
        assert read is not None
        assert read.matter is not None
        yield item.path, value(read.matter)


def test_the_demo_is_valid() -> None:
    plan = demo()
    words = Words.of(plan)
    checked = validator("items", words)
    wrong = [f"{path}: {e.message}" for path, matter in matters(plan) for e in checked.iter_errors(matter)]
    for name in FILES:
        if (ROOT / "calendar" / f"{name}.yml").exists():
            mapping = read_mapping(ROOT / "calendar", f"{name}.yml", name, [])
            assert mapping is not None
            wrong += [
                f"{name}: {error.message}" for error in validator(name, words).iter_errors(value(mapping))
            ]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "mistake"),
    [
        ("items", {"staus": "draft"}),
        ("items", {"status": "drafted"}),
        ("items", {"publish": "7 days before"}),
        ("items", {"publish": "12.05.2027"}),
        ("items", {"channel": "mastadon"}),
        ("items", {"audience": ["teachers", "nobody"]}),
        ("items", {"campaign": "orion-keynote"}),
        ("items", {"outputs": {"channel": "mastodon"}}),
        ("items", {"outputs": [{"chanel": "mastodon"}]}),
        ("items", {"links": {"announce": "orion-keynote"}}),
        ("items", {"embargo": {"reason": "none"}}),
        ("items", {"embargo": "2027-05-12"}),
        ("items", {"ties": "paid"}),
        ("items", {"kpi": [{"metrics": "visits"}]}),
        ("items", {"conference": "room 4"}),
        ("channels", {"mastodon": {"color": "red"}}),
        ("channels", {"mastodon": {"colour": "crimson"}}),
        ("people", {"Ana B.": "Ana"}),
        ("markers", {"fair": {"title": "Fair"}}),
        ("feeds", {"mine": {"channel": "mastadon"}}),
        ("policy", {"ignore": ["off-cadense"]}),
        ("policy", {"rules": {"off-cadence": "of"}}),
        ("plan", {"timezone": "Berlin time"}),
        ("mapping", {"blog": {"set": {"status": "live"}}}),
    ],
)
def test_typical_mistakes_are_not(name: str, mistake: dict[str, Any], words: Words) -> None:
    whole = {"type": "social", "status": "draft", **mistake} if name == "items" else mistake
    assert [error.message for error in validator(name, words).iter_errors(whole)]


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.of(demo())


@pytest.mark.parametrize(
    "phrase",
    [
        "7 days before orion-keynote at 09:00",
        "2 workdays after orion-keynote.end",
        "First Tuesday after orion-keynote",
        "a week before publish",
        "with orion-keynote",
        "when orion-keynote lifts",
        "2027-Q2",
        2027,
        None,
    ],
)
def test_times_as_people_write_them_are_valid(phrase: object) -> None:
    validator("items").validate({"type": "social", "status": "draft", "publish": phrase})
