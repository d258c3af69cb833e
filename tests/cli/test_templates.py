"""``airdate new --from``: a whole run-up, right from its first line, or nothing."""

import os
import re
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from airdate import template
from airdate.entry import entries_of, shifted
from airdate.item import PAPERS, Item
from airdate.plan import Plan
from airdate.text import one_line

from .conftest import HERE, Airdate, golden
from .test_filling import HOSTILE

SHIPPED = ["conference", "newsletter-series", "press-release", "product-launch", "webinar"]
START = "2027-09-15 10:00"
NOW = datetime(2027, 2, 24, 9, tzinfo=UTC)
REPOSITORY = HERE.parent.parent

MINE = {
    "template.yml": "summary: A tea\nasks:\n  start: {about: The day, needed: yes}\n"
    "channels:\n  social: {media: shared}\n",
    "events/{{ id }}.md": "---\ntype: event\ntitle: {{ title }}\nstatus: planned\n"
    "start: {{ start }}\nlocation: Here\n---\n{{ title }}\n",
    "social/{{ id }}-post.md": "---\ntype: social\ntitle: Tea\nstatus: idea\nchannel: {{ social }}\n"
    "publish: 1 day before {{ id }}\n---\n",
}


@pytest.fixture
def fresh(airdate: Airdate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan as ``airdate init`` writes it, without its example messages; the current folder."""
    monkeypatch.chdir(tmp_path)
    airdate("--now", "2027-02-24", "init", ".", "--timezone", "Europe/Berlin")
    for folder in Path("content").iterdir():
        if folder.name != "handbook":
            shutil.rmtree(folder)
    return tmp_path


@pytest.fixture
def demo(fresh: Path) -> Path:
    """The same with the vocabulary of the demo."""
    shutil.rmtree("calendar")
    shutil.rmtree("content/handbook")
    ours = shutil.ignore_patterns("airdate", "__pycache__")
    shutil.copytree(REPOSITORY / "calendar", "calendar", ignore=ours)
    return fresh


@pytest.fixture
def mine(fresh: Path) -> Path:
    """A template of the team's own, ``tea``."""
    write_template(MINE)
    Path("calendar/policy.yml").write_text("profile: core\n")  # nobody asks what is told of a tea
    return fresh


def write_template(files: dict[str, str], name: str = "tea") -> None:
    for path, text in files.items():
        file = Path("calendar/templates") / name / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def loaded() -> Plan:
    return Plan.load(Path("content"), Path("calendar"), now=NOW)


def made() -> list[Item]:
    """The items beside those papers that the plan begins with."""
    return [item for item in loaded().items if item.type not in PAPERS]


def written() -> list[str]:
    found = (path.as_posix() for path in Path("content").rglob("*"))
    return sorted(path for path in found if not path.startswith("content/handbook"))


@pytest.mark.parametrize("vocabulary", ["fresh", "demo"])
@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_template_has_no_findings_and_every_time(
    airdate: Airdate, request: pytest.FixtureRequest, vocabulary: str, name: str
) -> None:
    request.getfixturevalue(vocabulary)
    words = [name, "orion", "--start", START, "--yes"]
    if name == "newsletter-series":  # without an end it will meet a holiday, and that is told
        words += ["--repeat", "weekly until 2027-10-31"]
    result = airdate("--now", "2027-02-24", "new", "--from", *words)
    assert (result.exit_code, "warning" in result.stderr) == (0, False)
    findings = airdate("--now", "2027-02-24", "check", "--strict", "content")
    assert (findings.exit_code, [line for line in findings.stdout.splitlines() if "[" in line]) == (0, [])
    plan = loaded()
    assert sorted(result.stdout.split()) == [item.place.path for item in made()]
    assert [entry.id for entry in (*plan.vague, *plan.unscheduled) if not entry.agreed] == []


@pytest.mark.usefixtures("fresh")
def test_what_the_shipped_templates_make(airdate: Airdate, update_golden: bool) -> None:
    words = ("orion", "--start", START, "--dry-run")
    shown = "".join(
        f"{name}\n{airdate('--now', '2027-02-24', 'new', '--from', name, *words).stdout}\n"
        for name in SHIPPED
    )
    if update_golden:
        (HERE / "golden/templates.txt").write_text(shown)
    assert shown == golden("templates.txt")
    assert written() == []


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("name", ["conference", "product-launch"])
def test_a_day_without_an_hour_will_do(airdate: Airdate, name: str) -> None:
    words = ("orion", "--start", "2027-09-15", "--end", "2027-09-17", "--yes")
    assert airdate("--now", "2027-02-24", "new", "--from", name, *words).exit_code == 0
    assert airdate("--now", "2027-02-24", "check", "--strict").exit_code == 0
    assert days(loaded())["orion"] == date(2027, 9, 15)


@pytest.mark.usefixtures("fresh")
def test_a_release_is_closed_until_its_hour(airdate: Airdate) -> None:
    airdate("new", "--from", "press-release", "orion", "--start", START, "--yes")
    plan = loaded()
    embargo, inside = plan.by_id["orion"].embargo, plan.by_id["orion-inside"].outputs[0].publish
    assert embargo and inside
    assert embargo.until == inside.instant == datetime(2027, 9, 15, 8, tzinfo=UTC)


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("name", SHIPPED)
def test_all_moves_with_the_event(airdate: Airdate, name: str) -> None:
    airdate("new", "--from", name, "orion", "--start", START, "--yes")
    plan = loaded()
    week = timedelta(days=7)
    later = plan.with_items(moved(item, week) if item.id == "orion" else item for item in plan.items)
    assert days(later) == {id: day + week for id, day in days(plan).items()}


def moved(item: Item, by: timedelta) -> Item:
    if item.start:
        return replace(item, start=shifted(item.start, by))
    publish = item.outputs[0].publish
    assert publish
    return replace(item, outputs=(replace(item.outputs[0], publish=shifted(publish, by)),))


def days(plan: Plan) -> dict[str, date]:
    zone = plan.vocabulary.settings.zone
    return {entry.id: entry.first for item in plan.items for entry in entries_of(item, zone) if entry.start}


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_template_speaks_through_roles_only(name: str, tmp_path: Path) -> None:
    one = template.read(tmp_path, name, [])
    assert one
    said = {match for file in one.files for match in re.findall(r"^channel: (.*)$", file.text, re.M)}
    assert said == {f"{{{{ {role} }}}}" for role in one.head.roles}
    words = {
        key
        for file in one.files
        for key in re.findall(r"^(format|pillar|audience|owner): \w", file.text, re.M)
    }
    assert words == set()
    texts = "".join(file.text for file in one.files)
    assert set(re.findall(r"^status: (.*)$", texts, re.M)) == {"planned"}


@pytest.mark.usefixtures("mine")
def test_templates_are_listed(airdate: Airdate) -> None:
    result = airdate("new", "--templates")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["NAME", *sorted([*SHIPPED, "tea"])]


@pytest.mark.usefixtures("fresh")
def test_the_teams_template_wins(airdate: Airdate) -> None:
    write_template(MINE, "webinar")
    assert airdate("new", "--from", "webinar", "x", "--start", START, "--yes").stdout.split() == [
        "content/events/x.md",
        "content/social/x-post.md",
    ]


@pytest.mark.usefixtures("mine")
def test_what_is_said_of_channels_holds(airdate: Airdate) -> None:
    airdate("new", "--from", "tea", "x", "--start", START, "--yes", "--channel", "social=linkedin")
    assert loaded().by_id["x-post"].outputs[0].channel == "linkedin"


@pytest.mark.usefixtures("mine")
def test_a_role_that_no_channel_plays_stays_empty_and_is_told(airdate: Airdate) -> None:
    Path("calendar/channels.yml").write_text("radio: {title: Radio, media: earned}\n")
    result = airdate("new", "--from", "tea", "x", "--start", START, "--yes")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[-1] == (
        "No channel of this plan is 'social': add --channel social=ID, or fill in the empty `channel:` later."
    )
    assert "\nchannel:\n" in Path("content/social/x-post.md").read_text()


@pytest.mark.usefixtures("mine")
def test_what_is_past_already_is_told_before(airdate: Airdate) -> None:
    result = airdate("--now", "2027-09-15 09:00", "new", "--from", "tea", "x", "--start", START, "--dry-run")
    assert result.stderr == "\nAlready past: x-post (2027-09-14).\n"


@pytest.mark.usefixtures("mine")
@pytest.mark.parametrize(("answer", "count"), [("y\n", 4), ("n\n", 0), ("", 0)])
def test_several_files_are_asked_for(monkeypatch: pytest.MonkeyPatch, answer: str, count: int) -> None:
    from click.testing import CliRunner

    from airdate.cli import asking, main

    monkeypatch.setattr(asking, "terminal", lambda: True)
    CliRunner().invoke(main, ["new", "--from", "tea", "x", "--start", START], input=answer)
    assert len(written()) == count


@pytest.mark.usefixtures("mine")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("tae x --start 2027-05-12", "Unknown template 'tae' (did you mean 'tea'?)."),
        ("../tea x --start 2027-05-12", "Unknown template '../tea' (did you mean 'tea'?)."),
        ("tea x", "The template 'tea' needs --start (the day)."),
        ("tea x --start 2027-05", "--start: '2027-05' names no day (write 2027-05-12 or 2027-05-12 09:00)."),
        (
            "tea x --start 2027-02-30",
            "--start: '2027-02-30': there is no day 30 (2027-02 has the days 01 to 28).",
        ),
        ("webinar x --start 2027-05-12", "--start: '2027-05-12' names no hour (write 2027-05-12 09:00)."),
        ("tea x --start 2027-05-12 --end 2027-05-13", "The template 'tea' does not use --end: leave it out."),
        ("tea x/y --start 2027-05-12", "'x/y' cannot be an id (use letters, digits, _ and -, at most 80)."),
        ("tea taken --start 2027-05-12", "The id 'taken' is taken by content/taken.md."),
        ("tea Other --start 2027-05-12", "The id 'other-post' is taken by content/other-post.md."),
        (
            "tea x --start 2027-05-12 --channel soical=press",
            "Unknown role in 'tea' 'soical' (did you mean 'social'?).",
        ),
        ("tea x --start 2027-05-12 --channel social=prss", "Unknown channel 'prss' (did you mean 'press'?)."),
        ("tea x --start 2027-05-12 --channel press", "--channel: write ROLE=ID, such as social=press."),
        (
            f"tea {'x' * 78} --start 2027-05-12",
            f"'{'x' * 59}…' is too long for an id, or cannot be one: choose another ID.",
        ),
        (
            "tea x --start 2027-05-12",
            "Nothing was written: there is no terminal on which to ask. Say --yes to write.",
        ),
    ],
)
def test_what_is_refused_leaves_no_file(airdate: Airdate, words: str, message: str) -> None:
    for id in ("taken", "other-post"):
        Path(f"content/{id}.md").write_text("---\ntype: notice\ntitle: T\nstatus: idea\n---\n")
    before = written()
    result = airdate("new", "--from", *words.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1] == f"Error: {message}"
    assert written() == before


