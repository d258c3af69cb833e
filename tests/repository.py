"""A git repository for tests, whose commits have the dates that a test gives them."""

import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

from airdate.feeds.ical import render
from airdate.gate import admit
from airdate.plan import Plan
from airdate.reading import history

START = datetime(2026, 1, 1, 12, tzinfo=UTC)


class Repository:
    """A plan in git: files are written, and a commit is a day later than the one before."""

    def __init__(self, root: Path) -> None:
        self.root, self.days = root, 0
        for folder in ("content", "calendar"):
            (root / folder).mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        stamp = (START + timedelta(days=self.days)).isoformat()
        people = {f"GIT_{who}_{what}": "a" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        dates = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp, "GIT_CONFIG_NOSYSTEM": "1"}
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.root), **people, **dates}
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, env=environment, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def commit(self, files: dict[str, str | None] | None = None) -> datetime:
        """Write files below the root, delete those without text, commit; when that was."""
        for name, text in (files or {}).items():
            path = self.root / name
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
        self.days += 1
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=x")
        return START + timedelta(days=self.days)

    def plan(self, edition: str = "") -> Plan:
        """The plan as it lies there, with its history; as an edition shows it, if one is named."""
        told = history.read(self.root / "content", self.root / "calendar")
        now = datetime(2027, 3, 1, tzinfo=UTC)
        plan = Plan.load(self.root / "content", self.root / "calendar", now=now, history=told)
        return admit(plan, plan.vocabulary.editions[edition]) if edition else plan

    def feeds(self, edition: str = "team") -> dict[str, bytes]:
        """The feeds of an edition by path."""
        return {artifact.path: artifact.content for artifact in render(self.plan(edition))}
