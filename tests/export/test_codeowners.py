"""CODEOWNERS: whom a forge asks before a file of the plan changes."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from projects import item, load, write

from airdate.cli import main
from airdate.export import codeowners

PEOPLE = 'ana: {name: Ana, account: ana-k}\nben: {name: Ben, account: "@org/press"}\nchris: Chris\n'
POLICY = """
rules:
  approval-missing:
    required: [{type: press, roles: [legal, pr]}, {topic: health, roles: hr}]
    signers: {legal: ben, pr: [chris, ana], it: ana}
"""


def lines(root: Path, content: dict[str, str], **calendar: str) -> list[str]:
    plan = load(root, dict(content), **({"people": PEOPLE, "policy": POLICY} | calendar))
    return [line for line in codeowners.render(plan).data.decode().splitlines() if line[:1] == "/"]


HOUSE = ["/calendar/people.yml @org/press @ana-k", "/calendar/policy.yml @org/press @ana-k"]


def test_an_empty_plan_has_nobody(tmp_path: Path) -> None:
    assert codeowners.render(load(tmp_path, {})) == (b"", ())


def test_owners_and_those_who_approve_are_asked(tmp_path: Path) -> None:
    found = lines(tmp_path, {"a.md": item(type="press", owner="ana"), "b.md": item(owner="chris")})
    assert found == ["/content/a.md @ana-k @org/press", *HOUSE]


def test_whose_name_it_bears_is_asked_and_who_signs_a_policy(tmp_path: Path) -> None:
    policy = POLICY.replace("legal, pr]", "byline]") + "  policy-signoff-gap: {roles: [it, hr]}\n"
    texts = {"a.md": item(type="press", owner="ben", byline="ana"), "b.md": item(type="policy", owner="ben")}
    found = lines(tmp_path, texts, policy=policy)
    assert found == [f"/content/{name} @org/press @ana-k" for name in texts] + HOUSE


def test_a_folder_of_the_same_people_is_one_line_and_comes_before_those_in_it(tmp_path: Path) -> None:
    ana, ben = item(owner="ana"), item(owner="ben")
    found = lines(tmp_path, {"x/a.md": ana, "x/b.md": ana, "x/y/c.md": ben, "x/z/d.md": ana, "x/z/e.md": ben})
    assert found[:4] == [
        "/content/x/ @ana-k",
        "/content/x/y/ @org/press",
        "/content/x/z/d.md @ana-k",
        "/content/x/z/e.md @org/press",
    ]


def test_paths_are_those_of_the_repository(tmp_path: Path) -> None:
    plan = "title: P\ntimezone: UTC\nrepo_url: https://github.com/org/plan\nrepo_path: site/content\n"
    found = lines(tmp_path, {"a.md": item(owner="ana")}, plan=plan)
    assert found == ["/site/content/a.md @ana-k", *(f"/site{line}" for line in HOUSE)]


def test_signs_of_a_path_are_taken_as_they_are(tmp_path: Path) -> None:
    text = item(owner="ana").replace("---\n", "---\nid: x\n", 1)
    assert lines(tmp_path, {"a b#c[1].md": text})[0] == r"/content/a\ b\#c\[1\].md @ana-k"


def test_who_has_no_account_is_named(tmp_path: Path) -> None:
    plan = load(tmp_path, {"a.md": item(owner="chris")}, people=PEOPLE)
    assert codeowners.render(plan).without == ("chris",)


@pytest.mark.parametrize("account", ["ana kern", "ana @evil", "a,b", "-", "a/"])
def test_what_can_be_no_account_is_none(account: str, tmp_path: Path) -> None:
    plan = load(tmp_path, {}, people=f'ana: {{name: Ana, account: "{account}"}}\n')
    assert [(fault.rule, (plan.vocabulary.people or {})["ana"].account) for fault in plan.faults] == [
        ("bad-value", "")
    ]


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(
        write(tmp_path, {"a.md": item(owner="ana"), "b.md": item(owner="chris")}, people=PEOPLE)
    )
    done = CliRunner().invoke(main, ["export", "codeowners"])
    assert done.stdout.splitlines()[-1] == "/content/a.md @ana-k"
    assert done.stderr == "No `account` in calendar/people.yml, so not in it: chris.\n"
    assert CliRunner().invoke(main, ["export", "codeowners", "--type", "press"]).exit_code == 2
