"""What an editor is told, without any editor."""

from pathlib import Path

import pytest
from tests.projects import item, write

from airdate.editing.refusal import EditRefused
from airdate.editor.change import Change, changes
from airdate.editor.completion import choices
from airdate.editor.cursor import cursor, pointed
from airdate.editor.desk import Desk, findings
from airdate.editor.explanation import explanation
from airdate.editor.naming import renamed
from airdate.editor.problem import problem
from airdate.editor.target import pointed_item, target
from airdate.finding import Assign, Fault, Finding, Fix, Place, Rename, Replace, Severity
from airdate.project import Project
from airdate.report.mending import mended
from airdate.schema import FILES, ITEM, Shape, Words

MATTER = """\
---
type: social
title: "Eyes: first"
audience:
- teachers
- fam|a|
outputs:
  - channel: mas|b|
    publish: 7 days before ori|c|
    sta|d|
  - |e|
due: {draft: 5 workdays, rev|f|
links: {covers: [keynote, or|g|
notes: |
  fo|h|o: bar
embargo:
  un|i|
|j|
---
The b|k|ody: text
"""


def spot(mark: str) -> tuple[list[str], int, int]:
    """The text without marks, and where that one stood."""
    text = MATTER
    for letter in "abcdefghijk":
        text = text.replace(f"|{letter}|", "<HERE>" if letter == mark else "")
    lines = text.split("\n")
    line = next(n for n, text in enumerate(lines) if "<HERE>" in text)
    column = lines[line].index("<HERE>")
    lines[line] = lines[line].replace("<HERE>", "")
    return lines, line, column


@pytest.mark.parametrize(
    ("mark", "path", "begun", "key"),
    [
        ("a", ("audience",), "fam", None),
        ("b", ("outputs", "channel"), "mas", False),
        ("c", ("outputs", "publish"), "7 days before ori", False),
        ("d", ("outputs",), "sta", None),
        ("e", ("outputs",), "", None),
        ("f", ("due",), "rev", True),
        ("g", ("links", "covers"), "or", False),
        ("h", ("notes",), "fo", None),
        ("i", ("embargo",), "un", None),
        ("j", (), "", None),
    ],
)
def test_a_cursor_knows_in_which_keys_it_is(
    mark: str, path: tuple[str, ...], begun: str, key: bool | None
) -> None:
    lines, line, column = spot(mark)
    found = cursor("content/post.md", lines, line, column)
    assert found is not None
    names = tuple(step for step in found.path if not step.isdigit())
    assert (names, found.begun, found.key) == (path, begun, key)
    assert lines[line][found.column : column] == begun


def test_a_body_has_no_keys() -> None:
    assert cursor("content/post.md", *spot("k")) is None


DAYS = "monday tuesday wednesday thursday friday saturday sunday workday".split()


def offered(text: str, root: Shape = ITEM, path: str = "content/post.md") -> list[str]:
    """What is offered at the mark."""
    words = Words(
        {
            "channel": {"mastodon": "Mastodon", "linkedin": "LinkedIn"},
            "campaign": {"launch": "The launch"},
            "item": {"keynote": "The keynote", "launch": "The launch"},
            "type": {"social": "Social post"},
        }
    )
    before, _, after = text.partition("|")
    lines, column = f"{before}{after}".split("\n"), len(before.rpartition("\n")[2])
    found = cursor(path, lines, before.count("\n"), column)
    return [choice.label for choice in choices(found, root, words)] if found else []


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("---\nchannel: |\n---\n", ["mastodon", "linkedin"]),
        ("---\ncampaign: |\n---\n", ["launch"]),
        ("---\nrisk: |\n---\n", ["low", "medium", "high"]),
        ("---\nlinks:\n  covers: [|\n---\n", ["keynote", "launch"]),
        ("---\ndisclosure:\n  |\n---\n", ["type", "label", "placement", "market", "election", "notice"]),
        ("---\nembargo: {until: x, |\n---\n", ["reason"]),
        ("---\npublish: 7 |\n---\n", ["days", "workdays", "weeks", "months", "hours", "minutes"]),
        ("---\npublish: 7 days |\n---\n", ["before", "after"]),
        ("---\npublish: with |\n---\n", ["publish", "start", "end", "keynote", "launch"]),
        ("---\npublish: first tues|\n---\n", [*DAYS]),
        ("---\npublish: 7 days before keynote |\n---\n", ["at 09:00"]),
        ("---\nembargo: when keynote |\n---\n", ["lifts"]),
        ("---\ndue:\n  draft: 5 workdays |\n---\n", ["before", "after"]),
        ("---\nalways_on: |\n---\n", ["yes", "no"]),
        ("---\ntitle: |\n---\n", []),
        ("no matter |", []),
    ],
)  # fmt: skip
def test_what_is_offered(text: str, offers: list[str]) -> None:
    assert offered(text) == offers