@pytest.mark.usefixtures("mine")
def test_a_file_that_is_there_is_kept(airdate: Airdate) -> None:
    Path("content/social").mkdir()
    Path("content/social/x-post.md").write_text("# A page\n")
    result = airdate("new", "--from", "tea", "x", "--start", START, "--yes")
    message = "Error: content/social/x-post.md exists already; nothing was written.\n"
    assert (result.exit_code, result.stderr) == (2, message)
    assert written() == ["content/social", "content/social/x-post.md"]


@pytest.mark.usefixtures("mine")
def test_if_one_file_fails_none_is_left(airdate: Airdate) -> None:
    Path("content/social").write_text("a file where a folder should be")
    assert airdate("new", "--from", "tea", "x", "--start", START, "--yes").exit_code == 3
    assert written() == ["content/social"]


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.usefixtures("mine")
def test_a_folder_without_rights(airdate: Airdate) -> None:
    Path("content/social").mkdir(mode=0o555)
    assert airdate("new", "--from", "tea", "x", "--start", START, "--yes").exit_code == 3
    assert written() == ["content/social"]


@pytest.mark.usefixtures("mine")
def test_a_folder_that_leads_out_is_not_followed(
    airdate: Airdate, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    Path("content/social").symlink_to(elsewhere)
    assert airdate("new", "--from", "tea", "x", "--start", START, "--yes").exit_code == 2
    assert (written(), [*elsewhere.iterdir()]) == (["content/social"], [])


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(
    ("files", "finding"),
    [
        (
            {"events/{{ id }}.md": "---\ntype: event\ntitle: T\nstart: {{ strat }}\n---\n"},
            "events/{{ id }}.md:4:8: error: unknown placeholder 'strat' (did you mean 'start'?) [bad-choice]",
        ),
        (
            {"social/{{ title }}.md": "---\ntype: social\n---\n"},
            "social/{{ title }}.md:1:8: error: unknown placeholder 'title' (there are id) [bad-choice]",
        ),
        (
            {"a.md": "---\ntitle: a: b\n---\n"},
            "a.md:2:9: error: a second ': ' in this line, or an indented key "
            '(quote the value: "…") [yaml-syntax]',
        ),
        (
            {"a.md": "A page\n"},
            "a.md:1:1: error: a file of a template is an item "
            "(begin with `---`, the keys of an item, and `---`) [missing-key]",
        ),
        (
            {"template.yml": "summary: [a\n"},
            "template.yml:1:10: error: a bracket is opened and never closed "
            "(close it, or quote the value) [yaml-syntax]",
        ),
        (
            {"template.yml": "summary: A tea\nasks: {strat: The day}\n"},
            "template.yml:2:8: error: a template cannot ask for 'strat' (did you mean 'start'?) [bad-choice]",
        ),
        (
            {"template.yml": "summary: A tea\nchannels: {start: The day}\n"},
            "template.yml:2:12: error: 'start' cannot be the name of a role "
            "(use another word, such as `social`) [bad-id]",
        ),
    ],
)
def test_a_broken_template_is_told_with_file_and_line(
    airdate: Airdate, files: dict[str, str], finding: str
) -> None:
    write_template({"template.yml": "summary: A tea\n", "fine.md": "---\ntype: notice\n---\n"} | files)
    result = airdate("new", "--from", "tea", "x")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"calendar/templates/tea/{finding}\nError: The template 'tea' cannot be used as it is.\n"
    )
    assert airdate("new", "--templates").exit_code == 1


