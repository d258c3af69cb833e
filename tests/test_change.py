"""Stamps: they rise with whatever an entry shows, never fall, and stay where nothing changed."""

import random
from datetime import datetime
from pathlib import Path

import pytest
from feeds.reading import events
from projects import item
from repository import Repository

from airdate import report
from airdate.reading import history
from airdate.reading.history import Change
from airdate.reading.history.told import faults

PLAN = "title: Plan\nurl: https://plan.example/\ntimezone: Europe/Berlin\n"
OPEN = {"visibility": "public", "status": "approved", "publish": "2027-05-01 09:00"}


def post(body: str = "", **keys: str) -> str:
    return item(body, **(OPEN | keys))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "plan")


def modified(repository: Repository, id: str, edition: str = "") -> datetime:
    plan = repository.plan(edition)
    found = plan.changed(plan.by_id[id])
    assert found
    return found.modified


BASE: dict[str, str | None] = {
    "calendar/plan.yml": PLAN,
    "calendar/channels.yml": "blog: Blog\nx:\n  title: X\n  # the short one\n  letter: X\n",
    "calendar/types.yml": "social: Post\n",
    "content/a.md": post("One.\n", channel="blog", campaign="c", summary="Short"),
    "content/b.md": post(title="B", channel="x", links="{announces: a}"),
    "content/c.md": item(id="c", type="campaign", title="C", start="2027-05-01", end="2027-05-31"),
    "content/after.md": post(publish="1 day after a"),
}


@pytest.mark.parametrize(
    ("files", "rises"),
    [
        ({"content/a.md": post("Two.\n", channel="blog", campaign="c", summary="Short")}, ""),
        ({"content/a.md": post("One.\n", channel="blog", campaign="c", summary="Long")}, "a"),
        ({"content/a.md": post("One.\n", channel="blog", campaign="c", summary="Short", notes="n")}, ""),
        ({"content/a.md": post("One.\n", channel="blog", campaign="c", summary="Short # why")}, ""),
        ({"content/a.md": post(channel="blog", campaign="c", summary="Short", title="New")}, "a after b"),
        (
            {"content/a.md": post(channel="blog", summary="Short", campaign="c", publish="2027-05-02")},
            "a after",
        ),
        ({"content/b.md": post(title="Bee", channel="x", links="{announces: a}")}, "a b"),
        ({"content/b.md": post(title="B", channel="x")}, "a b"),
        ({"content/b.md": post(title="B", channel="x", summary="s", links="{announces: a}")}, "b"),
        ({"content/b.md": None}, "a"),
        ({"content/d.md": post(title="D", links="{covers: a}")}, "a d"),
        ({"content/c.md": item(id="c", type="campaign", title="CC", start="2027-05-01")}, "a c"),
        (
            {"content/c.md": item(id="c", type="campaign", title="C", start="2027-05-02", end="2027-05-31")},
            "c",
        ),
        ({"calendar/channels.yml": "blog: The blog\nx:\n  title: X\n  letter: X\n"}, "a"),
        ({"calendar/channels.yml": "# all\nx:\n  title: X\n\n  letter: X\nblog: Blog\n"}, ""),
        ({"calendar/types.yml": "social: Note\n"}, "a after b"),
        ({"calendar/plan.yml": PLAN.replace("example", "test")}, "a after b c"),
        ({"calendar/plan.yml": PLAN.replace("title: Plan", "title: Ours")}, ""),
        ({"content/img.png": "x", "content/page.md": "# A page\n"}, ""),
    ],
)
def test_what_a_commit_moves(repository: Repository, files: dict[str, str | None], rises: str) -> None:
    repository.commit(BASE)
    before = {item.id: modified(repository, item.id) for item in repository.plan().items}
    when = repository.commit(files)
    plan = repository.plan()
    assert rises.split() == sorted(item.id for item in plan.items if modified(repository, item.id) == when)
    assert all(
        modified(repository, item.id) in (when, before.get(item.id)) for item in repository.plan().items
    )


def test_a_title_in_the_body_is_a_title(repository: Repository) -> None:
    text = "---\ntype: social\nstatus: approved\npublish: 2027-05-01\n---\n\n# {}\n\n{}\n"
    repository.commit({"content/a.md": text.format("Old", "x"), "calendar/plan.yml": PLAN})
    second = repository.commit({"content/a.md": text.format("New", "x")})
    repository.commit({"content/a.md": text.format("New", "y")})
    assert modified(repository, "a") == second


def test_the_id_goes_on_through_deletion_and_any_renaming(repository: Repository) -> None:
    first = repository.commit({"content/a.md": post(), "content/z.md": post(id="b")})
    repository.commit({"content/a.md": None, "content/z.md": None})
    repository.commit({"content/deep/a.md": post(title="All new"), "content/y.md": post(id="c", uid="b")})
    plan = repository.plan()
    assert [change.created for id in "ac" if (change := plan.changed(plan.by_id[id]))] == [first, first]


