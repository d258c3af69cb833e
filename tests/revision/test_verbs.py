"""Every verb on the same small plan: what it is asked, the lines that change, the ripple, the notes."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.projects import item
from tests.revision.plans import CONTENT, changes, opened, plan_of, project, table

from airdate import report
from airdate.editing.refusal import EditRefused
from airdate.revision import Revision, assign, cancel, move, postpone, rename, shift
from airdate.revision.calling_off import with_followers
from airdate.revision.followers import followers
from airdate.status import EventStatus, Status

CASES = Path(__file__).parent / "data" / "verbs.txt"
MARKERS = """quiet: {kind: blackout, start: 2027-03-20, end: 2027-03-25, reason: Quiet, scope: all}
hush:
  kind: blackout
  start: 2027-01-01
  end: 2027-01-02
  reason: New year
  scope: {event: [launch], campaign: spring}  # launch
  except: teaser
"""
FEEDS = "desk: {title: Desk, event: launch, campaign: [spring]}\r\n"


def _cascade(revision: Revision, name: str, reason: str) -> Revision:
    found = followers(revision.plan, revision.plan.by_id[name])
    items = [follower.item for follower in found if follower.open]
    return with_followers(cancel(revision, name, reason), items, reason, Status.CANCELLED)


VERBS: dict[str, Callable[..., Revision]] = {
    "move": move,
    "shift": lambda revision, *words: shift(revision, words[:-1], words[-1]),
    "postpone": postpone,
    "cancel": cancel,
    "cascade": _cascade,
    "set": lambda revision, name, *pairs: assign(revision, name, pairs),
    "rename": rename,
    "rename-file": lambda revision, name, new: rename(revision, name, new, file=True),
}


def told(root: Path, words: str) -> str:
    """What the command makes of the plan."""
    verb, *rest = shlex.split(words)
    try:
        revision = VERBS[verb](opened(project(root, markers=MARKERS, feeds=FEEDS)), *rest)
    except EditRefused as error:
        return f"refused: {error}\n"
    notes = [f"note: {note}" for note in revision.notes]
    return "".join(f"{line}\n" for line in [*changes(revision), *table(revision), *notes])


def cases() -> dict[str, str]:
    blocks = CASES.read_text("utf-8").split("$ ")[1:]
    return {block.partition("\n")[0]: block.partition("\n")[2].rstrip("\n") + "\n" for block in blocks}


@pytest.mark.parametrize("words", cases())
def test_a_verb_does_what_it_says_and_no_more(tmp_path: Path, words: str, update_golden: bool) -> None:
    found = told(tmp_path, words)
    if update_golden:
        whole = cases() | {words: found}
        CASES.write_text("\n".join(f"$ {key}\n{text}" for key, text in whole.items()), "utf-8")
    assert found == cases()[words]


@pytest.mark.parametrize("words", [words for words, text in cases().items() if "refused" not in text])
def test_what_is_foretold_comes_true(tmp_path: Path, words: str) -> None:
    verb, *rest = shlex.split(words)
    one = project(tmp_path, markers=MARKERS, feeds=FEEDS)
    revision = VERBS[verb](opened(one), *rest)
    revision.write()
    plan = plan_of(one)
    assert plan.items == revision.after.items
    assert report.findings(plan) == report.findings(revision.after)
    assert {*revision.paths} == {path for path in revision.paths if (tmp_path / path).is_file()}


@pytest.mark.parametrize(
    ("path", "words", "old", "new"),
    [
        ("launch.md", ("launch", "+1w"), "2027-03-16 1", "2027-03-23 1"),
        ("social/teaser.md", ("teaser", "+1d"), "  7 days", "  6 days"),
        ("recap.md", ("recap", "+1d"), "2 days", "3 days"),
        ("posts.md", ("posts.mastodon", "2027-03-30"), "2027-03-11T10:00+01:00", "2027-03-30T10:00+02:00"),
    ],
)
def test_not_a_byte_more_is_changed(
    tmp_path: Path, path: str, words: tuple[str, str], old: str, new: str
) -> None:
    one = project(tmp_path)
    move(opened(one), *words).write()
    assert (tmp_path / "content" / path).read_bytes() == str(CONTENT[path]).replace(old, new).encode()


def test_former_times_are_kept_in_their_order_and_once(tmp_path: Path) -> None:
    one = project(tmp_path)
    for step in ("+1w", "+1d", "-8d", "+1w"):
        move(opened(one), "launch", step, "Ice").write()
    assert (tmp_path / "content/launch.md").read_bytes().splitlines()[7:10] == [
        b"event_status: rescheduled",
        b"reason: Ice",
        b"previous_dates: [2027-03-16 10:00, 2027-03-23 10:00, 2027-03-24 10:00]",
    ]


@pytest.mark.parametrize("when", ["2027-03-23", "2027-03-16"])
def test_an_event_that_was_put_off_is_rescheduled_also_to_where_it_stands(tmp_path: Path, when: str) -> None:
    one = project(tmp_path)
    postpone(opened(one), "launch", "Ice").write()
    if when == "2027-03-23":
        move(opened(one), "launch", when).write()
    with pytest.raises(EditRefused, match=f"airdate move launch {when} --reason …` resch"):
        postpone(opened(one), "launch", "Thaw", when)
    found = move(opened(one), "launch", when, "Thaw")
    assert [*changes(found), *table(found)] == [
        "content/launch.md: event_status: rescheduled",
        "content/launch.md: reason: Thaw",
        "content/launch.md: - event_status: postponed",
        "content/launch.md: - reason: Ice",
        "launch: postponed > scheduled, event rescheduled",
    ]


def test_an_undecided_event_that_was_put_off_is_rescheduled_too(tmp_path: Path) -> None:
    fair = item(type="event", start="2027-04-01", event_status="postponed", reason="Ice")
    found = move(opened(project(tmp_path, {"fair.md": fair})), "fair", "+1w", "Thaw")
    assert found.after.by_id["fair"].event_status is EventStatus.RESCHEDULED


@pytest.mark.parametrize(("when", "reason"), [("2027-03-09", "Thaw"), ("+1d", "Thaw"), ("+1d", "")])
def test_what_has_the_status_postponed_is_told_how_it_loses_it(
    tmp_path: Path, when: str, reason: str
) -> None:
    one = project(tmp_path)
    postpone(opened(one), "teaser", "Ice").write()
    remarks = [remark.text for remark in move(opened(one), "teaser", when, reason).remarks]
    assert "still has the status postponed: airdate set teaser status=…" in remarks


def test_what_broke_before_is_not_the_command_s_business(tmp_path: Path) -> None:
    one = project(tmp_path, {"b.md": item(publish="with nobody", channel="blog", owner="ana")})
    assert assign(opened(one), "b", ["owner=tom"]).broken == ()
    assert [finding.fault.rule for finding in assign(opened(one), "b", ["event=x"]).broken] == [
        "dangling-reference"
    ]


def test_a_series_of_workdays_that_hangs_on_something_is_counted_anew(tmp_path: Path) -> None:
    weekly = item(start="1 day after launch", repeat="every workday", type="event")
    one = project(tmp_path, {"b.md": weekly})
    revision = move(opened(one), "launch", "+1w")
    revision.write()
    assert plan_of(one).items == revision.after.items
