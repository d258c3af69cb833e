"""The policy in docs/policy.md is one that Airdate reads."""

from pathlib import Path

from airdate.parts.waiver import Waiver

from .small_plans import plan, told

PAGE = Path(__file__).parents[2] / "docs" / "policy.md"


def test_the_example_has_no_fault_of_its_own(tmp_path: Path) -> None:
    example = PAGE.read_text().partition("```yaml\n")[2].partition("```")[0]
    old = "type: notice\ntitle: A notice\nstatus: draft"
    made = plan(tmp_path, example, a=old, archive__b=old)
    assert told(made) == ["calendar/policy.yml warning unused-waiver"]
    policy = made.vocabulary.policy
    assert [scope.path or scope.type for scope in policy.scopes] == ["content/archive/*", "ad"]
    assert [isinstance(waiver, Waiver) for waiver in policy.waivers] == [True]
