"""Any plan: followers move as far as their anchor, and the way back ends at the same bytes."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.projects import item, write
from tests.revision.plans import opened, project

from airdate.entry import entries_of
from airdate.project import Project
from airdate.revision import Revision, followers, move, shift

DAY = timedelta(days=1)
SLOW = settings(max_examples=60, deadline=None)
HOURS = st.sampled_from(["", " 09:00", " 12:30", "T18:00"])
ENDS = st.sampled_from(["\n", "\r\n"])


@st.composite
def chains(draw: st.DrawFn) -> dict[str, bytes]:
    """An event and posts that hang on it or on each other, by calendar days."""
    start = draw(st.dates(date(2027, 1, 10), date(2027, 11, 20)))
    hour = draw(HOURS)
    end = draw(st.sampled_from(["", f"{start + DAY}{hour}"]))
    ends = {"end": end} if end else {}
    files = {"a0.md": item(type="event", start=f"{start}{hour}", **ends)}
    for n in range(1, draw(st.integers(1, 6)) + 1):
        anchor = f"a{draw(st.integers(0, n - 1))}"
        count, side = draw(st.integers(2, 40)), draw(st.sampled_from(["before", "after"]))
        at = draw(st.sampled_from(["", " at 08:15"]))
        counted = f"{count} days {side} {anchor}{at}"
        phrase = draw(st.sampled_from([counted, f"with {anchor}{at}", f"2 weeks {side} {anchor}"]))
        files[f"a{n}.md"] = item(publish=f'"{phrase}"' if draw(st.booleans()) else phrase)
    newline = draw(ENDS)
    return {path: text.replace("\n", newline).encode() for path, text in files.items()}


def days(revision: Revision) -> dict[str, date]:
    """The first day of every entry."""
    zone = revision.plan.vocabulary.settings.zone
    entries = (entry for one in revision.after.items for entry in entries_of(one, zone))
    return {entry.id: entry.start.first for entry in entries if entry.start}


def fresh(root: str, content: dict[str, bytes]) -> Revision:
    write(Path(root), {**content})
    return opened(Project(Path(root) / "content", Path(root) / "calendar"))


@SLOW
@given(chains(), st.integers(-60, 60).filter(bool))
def test_followers_move_as_far_as_their_anchor(content: dict[str, bytes], by: int) -> None:
    with tempfile.TemporaryDirectory() as root:
        before = fresh(root, content)
        after = move(before, "a0", f"{by:+}d")
        assert days(after) == {id: day + by * DAY for id, day in days(before).items()}
        assert after.touched == ("content/a0.md",)


@SLOW
@given(chains(), st.integers(-60, 60).filter(bool), st.data())
def test_there_and_back_again_ends_at_the_same_bytes(
    content: dict[str, bytes], by: int, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(content))).removesuffix(".md")
    with tempfile.TemporaryDirectory() as root:
        there = move(fresh(root, content), name, f"{by:+}d")
        assert days(there)[name] == days(fresh(root, content))[name] + by * DAY
        there.write()
        back = move(opened(there.project), name, f"{-by:+}d")
        assert days(back) == days(fresh(root, content))
        if b"weeks" not in content[f"{name}.md"]:  # days are not counted as weeks again
            assert back.matters[f"content/{name}.md"].to_bytes() == content[f"{name}.md"]


@SLOW
@given(chains(), st.integers(-60, 60).filter(bool))
def test_a_shift_of_all_moves_each_once(content: dict[str, bytes], by: int) -> None:
    with tempfile.TemporaryDirectory() as root:
        before = fresh(root, content)
        after = shift(before, [path.removesuffix(".md") for path in content], f"{by:+}d")
        assert days(after) == {id: day + by * DAY for id, day in days(before).items()}


@SLOW
@given(chains(), st.integers(-60, 60).filter(bool), st.data())
def test_a_shift_moves_what_is_named_and_what_hangs_on_it(
    content: dict[str, bytes], by: int, data: st.DataObject
) -> None:
    ids = sorted(path.removesuffix(".md") for path in content)
    names = data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
    with tempfile.TemporaryDirectory() as root:
        before = fresh(root, content)
        hanging = {
            follower.item.id for id in names for follower in followers(before.plan, before.plan.by_id[id])
        }
        after = shift(before, names, f"{by:+}d")
        moved = {id for id, day in days(after).items() if day == days(before)[id] + by * DAY}
        still = {id for id, day in days(after).items() if day == days(before)[id]}
        assert (moved, still) == ({*names} | hanging, {*ids} - {*names} - hanging)


def test_a_revision_writes_nothing_by_itself(tmp_path: Path) -> None:
    files = {path: path.read_bytes() for path in project(tmp_path).root.rglob("*.md")}
    revision = move(opened(project(tmp_path)), "launch", "+1w")
    assert revision.rows
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.md")} == files
