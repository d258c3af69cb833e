"""Whatever somebody types, the editor is told something, and nothing breaks."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.projects import item, write

from airdate.editor.change import changes
from airdate.editor.completion import choices
from airdate.editor.cursor import cursor, pointed
from airdate.editor.desk import Desk, findings, lines_of
from airdate.editor.explanation import explanation
from airdate.editor.problem import problem
from airdate.editor.target import target
from airdate.project import Project
from airdate.schema import FILES, ITEM

PIECES = st.sampled_from(
    [
        *("---\n", "\n", "  ", "- ", ": ", "{", "}", "[", "]", ", ", "|\n", '"', "'", "#", "&a ", "*a"),
        *("type: social\n", "publish: ", "7 days before one", "with one", "outputs:\n", "id: one\n"),
        *("due: ", "draft: 5 workdays\n", "embargo:\n", "until: ", "links:\n", "covers: ", "one"),
        *("status: draft\n", "title: x\n", "channel: mastodon\n", "event: one\n", "start: 2027-05-12\n"),
        *("\r\n", "%", "@", "\x0c", "\u2028", "\t", "🪐"),
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    root = tmp_path_factory.mktemp("plan")
    write(root, {"one.md": item(type="event", start="2027-05-12")}, channels="mastodon: Mastodon\n")
    project = Project.at(root)
    assert project
    return Desk(project, "2027-03-01")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, path=st.sampled_from(["content/post.md", "calendar/channels.yml", "calendar/plan.yml"]))
def test_any_text(desk: Desk, text: str, path: str) -> None:
    desk.type(path, f"---\n{text}" if path.endswith(".md") else text)
    plan = desk.now()
    found = findings(plan)
    root = ITEM if path.endswith(".md") else FILES[path.removeprefix("calendar/").removesuffix(".yml")]
    lines = desk.lines(path)
    for number, line in enumerate(lines):
        for column in {0, len(line) // 2, len(line)}:
            at = cursor(path, lines, number, column)
            assert all(choice.column <= column for choice in (choices(at, root, desk.words) if at else ()))
            word = pointed(path, lines, number, column)
            if word:
                explanation(word, root, plan, desk.item(path))
                target(word, root, desk)
    for finding in found.get(path, ()):
        shown = problem(finding, lines, plan)
        assert 0 <= shown.start <= shown.end <= len(lines[shown.line])
    desk.close(path)


@given(old=TEXTS, new=TEXTS)
def test_changes_lead_from_one_text_to_the_other(old: str, new: str) -> None:
    old, new = old.removeprefix("\ufeff"), new.removeprefix("\ufeff")
    ends = old.replace("\r\n", "\r \n").replace("\r", "\n").replace("\n \n", "\n\n")
    starts = [0, *(n + 1 for n, letter in enumerate(ends) if letter == "\n" and old[n : n + 2] != "\r\n")]
    text = old
    for change in reversed(changes(old, new)):
        begin, end = (starts[line] + column for line, column in (change.start, change.end))
        text = text[:begin] + change.text + text[end:]
    assert text == new
    assert len(lines_of(old)) == len(starts)