def test_keys_are_offered_once() -> None:
    found = offered("---\ntitle: x\nst|\n---\n")
    assert {"status", "start", "hypothesis"} <= {*found}
    assert "title" not in found


def test_files_of_the_vocabulary_have_keys_of_their_own() -> None:
    found = offered("mastodon:\n  col|", FILES["channels"], "calendar/channels.yml")
    assert "colour" in found
    assert "slate" in offered("mastodon:\n  colour: |", FILES["channels"], "calendar/channels.yml")
    assert "off-cadence" in offered("rules:\n  |", FILES["policy"], "calendar/policy.yml")


POST = "content/post.md"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    content = {
        "post.md": item(event="keynote", publish="7 days before keynote at 09:00"),
        "keynote.md": item(
            type="event", title="The [keynote]", start="2027-05-12 18:00", summary="Where it begins."
        ),
        "other.md": item("See [it](keynote.md).", links="{covers: keynote}"),
    }
    write(
        tmp_path, content, channels="mastodon: Mastodon\nlinkedin:\n  title: LinkedIn\n  summary: For work.\n"
    )
    project = Project.at(tmp_path)
    assert project
    return Desk(project, "2027-03-01")


def rules(desk: Desk, path: str) -> list[str]:
    return [finding.fault.rule for finding in findings(desk.now()).get(path, ())]


def test_a_text_counts_before_it_is_saved(desk: Desk) -> None:
    before = rules(desk, POST)
    desk.type(POST, item(event="keynot"))
    assert "dangling-reference" in rules(desk, POST)
    desk.type(POST, "---\ntitle: [\n---\n")
    assert rules(desk, POST) == ["yaml-syntax"]
    desk.close(POST)
    assert rules(desk, POST) == before


def test_a_broken_file_is_no_reason_to_blame_others(desk: Desk) -> None:
    before = rules(desk, POST)
    desk.type("content/keynote.md", "---\ntitle: [\n---\n")
    assert [rule for rule in rules(desk, POST) if rule not in before] == []


def test_a_new_file_and_one_that_is_deleted(desk: Desk) -> None:
    desk.type("content/new.md", item(id="fresh"))
    assert "fresh" in desk.now().by_id
    (desk.project.root / "content" / "keynote.md").unlink()
    desk.touch("content/keynote.md")
    assert "keynote" not in desk.now().by_id
    assert "dangling-reference" in rules(desk, POST)


def test_a_vocabulary_counts_before_it_is_saved(desk: Desk) -> None:
    desk.type(POST, item(channel="fax"))
    assert "unknown-channel" in rules(desk, POST)
    desk.type("calendar/channels.yml", "fax: Fax\n")
    assert "unknown-channel" not in rules(desk, POST)
    desk.close("calendar/channels.yml")
    assert "unknown-channel" in rules(desk, POST)
    (desk.project.root / "calendar" / "channels.yml").write_text("fax: Fax\n")
    desk.reload()
    assert "unknown-channel" not in rules(desk, POST)


def explained(desk: Desk, path: str, word: str, after: str = "") -> str:
    desk.now()
    lines = desk.lines(path)
    text = "\n".join(lines)
    begin = text.index(word, text.index(after))
    line, column = text.count("\n", 0, begin), begin - text.rfind("\n", 0, begin) - 1
    at = pointed(path, lines, line, column)
    return explanation(at, ITEM, desk.plan, desk.item(path)) if at else ""


def test_what_is_explained(desk: Desk) -> None:
    assert explained(desk, POST, "event") == (
        "**event**: The event that it belongs to. Takes the id of an event."
    )
    told = explained(desk, POST, "keynote", "publish")
    assert told.startswith("**Wed 2027-05-05 09:00 (Europe/Berlin)**\n\n**The \\[keynote\\]** (Event, draft)")
    assert "Where it begins" in told
    assert "- covered by A post" in told
    desk.type(POST, item(channel="linkedin"))
    assert explained(desk, POST, "linkedin") == "**LinkedIn** (channel)\n\nFor work\\."


