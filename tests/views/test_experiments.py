"""Experiments: overdue, running, planned, decided; what their variants brought, side by side."""

from pathlib import Path

import pytest
from projects import item, load, public
from published import published

from airdate.plan import Plan
from airdate.sections.trials import trials
from airdate.views import experiments


def trial(**keys: str) -> str:
    return item(type="experiment", **({"status": "approved", "variants": "[a, b]"} | keys))


def post(day: str, value: str = "", **keys: str) -> str:
    results = f"[{{metric: Clicks, value: {value}, at: {day}}}]" if value else "[]"
    return item(title="Post", status="published", published=day, results=results, **keys)


def states(plan: Plan) -> list[str]:
    return [found.state.name for found in trials(plan)]


def test_an_empty_plan_says_how(tmp_path: Path) -> None:
    page = published(experiments, load(tmp_path, {}))["experiments/"]
    assert page.all("p", "air-nothing")[0].text.startswith("Nothing is tried out yet")


@pytest.mark.parametrize(
    ("keys", "state"),
    [
        ({"stop": "2027-02-28"}, "OVERDUE"),
        ({"stop": "2027-02-28", "verdict": "A."}, "DECIDED"),
        ({"stop": "2027-03-01"}, "RUNNING"),
        ({"stop": "2027-04-01", "status": "published"}, "OVERDUE"),
        ({"stop": "2027-04-01", "variants": "[c]"}, "PLANNED"),
        ({"stop": "2027-04-01", "status": "idea"}, "PLANNED"),
        ({"variants": "[nobody]"}, "PLANNED"),
    ],
)
def test_how_one_stands(tmp_path: Path, keys: dict[str, str], state: str) -> None:
    files = {"t.md": trial(**keys), "a.md": post("2027-02-01"), "c.md": public()}
    assert states(load(tmp_path, dict(files))) == [state]


def test_what_is_called_off_is_left_out(tmp_path: Path) -> None:
    assert states(load(tmp_path, {"t.md": trial(status="cancelled")})) == []


def test_variants_side_by_side_around_an_event(tmp_path: Path) -> None:
    event = item(type="event", title="Fair", start="2027-02-10", end="2027-02-11", status="published")
    files = {
        "fair.md": event,
        "t.md": trial(
            kpi="[{metric: clicks, baseline: 1, target: 9, review: 2027-04-01}]", stop="2027-03-20"
        ),
        "a.md": post("2027-02-15", "5", event="fair"),
        "b.md": post("2027-02-01", "3", event="fair"),
    }
    page = published(experiments, load(tmp_path, dict(files)))["experiments/"]
    table = page.all("table", "air-compared")[0]
    assert [node.text for node in table.all("th")] == [
        "Post1 February 2027before: Fair",
        "Post15 February 2027after: Fair",
        "clicks",
    ]
    assert [node.text for node in table.all("td")] == ["", "31 February 2027", "515 February 2027"]


def test_an_experiment_says_all_of_it(tmp_path: Path) -> None:
    said = {"hypothesis": "Evenings.", "verdict": "Yes.", "next_step": "Do it.", "stop": "2027-02-01"}
    article = published(experiments, load(tmp_path, {"t.md": trial(owner="ana", **said)}))["experiments/"]
    told = [node.text for node in article.all("article")[0].all("p")]
    assert told == ["stopped on 1 February 2027 · ana", "Evenings.", "Verdict Yes.", "What is next Do it."]


@pytest.mark.parametrize(
    ("keys", "window"),
    [
        ({"stop": "2027-03-20"}, "1 Feb – 20 Mar"),
        ({"stop": "2027-01-20"}, ""),
        ({"stop": "2027-03-20", "variants": "[c]"}, ""),
        ({}, ""),
    ],
)
def test_its_window_is_from_the_first_variant_to_its_stop(
    tmp_path: Path, keys: dict[str, str], window: str
) -> None:
    files: dict[str, str | bytes] = {
        "t.md": trial(**keys),
        "a.md": post("2027-02-15"),
        "b.md": post("2027-02-01"),
        "c.md": item(status="idea"),
    }
    page = published(experiments, load(tmp_path, files))["experiments/"]
    told = page.all("article")[0].all("p", "air-quiet")[0].text
    assert told.partition("stop")[0].removesuffix("no day on which it ") == window


def test_others_have_no_such_page(tmp_path: Path) -> None:
    assert published(experiments, load(tmp_path, {"t.md": trial(visibility="public")}), "public") == {}