def test_a_copy_takes_over_from_the_file_that_goes_later(repository: Repository) -> None:
    first = repository.commit({"content/a.md": post(id="a")})
    repository.commit({"content/b.md": post(id="a")})
    third = repository.commit({"content/a.md": None})
    plan = repository.plan()
    assert plan.changed(plan.by_id["a"]) == Change(first, third)


def test_an_item_may_say_itself_when_it_changed(repository: Repository) -> None:
    dates = {"created": "2025-01-01T00:00Z", "updated": "2025-02-01T00:00Z"}
    repository.commit({"calendar/channels.yml": "blog: B\n", "content/a.md": post(channel="blog", **dates)})
    plan = repository.plan()
    told = plan.changed(plan.by_id["a"])
    assert told and told.created.isoformat() == "2025-01-01T00:00:00+00:00"
    last = repository.commit({"calendar/channels.yml": "blog: Blog\n"})
    assert modified(repository, "a") == last


def test_a_clone_without_texts_counts_every_edit(repository: Repository, tmp_path: Path) -> None:
    repository.commit({"content/a.md": post("One.")})
    second = repository.commit({"content/a.md": post("Two.")})
    repository.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    repository.git("clone", "-q", "--filter=blob:none", repository.root.as_uri(), str(clone))
    told = history.read(clone / "content", clone / "calendar").of("a.md")
    assert told and told.modified == second
    assert [fault.rule for fault in faults(clone / "content", clone / "calendar")] == ["shallow-clone"]


def test_in_a_rehearsal_what_git_cannot_tell_is_no_warning(repository: Repository) -> None:
    repository.commit({"content/a.md": post(), "calendar/plan.yml": f"{PLAN}now: 2027-03-01T09:00Z\n"})
    (repository.root / ".git" / "shallow").write_text(f"{repository.git('rev-parse', 'HEAD')}\n")
    plan = repository.plan()
    found = report.of_history(plan, repository.root / "calendar")
    assert [(f.fault.rule, f.severity) for f in found] == [("shallow-clone", "info")]
    assert plan.changed(plan.by_id["a"]) is None


def test_files_as_committed_are_so_whatever_their_line_ends(repository: Repository) -> None:
    repository.commit({"content/a.md": "# A\n\nText\n", "content/b.md": "# B\n"})
    (repository.root / "content" / "a.md").write_bytes(b"# A\r\n\r\nText\r\n")
    assert faults(repository.root / "content", repository.root / "calendar") == []
    (repository.root / "content" / "b.md").unlink()
    (told,) = faults(repository.root / "content", repository.root / "calendar")
    assert (told.place.path, told.rule) == ("content/b.md", "uncommitted-change")


def test_an_anchor_s_title_is_none_of_its_times(repository: Repository) -> None:
    anchor = {"type": "event", "start": "2027-05-01 10:00"}
    far = {"content/b.md": post(publish="1 day after k"), "content/c.md": post(publish="1 day after b")}
    first = repository.commit({"content/k.md": item(**anchor, title="K"), "calendar/plan.yml": PLAN, **far})
    repository.commit({"content/k.md": item("Text", **anchor, title="K", summary="More")})
    assert modified(repository, "c") == first
    third = repository.commit({"content/k.md": item(**anchor | {"start": "2027-05-02 10:00"}, title="K")})
    assert modified(repository, "c") == third


def test_workdays_move_what_counts_them(repository: Repository) -> None:
    posts = {
        "content/b.md": post(publish="2 workdays after k"),
        "content/d.md": post(publish="2 days after k"),
    }
    anchor = {"content/k.md": item(type="event", start="2027-05-01 10:00")}
    first = repository.commit({"calendar/plan.yml": PLAN, **anchor, **posts})
    closed = "works: {title: Closed, kind: closed, start: 2027-05-03}\n"
    second = repository.commit({"calendar/markers.yml": closed})
    assert (modified(repository, "b"), modified(repository, "d")) == (second, first)


def test_a_clock_that_goes_back_moves_no_stamp_back(repository: Repository) -> None:
    repository.days = 100
    late = repository.commit({"content/a.md": post()})
    repository.days = 1
    repository.commit({"content/a.md": post(title="New")})
    assert (modified(repository, "a") - late).total_seconds() == 1


def test_the_public_learns_nothing_of_what_it_never_saw(repository: Repository) -> None:
    first = repository.commit({"calendar/plan.yml": PLAN, "content/a.md": post(notes="n", owner="ana")})
    repository.commit({"content/s.md": item(links="{announces: a}")})
    repository.commit({"content/a.md": post(notes="m", owner="bob"), "calendar/people.yml": "bob: Bob\n"})
    results = "[{metric: visits, value: 3}]"
    repository.commit({"content/a.md": post(notes="m", owner="bob", accountable="ana", results=results)})
    assert modified(repository, "a", "public") == first
    shown = repository.commit({"content/s.md": post(links="{announces: a}")})
    assert modified(repository, "a", "public") == shown
    gone = repository.commit({"content/s.md": item(links="{announces: a}")})
    repository.commit({"content/s.md": item(title="Secret", links="{announces: a}")})
    assert modified(repository, "a", "public") == gone


