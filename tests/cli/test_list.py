"""``airdate list`` and ``airdate show``: what is planned, for people and for machines."""

import json
from pathlib import Path

import pytest
from projects import item, write

from .conftest import HERE, Airdate, golden

pytestmark = pytest.mark.usefixtures("plan")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("list",), "list.txt"),
        (("list", "--format", "csv"), "list.csv"),
        (("list", "--format", "json", "--type", "social"), "list-social.json"),
        (("show", "keynote"), "show-keynote.txt"),
        (("show", "teaser.linkedin"), "show-teaser.txt"),
        (("show", "keynote", "--format", "json"), "show-keynote.json"),
    ],
)
def test_output(airdate: Airdate, words: tuple[str, ...], name: str, update_golden: bool) -> None:
    result = airdate(*words)
    if update_golden:
        (HERE / "golden" / name).write_bytes(result.stdout_bytes)
    assert (result.stdout_bytes.decode(), result.stderr, result.exit_code) == (golden(name), "", 0)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--from", "2027-03-10", "--to", "2027-03-10"), ["launch", "teaser.press"]),
        (("--from", "2027-05"), ["recap"]),
        (("--to", "today"), ["launch"]),
        (("--campaign", "launch", "--status", "approved"), ["teaser.linkedin", "keynote"]),
        (("--channel", "press", "--channel", "linkedin"), ["teaser.linkedin", "teaser.press", "recap"]),
        (("--owner", "ana", "--audience", "developers"), ["teaser.linkedin", "teaser.press"]),
        (("--unscheduled",), ["film"]),
        (("--status", "cancelled"), []),
    ],
)
def test_filters(airdate: Airdate, words: tuple[str, ...], ids: list[str]) -> None:
    result = airdate("list", "--format", "json", *words)
    assert [entry["id"] for entry in json.loads(result.stdout)] == ids


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("list", "--from", "2027-02-30"),
            "Error: Invalid value for --from: '2027-02-30': ",
        ),
        (("list", "--to", "soon"), "Invalid value for --to: 'soon' is not a time (write 2027-05-12, "),
        (("list", "--from", "2027-06", "--to", "2027-05"), "Error: --from is later than --to"),
        (("show", "content/keynot.md"), "Error: Unknown item "),
        (("list", "--channel", "linkdin"), "Error: Unknown channel 'linkdin' (did you mean 'linkedin'?)."),
        (("list", "--campaign", "x"), "Error: Unknown campaign 'x' (known: launch)."),
        (("list", "--unscheduled", "--to", "2027"), "Error: What is unscheduled has no time"),
        (("show", "keynot"), "Error: Unknown item 'keynot' (did you mean 'keynote'?)."),
        (("rule", "past-but-opn"), "Error: Unknown rule 'past-but-opn' (did you mean 'past-but-open'?)."),
        (("--now", "2027-05", "list"), "Error: '2027-05' names no day"),
        (("list", "--now", "2027-03-28 02:30"), "Error: '2027-03-28 02:30' does not exist in Europe/Berlin"),
    ],
)
def test_a_slip_gets_a_way_out(airdate: Airdate, words: tuple[str, ...], message: str) -> None:
    result = airdate(*words)
    assert result.exit_code == 2
    assert message in result.stderr


def test_an_item_is_shown_by_the_path_of_its_file(airdate: Airdate, plan: Path) -> None:
    for path in (Path("content/events/keynote.md"), plan / "content/events/keynote.md"):
        assert airdate("show", str(path)).stdout_bytes.decode() == golden("show-keynote.txt")


def test_nothing_is_no_error(airdate: Airdate) -> None:
    result = airdate("list", "--status", "cancelled")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing.\n")


@pytest.mark.parametrize("status", ["approved", "postponed"])
def test_what_is_called_off_is_listed_and_found_as_such(
    airdate: Airdate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: str
) -> None:
    fair = {"type": "event", "status": "approved", "start": "2027-05-12", "event_status": "postponed"}
    silent = "ignore: [all]\n"
    monkeypatch.chdir(write(tmp_path, {"fair.md": item(title="Fair", **fair), "b.md": item()}, policy=silent))
    listed = airdate("list", "--status", status).stdout.splitlines()
    assert [line.split() for line in listed[1:]] == [["2027-05-12", "postponed", "event", "fair", "Fair"]]
    assert airdate("show", "fair").stdout.splitlines()[-1].split() == ["start", "2027-05-12", "postponed"]


@pytest.mark.parametrize("name", ["unknown-country", "[unknown-country]", "FM116", "fm116"])
def test_the_manual_of_a_rule(airdate: Airdate, name: str) -> None:
    assert airdate("rule", name).stdout == golden("rule.txt")


def test_the_manual_of_a_rule_as_json_and_markdown(airdate: Airdate) -> None:
    data = json.loads(airdate("rule", "off-cadence", "--format", "json").stdout)
    assert (data["code"], data["profile"], data["when"]) == ("SC006", "strict", "planned")
    told = airdate("rule", "off-cadence", "--format", "markdown").stdout
    assert told.startswith("### off-cadence\n\n")
    assert told.removeprefix("### off-cadence\n\n").startswith(data["manual"])


