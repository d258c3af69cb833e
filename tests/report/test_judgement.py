"""Which rules hold, for what and how strictly: profiles, names, scopes, severities and statuses."""

from pathlib import Path

import pytest

from airdate import report
from airdate.checks import catalogue
from airdate.finding import Place
from airdate.item import Item, Output
from airdate.policy import Policy, Profile, RuleSettings
from airdate.report.judgement import furthest, holds
from airdate.status import EventStatus, Status

from .small_plans import plan, told

#: A misspelt key: a warning of core, whatever the status.
KEY = "type: notice\ntitle: A notice\nstatus: draft\nchanel: x"
KEY_SOCIAL = "type: social\ntitle: A post\nstatus: draft\nchanel: x"
WARNED = "content/a.md warning unknown-key"
IN_BLOG = "content/blog/b.md warning unknown-key"


@pytest.mark.parametrize("profile", [profile for profile in Profile if profile is not Profile.CONFIG])
def test_a_profile_holds_its_rules_and_those_of_the_ones_before(profile: Profile) -> None:
    order = [Profile.CORE, Profile.RECOMMENDED, Profile.STRICT, Profile.CONFIG]
    held = [rule.name for rule in catalogue().values() if holds(Policy(profile=profile), rule)]
    upto = order[: order.index(profile) + 1]
    assert held == [rule.name for rule in catalogue().values() if rule.profile in upto]


def test_without_a_policy_the_recommended_rules_hold() -> None:
    assert Policy().profile is Profile.RECOMMENDED


@pytest.mark.parametrize(
    ("policy", "held"),
    [
        (Policy(), False),
        (Policy(profile=Profile.STRICT), False),
        (Policy(rules={"approval-author": RuleSettings()}), True),
        (Policy(rules={"approval-author": RuleSettings(off=True)}), False),
        (Policy(rules={"approval-author": RuleSettings(off=True)}, select=("approval-author",)), False),
        (Policy(select=("approval-author",)), True),
        (Policy(select=("ow006",)), True),
        (Policy(select=("OW",)), True),
        (Policy(select=("All",)), True),
        (Policy(select=("OW",), ignore=("OW006",)), False),
        (Policy(select=("OW006",), ignore=("OW",)), True),
        (Policy(select=("OW006",), ignore=("approval-author",)), False),
        (Policy(select=("OW",), ignore=("OW",)), False),
        (Policy(select=("OW",), ignore=("all",)), True),
        (Policy(select=("all",), ignore=("OW",)), False),
        (Policy(ignore=("all",)), False),
    ],
)
def test_what_is_nearer_wins(policy: Policy, held: bool) -> None:
    assert holds(policy, catalogue()["approval-author"]) is held


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("", [WARNED, IN_BLOG]),
        ("ignore: [unknown-key]", []),
        ("ignore: [fm003]", []),
        ("ignore: [FM]", []),
        ("paths: {content/blog/*: {ignore: [FM003]}}", [WARNED]),
        ("types: {social: {ignore: [FM]}}", [WARNED]),
        ("ignore: [FM003]\ntypes: {notice: {select: [unknown-key]}}", [WARNED]),
        ("ignore: [all]\npaths: {content/a.md: {select: [ALL]}}", [WARNED]),
        (
            "ignore: [all]\nselect: [FM]\npaths: {content/a.md: {ignore: [FM]}}",
            [IN_BLOG],
        ),
        ("rules: {unknown-key: off}", []),
        (
            "rules: {unknown-key: off}\npaths: {content/a.md: {select: [FM003]}}",
            [WARNED],
        ),
        ("rules: {unknown-key: error}\ntypes: {social: {ignore: [all]}}", ["content/a.md error unknown-key"]),
        (
            "rules: {unknown-key: {severity: info}}\ntypes: {social: {ignore: [all]}}",
            ["content/a.md info unknown-key"],
        ),
        ("rules: {unknown-key: {severity: off}}", []),
    ],
)
def test_names_codes_groups_paths_and_types(policy: str, expected: list[str], tmp_path: Path) -> None:
    assert told(plan(tmp_path, policy, a=KEY, blog__b=KEY_SOCIAL)) == expected


def test_a_rule_can_hold_for_one_path_only(tmp_path: Path) -> None:
    policy = "profile: core\npaths: {content/blog/*: {select: [no-exec-sponsor]}}"
    strategy = "type: strategy\ntitle: How we speak\nstatus: draft"
    assert told(plan(tmp_path, policy, a=strategy, blog__b=strategy)) == [
        "content/blog/b.md info no-exec-sponsor"
    ]


