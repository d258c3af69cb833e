"""``airdate hold`` and ``airdate lift``: written as everything else is, or refused."""

import json
from pathlib import Path

import pytest

from .conftest import Airdate

MARKERS = "calendar/markers.yml"
PLAN = "title: Plan\nurl: https://plan.example/\ntimezone: Europe/Berlin\nnow: 2027-03-01T09:00+01:00\n"
POST = "---\ntype: social\ntitle: A post\nstatus: approved\nchannel: %s\npublish: 2027-03-01 10:00\n---\n"
WRITTEN = """\
storm:
  kind: hold
  title: The storm
  start: 2027-03-01 09:00
  end: 2027-03-03
  scope:
    channel: [mastodon, web]
    campaign: [spring]
  reason: "Storm: damage"
  authority: Ana Berg
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "calendar/plan.yml": PLAN,
        "calendar/channels.yml": "mastodon: Mastodon\nweb: Web\n",
        "calendar/people.yml": "ana: {name: Ana Berg}\n",
        "content/post.md": POST % "mastodon",
        "content/page.md": POST % "web",
        "content/spring.md": "---\ntype: campaign\ntitle: Spring\nstatus: approved\nstart: 2027-03-01\n---\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--scope", "channel=mastadon"], "did you mean 'mastodon'?"),
        (["--scope", "chanel=mastodon"], "did you mean 'channel'?"),
        (["--scope", "campaign=sprung"], "did you mean 'spring'?"),
        (["--scope", "mastodon"], "channel=mastodon,bluesky"),
        (["--scope", ","], "leave it out to hold everything"),
        (["--until", "2027-02-01"], "over on 2027-02-01 already"),
        (["--until", "soon"], "'soon' is not a time"),
        (["--reason", "  "], "wants to know why"),
    ],
)
def test_a_hold_that_would_hold_nothing_is_refused(
    words: list[str], said: str, folder: Path, airdate: Airdate
) -> None:
    result = airdate("hold", "storm", "--reason", "Storm", *words)
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
    assert result.stderr.rstrip().endswith("Nothing was written.")
    assert not (folder / MARKERS).exists()


@pytest.mark.parametrize("id", ["storm", "two words", "con"])
def test_an_id_that_is_none_or_taken_is_refused(id: str, folder: Path, airdate: Airdate) -> None:
    (folder / MARKERS).write_text("storm: {kind: note, start: 2027-03-01}\n")
    assert airdate("hold", id, "--reason", "Storm").exit_code == 2
    assert (folder / MARKERS).read_text() == "storm: {kind: note, start: 2027-03-01}\n"


def test_what_is_written(folder: Path, airdate: Airdate) -> None:
    said = ["--reason", "Storm: damage", "--scope", "channel=mastodon,web,campaign=spring"]
    result = airdate("hold", "storm", *said, "--until", "2027-03-03", "--by", "ana", "--title", "The storm")
    assert (result.exit_code, result.stdout) == (0, f"{MARKERS}\n")
    assert (folder / MARKERS).read_text().partition("\n")[2] == WRITTEN


@pytest.mark.parametrize(
    "before",
    [
        b"# Mine\r\nclosed:\r\n  kind: closed # so it is\r\n  start: 2027-05-14\r\n",
        b"\xef\xbb\xbfclosed: {kind: closed, start: 2027-05-14}",
        b"---\nclosed: {kind: closed, start: 2027-05-14}\n",
        b"# nothing yet\n",
        b"",
    ],
)
def test_everything_else_in_the_file_stays_byte_by_byte(
    before: bytes, folder: Path, airdate: Airdate
) -> None:
    (folder / MARKERS).write_bytes(before)
    assert airdate("hold", "storm", "--reason", "Storm").exit_code == 0
    after = (folder / MARKERS).read_bytes()
    assert after.startswith(before)
    assert b"\r\n" in after or b"\r" not in before
    assert airdate("lift", "storm", "--lesson", "Look twice").exit_code == 0
    lifted = (folder / MARKERS).read_bytes()
    assert lifted.startswith(before)
    assert b"lesson: Look twice" in lifted


@pytest.mark.parametrize(
    "before", [b"{closed: {kind: closed, start: 2027-05-14}}\n", b"closed: {kind: clo\n", b"\xff\xfe\n"]
)
def test_a_file_that_takes_no_more_lines_is_left(before: bytes, folder: Path, airdate: Airdate) -> None:
    (folder / MARKERS).write_bytes(before)
    assert airdate("hold", "storm", "--reason", "Storm").exit_code == 2
    assert (folder / MARKERS).read_bytes() == before


def test_a_dry_run_shows_what_would_stand_on_hold(folder: Path, airdate: Airdate) -> None:
    result = airdate("hold", "--reason", "Storm", "--scope", "channel=web", "--dry-run", "--format", "json")
    rows = json.loads(result.stdout)["ripple"]
    assert [(row["id"], row["from"]["word"], row["to"]["word"]) for row in rows] == [
        ("page", "approved", "on hold")
    ]
    assert not (folder / MARKERS).exists()


@pytest.mark.parametrize(
    ("scope", "said"),
    [("channel=web", False), ("channel=web,campaign=spring", True), ("type=policy", True)],
)
def test_a_hold_into_which_nothing_falls_says_so(
    scope: str, said: bool, folder: Path, airdate: Airdate
) -> None:
    result = airdate("hold", "storm", "--reason", "Storm", "--scope", scope)
    assert ("nothing of the plan falls into it so far" in result.stderr) == said
    assert (result.exit_code, (folder / MARKERS).exists()) == (0, True)


def test_a_word_that_is_said_twice_is_written_once(folder: Path, airdate: Airdate) -> None:
    airdate("hold", "storm", "--reason", "Storm", "--scope", "channel=web", "--scope", "channel=mastodon,web")
    assert "    channel: [web, mastodon]\n" in (folder / MARKERS).read_text()


def test_a_lesson_that_is_there_already_stays(folder: Path, airdate: Airdate) -> None:
    (folder / MARKERS).write_text("storm: {kind: hold, start: 2027-02-28, reason: x, lesson: Look first.}\n")
    assert airdate("lift", "storm", "--lesson", "Then act.").exit_code == 0
    assert "lesson: Look first. Then act.}" in (folder / MARKERS).read_text()


def test_without_an_id_it_is_called_by_its_reason(folder: Path, airdate: Airdate) -> None:
    for _ in range(2):
        airdate("hold", "--reason", "Fire in the hall", "--force")
    lines = (folder / MARKERS).read_text().splitlines()
    assert [line for line in lines if line.endswith(":")] == ["fire-in-the-hall:", "fire-in-the-hall-2:"]


def test_lifting_asks_for_the_lesson_and_says_why(folder: Path, airdate: Airdate) -> None:
    airdate("hold", "storm", "--reason", "Storm")
    before = (folder / MARKERS).read_text()
    for words in ([], ["--lesson", " "]):
        result = airdate("lift", "storm", *words)
        assert (result.exit_code, "Say what was learned: --lesson TEXT." in result.stderr) == (2, True)
    assert (folder / MARKERS).read_text() == before


def test_lifting_ends_it_keeps_its_lesson_and_lists_what_was_missed(folder: Path, airdate: Airdate) -> None:
    airdate("hold", "storm", "--reason", "Storm", "--scope", "channel=mastodon")
    noon = ("--now", "2027-03-01T12:00+01:00")
    result = airdate(*noon, "lift", "storm", "--lesson", "Empty the queue: first.")
    text = (folder / MARKERS).read_text()
    assert "  end: 2027-03-01 12:00\n" in text
    assert '  lesson: "Empty the queue: first."\n' in text
    assert "post was to go out on 2027-03-01 10:00 and did not" in result.stderr


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("strom", "did you mean 'storm'?"),
        ("over", "is over already"),
        ("later", "has not begun yet"),
        ("note", "there is no hold 'note'"),
    ],
)
def test_what_cannot_be_lifted(id: str, said: str, folder: Path, airdate: Airdate) -> None:
    text = """storm: {kind: hold, start: 2027-02-28, reason: x}
over: {kind: hold, start: 2027-02-01, end: 2027-02-02, reason: x}
later: {kind: hold, start: 2027-04-01, reason: x}
note: {kind: note, start: 2027-04-01}
"""
    (folder / MARKERS).write_text(text)
    result = airdate("lift", id, "--lesson", "x")
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
    assert (folder / MARKERS).read_text() == text


def test_lists_and_items_say_that_they_are_held(folder: Path, airdate: Airdate) -> None:
    airdate("hold", "storm", "--reason", "Storm", "--scope", "channel=mastodon")
    rows = json.loads(airdate("list", "--format", "json").stdout)
    assert {row["id"]: row["status"] for row in rows} == {
        "spring": "approved",
        "page": "approved",
        "post": "on-hold",
    }
    assert json.loads(airdate("show", "post", "--json").stdout)["status"] == "on-hold"
