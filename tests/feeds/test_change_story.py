"""What becomes of two entries through a life of changes, as every subscriber must see it.

``STORY`` is the table of docs/feeds.md: what is done and committed, and what the entry says then.
"""

import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from airdate.cli import main
from airdate.feeds.ical import render
from airdate.gate import admit
from airdate.project import Project

from .conftest import PLAN_YML, write
from .reading import event
from .subscriber import properties, subscriber

BEGAN = datetime(2027, 1, 1, 9, tzinfo=UTC)
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
PREMIERE = """---
id: premiere
type: event
title: Premiere
status: scheduled
start: 2027-05-12 18:00
end: 2027-05-12 20:00
location: The hall
---
Come and see.
"""
FLYER = "---\ntype: social\ntitle: Flyer\nstatus: scheduled\npublish: 2027-05-10\n---\n"
RISES, STAYS, NEVER_FALLS = "rises", "stays", "never falls"
REVIVE = ("set", "premiere", "event_status=scheduled", "status=scheduled", "reason=")


@dataclass(frozen=True)
class Step:
    """A commit: what is done, and what the feed says then of the entry with that UID.

    ``sequence``: whether SEQUENCE rises, and with it LAST-MODIFIED to the commit, or both stay as they were.
    ``says`` has its STATUS, DTSTART and SUMMARY.
    """

    name: str
    done: tuple[str, ...]
    sequence: str
    says: str
    uid: str = "premiere"


#: ``airdate`` commands; ``create``, ``edit`` and ``git mv`` are done by hand.
STORY = [
    Step("create", ("create",), STAYS, "CONFIRMED 20270512T180000 Premiere"),
    Step("edit the text", ("edit", "events/premiere.md"), STAYS, "CONFIRMED 20270512T180000 Premiere"),
    Step("move", ("move", "premiere", "+1w"), RISES, "CONFIRMED 20270519T180000 Premiere"),
    Step(
        "postpone",
        ("postpone", "premiere", "--reason", "Rain"),
        RISES,
        "TENTATIVE 20270519T180000 Postponed: Premiere",
    ),
    Step(
        "name a new day",
        ("move", "premiere", "+2w"),
        RISES,
        "TENTATIVE 20270602T180000 Postponed: Premiere",
    ),
    Step(
        "cancel",
        ("cancel", "premiere", "--reason", "Flood"),
        RISES,
        "CANCELLED 20270602T180000 Cancelled: Premiere",
    ),
    Step("revive", REVIVE, RISES, "CONFIRMED 20270602T180000 Premiere"),
    Step(
        "rename the file",
        ("git mv", "events/premiere.md", "events/gala.md"),
        NEVER_FALLS,
        "CONFIRMED 20270602T180000 Premiere",
    ),
    Step("rename the id", ("rename", "premiere", "gala"), RISES, "CONFIRMED 20270602T180000 Premiere"),
    Step(
        "move to another folder",
        ("git mv", "events/gala.md", "shows/gala.md"),
        NEVER_FALLS,
        "CONFIRMED 20270602T180000 Premiere",
    ),
    Step(
        "move what has no id",
        ("git mv", "posts/flyer.md", "social/flyer.md"),
        RISES,
        "CONFIRMED 20270510 Flyer",
        "flyer",
    ),
]


@dataclass(frozen=True)
class Told:
    """What the feed said after a commit, and what the subscriber then held."""

    content: bytes
    kept: list[str]
    renamed: list[str]
    on_disk: list[str]

    def of(self, uid: str) -> Mapping[str, str]:
        return event(self.content, uid)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Told]]:
    """The story, told once."""
    root = tmp_path_factory.mktemp("story")
    (root / "client").mkdir()
    with pytest.MonkeyPatch.context() as patch, subscriber(root / "client") as client:
        (root / "plan").mkdir()
        patch.chdir(root / "plan")
        found = []
        for n, step in enumerate(STORY):
            _do(root / "plan", *step.done)
            _commit(BEGAN + n * timedelta(hours=1), step.name)
            client.sync(content := _feed(root / "plan"))
            found.append(Told(content, client.on_server("file"), client.on_server("web"), client.on_disk()))
        yield found


