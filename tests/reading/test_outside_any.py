"""Any file is a plan that is shown, or is told; a plan is on the same days as a layer."""

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outside import TALK, exported, file_of, layered, marker_of, shown, theirs, told
from projects import NOW, item, load, write

from airdate.marker import Kind, Layer, Marker
from airdate.plan import Plan
from airdate.project import Project
from airdate.reading.outside import plan as outside
from airdate.timespan import parse_zone

PLANS = Path(__file__).parents[1] / "plans"
BERLIN = parse_zone("Europe/Berlin")
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=6)
    | st.sampled_from(
        ["2027-03-09", "FREQ=DAILY", "public", "approved", "talk", "moment", "event", "blackout"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["at", "first", "last", "id", "day", "start", "precision"]), inner, max_size=4
        )
    ),
    max_leaves=8,
)


def paths(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield (*above, key)
        yield from paths(each, (*above, key))


SERIES = {
    "repeat": "FREQ=WEEKLY",
    "except": ["2027-03-16"],
    "end": TALK,
    "occurrences": [{"day": "2027-03-23", "start": TALK, "status": "cancelled"}],
}
WHOLE = file_of(
    theirs(entry=SERIES, embargo={"until": "2027-03-01T08:00:00Z"}),
    markers=[marker_of(scope={"channel": ["x"]}, begins="2027-03-01T08:00:00Z")],
)
PATHS = [*paths(WHOLE)]


@given(st.lists(st.tuples(st.sampled_from(PATHS), VALUES), min_size=1, max_size=4))
def test_any_plan_is_shown_or_told(changes: list[tuple[tuple[Any, ...], Any]]) -> None:
    said = deepcopy(WHOLE)
    for path, value in changes:
        inside: Any = said
        try:
            for key in path[:-1]:
                inside = inside[key]
            inside[path[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue
    read(json.dumps(said))


@given(VALUES.map(json.dumps) | st.text(max_size=80) | st.text('{}[]",:10ntflse \n\\u', max_size=60))
def test_any_text_is_a_plan_or_none(text: str) -> None:
    read(text)


def read(text: str) -> None:
    try:
        found = outside.outside(text, BERLIN)
    except outside.NoPlan as error:
        assert str(error)
        return
    layer = Layer(id="a", title="A", entries=found.entries, markers=found.markers, words=found.words)
    for marker in outside.expand(layer, date(2027, 1, 1), date(2027, 12, 31), BERLIN):
        assert isinstance(marker, Marker) and marker.first <= marker.last


@pytest.mark.parametrize("name", ["everything", "rhythms", "partner"])
def test_a_plan_is_on_the_same_days_as_a_layer(name: str, tmp_path: Path) -> None:
    plan = Project(PLANS / name / "content", PLANS / name / "calendar").load(history=False)
    plan = replace(plan, items=tuple(each for each in plan.items if each.visibility != "confidential"))
    settings = plan.vocabulary.settings
    plan_yml = f"title: Ours\nurl: https://ours.example/\ntimezone: {settings.timezone}\n"
    ours = layered(tmp_path, exported(plan, "team"), plan=plan_yml)
    assert told(ours) == []
    for year in (2026, 2027, 2028):
        first, last = date(year, 1, 1), date(year, 12, 31)
        own = [e for e in plan.between(first, last) if e.status != "idea"]
        vague = (e for e in plan.vague if e.first <= last and e.last >= first and e.status != "idea")
        assert sorted(
            (m.title, m.begins, m.ends, m.first, m.last)
            for m in shown(ours, str(first), str(last))
            if m.kind is Kind.CALENDAR and m.state != "closed"
        ) == sorted((e.title, e.begins, e.ends, e.first, e.last) for e in (*own, *vague))


def test_two_plans_that_read_each_other_do_not_grow(tmp_path: Path) -> None:
    quiet = "quiet: {kind: blackout, start: 2027-03-01, end: 2027-03-02, scope: all, reason: R}\n"
    for _ in range(3):
        for name, other in (("a", "b"), ("b", "a")):
            root = tmp_path / name
            markers = quiet + f"{other}: {{kind: calendar, path: calendar/other.json}}\n"
            plan_yml = f"title: {name}\nurl: https://{name}.example/\ntimezone: Europe/Berlin\n"
            write(root, {"post.md": item(publish="2027-05-01")}, plan=plan_yml, markers=markers)
            path = root / "calendar/other.json"
            if not path.exists():
                path.write_text(json.dumps(file_of()))
            (tmp_path / other / "calendar").mkdir(parents=True, exist_ok=True)
            text = exported(Plan.load(root / "content", root / "calendar", now=NOW), "team")
            (tmp_path / other / "calendar/other.json").write_text(text)
    assert [marker.id for marker in load(tmp_path / "a").markers] == ["b..quiet", "quiet"]
    assert len(shown(load(tmp_path / "a"))) == 3


def test_the_demo_shows_what_airdate_writes_for_its_partner() -> None:
    root = PLANS / "partner"
    plan = Project(root / "content", root / "calendar").load(history=False)
    assert plan.faults == ()
    assert exported(plan, "public") == (PLANS.parents[1] / "calendar/partner.json").read_text()
