"""The page of the worst cases: what is said, what is missing, and who may see it."""

import re
from pathlib import Path

import pytest
from projects import load

from airdate.edition import BUILTIN_EDITIONS
from airdate.plan import Plan
from airdate.sections.risks import risks
from airdate.site import Site

CASE = """---
type: scenario
id: fire
title: A fire <in> the hall
status: approved
owner: ana
likelihood: 3
impact: 5
trigger: Smoke.
first_hour: Everybody out.
holding_statement: We are all out.
mitigation: Sprinklers.
contingency: The other hall.
reviewed: 2027-02-12
drill: 2027-05-08
attendees: [ben]
---
"""
PEOPLE = "ana: {name: Ana Berg}\nben: {name: Ben Canary}\n"
MARKERS = """
now: {kind: hold, title: Storm now, start: 2027-02-28, scope: {channel: web}, reason: Storm}
over: {kind: hold, title: Ice, start: 2027-01-02, end: 2027-01-03, reason: Ice, lesson: Empty the queue}
mute: {kind: hold, title: Mute, start: 2027-01-05, end: 2027-01-06, reason: Rain}
"""


def site(root: Path, edition: str = "team", markers: str = MARKERS, **content: str) -> Site:
    files: dict[str, str | bytes] = {f"{name}.md": text for name, text in content.items()}
    words = {"people": PEOPLE, "channels": "web: Web\n"} | ({"markers": markers} if markers else {})
    plan: Plan = load(root, files, **words)
    assert plan.faults == ()
    return Site(plan, BUILTIN_EDITIONS[edition])


def page(of: Site) -> str:
    return {a.path: a.content.decode() for a in of.artifacts}["risks.md"]


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_a_plan_without_worst_cases_says_so(tmp_path: Path) -> None:
    found = page(site(tmp_path, markers=""))
    assert "No worst case has been thought through yet." in found
    assert "No hold is in force." in found
    assert "<table" not in found


def test_the_matrix_names_each_case_in_its_cell(tmp_path: Path) -> None:
    found = page(site(tmp_path, fire=CASE))
    table = found[found.index('<table class="air-grid-of-risks"') : found.index("</table>")]
    rows = [re.findall(r"<td.*?</td>", row) for row in table.split("<tr>")[2:]]
    assert [len(row) for row in rows] == [5, 5, 5, 5, 5]
    named = [(5 - n, m) for n, row in enumerate(rows) for m, cell in enumerate(row, 1) if "risk-fire" in cell]
    assert named == [(3, 5)]
    assert text(rows[2][4]) == " 15 1 . A fire &lt;in&gt; the hall "


def test_a_case_says_everything_in_the_order_in_which_it_is_needed(tmp_path: Path) -> None:
    found = text(page(site(tmp_path, fire=CASE)))
    parts = ["3 × 5 = 15", "Ana Berg", "reviewed on 12 Feb 2027", "rehearsal on 8 May 2027"]
    parts += ["with Ben Canary"]
    parts += ["Smoke.", "Everybody out.", "We are all out.", "Sprinklers.", "The other hall."]
    places = [found.index(part) for part in parts]
    assert places == sorted(places)
    assert "Missing" not in found


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    bare = "---\ntype: scenario\nid: bare\ntitle: Bare\nstatus: approved\n---\n"
    found = text(page(site(tmp_path, bare=bare)))
    for said in ("Not weighed yet: 1. Bare", "nobody answers for it", "never reviewed", "never rehearsed"):
        assert said in found
    missing = found[found.index("Missing: ") :].partition(" Holds")[0].split(": ")[1].strip()
    assert missing == ("Begins with, First hour, Holding statement, To make it less likely and If it happens")


def test_the_worst_comes_first_and_what_is_called_off_does_not_count(tmp_path: Path) -> None:
    more = {
        "b": CASE.replace("impact: 5", "impact: 2.4").replace("id: fire", "id: b").replace("A fire", "B"),
        "c": CASE.replace("approved", "cancelled").replace("id: fire", "id: c"),
        "d": CASE.replace("approved", "idea").replace("id: fire", "id: d"),
    }
    found = page(site(tmp_path, fire=CASE, **more))
    assert re.findall(r'id="risk-(\w+)"', found) == ["fire", "b"]


