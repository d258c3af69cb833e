"""What the rules on tracking would change: as little as needed, and after that nothing any more."""

from pathlib import Path

import pytest
from projects import item, load

from airdate.checks import catalogue
from airdate.finding import Assign, Place, Replace
from airdate.plan import Plan

PLAN = "title: Plan\ntimezone: UTC\ndomains: [ours.example]\n"
CHANNELS = "linkedin: {title: LinkedIn, media: shared}\nwebsite: {title: W, media: owned, url: 'https://ours.example/'}\n"
U = "https://ours.example/"
GOOD = f"{U}?utm_source=a&utm_medium=social&utm_campaign=c"


def changes(plan: Plan, name: str) -> list[object]:
    rule = catalogue()[name]
    faults = list(rule.check(plan)) if rule.check else []
    faults += (
        [fault for it in plan.items for fault in rule.of_item(it, plan.vocabulary)] if rule.of_item else []
    )
    assert all(fault.fix is None or fault.fix.safe for fault in faults)
    return [change for fault in faults for change in (fault.fix.changes if fault.fix else ())]


def planned(root: Path, body: str, **keys: str) -> Plan:
    keys = {"channel": "linkedin"} | keys
    return load(root, {"a.md": item(body, **keys)}, plan=PLAN, channels=CHANNELS)


FIXES = [
    ("untagged-link", {}, "ours.example/x!", "https://ours.example/x!"),
    ("utm-malformed", {}, GOOD.replace("?", "#top?"), f"{GOOD}#top"),
    ("utm-malformed", {}, f"{GOOD}&utm_source=a", GOOD),
    ("utm-malformed", {}, f"{U}?utm_source=b", None),
    ("utm-malformed", {}, f"{GOOD}&utm_source=b", None),
    ("utm-case-or-charset", {}, GOOD.replace("=c", "=C+d"), GOOD.replace("=c", "=c-d")),
    ("utm-unassigned", {}, GOOD.replace("=social", "=influencer"), GOOD),
    ("utm-unassigned", {"channel": "website"}, GOOD.replace("=social", "=influencer"), None),
    ("utm-on-internal-link", {"type": "article", "channel": "website"}, f"{GOOD}&x=1#top", f"{U}?x=1#top"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "keys", "wrong", "right"), FIXES)
def test_a_link_in_the_body_is_replaced_where_it_stands(
    tmp_path: Path, rule: str, keys: dict[str, str], wrong: str, right: str | None
) -> None:
    found = changes(planned(tmp_path / "1", f"See\n\nthe *page*: {wrong} now", **keys), rule)
    old, new = wrong.removesuffix("!"), (right or "").removesuffix("!")
    assert found == ([Replace(Place("content/a.md", 9, 13), old, new)] if right else [])
    assert right is None or changes(planned(tmp_path / "2", right, **keys), rule) == []


@pytest.mark.parametrize(("rule", "keys", "wrong", "right"), FIXES[1:])
def test_a_destination_is_written_anew(
    tmp_path: Path, rule: str, keys: dict[str, str], wrong: str, right: str | None
) -> None:
    found = changes(planned(tmp_path, "", destination=f"'{wrong}'", **keys), rule)
    assert found == ([Assign("destination", right)] if right else [])


def test_an_output_keeps_its_own_destination(tmp_path: Path) -> None:
    wrong = GOOD.replace("=c", "=C")
    outputs = f"[{{channel: linkedin, destination: '{wrong}'}}, {{channel: website}}]"
    plan = planned(tmp_path, "", outputs=outputs)
    assert changes(plan, "utm-case-or-charset") == [Assign("outputs.linkedin.destination", GOOD)]


def test_a_text_on_one_line_is_written_anew_and_a_longer_one_left(tmp_path: Path) -> None:
    wrong = GOOD.replace("=c", "=C")
    plan = planned(tmp_path / "1", "", text=f"'See {wrong}.'")
    assert changes(plan, "utm-case-or-charset") == [Assign("text", f"See {GOOD}.")]
    plan = planned(tmp_path / "2", "", text=f"|\n  See\n  {wrong}.")
    assert changes(plan, "utm-case-or-charset") == []


def test_a_plan_without_campaigns_asks_for_no_names(tmp_path: Path) -> None:
    plan = planned(tmp_path, GOOD.replace("=a", "=linkedin"))
    assert list(catalogue()["utm-mismatch"].check(plan)) == []