@pytest.mark.parametrize(
    ("clause", "said"),
    [("3.2", " (policy 3.2: Keys are those of the manual.)"), ("4", " (policy 4)")],
)
def test_a_message_cites_the_clause(clause: str, said: str, tmp_path: Path) -> None:
    policy = f"""
        rules: {{unknown-key: {{clause: "{clause}"}}}}
        clauses: {{"3.2": Keys are those of the manual.}}
        ignore: [odd-setting]
    """
    found = report.findings(plan(tmp_path, policy, a=KEY))
    assert [finding.said for finding in found] == [
        f"unknown key 'chanel' in an item (did you mean 'channel'?){said}"
    ]


def strategy(status: str) -> str:
    """A rule of the kind ``APPROVED`` finds fault with it: it says no intent."""
    return f"type: strategy\ntitle: How\nstatus: {status}\npublish: 2027-04-01\nreason: So"


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("idea", []),
        ("planned", ["info"]),
        ("draft", ["info"]),
        ("review", ["info"]),
        ("on-hold", ["info"]),
        ("postponed", ["info"]),
        ("approved", ["warning"]),
        ("scheduled", ["warning"]),
        ("published", ["warning"]),
        ("cancelled", []),
    ],
)
def test_completeness_is_advice_until_approved(status: str, expected: list[str], tmp_path: Path) -> None:
    found = report.findings(plan(tmp_path, "profile: core\nselect: [no-intent]", a=strategy(status)))
    assert [f.severity for f in found if f.fault.rule == "no-intent"] == expected


def test_advice_stays_advice_whatever_severity_the_policy_sets(tmp_path: Path) -> None:
    policy = "profile: core\nrules: {no-intent: error}"
    items = {"a": strategy("draft"), "b": strategy("approved")}
    assert told(plan(tmp_path, policy, **items)) == [
        "content/a.md info no-intent",
        "content/b.md error no-intent",
    ]


@pytest.mark.parametrize(
    ("status", "expected"), [("idea", []), ("planned", ["warning"]), ("approved", ["warning"])]
)
def test_conflicts_are_told_once_it_is_planned(status: str, expected: list[str], tmp_path: Path) -> None:
    campaign = "type: campaign\ntitle: Launch\nstatus: planned\nstart: 2027-04-01"
    post = f"type: social\ntitle: A post\nstatus: {status}\npublish: 2027-04-01\nchannel: website"
    found = report.findings(plan(tmp_path, "profile: core\nselect: [orphan-item]", c=campaign, a=post))
    assert [f.severity for f in found if f.fault.rule == "orphan-item"] == expected


def test_of_an_idea_the_front_matter_is_judged(tmp_path: Path) -> None:
    assert told(plan(tmp_path, a=KEY.replace("draft", "idea"))) == [WARNED]


def item(status: Status, *outputs: Status, event: EventStatus | None = None) -> Item:
    made = tuple(Output(status=each) for each in outputs)
    return Item(
        id="a",
        type="social",
        title="A",
        path="a.md",
        place=Place("a.md"),
        status=status,
        outputs=made,
        event_status=event,
    )


@pytest.mark.parametrize(
    ("outputs", "expected"),
    [
        ((Status.DRAFT, Status.APPROVED), Status.APPROVED),
        ((Status.PUBLISHED, Status.ON_HOLD), Status.PUBLISHED),
        ((Status.APPROVED, Status.POSTPONED), Status.APPROVED),
        ((Status.IDEA, Status.POSTPONED), Status.POSTPONED),
        ((Status.DRAFT, Status.CANCELLED), Status.DRAFT),
        ((Status.CANCELLED, Status.CANCELLED), Status.CANCELLED),
    ],
)
def test_an_item_is_as_far_as_its_furthest_output(outputs: tuple[Status, ...], expected: Status) -> None:
    assert furthest(item(Status.DRAFT, *outputs)) is expected


def test_what_is_cancelled_as_a_whole_is_cancelled() -> None:
    assert furthest(item(Status.CANCELLED, Status.PUBLISHED)) is Status.CANCELLED
    called_off = item(Status.APPROVED, Status.APPROVED, event=EventStatus.CANCELLED)
    assert furthest(called_off) is Status.CANCELLED
