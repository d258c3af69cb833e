"""What pages say of what was put off, called off or moved; and which times hold no longer."""

from pathlib import Path

import pytest
from projects import item, load, public

from airdate.edition import BUILTIN_EDITIONS
from airdate.plan import Plan
from airdate.site import render

FAIR = {"type": "event", "title": "Fair", "status": "approved", "start": "2026-12-17 10:00"}
OFF = {"event_status": "postponed", "reason": "No hall."}


def page(plan: Plan, path: str, edition: str = "team") -> str:
    return next(a.content.decode() for a in render(plan, BUILTIN_EDITIONS[edition]) if a.path == path)


def notice(tmp_path: Path, **keys: str) -> str:
    """The words at the head of the page of the fair."""
    html = page(load(tmp_path, {"fair.md": item(**(FAIR | keys))}), "events/fair.md")
    return html.partition('<p class="air-notice"><strong>')[2].partition("</p>")[0].replace("</strong>", "")


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({}, ""),
        (OFF, "Postponed. No hall. It was to be on 17 December 2026. There is no new date yet."),
        (
            OFF | {"previous_dates": "[2026-12-10 10:00, 2026-12-17 10:00]"},
            "Postponed. No hall. It was to be on 17 December 2026 (before that on 10 December 2026)."
            " There is no new date yet.",
        ),
        (
            OFF | {"previous_dates": "[2026-11, 2026-12-03, 2026-12-10, 2026-12-17]", "reason": "Ice"},
            "Postponed. Ice. It was to be on 17 December 2026"
            " (before that in November 2026, on 3 December 2026 and 10 December 2026)."
            " There is no new date yet.",
        ),
        (
            OFF | {"start": "", "previous_dates": "2026-12-17"},
            "Postponed. No hall. It was to be on 17 December 2026. There is no new date yet.",
        ),
        (
            OFF | {"previous_dates": "[2026-12-03, 2026-12-10]"},
            "Postponed. No hall. It was planned for 3 December 2026 and 10 December 2026.",
        ),
        (
            {"event_status": "cancelled", "end": "2026-12-18", "previous_dates": "[2026-12-10]"},
            "Cancelled. It was to be on 17–18 December 2026 (before that on 10 December 2026).",
        ),
        (
            {"event_status": "rescheduled", "reason": "Ice.", "previous_dates": "2026-12-10"},
            "Rescheduled. Ice. It was planned for 10 December 2026.",
        ),
        (OFF | {"repeat": "weekly on thursday"}, "Postponed. No hall. There is no new date yet."),
    ],
)
def test_what_became_of_it(tmp_path: Path, keys: dict[str, str], told: str) -> None:
    assert notice(tmp_path, **keys) == told


@pytest.mark.parametrize(
    ("keys", "void"),
    [
        ({}, False),
        ({"event_status": "cancelled"}, False),
        (OFF, True),
        (OFF | {"previous_dates": "2026-12-17"}, True),
        (OFF | {"previous_dates": "2026-12-17 10:00"}, True),
        (OFF | {"previous_dates": "2026-12-17 09:00"}, False),
        (OFF | {"previous_dates": "2026-12-10"}, False),
        (OFF | {"start": ""}, False),
        (OFF | {"repeat": "weekly on friday", "previous_dates": "2026-12-17"}, True),
        ({"repeat": "weekly on thursday", "occurrences": "{2026-12-17: {status: postponed}}"}, False),
    ],
)
def test_a_time_is_void_where_it_was_put_off_from_it(
    tmp_path: Path, keys: dict[str, str], void: bool
) -> None:
    plan = load(tmp_path, {"fair.md": item(**(FAIR | keys))})
    assert [entry.void for entry in (*plan.entries, *plan.unscheduled)] == [void]


def test_an_occurrence_put_off_is_void(tmp_path: Path) -> None:
    weekly = FAIR | {"repeat": "weekly on thursday", "occurrences": "{2026-12-24: {status: postponed}}"}
    plan = load(tmp_path, {"fair.md": item(**weekly, previous_dates="2026-11-01")})
    found = plan.expanded(plan.series)
    assert [str(entry.day) for entry in found if entry.void] == ["2026-12-24"]


def test_a_void_time_is_struck_through_and_said_to_be(tmp_path: Path) -> None:
    html = page(load(tmp_path, {"fair.md": item(**(FAIR | OFF))}), "events/fair.md")
    when = html.partition("<dt>When</dt><dd>")[2].partition("</dd>")[0]
    assert when == "<s>Thursday, 17 December 2026, 10:00 (Europe/Berlin)</s> · no new date yet"


@pytest.mark.parametrize(("edition", "there"), [("team", True), ("public", False)])
def test_only_the_team_reads_that_nothing_belongs_to_it(tmp_path: Path, edition: str, there: bool) -> None:
    plan = load(tmp_path, {"fair.md": public(type="event", title="Fair", start="2027-05-12", publish="")})
    assert ("Everything around it" in page(plan, "events/fair.md", edition)) is there