@pytest.mark.parametrize(("impact", "column"), [("1", 1), ("2.5", 3), ("4.4", 4), ("4.5", 5), ("5", 5)])
def test_what_lies_between_two_cells_stands_in_the_worse(impact: str, column: int, tmp_path: Path) -> None:
    (risk,) = risks(site(tmp_path, fire=CASE.replace("impact: 5", f"impact: {impact}")).plan)
    assert (risk.likelihood, risk.impact) == (3, column)


@pytest.mark.parametrize("impact", ["0", "-3", "9", "5.5", "0.2"])
def test_what_is_off_the_scale_is_told_and_not_weighed(impact: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"fire.md": CASE.replace("impact: 5", f"impact: {impact}")}
    plan = load(tmp_path, files, people=PEOPLE)
    said = [(fault.message, fault.cure) for fault in plan.faults]
    assert said == [(f"`impact`: {impact} is not from 1 to 5", "write a number from 1 to 5")]
    assert [risk.score for risk in risks(plan)] == [0]


def test_what_was_long_ago_is_said(tmp_path: Path) -> None:
    old = CASE.replace("2027-02-12", "2025-02-12").replace("2027-05-08", "2025-05-08")
    found = text(page(site(tmp_path, fire=old)))
    assert "reviewed on 12 Feb 2025 too long ago" in found
    assert "rehearsed on 8 May 2025 too long ago" in found


def test_holds_stay_with_their_lessons(tmp_path: Path) -> None:
    found = page(site(tmp_path))
    assert "Storm now" in found[: found.index('id="holds"')]
    rows = re.findall(r'<tr id="hold-(\w+)">(.*?)</tr>', found)
    assert [id for id, _ in rows] == ["mute", "over"]
    assert "Nobody has written down what was learned." in rows[0][1]
    assert "Empty the queue" in rows[1][1]


def test_rehearsals_are_in_the_calendar_and_in_feeds(tmp_path: Path) -> None:
    post = "---\ntype: social\ntitle: A post\nstatus: draft\npublish: 2027-05-02\n---\n"
    found = {a.path: a.content.decode() for a in site(tmp_path, fire=CASE, post=post).artifacts}
    assert "Rehearsal: A fire &lt;in&gt; the hall" in found["calendar/2027-05.md"]
    assert 'href="../../fire/"' in found["calendar/2027-05.md"]
    for path in ("feeds/rehearsals.ics", "feeds/rehearsals/ana.ics", "feeds/rehearsals/ben.ics"):
        lines = found[path].split("\r\n")
        assert "SUMMARY:Rehearsal: A fire <in> the hall" in lines
        assert "DTSTART;VALUE=DATE:20270508" in lines
        assert "UID:fire.drill@plan.example" in lines


def test_a_rehearsal_in_some_month_is_on_no_day(tmp_path: Path) -> None:
    post = "---\ntype: social\ntitle: A post\nstatus: draft\npublish: 2027-05-02\n---\n"
    found = site(tmp_path, fire=CASE.replace("2027-05-08", "2027-05"), post=post).artifacts
    pages = {a.path: text(a.content.decode()) for a in found}
    assert [path for path in pages if "rehearsal" in path or "Rehearsal:" in pages[path]] == []
    for path in ("risks.md", "executive.md"):
        assert "rehearsal on May 2027" in pages[path]


def test_a_case_without_a_rehearsal_has_no_feed(tmp_path: Path) -> None:
    found = site(tmp_path, fire=CASE.replace("drill: 2027-05-08\n", ""))
    assert [a.path for a in found.artifacts if "rehearsal" in a.path] == []


def test_others_see_no_byte_of_it(tmp_path: Path) -> None:
    found = {a.path: a.content.decode() for a in site(tmp_path, "public", fire=CASE).artifacts}
    assert "risks.md" not in found
    assert [path for path, content in found.items() if "Canary" in content or "the hall" in content] == []


def test_of_a_public_case_others_see_no_rehearsal(tmp_path: Path) -> None:
    case = CASE.replace("status:", "visibility: public\nstatus:")
    found = {a.path: a.content.decode() for a in site(tmp_path, "public", fire=case).artifacts}
    assert [path for path, content in found.items() if "Rehearsal:" in content or "rehearsal" in path] == []


def test_a_hundred_cases_with_long_titles(tmp_path: Path) -> None:
    many = {f"c{n}": CASE.replace("id: fire", f"id: c{n}").replace("A fire", "火" * 200) for n in range(100)}
    assert page(site(tmp_path, **many)).count('class="air-case"') == 100
