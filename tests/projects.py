"""Small projects for tests: files written by hand, read into a plan."""

from datetime import UTC, datetime
from pathlib import Path

from airdate.plan import Plan

NOW = datetime(2027, 3, 1, tzinfo=UTC)
PLAN_YML = "title: Plan\nurl: https://plan.example/site/\ntimezone: Europe/Berlin\n"


def item(body: str = "", **keys: str) -> str:
    """A Markdown file with that front matter; title and status are filled in."""
    matter = {"type": "social", "title": "A post", "status": "draft"} | keys
    return "".join(["---\n", *(f"{key}: {value}\n" for key, value in matter.items()), "---\n", body])


def public(body: str = "", **keys: str) -> str:
    """An item that everybody may see."""
    open_to_all = {"visibility": "public", "status": "approved", "publish": "2027-05-01"}
    return item(body, **(open_to_all | keys))


def write(root: Path, content: dict[str, str | bytes], **calendar: str) -> Path:
    """Write ``content/`` and ``calendar/*.yml`` below the root."""
    files = {f"content/{path}": text for path, text in content.items()}
    files |= {f"calendar/{stem}.yml": text for stem, text in ({"plan": PLAN_YML} | calendar).items()}
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    (root / "content").mkdir(exist_ok=True)
    return root


def load(root: Path, content: dict[str, str | bytes] | None = None, **calendar: str) -> Plan:
    """The plan below the root, written first if there is anything to write."""
    if content is not None:
        write(root, content, **calendar)
    return Plan.load(root / "content", root / "calendar", now=NOW)
