"""``airdate new``: a right item, or nothing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.reading.yaml import Scalar, parse
from airdate.scaffold import create, scalar
from airdate.text import one_line

from .conftest import Airdate


def test_a_new_post(airdate: Airdate, plan: Path) -> None:
    words = (
        "--title",
        'Say: "hello" #1',
        "--channel",
        "press",
        "--publish",
        "2027-04-01 09:00",
        "--campaign",
        "launch",
    )
    result = airdate("new", "social", "hello", *words)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "content/social/hello.md\n", "")
    assert (plan / "content/social/hello.md").read_text() == (
        '---\ntype: social\ntitle: "Say: \\"hello\\" #1"\nstatus: draft\ncampaign: launch\nevent:\n'
        "channel: press\naudience:\nowner:\npublish: 2027-04-01 09:00\n---\n"
    )
    assert airdate("check", "--strict").exit_code == 0


def test_several_channels_are_outputs(airdate: Airdate, plan: Path) -> None:
    airdate(
        "new", "social", "hello", "--channel", "press", "--channel", "linkedin", "--audience", "developers"
    )
    assert (plan / "content/social/hello.md").read_text() == (
        "---\ntype: social\ntitle: Hello\nstatus: idea\ncampaign:\nevent:\n"
        "audience: developers\nowner:\npublish:\noutputs:\n  - channel: press\n  - channel: linkedin\n---\n"
    )


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize("type", ["event", "campaign", "press", "ad", "playbook", "notice", "strategy"])
def test_every_type_begins_without_findings(airdate: Airdate, type: str) -> None:
    assert airdate("new", type, "fresh").exit_code == 0
    assert airdate("check", "--strict").exit_code == 0


def test_another_path_keeps_the_id(airdate: Airdate, plan: Path) -> None:
    assert (
        airdate("new", "event", "fair", "--path", "content/2027/index.md").stdout == "content/2027/index.md\n"
    )
    assert (plan / "content/2027/index.md").read_text().startswith("---\ntype: event\nid: fair\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("socal", "x"), "Error: Unknown type 'socal' (did you mean 'social'?).\n"),
        (("social", "KEYNOTE"), "Error: The id 'keynote' is taken by content/events/keynote.md.\n"),
        (("social", "a/b"), "Error: 'a/b' cannot be an id (use letters, digits, _ and -, at most 80).\n"),
        (("social", "nul"), "Error: 'nul' cannot be an id (use letters, digits, _ and -, at most 80).\n"),
        (
            ("event", "x", "--channel", "press"),
            "Error: An item of type 'event' has no channel: leave out --channel.\n",
        ),
        (("social", "x", "--path", "../x.md"), "Error: '../x.md' is no Markdown file in content/.\n"),
        (
            ("social", "x", "--path", "content/x.txt"),
            "Error: 'content/x.txt' is no Markdown file in content/.\n",
        ),
        (
            ("social", "x", "--path", "content/.x.md"),
            "Error: '.x.md' would not be read: hidden, or with odd characters.\n",
        ),
        (
            ("social", "x", "--path", "content/ideas/film.md"),
            "Error: content/ideas/film.md exists already.\n",
        ),
        (
            ("social", "x", "--channel", "linkdin"),
            "content/social/x.md:7:10: error: unknown channel 'linkdin' (did you mean 'linkedin'?) "
            "[unknown-channel]\n"
            "Error: Nothing was written.\n",
        ),
    ],
)
def test_what_is_refused_leaves_no_file(
    airdate: Airdate, plan: Path, words: tuple[str, ...], message: str
) -> None:
    before = sorted(plan.rglob("*"))
    result = airdate("new", *words)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)
    assert sorted(plan.rglob("*")) == before


def test_a_folder_that_leads_out_is_not_followed(airdate: Airdate, plan: Path, tmp_path: Path) -> None:
    (plan / "content/articles").symlink_to(tmp_path)
    assert airdate("new", "article", "x").exit_code == 2
    assert not (tmp_path / "x.md").exists()


def test_a_file_is_never_overwritten_and_no_part_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old")
    with pytest.raises(FileExistsError):
        create(tmp_path / "a.md", b"new")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.md", "old")]


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_any_text_survives_as_yaml(text: str) -> None:
    node = parse(f"key: {scalar(text)}\n", "x", 1, []).values["key"]
    assert isinstance(node, Scalar)
    assert node.text == one_line(text)


@given(
    st.sampled_from(
        ["no", "On", "null", "~", "010", "1e3", "12:30", "- a", "a: b", "#x", "&a", "*a", "!t", "@x"]
    )
)
def test_what_yaml_would_take_for_something_else_is_quoted(text: str) -> None:
    assert scalar(text) == f'"{text}"'


@pytest.mark.parametrize(
    "text", ["draft", "trade-press", "2027-03-02", "2027-Q2", "2027-03-02 09:00", "2027-03-02T09:00+01:00"]
)
def test_words_and_times_need_no_quotes(text: str) -> None:
    assert scalar(text) == text
