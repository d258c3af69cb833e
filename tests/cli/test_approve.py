"""``airdate approve`` and ``airdate approvals``: given, replaced, taken back, refused."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.shell_completion import CompletionItem

from airdate.cli.completion import people, roles

from .conftest import Airdate, golden

GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
PEOPLE = "ana: {name: Ana Kern}\nben: {name: Ben Ott, account: ben-o}\nchris: Chris\n"
POLICY = """
rules:
  approval-stale: {}
  approval-missing:
    required: [{type: press, roles: [pr, legal]}]
    signers: {legal: [chris, ben]}
"""
LAUNCH = """---
type: press
title: Orion is here   # the great day
status: draft
publish: 2027-04-01 09:00
channel: website
owner: ana
---
It is here, at last.
"""
TEASER = """---\r
type: social\r
title: Soon\r
status: draft\r
owner: ana\r
channel: x\r
publish: 2027-03-20 09:00\r
approvals: [{role: pr, by: chris, at: 2027-02-01}]\r
---\r
Soon.\r
"""
GONE = LAUNCH.replace("2027-04-01", "2027-02-01")
OUT = GONE.replace("status: draft", "status: published")
NAMED = LAUNCH.replace("owner: ana", "owner: ana\nbyline: chris\ndrafted_by: ana")
HOUSE = "---\ntype: policy\ntitle: Rules\nstatus: published\nowner: ana\n---\nBe kind.\n"
ODD = LAUNCH.replace("website", "website\ncampaign: nope")


def git(*words: str) -> None:
    subprocess.run((*GIT, *words), check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan of a few items in git, whose user is Ben."""
    items = {"launch": LAUNCH, "teaser": TEASER, "gone": GONE, "out": OUT, "odd": ODD}
    files = {f"content/{id}.md": text for id, text in items.items()}
    files["calendar/plan.yml"] = "title: P\ntimezone: Europe/Berlin\nnow: 2027-03-01T09:00+01:00\n"
    files |= {"calendar/people.yml": PEOPLE, "calendar/policy.yml": POLICY}
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    git("config", "user.name", "ben ott")
    git("add", "-A")
    git("commit", "-qm", "plan")
    return tmp_path


def text(id: str) -> str:
    return Path(f"content/{id}.md").read_bytes().decode()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("launch", "Say in which capacity: --as marketing | "),
        ("lanch --as pr", "unknown item 'lanch' (did you mean 'launch'?)."),
        ("launch --as legl", "Unknown role 'legl' (did you mean 'legal'?)."),
        ("launch --as pr --by bem", "unknown person 'bem' (did you mean 'ben'?)."),
        ("launch --as pr --by ana", "'ana' owns 'launch' or wrote it, and nobody signs their own work off"),
        ("launch --as byline --by ana", "'ana' owns 'launch' or wrote it"),
        ("gone --as pr", "the time of 'gone' has passed"),
        ("launch --as byline", "'launch' bears nobody's name, so nobody signs it as byline (say whose: "),
        ("out --as pr", "'out' is published: there is nothing left to approve."),
        ("odd --as pr", "content/odd.md:7:11: unknown campaign 'nope' [dangling-reference]"),
        ("launch odd --as pr", "unknown campaign 'nope'"),
        ("launch --withdraw", "'ben' has not approved 'launch' (`airdate approvals launch` shows who has)."),
        ("teaser --withdraw --as pr", "'ben' has not approved 'teaser' as pr"),
    ],
)
def test_what_does_not_count_is_refused_and_nothing_is_written(
    airdate: Airdate, folder: Path, words: str, message: str
) -> None:
    result = airdate("approve", *words.split(), "--dry-run")
    assert (result.exit_code, message in result.stderr) == (2 if message else 0, True)
    assert (text("launch"), text("odd")) == (LAUNCH, ODD)