def test_every_rule_has_its_line(airdate: Airdate) -> None:
    from airdate.checks import GROUPS, catalogue

    lines = airdate("rule").stdout.splitlines()
    assert {line.split()[1] for line in lines if line.startswith("  ")} == {*catalogue()}
    used = {rule.group for rule in catalogue().values()}
    assert [line for line in lines if line[:1].strip()] == [t for g, t in GROUPS.items() if g in used]
    assert [r["name"] for r in json.loads(airdate("rule", "--format", "json").stdout)] == [
        line.split()[1] for line in lines if line.startswith("  ")
    ]


def test_a_group_lists_its_rules(airdate: Airdate) -> None:
    result = airdate("rule", "wa")
    assert [line.split()[0] for line in result.stdout.splitlines()[1:]] == [f"WA00{n}" for n in range(1, 6)]
    assert result.stderr.startswith("\n*** in every profile")


def test_series_are_listed_by_their_occurrences_and_work_when_it_is_due(
    airdate: Airdate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = {"type": "newsletter", "title": "Letter", "publish": "2027-03-02 10:00", "repeat": "weekly"}
    due = {"title": "Story", "publish": "2027-03-20", "due": "{draft: 5 workdays}", "owner": "ana"}
    monkeypatch.chdir(write(tmp_path, {"letter.md": item(**letter), "story.md": item(**due)}))
    window = ("--from", "2027-03-05", "--to", "2027-03-20", "--now", "2027-03-01")
    assert [line.split() for line in airdate("list", *window).stdout.splitlines()[1:]] == [
        ["2027-03-09", "10:00", "draft", "newsletter", "letter@2027-03-09", "Letter"],
        ["2027-03-16", "10:00", "draft", "newsletter", "letter@2027-03-16", "Letter"],
        ["2027-03-20", "draft", "social", "ana", "story", "Story"],
    ]
    assert [line.split() for line in airdate("list", "--due", *window).stdout.splitlines()[1:]] == [
        ["2027-03-15", "draft", "due", "social", "ana", "story.due-draft", "Story"],
    ]


def test_show_says_what_a_time_follows_and_when_a_series_occurs(
    airdate: Airdate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fair = {"type": "event", "title": "Fair", "start": "2027-05-12", "repeat": "yearly until 2029-12-31"}
    post = {"title": "Post", "publish": "7 days before fair at 09:00", "due": "{draft: 2 days}"}
    monkeypatch.chdir(write(tmp_path, {"fair.md": item(**fair), "post.md": item(**post)}))
    lines = [*airdate("show", "post").stdout.splitlines(), *airdate("show", "fair").stdout.splitlines()]
    assert [line for line in lines if line.startswith(("follows", "due", "repeats", "publish"))] == [
        "follows     7 days before fair at 09:00",
        "due         draft 2027-05-03",
        "publish  2027-05-05 09:00  draft",
        "repeats     yearly until 31 December 2029",
    ]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--from", "2029-03", "--to", "2029-03-20"), ["far@2029-03-06", "far@2029-03-13", "far@2029-03-20"]),
        (("--to", "2024-01"), ["old@2024-01-02", "old@2024-01-09"]),
        (("--to", "2026-01"), ["old@2024-01-09"]),
        (("--from", "2027-03", "--status", "approved"), ["far@2029-03-06"]),
        (("--due", "--channel", "web"), ["far.due-draft.20290306"]),
        (("--due", "--channel", "mail"), []),
    ],
)
def test_series_are_found_wherever_they_lie(
    airdate: Airdate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], ids: list[str]
) -> None:
    far = {"publish": "2029-03-06", "repeat": "weekly", "channel": "mail", "status": "approved"}
    due = {
        "due": "{draft: 1 week}",
        "status": "planned",
        "outputs": "[{channel: web}, {channel: web, id: two}]",
    }
    old = {"publish": "2024-01-02", "repeat": "weekly 2 times", "status": "published"}
    far_item = item(**(far | due if "--due" in words else far))
    channels = "web: Web\nmail: Mail\n"
    monkeypatch.chdir(write(tmp_path, {"far.md": far_item, "old.md": item(**old)}, channels=channels))
    result = airdate("list", "--format", "json", "--now", "2027-03-01", *words)
    assert [entry["id"] for entry in json.loads(result.stdout)] == ids


def test_show_names_the_zone_of_a_rhythm_and_what_is_due_next(
    airdate: Airdate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = {
        "type": "event",
        "start": "2027-03-02 22:00",
        "timezone": "America/Los_Angeles",
        "repeat": "weekly at 22:00",
        "due": "{draft: 2 days}",
    }
    monkeypatch.chdir(write(tmp_path, {"call.md": item(**call)}))
    lines = airdate("show", "call", "--now", "2027-03-05").stdout.splitlines()
    assert [line for line in lines if line.startswith(("repeats", "due"))] == [
        "repeats     weekly at 22:00 (America/Los_Angeles)",
        "due         draft 2027-03-07",
    ]
