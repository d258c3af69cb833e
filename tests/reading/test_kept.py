"""What is kept from one run to the next is what reading would find anew."""

import os
import pickle
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from projects import NOW, item, write

from airdate import report
from airdate.plan import Plan
from airdate.reading import kept
from airdate.reading.kept import Kept
from airdate.reading.signature import signature

POST = item("Text with [a link](b.md).\n", publish="7 days before talk", audience="[one]", hashtags='["#x"]')
TALK = item(type="event", start="2027-05-12 09:00", campaign="nobody", timezone="Asia/Tokyo")
SERIES = item(type="event", start="2027-05-12", repeat="weekly on wednesday", due="{draft: 2027-05-01}")
OUTPUTS = item(outputs="[{channel: x, publish: 2027-04-01, text: Hi}, {channel: y, publish: 2027-04-02}]")
FILES = {"post.md": POST, "talk.md": TALK, "series.md": SERIES, "outputs.md": OUTPUTS, "b.md": "# A page\n"}
BROKEN = {"broken.md": "---\ntype: [\n---\n", "latin.md": b"---\ntype: \xe9\n---\n"}


def _renamed(by_chance: random.Random, files: list[Path]) -> None:
    files[0].rename(files[0].with_name(f"renamed{by_chance.random()}.md"))


def _swapped(by_chance: random.Random, files: list[Path]) -> None:
    one, other = by_chance.sample(files, 2)
    between = one.with_suffix(".tmp")
    one.rename(between)
    other.rename(one)
    between.rename(other)


def _moved(by_chance: random.Random, files: list[Path]) -> None:
    """The time on which others hang, in as many bytes."""
    talk = files[0].with_name("talk.md")
    talk.write_text(TALK.replace("-12", f"-{by_chance.randint(10, 31)}"))


def _chosen(by_chance: random.Random, files: list[Path]) -> None:
    policy = files[0].parents[1] / "calendar" / "policy.yml"
    policy.write_text(f"profile: {by_chance.choice(['core', 'recommended', 'strict'])}\n")


EDITS: dict[str, Callable[[random.Random, list[Path]], object]] = {
    "nothing": lambda *_: None,
    "touch": lambda by_chance, files: os.utime(by_chance.choice(files)),
    "rename": _renamed,
    "swap": _swapped,
    "add": lambda by_chance, files: files[0].with_name(f"new{by_chance.random()}.md").write_text(POST),
    "move": _moved,
    "policy": _chosen,
}


def at(root: Path) -> Kept:
    return kept.kept(root / "cache", root / "content", root / "calendar")


def load(root: Path, store: Kept | None) -> Plan:
    """The plan, read with what is kept, which is kept anew."""
    plan = Plan.load(root / "content", root / "calendar", now=NOW, kept=store)
    report.of(plan)
    if store:
        store.save()
    return plan


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose files are old enough to be trusted."""
    monkeypatch.setattr("airdate.reading.signature.TICK", -(10**12))
    return write(tmp_path, FILES | BROKEN, plan="timezone: Europe/Berlin\n")


def test_the_plan_is_the_same_from_the_cache(project: Path) -> None:
    fresh = load(project, None)
    load(project, at(project))
    again = load(project, at(project))
    assert (again, again.items, report.of(again)) == (fresh, fresh.items, report.of(fresh))


def test_places_are_the_same_from_the_cache(project: Path) -> None:
    fresh = load(project, None)
    load(project, at(project))
    again = load(project, at(project))
    assert [dict(found.places) for found in again.items] == [dict(found.places) for found in fresh.items]
    assert [dict(o.places) for found in again.items for o in found.outputs] == [
        dict(o.places) for found in fresh.items for o in found.outputs
    ]


def test_nothing_is_read_again_that_nobody_has_touched(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(project, at(project))
    store = at(project)
    monkeypatch.setattr("airdate.reading.documents.source.read", None)
    assert len(load(project, store).items) == 4


@pytest.mark.parametrize("name", [*FILES, *BROKEN])
def test_a_file_that_changes_is_read_again(project: Path, name: str) -> None:
    load(project, at(project))
    (project / "content" / name).write_text(item("Changed", title="Another"))
    assert load(project, at(project)) == load(project, None)


def test_a_file_that_goes_is_gone(project: Path) -> None:
    load(project, at(project))
    (project / "content" / "talk.md").unlink()
    assert load(project, at(project)) == load(project, None)


def test_another_vocabulary_reads_all_anew(project: Path) -> None:
    load(project, at(project))
    (project / "calendar" / "plan.yml").write_text("timezone: Asia/Tokyo\n")
    assert load(project, at(project)) == load(project, None)


def test_what_was_written_just_now_is_not_trusted(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("airdate.reading.signature.TICK", 10**12)
    load(project, at(project))
    mark = signature(str(project / "content" / "talk.md"))
    assert mark and at(project).get("talk.md", mark) is None


@pytest.mark.parametrize("damage", [b"", b"no pickle", b"\x80\x05]\x94."])
def test_a_damaged_cache_is_no_cache(project: Path, damage: bytes) -> None:
    load(project, at(project))
    at(project).file.write_bytes(damage)
    assert load(project, at(project)) == load(project, None)


@pytest.mark.parametrize("entry", [None, 5, (1, 2), ("", 5), {"a": 1}])
def test_what_is_no_reading_is_read_anew(project: Path, entry: object) -> None:
    load(project, at(project))
    store = at(project)
    store.file.write_bytes(pickle.dumps((store.key, "", {"talk.md": entry})))
    assert load(project, at(project)) == load(project, None)


def test_what_other_rules_have_said_is_not_mixed_in(project: Path) -> None:
    load(project, at(project))
    first, second = at(project), at(project)
    (project / "content" / "new.md").write_text(POST)
    plan = Plan.load(project / "content", project / "calendar", now=NOW, kept=second)
    second.judge({item.path: () for item in plan.items}, "others")
    second.save()
    load(project, first)
    again = load(project, at(project))
    assert report.of(again) == report.of(load(project, None))


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_edited_the_report_is_that_of_a_fresh_reading(project: Path, seed: int) -> None:
    by_chance = random.Random(seed)  # noqa: S311 - chance that repeats is what is wanted
    for _ in range(12):
        EDITS[by_chance.choice([*EDITS])](by_chance, [*sorted((project / "content").glob("*.md"))])
        warm, cold = load(project, at(project)), load(project, None)
        assert (warm, warm.items, report.of(warm)) == (cold, cold.items, report.of(cold))


def test_a_cache_that_is_cut_off_is_no_cache(project: Path) -> None:
    load(project, at(project))
    file = at(project).file
    file.write_bytes(file.read_bytes()[:-20])
    assert load(project, at(project)) == load(project, None)


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
def test_a_cache_that_others_can_write_is_not_read(project: Path) -> None:
    load(project, at(project))
    at(project).file.chmod(0o666)
    mark = signature(str(project / "content" / "talk.md"))
    assert mark and at(project).get("talk.md", mark) is None


def test_a_folder_that_cannot_be_written_costs_time_only(project: Path) -> None:
    (project / "cache").write_text("a file stands here")
    assert load(project, at(project)) == load(project, None)


def test_the_file_does_not_grow_with_each_edit(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_ADDITIONS", 3)
    load(project, at(project))
    sizes = []
    for n in range(12):
        (project / "content" / "talk.md").write_text(TALK.replace("A post", f"Talk {n:02}"))
        load(project, at(project))
        sizes.append(at(project).file.stat().st_size)
    assert sizes[-4:] == sizes[-8:-4]
