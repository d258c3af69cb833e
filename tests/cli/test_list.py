"""``airdate list`` and ``airdate show``: what is planned, for people and for machines."""

import json
from pathlib import Path

import pytest

from .conftest import Airdate, golden

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
def test_output(airdate: Airdate, words: tuple[str, ...], name: str) -> None:
    result = airdate(*words)
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


def test_the_manual_of_a_rule(airdate: Airdate) -> None:
    assert airdate("rule", "unknown-channel").stdout == (
        "unknown-channel (error)\n\n"
        "A channel that ``calendar/channels.yml`` does not hold.\n\n"
        "Bad: ``channel: mastadon``. Good: ``channel: mastodon``, or add the new channel to the file.\n"
    )


def test_every_rule_has_its_line(airdate: Airdate) -> None:
    from airdate.checks import catalogue

    assert [line.split()[0] for line in airdate("rule").stdout.splitlines()] == [*catalogue()]