@pytest.mark.parametrize(
    ("by", "message"),
    [
        ("ana", "'ana' owns 'named' or wrote it"),
        ("ben", "'ben' does not speak as byline ('named' bears the name of chris)"),
        ("chris", ""),
    ],
)
def test_a_byline_is_whose_name_it_is(airdate: Airdate, folder: Path, by: str, message: str) -> None:
    (folder / "content/named.md").write_text(NAMED)
    result = airdate("approve", "named", "--as", "byline", "--by", by, "--dry-run")
    assert (result.exit_code, message in result.stderr) == (2 if message else 0, True)


def test_what_was_mended_after_it_was_out_is_approved_anew(airdate: Airdate, folder: Path) -> None:
    airdate("approve", "launch", "--as", "legal")
    path = folder / "content/launch.md"
    out = text("launch").replace("draft", "published").replace("2027-04-01", "2027-02-01")
    path.write_text(out)
    assert airdate("approve", "launch", "--as", "legal", "--force").exit_code == 0
    result = airdate("approve", "launch", "--as", "legal", "--force")
    assert "'launch' is published: there is nothing left to approve" in result.stderr


def test_the_time_of_what_follows_is_told_on_the_plan_s_clocks(airdate: Airdate, folder: Path) -> None:
    after = LAUNCH.replace("2027-04-01 09:00", "1 day after launch at 10:00")
    (folder / "content/after.md").write_text(after)
    result = airdate("approve", "after", "--as", "legal", "--dry-run")
    assert "  time: 2027-04-02 10:00\n" in result.stdout


def test_a_policy_is_signed_while_it_is_in_force(airdate: Airdate, folder: Path) -> None:
    (folder / "content/house.md").write_text(HOUSE)
    (folder / "calendar/policy.yml").write_text(f'clauses: {{"1": Be kind}}\n{POLICY}')
    result = airdate("approve", "house", "--as", "legal", "--force")
    assert (
        "  text: 2 words below the title, as they stand, and the clauses and never-say terms of"
        in result.stderr
    )
    (folder / "calendar/policy.yml").write_text(f'clauses: {{"1": Be kinder}}\n{POLICY}')
    assert "changed since: text" in airdate("approvals", "house").stdout


def test_who_speaks_in_a_role_is_said_by_the_policy(airdate: Airdate, folder: Path) -> None:
    (folder / "calendar/policy.yml").write_text(POLICY.replace("[chris, ben]", "chris"))
    result = airdate("approve", "launch", "--as", "legal")
    assert "'ben' does not speak as legal (calendar/policy.yml names chris)" in result.stderr


def test_that_others_have_still_to_sign_is_nothing_that_breaks(airdate: Airdate, folder: Path) -> None:
    path = folder / "content/launch.md"
    path.write_text(LAUNCH.replace("status: draft", "status: approved"))
    result = airdate("approve", "launch", "--as", "legal", "--force")
    assert (result.exit_code, "lacks" in result.stderr) == (0, False)
    result = airdate("approve", "launch", "--as", "legal", "--withdraw", "--force", "--yes")
    assert (result.exit_code, "error: it lacks the sign-off of legal, pr" in result.stderr) == (1, True)


def test_own_work_may_be_approved_where_the_policy_allows_it(airdate: Airdate, folder: Path) -> None:
    (folder / "calendar/policy.yml").write_text(f"{POLICY}    own: yes\n")
    assert airdate("approve", "launch", "--as", "pr", "--by", "ana").exit_code == 0
    assert airdate("approvals", "launch").stdout.split("\n")[1].split() == [
        *("launch", "pr", "ana", "2027-03-01T09:00+01:00", "holds")
    ]


def test_a_user_whom_nobody_knows_is_asked_to_say_who_it_is(airdate: Airdate, folder: Path) -> None:
    git("config", "user.name", "Zoe")
    result = airdate("approve", "launch", "--as", "pr")
    expected = "Error: git knows you as 'Zoe', who is nobody in calendar/people.yml. Say --by PERSON.\n"
    assert (result.exit_code, result.stderr) == (2, expected)


