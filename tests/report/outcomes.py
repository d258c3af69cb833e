"""Outcomes made by hand, over a file or two."""

from pathlib import Path

from airdate.finding import Assign, Fault, Finding, Fix, Place, Replace, Severity
from airdate.report.found import Waived
from airdate.report.outcome import Outcome

NASTY = "content/näs ty,100%:a.md"

SOURCES = {
    "content/a.md": "---\ntype: social\ntitle: 🚀🚀 Start\nchannel: mastadon\n---\n",
    NASTY: "# x\n\nSee <b> & ]]>\n",
}


def fault(path: str, line: int, column: int, rule: str, message: str, fix: Fix | None = None) -> Fault:
    return Fault(Place(path, line, column), rule, message, "do so", fix=fix)


WRITE = Fix("write 'mastodon'", (Assign("channel", "mastodon"),), safe=True)
SHORTEN = Fix("write 'Go'", (Replace(Place("content/a.md", 3, 11), "Start", "Go"),))
FINDINGS = (
    Finding(fault("content/a.md", 3, 10, "value-trap", "a % and\nsecond line", SHORTEN), Severity.INFO),
    Finding(fault("content/a.md", 4, 10, "unknown-channel", "unknown 'mastadon'", WRITE), Severity.ERROR),
    Finding(
        fault(NASTY, 3, 5, "unsafe-markup", "'<b>' | ]]> \x0b`x`", None), Severity.WARNING, "3.2: Be kind"
    ),
)
WAIVED = Finding(fault("content/a.md", 2, 1, "past-but-open", "over"), Severity.WARNING)
KNOWN = Finding(fault("content/a.md", 1, 1, "missing-key", "no `owner`"), Severity.ERROR)


def outcome(root: Path, *findings: Finding, prefix: str = "", site: str = "") -> Outcome:
    """These findings, or one of each severity, over the sources, which are written to ``root``."""
    for path, text in SOURCES.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text)
    return Outcome(
        root=root,
        findings=findings or FINDINGS,
        waived=(
            Waived(WAIVED, "agreed <with> ana", "ben"),
            Waived(WAIVED, "rule of thumb", "ana", in_source=False),
        ),
        known=(KNOWN,),
        files=("content/a.md", "content/b.md", NASTY),
        prefix=prefix,
        site=site,
    )
