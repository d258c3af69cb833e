"""Manuals: as the terminal, the reference in docs/ and the site show them."""

import re
from pathlib import Path

import pytest
from projects import load, public

from airdate.checks import Rule, catalogue
from airdate.finding import Severity
from airdate.policy import Profile, When
from airdate.report import manual
from airdate.site import Site

REFERENCE = Path(__file__).parents[2] / "docs" / "rules.md"

RULE = Rule(
    name="odd-thing",
    code="FM999",
    manual="""A thing that is ``odd``, as <b> or *such*.

Bad::

    thing: <b>

    other: 2

Good: ``thing:
one``.
""",
    severity=Severity.ERROR,
    profile=Profile.CONFIG,
    when=When.APPROVED,
    settings={"per_day": 2, "published": False, "terms": [], "words": ("a", "b_c")},
)


def test_a_manual_as_markdown() -> None:
    assert manual.chapter(RULE) == (
        "### odd-thing\n\nA thing that is `odd`, as &lt;b> or \\*such\\*.\n\nBad:\n\n"
        "```yaml\nthing: <b>\n\nother: 2\n```\n\nGood: `thing:\none`.\n\n"
        "- code: FM999\n- group: FM, Front matter\n- severity: error\n"
        "- profile: silent until calendar/policy.yml sets or selects it\n"
        "- judges: what is approved; drafts get advice\n- setting: per\\_day = 2\n- setting: published = no\n"
        "- setting: terms = []\n- setting: words = [a, b\\_c]"
    )


def test_a_manual_in_a_terminal() -> None:
    told = manual.text(RULE)
    assert told.startswith(
        "odd-thing (FM999)\n\nA thing that is `odd`, as <b> or *such*.\n\nBad:\n\n    thing"
    )
    assert told.endswith("setting   published = no\nsetting   terms = []\nsetting   words = [a, b_c]")


def test_the_reference_is_up_to_date(update_golden: bool) -> None:
    told = manual.reference(catalogue().values())
    if update_golden:
        REFERENCE.write_text(told)
    assert told == REFERENCE.read_text(), "airdate rule --format markdown > docs/rules.md"


def test_no_manual_is_markup() -> None:
    told = re.sub(r"```.*?```|`[^`]+`", "", manual.reference(catalogue().values()), flags=re.DOTALL)
    assert "<" not in told
    assert "`" not in told


@pytest.mark.parametrize(("edition", "there"), [("team", True), ("public", False)])
def test_the_rules_are_a_page_of_the_team_s_site(tmp_path: Path, edition: str, there: bool) -> None:
    plan = load(tmp_path, {"a.md": public(channel="x")}, channels="x: X\n")
    site = Site(plan, plan.vocabulary.editions[edition])
    pages = [artifact for artifact in site.artifacts if artifact.path == "rules.md"]
    assert bool(pages) is there
    assert ({"Rules": "rules.md"} in site.navigation) is there
    assert all("### past-but-open\n" in page.markdown for page in pages)