def test_a_name_of_two_people_is_asked_for(airdate: Airdate, folder: Path) -> None:
    (folder / "calendar/people.yml").write_text(f"{PEOPLE}otto: Ben Ott\n")
    result = airdate("approve", "launch", "--as", "pr")
    assert result.stderr == "Error: git knows you as 'ben ott', who may be ben, otto. Say --by PERSON.\n"


@pytest.mark.parametrize("name", ["Ben Ott", "ben", "Ben", "BEN-O", "@ben-o"])
def test_whose_word_it_is_may_be_said_by_name(airdate: Airdate, folder: Path, name: str) -> None:
    result = airdate("approve", "launch", "--as", "pr", "--by", name, "--dry-run")
    assert "Ben Ott approves" in result.stdout


@pytest.mark.parametrize(
    ("complete", "typed", "found"),
    [(roles, "e", ["executive"]), (people, "", ["ana", "ben", "chris"]), (people, "c", ["chris"])],
)
def test_the_shell_knows_roles_and_people(
    folder: Path, complete: Callable[..., list[CompletionItem]], typed: str, found: list[str]
) -> None:
    context = click.Context(click.Command("approve"))
    assert [item.value for item in complete(context, click.Option(["--x"]), typed)] == found


@pytest.mark.parametrize("name", ["Ben Ott", "ben", "BEN-O", "@ben-o"])
def test_git_knows_the_person(airdate: Airdate, folder: Path, name: str) -> None:
    git("config", "user.name", name)
    assert "Ben Ott approves" in airdate("approve", "launch", "--as", "pr", "--dry-run").stdout


def test_it_is_said_what_is_approved_and_one_line_is_written(
    airdate: Airdate, folder: Path, update_golden: bool
) -> None:
    result = airdate("approve", "launch", "--as", "legal")
    if update_golden:
        (Path(__file__).parent / "golden/approve.txt").write_text(result.stderr)
        (Path(__file__).parent / "golden/approve.md").write_text(text("launch"))
    assert (result.exit_code, result.stdout) == (0, "content/launch.md\n")
    assert (result.stderr, text("launch")) == (golden("approve.txt"), golden("approve.md"))


def test_a_list_in_brackets_stays_one(airdate: Airdate, folder: Path) -> None:
    assert airdate("approve", "teaser", "--as", "hr").exit_code == 0
    head, _, rest = text("teaser").partition("{role: hr")
    assert head == TEASER.partition("}]")[0] + "}, "
    assert rest.endswith("}]\r\n---\r\nSoon.\r\n")


def test_another_word_of_the_same_person_takes_the_place_of_the_first(airdate: Airdate, folder: Path) -> None:
    for words in ("--as legal", "--as pr", "--as legal --now 2027-03-02T10:00"):
        assert airdate("approve", "launch", *words.split(), "--force").exit_code == 0
    result = airdate("approve", "launch", "--as", "hr", "--dry-run")
    assert "launch  -     approvals: hr ben 2027-03-01T09:00+01:00\n" in result.stdout
    given = [line.split(", digest")[0] for line in text("launch").split("\n") if "digest" in line]
    assert given == [
        "  - {role: legal, by: ben, at: 2027-03-02T10:00+01:00",
        "  - {role: pr, by: ben, at: 2027-03-01T09:00+01:00",
    ]


def test_several_items_are_written_together_or_not_at_all(airdate: Airdate, folder: Path) -> None:
    assert airdate("approve", "launch", "teaser", "--as", "pr", "--yes").exit_code == 0
    assert ("by: ben" in text("launch"), "by: ben" in text("teaser")) == (True, True)


