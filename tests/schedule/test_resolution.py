"""Resolution: chains, order, points, embargoes, owners' and audiences' workdays, moved anchors."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import NOW, item, load

from airdate import gate, report, schedule
from airdate.item import NEVER, Item
from airdate.plan import Plan
from airdate.reading.history import Change, GitHistory
from airdate.relative import parse as phrase
from airdate.status import Stage
from airdate.timespan import on_day

KEYNOTE = {"keynote.md": item(type="event", start="2027-03-16 10:00", end="2027-03-16 11:30")}
OUTPUTS = "[{channel: blog, publish: 2027-05-12 09:00}, {channel: x, publish: 2027-05-14 15:00}]"


def when(plan: Plan, id: str) -> str:
    """The time at which an item stands."""
    entry = next(entry for entry in (*plan.entries, *plan.vague, *plan.unscheduled) if entry.item.id == id)
    return entry.start.text if entry.start else ""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1 hour before keynote", "2027-03-16T09:00+01:00"),
        ("1 hour after keynote", "2027-03-16T12:30+01:00"),  # after what lasts is after its end
        ("1 hour after keynote.start", "2027-03-16T11:00+01:00"),
        ("1 hour before keynote.end", "2027-03-16T10:30+01:00"),
        ("with keynote", "2027-03-16T10:00+01:00"),
    ],
)
def test_points_of_an_event(tmp_path: Path, text: str, meant: str) -> None:
    plan = load(tmp_path, KEYNOTE | {"post.md": item(publish=text)})
    assert when(plan, "post") == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1 day after story", "2027-05-13T09:00+02:00"),  # the first of its outputs
        ("1 day after story.x", "2027-05-15T15:00+02:00"),
        ("1 day after story.publish", "2027-05-13T09:00+02:00"),
    ],
)
def test_points_of_an_item_with_outputs(tmp_path: Path, text: str, meant: str) -> None:
    plan = load(tmp_path, {"story.md": item(outputs=OUTPUTS), "post.md": item(publish=text)})
    assert when(plan, "post") == meant


def test_what_was_published_counts_as_it_was(tmp_path: Path) -> None:
    out = item(status="published", publish="2027-02-01 09:00", published="2027-02-01 09:45")
    plan = load(tmp_path, {"out.md": out, "post.md": item(publish="1 hour after out")})
    assert when(plan, "post") == "2027-02-01T10:45+01:00"


def test_an_output_inherits_a_relative_time_and_may_have_its_own(tmp_path: Path) -> None:
    outputs = '[{channel: blog}, {channel: x, publish: "1 day after keynote at 09:00"}]'
    plan = load(tmp_path, KEYNOTE | {"story.md": item(publish="1 week before keynote", outputs=outputs)})
    assert [e.start.text for e in plan.entries if e.item.id == "story" and e.start] == [
        "2027-03-09T10:00+01:00",
        "2027-03-17T09:00+01:00",
    ]


def test_an_embargo_hangs_on_an_event_and_a_post_on_the_embargo(tmp_path: Path) -> None:
    release = item(type="press", embargo="2 days before keynote at 08:00", publish="when release lifts")
    plan = load(tmp_path, KEYNOTE | {"release.md": release, "post.md": item(publish="when release lifts")})
    assert (when(plan, "release"), when(plan, "post")) == ("2027-03-14T08:00+01:00",) * 2
    embargo = plan.by_id["release"].embargo
    assert embargo and embargo.until.isoformat() == "2027-03-14T08:00:00+01:00"


@pytest.mark.parametrize(
    "until", ["2 days before nothing at 08:00", "2 days before keynot at 08:00", "2 dys before keynote"]
)
def test_an_embargo_that_hangs_in_the_air_never_lifts(tmp_path: Path, until: str) -> None:
    release = item(type="press", embargo=until, visibility="public", status="approved", publish="2027-02-01")
    plan = load(tmp_path, KEYNOTE | {"release.md": release, "nothing.md": item()})
    assert "release" not in gate.admit(plan, plan.vocabulary.editions["public"]).by_id


def test_an_embargo_needs_an_hour(tmp_path: Path) -> None:
    plan = load(
        tmp_path,
        {"fair.md": item(type="event", start="2027-05-12"), "a.md": item(embargo="1 day before fair")},
    )
    embargo = plan.by_id["a"].embargo
    assert [fault.rule for fault in plan.unresolved] == ["embargo-imprecise"]
    assert embargo and embargo.until == NEVER


def test_workdays_are_those_of_plan_owner_and_audience(tmp_path: Path) -> None:
    yml = "title: P\nurl: https://p.example/\ntimezone: Europe/Berlin\ncountry: DE\n"
    content = {
        "fair.md": item(type="event", start="2027-07-02"),  # a Friday; Monday is observed as Independence Day
        "ours.md": item(publish="1 workday after fair"),
        "hers.md": item(publish="1 workday after fair", owner="mia"),
        "theirs.md": item(publish="1 workday after fair", audience="americans"),
    }
    people, audiences = "mia: {country: US}\n", "americans: {country: US}\n"
    plan = load(tmp_path, content, plan=yml, people=people, audiences=audiences)
    assert [when(plan, id) for id in ("ours", "hers", "theirs")] == ["2027-07-05", "2027-07-06", "2027-07-06"]


def test_due_dates_count_back_from_the_first_appearance(tmp_path: Path) -> None:
    due = "{brief: 2027-03-01, draft: 5 workdays, review: 1 day before publish at 16:00}"
    plan = load(tmp_path, {"story.md": item(outputs=OUTPUTS, due=due)})
    assert {stage: time.text for stage, time in plan.by_id["story"].due.items()} == {
        Stage.BRIEF: "2027-03-01",
        Stage.DRAFT: "2027-05-05",
        Stage.REVIEW: "2027-05-11T16:00+02:00",
    }


def test_lead_times_come_from_the_format_else_the_type(tmp_path: Path) -> None:
    content = {
        "a.md": item(type="newsletter", publish="2027-05-12", format="print"),
        "b.md": item(type="newsletter", publish="2027-05-12", format="mail"),
        "c.md": item(type="newsletter", publish="2027-05-12", due="{draft: 2027-05-01, review: none}"),
        "d.md": item(type="newsletter", publish="2027-05-12", due="none"),
        "e.md": item(type="newsletter", status="idea"),
    }
    types = "newsletter: {title: Letter, due: {draft: 5 workdays, review: 2 days}}\n"
    formats = "print: {title: Print, due: {brief: 120 days}}\nmail: Mail\n"
    plan = load(tmp_path, content, types=types, formats=formats, policy="profile: core")
    assert {i.id: {stage.value: time.text for stage, time in i.due.items()} for i in plan.items} == {
        "a": {"brief": "2027-01-12"},
        "b": {"draft": "2027-05-05", "review": "2027-05-10"},
        "c": {"draft": "2027-05-01"},
        "d": {},
        "e": {},
    }
    assert report.findings(plan) == []


def test_nobody_is_blamed_for_waiting_for_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    plan = load(tmp_path, {"broken.md": "---\ntype: [\n---\n", "post.md": item(publish="1 day after broken")})
    assert plan.unresolved == ()


def test_nobody_is_blamed_for_waiting_for_a_time_that_cannot_be_read(tmp_path: Path) -> None:
    content = {"fair.md": item(type="event", start="2027-02-30"), "post.md": item(publish="1 day after fair")}
    assert load(tmp_path, content).unresolved == ()


def test_what_moves_an_anchor_changes_its_followers(tmp_path: Path) -> None:
    content = KEYNOTE | {"a.md": item(publish="1 day before keynote"), "b.md": item(publish="1 day before a")}
    plan = load(tmp_path, content)
    old, new = Change(NOW, NOW), Change(NOW, NOW + timedelta(days=3))
    told = replace(plan, history=GitHistory({"keynote.md": new, "a.md": old, "b.md": old}))
    assert told.changed(told.by_id["b"]) == new


def test_a_hidden_anchor_moves_what_the_public_sees_and_is_not_named(tmp_path: Path) -> None:
    post = item(publish="1 day before secret at 09:00", visibility="public", status="approved")
    plan = load(
        tmp_path,
        {"secret.md": item(type="event", start="2027-03-16", visibility="confidential"), "post.md": post},
    )
    for edition in ("team", "public"):
        admitted = gate.admit(plan, plan.vocabulary.editions[edition])
        shown = admitted.by_id["post"].outputs[0]
        assert (shown.publish.text if shown.publish else "", shown.relative) == ("2027-03-15T09:00+01:00", {})


def chain(depth: int) -> list[Item]:
    """``depth`` items, each a day after the next one, and the last on a day."""
    first = Item(
        id="i0", type="event", title="x", path="i0.md", place=None, status="draft", start=on_day(NOW.date())
    )  # type: ignore[arg-type]
    link = {n: {"start": phrase(f"1 day after i{n - 1}")} for n in range(1, depth)}
    return [first, *(replace(first, id=f"i{n}", path=f"i{n}.md", start=None, relative=link[n]) for n in link)]


def test_a_chain_as_deep_as_the_plan_resolves(tmp_path: Path) -> None:
    plan = load(tmp_path, {})
    found = {i.id: i.start for i in schedule.resolve(chain(5000), plan.vocabulary).items}
    assert found["i4999"] == on_day(NOW.date() + timedelta(days=4999))


@given(st.permutations(range(40)), st.integers(-40, 40))
def test_any_order_gives_the_same_times_and_a_moved_anchor_moves_them_all(order: list[int], by: int) -> None:
    words = Plan(now=NOW).vocabulary
    items = chain(40)
    told = {i.id: i.start for i in schedule.resolve([items[n] for n in order], words).items}
    items[0] = replace(items[0], start=on_day(NOW.date() + timedelta(days=by)))
    moved = {i.id: i.start for i in schedule.resolve(items, words).items}
    assert {id: time.first for id, time in moved.items() if time} == {
        id: time.first + timedelta(days=by) for id, time in told.items() if time
    }


def test_a_circle_is_one_finding_however_many_outputs_wait_in_it(tmp_path: Path) -> None:
    outputs = ", ".join(f"{{channel: c{n}, publish: 1 day after publish}}" for n in range(300))
    plan = load(tmp_path, {"a.md": item(outputs=f"[{outputs}]")})
    assert [fault.rule for fault in plan.unresolved] == ["circular-time"]


@pytest.mark.parametrize("names", ["abs", "bsa", "sab", "asb", "bas", "sba"])
def test_nothing_in_a_circle_has_a_time_whatever_the_files_are_called(tmp_path: Path, names: str) -> None:
    a, b, s = names
    content = {
        f"{s}.md": item(publish=f"1 day after {a}"),
        f"{a}.md": item(
            outputs=f"[{{channel: x, publish: 1 day after {b}.m}}, {{channel: n, publish: 1 day after {b}}}]"
        ),
        f"{b}.md": item(
            outputs=f"[{{channel: m, publish: 1 day after {s}}}, {{channel: k, publish: 2027-05-05}}]"
        ),
    }
    plan = load(tmp_path, content)
    assert [fault.rule for fault in plan.unresolved] == ["circular-time"]
    assert [entry.id for entry in plan.entries] == [f"{b}.k"]


def test_an_item_of_which_one_output_hangs_in_the_air_is_no_anchor(tmp_path: Path) -> None:
    outputs = "[{channel: x, publish: 1 day after nothing}, {channel: y, publish: 2027-05-20}]"
    plan = load(tmp_path, {"a.md": item(outputs=outputs), "b.md": item(publish="1 day after a")})
    assert [f.message for f in plan.unresolved] == [
        "`publish`: no item has the id 'nothing'; so there is no time for b (content/b.md:5:10)"
        " → a.x (content/a.md:5:33) → nothing"
    ]
    assert when(plan, "b") == ""


LETTER = {"publish": "2027-03-03", "repeat": "weekly on tuesday at 10:00"}


@pytest.mark.parametrize(
    ("keys", "text", "meant"),
    [
        (LETTER, "1 hour after letter", "2027-03-09T11:00+01:00"),
        (LETTER, "1 day after letter", "2027-03-10T10:00+01:00"),
        (
            LETTER | {"occurrences": "{2027-03-09: {publish: 2027-03-10 15:00}}"},
            "1 hour after letter",
            "2027-03-10T16:00+01:00",
        ),
    ],
)
def test_a_series_counts_by_its_first_occurrence(
    tmp_path: Path, keys: dict[str, str], text: str, meant: str
) -> None:
    plan = load(tmp_path, {"letter.md": item(due="{draft: 1 day}", **keys), "post.md": item(publish=text)})
    assert when(plan, "post") == meant
    if "occurrences" not in keys:
        assert plan.by_id["letter"].due[Stage.DRAFT].text == "2027-03-08"


def test_the_end_of_a_series_may_follow_its_start(tmp_path: Path) -> None:
    talk = item(
        type="event", start="2027-03-03", end="1 hour after start", repeat="weekly on tuesday at 10:00"
    )
    (entry,) = load(tmp_path, {"talk.md": talk}).entries
    assert [time.text for time in (entry.start, entry.end) if time] == [
        "2027-03-09T10:00+01:00",
        "2027-03-09T11:00+01:00",
    ]


def test_a_default_that_cannot_be_is_told_once_and_where_it_stands(tmp_path: Path) -> None:
    types = "social: {title: Post, due: {draft: 9999 weeks}}\n"
    content = {f"{n}.md": item(publish="2027-05-12", id=f"p{n}") for n in range(5)}
    plan = load(tmp_path, content, types=types)
    assert [(str(fault.place), fault.rule) for fault in plan.unresolved] == [
        ("calendar/types.yml:1:36", "bad-time")
    ]


def test_an_output_whose_time_cannot_be_read_has_none(tmp_path: Path) -> None:
    outputs = "[{channel: x, publish: 5 dys after k}]"
    assert load(tmp_path, {"a.md": item(publish="2027-03-10", outputs=outputs)}).entries == ()


def test_nobody_is_blamed_for_an_end_whose_start_cannot_be_read(tmp_path: Path) -> None:
    fair = item(type="event", start="2027-02-30", end="2027-03-04")
    plan = load(tmp_path, {"fair.md": fair, "post.md": item(publish="1 day after fair.end")})
    assert plan.unresolved == ()


def test_a_long_chain_is_told_by_its_ends(tmp_path: Path) -> None:
    content = {f"p{n}.md": item(publish=f"1 day after p{n + 1}") for n in range(30)}
    (fault,) = load(tmp_path, content).unresolved
    assert (len(fault.message) < 600, "… 18 more …" in fault.message) == (True, True)


@pytest.mark.parametrize("id", ["start", "End", "publish"])
def test_words_of_relative_times_are_no_ids(tmp_path: Path, id: str) -> None:
    plan = load(tmp_path, {"a.md": item(id=id), f"{id}.md": item()})
    assert [fault.rule for fault in plan.faults] == ["bad-id", "bad-id"]


def test_a_series_whose_first_day_is_left_out_counts_by_the_next(tmp_path: Path) -> None:
    keys = LETTER | {"except": "2027-03-09"}
    plan = load(tmp_path, {"letter.md": item(**keys), "post.md": item(publish="1 hour after letter")})
    assert when(plan, "post") == "2027-03-16T11:00+01:00"
