"""What somebody has decided to leave: waivers in front matter and in policy.yml."""

from pathlib import Path

import pytest

from airdate import report
from airdate.checks import catalogue

from .small_plans import plan, told

KEY = "type: notice\ntitle: A notice\nstatus: draft\nchanel: x\n"
WARNED = ["content/a.md warning unknown-key"]


def waive(rule: str = "FM003", until: str = "2027-12-31") -> str:
    return f"waive: [{{rule: {rule}, reason: Agreed, by: ana, until: {until}}}]"


@pytest.mark.parametrize("rule", ["FM003", "fm003", "unknown-key", "Unknown-Key"])
def test_an_item_waives_by_code_and_by_name(rule: str, tmp_path: Path) -> None:
    found = report.of(plan(tmp_path, a=KEY + waive(rule)))
    assert found.findings == ()
    assert [(each.finding.fault.rule, each.reason, each.by) for each in found.waived] == [
        ("unknown-key", "Agreed", "ana")
    ]


def test_it_waives_in_its_own_file_only(tmp_path: Path) -> None:
    assert told(plan(tmp_path, a=KEY, b=KEY + waive())) == WARNED


def test_brackets_in_the_name_of_a_file_are_no_glob(tmp_path: Path) -> None:
    made = plan(tmp_path, **{"[bc]": KEY + waive(), "b": KEY})
    assert told(made) == ["content/b.md warning unknown-key"]


@pytest.mark.parametrize(("until", "over"), [("2027-02-28", True), ("2027-03-01", False), ("2027-03", False)])
def test_it_holds_to_the_end_of_its_last_day(until: str, over: bool, tmp_path: Path) -> None:
    expired = [*WARNED, "content/a.md warning expired-waiver"] if over else []
    assert told(plan(tmp_path, a=KEY + waive(until=until))) == expired


@pytest.mark.parametrize(
    ("path", "left"),
    [
        ("content/blog/*", ["content/a.md warning unknown-key"]),
        ("content/*", []),
        ("content/a.md", ["content/blog/b.md warning unknown-key"]),
    ],
)
def test_the_policy_waives_for_a_glob(path: str, left: list[str], tmp_path: Path) -> None:
    policy = f"waive: [{{rule: unknown-key, reason: Agreed, by: ana, until: 2027-12-31, path: {path}}}]"
    assert told(plan(tmp_path, policy, a=KEY, blog__b=KEY)) == left


def test_without_a_path_the_policy_waives_nothing(tmp_path: Path) -> None:
    policy = waive()
    assert told(plan(tmp_path, policy, a=KEY)) == ["calendar/policy.yml error incomplete-waiver", *WARNED]


def test_a_waiver_that_waives_nothing_is_told(tmp_path: Path) -> None:
    made = plan(tmp_path, a=KEY.replace("chanel: x\n", "") + waive())
    assert told(made) == ["content/a.md warning unused-waiver"]


def test_that_can_be_waived_too(tmp_path: Path) -> None:
    both = "waive:\n" + "".join(
        f"  - {{rule: {rule}, reason: Agreed, by: ana, until: 2027-12-31}}\n" for rule in ("FM003", "WA002")
    )
    assert told(plan(tmp_path, a=KEY.replace("chanel: x\n", "") + both)) == []


def test_of_rules_that_are_not_asked_no_waiver_is_unused(tmp_path: Path) -> None:
    made = plan(tmp_path, "ignore: [unknown-key]", a=KEY + waive())
    assert told(made) == []


@pytest.mark.parametrize("status", ["idea", "cancelled\nreason: No"])
def test_nor_that_of_an_idea_or_of_what_is_called_off(status: str, tmp_path: Path) -> None:
    text = KEY.replace("chanel: x\n", "").replace("draft", status)
    assert told(plan(tmp_path, a=text + waive())) == []


@pytest.mark.parametrize(
    ("waiver", "rule"),
    [
        ("rule: FM003, reason: Agreed, by: ana, until: 2027-02-28", "expired-waiver"),
        ("rule: FM003", "incomplete-waiver"),
    ],
)
def test_what_is_wrong_with_a_waiver_can_be_waived(waiver: str, rule: str, tmp_path: Path) -> None:
    alone = plan(tmp_path / "alone", a=KEY + f"waive: [{{{waiver}}}]")
    assert told(alone) == [*WARNED, f"content/a.md {severity(rule)} {rule}"]
    both = f"waive:\n  - {{{waiver}}}\n  - {{rule: {rule}, reason: Agreed, by: ana, until: 2027-12-31}}"
    assert told(plan(tmp_path / "both", a=KEY + both)) == WARNED


def severity(rule: str) -> str:
    return catalogue()[rule].severity