def _do(root: Path, verb: str, *words: str) -> None:
    by_hand: dict[str, Callable[..., object]] = {"create": _create, "edit": _edit, "git mv": _rename}
    if verb in by_hand:
        by_hand[verb](root, *words)
        return
    done = CliRunner().invoke(main, [verb, *words, "--yes"], prog_name="airdate")
    assert done.exit_code == 0, done.output


def _create(root: Path) -> None:
    write(root / "calendar" / "plan.yml", f"{PLAN_YML}now: {NOW.isoformat()}\n")
    write(root / "content" / "events" / "premiere.md", PREMIERE)
    write(root / "content" / "posts" / "flyer.md", FLYER)
    _git("init", "-q")


def _edit(root: Path, path: str) -> None:
    file = root / "content" / path
    write(file, f"{file.read_text(encoding='utf-8')}\nThere will be cake.\n")


def _rename(root: Path, old: str, new: str) -> None:
    (root / "content" / new).parent.mkdir(exist_ok=True)
    _git("mv", f"content/{old}", f"content/{new}")


def _commit(moment: datetime, message: str) -> None:
    _git("add", "-A")
    _git("commit", "-qm", message, date=moment.isoformat())


def _git(*words: str, date: str = "") -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date} if date else {}
    subprocess.run(("git", *who, *words), check=True, capture_output=True, env=os.environ | dates)


def _feed(root: Path) -> bytes:
    plan = Project(root / "content", root / "calendar").load(NOW.isoformat())
    assert [fault.message for fault in plan.faults] == []
    plan = admit(plan, plan.vocabulary.editions["team"])
    return next(found.content for found in render(plan) if found.path == "feeds/all.ics")


STEPS = pytest.mark.parametrize("n", range(len(STORY)), ids=[step.name for step in STORY])


@STEPS
def test_the_entry_says_what_the_table_says(n: int, told: list[Told]) -> None:
    step, now = STORY[n], told[n].of(STORY[n].uid)
    start = next(value for name, value in now.items() if name.startswith("DTSTART"))
    assert (now["UID"], f"{now['STATUS']} {start} {now['SUMMARY']}") == (
        f"{step.uid}@plan.example",
        step.says,
    )


@STEPS
def test_sequence_rises_with_every_change_and_never_falls(n: int, told: list[Told]) -> None:
    step, now = STORY[n], told[n].of(STORY[n].uid)
    before = told[max(n - 1, 0)].of(step.uid)
    commit = f"{BEGAN + n * timedelta(hours=1):%Y%m%dT%H%M%SZ}"
    risen = int(now["SEQUENCE"]) - int(before["SEQUENCE"])
    assert risen >= 0
    assert now["LAST-MODIFIED"] == (commit if risen else before["LAST-MODIFIED"])
    assert (risen > 0) in {RISES: [True], STAYS: [False], NEVER_FALLS: [True, False]}[step.sequence]
    assert now["CREATED"] == f"{BEGAN:%Y%m%dT%H%M%SZ}"
    assert now["DTSTAMP"] == now["LAST-MODIFIED"]


@STEPS
def test_a_subscriber_has_one_copy_as_it_is_now(n: int, told: list[Told]) -> None:
    sent = told[n].content.decode()
    assert properties(*told[n].kept) == properties(sent)
    without = [properties(*found, uid=False) for found in (told[n].renamed, told[n].on_disk)]
    assert without == [properties(sent, uid=False)] * 2


def test_the_other_entry_does_not_stir(told: list[Told]) -> None:
    flyers = [found.of("flyer") for found in told[:-1]]
    assert flyers == [flyers[0]] * len(flyers)


def test_what_was_postponed_names_the_day_that_was(told: list[Told]) -> None:
    now = told[[step.name for step in STORY].index("name a new day")].of("premiere")
    assert now["DESCRIPTION"].startswith(r"Postponed: Rain\nMoved from 19 May 2027\, 18:00\n\n")
