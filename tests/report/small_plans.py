"""Small plans for what a policy makes of findings."""

import textwrap
from datetime import UTC, datetime
from pathlib import Path

from airdate import report
from airdate.plan import Plan

NOW = datetime(2027, 3, 1, tzinfo=UTC)


def matter(text: str) -> str:
    """An item with those keys, indented as the code around."""
    return f"---\n{textwrap.dedent(text).strip()}\n---\n"


def plan(root: Path, policy: str = "", **items: str) -> Plan:
    """A plan of items (``a``, ``blog__b`` for ``blog/b.md``) with that policy."""
    (root / "calendar").mkdir(parents=True)
    (root / "calendar" / "plan.yml").write_text("timezone: Europe/Berlin\n")
    (root / "calendar" / "channels.yml").write_text("website: Website\n")
    (root / "calendar" / "policy.yml").write_text(textwrap.dedent(policy).lstrip())
    for name, text in items.items():
        path = root / "content" / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(matter(text))
    return Plan.load(root / "content", root / "calendar", now=NOW)


def told(plan: Plan) -> list[str]:
    """The findings as path, severity and rule."""
    found = report.findings(plan)
    return [f"{f.fault.place.path} {f.severity} {f.fault.rule}" for f in found]
