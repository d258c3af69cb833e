"""What fixes make of the text of a release, and that they do it once."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from airdate import report
from airdate.plan import Plan
from airdate.report.mending import mended

NOW = datetime(2027, 3, 1, tzinfo=UTC)
HEAD = "---\ntype: press\ntitle: A release\nstatus: draft\npublish: 2027-05-13\n"
EMBARGO = 'embargo: "2027-05-12T14:00+02:00"\n'
LINE = "EMBARGOED UNTIL 12 May 2027, 14:00 CEST (12:00 UTC)"
POLICY = "rules: {release-anatomy: {parts: [boilerplate, end], boilerplates: {en: We build telescopes.}}}\n"


def fixed(root: Path, text: str) -> str:
    """The text after every safe fix, one after the other, until none is left."""
    for name in ("content", "calendar"):
        (root / name).mkdir(exist_ok=True)
    (root / "calendar" / "plan.yml").write_text("timezone: Europe/Berlin\n")
    (root / "calendar" / "policy.yml").write_text(POLICY)
    for _ in range(5):
        (root / "content" / "a.md").write_text(text)
        plan = Plan.load(root / "content", root / "calendar", now=NOW)
        found = [f for f in report.findings(plan) if f.fault.fix and f.fault.fix.safe]
        if not found:
            return text
        text = mended(found[0], text) or "not to be mended"
    return "never done"


@pytest.mark.parametrize(
    ("keys", "body", "expected"),
    [
        (EMBARGO, "**EMBARGOED UNTIL 11 May 2027, 14:00 CEST**", f"**{LINE}**"),
        (EMBARGO, "EMBARGOED UNTIL 12 May 2027", LINE),
        (EMBARGO, "# FOR IMMEDIATE RELEASE", f"# {LINE}"),
        (EMBARGO, f"FOR IMMEDIATE RELEASE\n{LINE}", f"\n{LINE}"),
        ("", "**About us.** We build\nall kinds\nof things.", "**About us.** We build telescopes.\n\n"),
        ("", "## About us\n\nWe build things.", "## About us\n\nWe build telescopes."),
        ("boilerplate: We build things.\n", "Text.", "Text."),
    ],
)
def test_text_after_the_fixes(keys: str, body: str, expected: str, tmp_path: Path) -> None:
    about = "" if "bout" in body or "boilerplate" in keys else "\n\n**About us.** We build telescopes."
    keys_then = keys.replace("things", "telescopes")
    assert fixed(tmp_path, f"{HEAD}{keys}---\n{body}{about}\n\n-30-\n") == (
        f"{HEAD}{keys_then}---\n{expected}{about}\n\n-30-\n"
    )


def test_end_mark_is_set_once(tmp_path: Path) -> None:
    body = "**About us.** We build telescopes."
    assert fixed(tmp_path, f"{HEAD}---\n{body}\n") == f"{HEAD}---\n{body}\n\n-30-\n"


@pytest.mark.parametrize("written", ["eng_gb", "en_GB"])
def test_language_tags_are_written_as_the_standard_has_them(written: str, tmp_path: Path) -> None:
    text = "---\ntype: social\ntitle: A post\nstatus: draft\nlanguage: {}\n---\n"
    assert fixed(tmp_path, text.format(written)) == text.format("en-GB")