def test_a_feed_learns_no_more_than_the_edition_it_names(repository: Repository) -> None:
    feed = "web: {channel: web, visibility: public, edition: public}\n"
    repository.commit({"calendar/plan.yml": PLAN, "calendar/feeds.yml": feed})
    repository.commit({"content/a.md": post(channel="web", owner="ana")})
    repository.commit({"content/s.md": item(links="{announces: a}"), "calendar/people.yml": "ana: Ana\n"})
    assert repository.feeds()["feeds/web.ics"] == repository.feeds("public")["feeds/web.ics"]


ACTS = """retitle body date vague outputs link unlink rename delete revive term campaign status visibility
    hang""".split()


class Story:
    """A random editor, who knows nothing of stamps."""

    def __init__(self, seed: int) -> None:
        self.dice, self.count = random.Random(seed), 0  # noqa: S311 - dice
        self.items: dict[str, tuple[str, dict[str, str]]] = {}
        self.channels = {"blog": "Blog", "x": "X"}
        self.gone: list[str] = []
        for id in "abcd":
            self.items[id] = f"{id}.md", {"id": id, **OPEN, "title": id.upper(), "channel": "blog"}
        self.items["camp"] = "camp.md", {**OPEN, "id": "camp", "type": "campaign", "start": "2027-05-01"}
        self.items["camp"][1].pop("publish")

    def files(self) -> dict[str, str]:
        found = {f"content/{path}": item(f"{self.count % 3}\n", **keys) for path, keys in self.items.values()}
        words = "".join(f"{id}: {title}\n" for id, title in self.channels.items())
        return found | {"calendar/plan.yml": PLAN, "calendar/channels.yml": words}

    def edit(self) -> str:  # noqa: PLR0912 - so much can be done
        """One thing that editors do."""
        self.count += 1
        act = self.dice.choice(ACTS)
        id = self.dice.choice(sorted(self.items))
        keys = self.items[id][1]
        other = self.dice.choice("abcd")
        posts = keys.get("type") != "campaign"
        if act == "retitle":
            keys["title"] = f"Title {self.count}"
        elif act == "date" and posts:
            keys["publish"] = f"2027-05-{self.dice.randint(1, 28):02} 09:00"
        elif act == "link":
            keys["links"] = f"{{{self.dice.choice(['announces', 'covers'])}: [{other}]}}"
        elif act == "unlink":
            keys.pop("links", None)
        elif act == "rename":
            self.items[id] = f"{self.dice.choice(['', 'deep/'])}{id}{self.count}.md", keys
        elif act == "delete" and len(self.items) > 2:
            del self.items[id]
            self.gone.append(id)
        elif act == "revive" and self.gone:
            back = self.gone.pop(0)
            start = {"type": "campaign", "start": "2027-05-01", "publish": ""} if back == "camp" else {}
            self.items[back] = f"{back}.md", {k: v for k, v in {"id": back, **OPEN, **start}.items() if v}
        elif act == "term":
            self.channels["blog"] = f"Blog {self.count}"
        elif act == "campaign" and posts:
            keys["campaign"] = "camp"
        elif act == "status":
            keys["status"] = self.dice.choice(["idea", "draft", "approved", "cancelled"])
        elif act == "visibility":
            keys["visibility"] = self.dice.choice(["internal", "public"])
        elif act == "vague" and posts:
            keys["publish"] = "2027-05"
        elif act == "outputs" and posts:
            keys["outputs"] = self.dice.choice(
                ["[{channel: x}, {channel: blog, status: draft}]", "[{channel: x}]"]
            )
        elif act == "hang" and posts and other > id:
            keys["publish"] = f"{self.dice.randint(1, 9)} days before {other} at 10:00"
        return act


STAMPS = ("DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE")
Event = tuple[dict[str, str], int, str]


def told(repository: Repository, edition: str) -> dict[str, Event]:
    """Each entry of the main feed without its stamps, its SEQUENCE and LAST-MODIFIED."""
    found = events(repository.feeds(edition).get("feeds/all.ics", b""))
    return {
        e["UID"]: (
            {k: v for k, v in e.items() if k not in STAMPS},
            int(e["SEQUENCE"]),
            e["LAST-MODIFIED"],
        )
        for e in found
    }


@pytest.mark.parametrize("seed", range(6))
def test_a_story(repository: Repository, seed: int) -> None:
    story = Story(seed)
    seen: dict[str, dict[str, Event]] = {"team": {}, "public": {}}
    for _ in range(25):
        there = {
            p.relative_to(repository.root).as_posix() for p in (repository.root / "content").rglob("*.md")
        }
        files: dict[str, str | None] = dict(story.files())
        repository.commit(dict.fromkeys(there - files.keys()) | files)
        for edition, before in seen.items():
            for uid, (shown, sequence, stamp) in told(repository, edition).items():
                old, last, when = before.get(uid, ({}, -1, ""))
                assert sequence >= last and stamp >= when, (edition, uid)
                assert old == shown or (sequence > last and stamp > when), (edition, uid, old, shown)
                before[uid] = (shown, sequence, stamp)
        story.edit()