def at(desk: Desk, path: str, word: str) -> Place | None:
    lines = desk.lines(path)
    line = next(n for n, text in enumerate(lines) if word in text)
    found = pointed(path, lines, line, lines[line].index(word))
    return target(found, ITEM, desk) if found else None


def test_where_one_is_led(desk: Desk) -> None:
    desk.type(POST, item(channel="linkedin", event="keynote"))
    desk.now()
    assert at(desk, POST, "keynote") == Place("content/keynote.md", 3, 8)
    assert at(desk, POST, "linkedin") == Place("calendar/channels.yml", 2, 1)
    assert at(desk, POST, "draft") is None


def test_a_rename_is_that_of_the_command_line(desk: Desk) -> None:
    desk.type(POST, item(event="keynote"))  # what is open counts, not what is saved
    after = renamed(desk, "keynote", "opening")
    assert {path: [change.text for change in found] for path, found in after.items()} == {
        "content/keynote.md": ["id: opening\nuid: keynote\n"],
        "content/other.md": ["links: {covers: opening}\n"],
        POST: ["event: opening\n"],
    }
    with pytest.raises(EditRefused, match="taken"):
        renamed(desk, "keynote", "post")


def test_an_id_of_ones_own_can_be_renamed(desk: Desk) -> None:
    desk.type(POST, item(id="mine"))
    desk.now()
    lines = desk.lines(POST)
    line = lines.index("id: mine")
    found = pointed(POST, lines, line, 5)
    assert found
    named = pointed_item(found, ITEM, desk)
    assert named
    assert named.id == "mine"


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("a\nb\nc\n", "a\nB\nc\n", [Change((1, 0), (2, 0), "B\n")]),
        ("a\r\nb\r\n", "a\r\nb\r\nc\r\n", [Change((2, 0), (2, 0), "c\r\n")]),
        ("a\nb", "a\nc", [Change((1, 0), (1, 1), "c")]),
        ("", "a", [Change((0, 0), (0, 0), "a")]),
        ("a\x0cb\n", "a\x0cc\n", [Change((0, 0), (1, 0), "a\x0cc\n")]),
    ],
)
def test_changes_are_lines(old: str, new: str, wanted: list[Change]) -> None:
    assert changes(old, new) == wanted


def finding(place: Place, *fixes: Assign | Rename | Replace) -> Finding:
    return Finding(Fault(place, "unknown-key", "x", fix=Fix("mend", fixes)), Severity.WARNING)


@pytest.mark.parametrize(
    ("fix", "after"),
    [
        (Assign("status", "review"), "---\nstatus: review\nchanel: x # 1\n---\n"),
        (Assign("status", None), "---\nchanel: x # 1\n---\n"),
        (Rename("chanel", "channel"), "---\nstatus: draft\nchannel: x # 1\n---\n"),
        (Replace(Place("a.md", 3, 9), "x", "y"), "---\nstatus: draft\nchanel: y # 1\n---\n"),
        (Replace(Place("a.md", 3, 9), "z", "y"), None),
        (Rename("nothing", "channel"), None),
    ],
)
def test_a_fix_as_text(fix: Assign | Rename | Replace, after: str | None) -> None:
    text = "---\nstatus: draft\nchanel: x # 1\n---\n"
    assert mended(finding(Place("a.md", 3, 1), fix), text) == after


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("chanel: mastodon", 1, "chanel"),
        ("channel: mastadon # why", 10, "mastadon"),
        ('title: "Eyes: first"', 8, '"Eyes: first"'),
        ("audience: [teachers, nobody]", 22, "nobody"),
        ("  - staus: draft", 5, "staus"),
        ("---", 1, "---"),
        ("", 1, ""),
    ],
)
def test_what_is_underlined(line: str, column: int, shown: str, desk: Desk) -> None:
    found = problem(finding(Place(POST, 1, column)), [line], desk.plan)
    assert line[found.start : found.end] == shown


def test_items_of_which_a_message_speaks_are_shown_beside_it(desk: Desk) -> None:
    fault = Fault(Place(POST, 1), "unknown-key", "'post' clashes with 'keynote' and 'nothing'")
    found = problem(Finding(fault, Severity.WARNING), ["---"], desk.plan)
    assert found.related == ((Place("content/keynote.md", 3, 8), "The [keynote]"),)
    assert found.manual == "https://plan.example/site/rules/#unknown-key"
