"""What the rules on channels mend, and what they leave to people."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from airdate import report
from airdate.plan import Plan
from airdate.report.mending import mended

HEAD = "---\ntype: social\ntitle: A\nstatus: approved\npublish: 2027-04-01\n"
FIXED = {
    "hashtags": (
        'channel: threads\nhashtags: ["#a", "#b"]\n---\n',
        'channel: threads\nhashtags: ["#a"]\n---\n',
    ),
    "hashtags of an output": (
        'outputs:\n  - {channel: threads, hashtags: ["#a", "#b"]}\n---\n',
        'outputs:\n  - {channel: threads, hashtags: ["#a"]}\n---\n',
    ),
    "all hashtags": (
        'channel: threads\nhashtags: ["#b"]\n---\nText #a.\n',
        "channel: threads\n---\nText #a.\n",
    ),
    "characters of a body": (
        "channel: x\n---\nze\u200bro\u200b wi\ufeffdth\n",
        "channel: x\n---\nzero width\n",
    ),
    "a letter in parts": (
        "channel: x\n---\nCafe\u0301s, \u1112\u1161\u11ab\n",
        "channel: x\n---\nCafés, 한\n",
    ),
    "a text": ('channel: x\ntext: "ze\u200bro"\n---\n', 'channel: x\ntext: "zero"\n---\n'),
    "a headline of an output": (
        'outputs:\n  - {channel: x, headline: "ze\u200bro"}\n---\n',
        'outputs:\n  - {channel: x, headline: "zero"}\n---\n',
    ),
    "quotes and dashes": (
        "channel: sms\n---\n“Open” – at nine…\n",
        'channel: sms\n---\n"Open" - at nine...\n',
    ),
    "the text of one output": (
        'outputs:\n  - {channel: sms, text: "It’s on"}\n  - channel: print\n---\n',
        'outputs:\n  - {channel: sms, text: "It\'s on"}\n  - channel: print\n---\n',
    ),
}
LEFT = {
    "hashtags of a text": "channel: threads\n---\n#a #b\n",
    "marks of direction": "channel: x\n---\na\u202eb\n",
    "a joiner besides": "channel: x\n---\na\u2060b\u200b\n",
    "a text of several lines": "channel: x\ntext: |\n  ze\u200bro\n  one\n---\n",
    "an SMS of several lines": "channel: sms\ntext: |\n  It’s\n  on\n---\n",
    "a text that others share": "outputs:\n  - channel: sms\n  - channel: print\n---\nIt’s on\n",
    "quotes in a language that has other letters": f"channel: sms\n---\n{'夜' * 70}“夜”\n",
    "a letter without a plain one": f"channel: sms\n---\n{'a' * 40}夜\n",
}
GROUP = {"too-many-hashtags", "bad-characters", "sms-segments"}


def _once(root: Path, text: str) -> str | None:
    """The file after the fix of the only finding; None without a fix."""
    (root / "content").mkdir(exist_ok=True)
    (root / "calendar").mkdir(exist_ok=True)
    (root / "content" / "a.md").write_text(text)
    plan = Plan.load(root / "content", root / "calendar", now=datetime(2027, 3, 1, tzinfo=UTC))
    [finding] = [found for found in report.findings(plan) if found.fault.rule in GROUP]
    assert finding.fault.fix is None or finding.fault.fix.wording
    return mended(finding, text)


@pytest.mark.parametrize("case", FIXED)
def test_what_can_be_mended_is(tmp_path: Path, case: str) -> None:
    before, after = FIXED[case]
    assert _once(tmp_path, HEAD + before) == HEAD + after


@pytest.mark.parametrize("case", LEFT)
def test_what_needs_a_thought_is_left(tmp_path: Path, case: str) -> None:
    assert _once(tmp_path, HEAD + LEFT[case]) is None