def test_one_s_word_is_taken_back_to_the_byte(airdate: Airdate, folder: Path) -> None:
    for id in ("launch", "teaser"):
        airdate("approve", id, "--as", "legal")
        airdate("approve", id, "--as", "pr", "--force")
        assert airdate("approve", id, "--withdraw", "--as", "legal", "--force").exit_code == 0
        assert airdate("approve", id, "--withdraw", "--force").exit_code == 0
    assert (text("launch"), text("teaser")) == (LAUNCH, TEASER)


def test_a_comment_beside_a_record_is_never_lost(airdate: Airdate, folder: Path) -> None:
    airdate("approve", "launch", "--as", "legal")
    path = folder / "content/launch.md"
    path.write_text(text("launch").replace("}\n---", "}   # by phone\n---"))
    result = airdate("approve", "launch", "--withdraw", "--force")
    assert (result.exit_code, "a comment would be lost" in result.stderr) == (2, True)


def test_what_is_not_committed_is_not_approved(airdate: Airdate, folder: Path) -> None:
    (folder / "content/launch.md").write_text(LAUNCH.replace("last", "long last"))
    result = airdate("approve", "launch", "--as", "legal")
    assert (result.exit_code, "there are changes that are not committed" in result.stderr) == (2, True)


def test_approvals_tells_what_is_given_wanting_and_void(
    airdate: Airdate, folder: Path, update_golden: bool
) -> None:
    airdate("approve", "launch", "--as", "legal")
    (folder / "content/launch.md").write_text(text("launch").replace("last", "long last"))
    result = airdate("approvals")
    if update_golden:
        (Path(__file__).parent / "golden/approvals.txt").write_text(result.stdout)
    assert (result.exit_code, result.stdout) == (1, golden("approvals.txt"))


def test_approvals_of_one_item_as_json(airdate: Airdate, folder: Path) -> None:
    result = airdate("approvals", "teaser", "--format", "json")
    assert result.stdout == (
        '[\n  {\n    "item": "teaser",\n    "role": "pr",\n    "by": "chris",\n    "at": "2027-02-01",\n'
        '    "state": "unbound"\n  }\n]\n'
    )
    assert result.exit_code == 0


def test_who_wrote_another_line_there_is_in_nobody_s_way(airdate: Airdate, folder: Path) -> None:
    (folder / "calendar/policy.yml").write_text(f"{POLICY}  approval-author: {{}}\n")
    path = folder / "content/launch.md"
    path.write_text(LAUNCH.replace("status: draft", "status: approved") + "\n".join("abcdefgh"))
    git("commit", "-qam", "by somebody else")
    result = airdate("approve", "launch", "--as", "legal")
    assert (result.exit_code, "approval-author" in result.stderr) == (0, False)


def test_approvals_tell_who_does_not_speak_in_a_role(airdate: Airdate, folder: Path) -> None:
    airdate("approve", "launch", "--as", "legal")
    (folder / "calendar/policy.yml").write_text(POLICY.replace("[chris, ben]", "chris"))
    result = airdate("approvals", "launch")
    assert "does not speak as legal" in result.stdout
    assert result.exit_code == 1


def test_approvals_tell_whose_name_it_bears_and_who_signs_a_policy(airdate: Airdate, folder: Path) -> None:
    (folder / "content/named.md").write_text(NAMED)
    (folder / "content/house.md").write_text(HOUSE)
    rows = airdate("approvals", "named", "house").stdout.split("\n")[1:-1]
    assert [row.split()[:2] for row in rows] == [
        *(["named", role] for role in ("legal", "pr", "byline")),
        *(["house", role] for role in ("marketing", "executive", "hr", "legal", "it")),
    ]


def test_check_says_what_has_changed_since(airdate: Airdate, folder: Path) -> None:
    airdate("approve", "launch", "--as", "legal")
    (folder / "content/launch.md").write_text(text("launch").replace("2027-04-01", "2027-04-02"))
    assert "changed since ben approved it: time" in airdate("check").stdout