@pytest.mark.usefixtures("fresh")
def test_a_template_without_a_head(airdate: Airdate) -> None:
    write_template({"a.md": "---\ntype: notice\n---\n"})
    assert airdate("new", "--from", "tea", "x").stderr.startswith(
        "calendar/templates/tea/template.yml:1:1: error: the template has no head (add it with `summary:`"
    )


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title(airdate: Airdate, title: str) -> None:
    result = airdate("new", "--from", "conference", "x", "--start", START, "--title", title, "--yes")
    assert result.exit_code == 0
    assert loaded().by_id["x"].title == one_line(title).replace("\ue000", "")
    assert airdate("--now", "2027-02-24", "check", "--strict").exit_code == 0


@pytest.mark.usefixtures("fresh")
def test_the_new_keys_of_one_item(airdate: Airdate) -> None:
    airdate("new", "--from", "newsletter-series", "letter", "--start", START, "--yes")
    words = ("--publish", "7 days before letter at 09:00", "--repeat", "weekly on tuesday", "--due")
    words = ("--channel", "newsletter", *words, "draft=5 workdays", "--due", "brief=2027-09-01")
    result = airdate("new", "newsletter", "x", *words)
    assert (result.exit_code, result.stderr) == (0, "")
    assert Path("content/newsletters/x.md").read_text().splitlines()[-6:] == [
        "publish: 7 days before letter at 09:00",
        "repeat: weekly on tuesday",
        "due:",
        "  draft: 5 workdays",
        "  brief: 2027-09-01",
        "---",
    ]
    item = loaded().by_id["x"]
    assert [str(time.first) for time in item.due.values()] == ["2027-09-01", "2027-09-07"]
