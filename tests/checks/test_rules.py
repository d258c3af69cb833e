"""Every rule: a case that fires and one that does not, as data."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from repository import Repository

from airdate import checks, gate, report
from airdate.finding import Finding
from airdate.parts.waiver import Waiver
from airdate.plan import Plan
from airdate.policy import Profile
from airdate.reading import history
from airdate.reading.history import History
from airdate.site import Site

HERE = Path(__file__).parent
CASES = HERE / "cases"
NOW = datetime(2027, 3, 1, tzinfo=UTC)
FOLDERS = sorted(CASES.glob("*/*/"))


def _committed(content: Path) -> None:
    Repository(content.parent).commit()


def _shallow(content: Path) -> None:
    made = Repository(content.parent)
    made.commit()
    (content.parent / ".git" / "shallow").write_text(f"{made.git('rev-parse', 'HEAD')}\n")


def _edited(content: Path) -> None:
    _committed(content)
    (content / "a.md").write_text("# Edited\n")
    (content / "new.md").write_text("# New\n")


def _all_but_fresh(content: Path) -> None:
    text = (content / "fresh.md").read_text()
    (content / "fresh.md").unlink()
    _committed(content)
    (content / "fresh.md").write_text(text)


def _added_later(content: Path) -> None:
    post = content / "early.md"
    text = post.read_text()
    post.unlink()
    made = Repository(content.parent)
    made.commit()
    made.commit({"content/early.md": text})


def _changed_late(content: Path) -> None:
    """Everything is committed as it was, and a year later as it is."""
    made, now = Repository(content.parent), {path: path.read_text() for path in content.glob("*.md")}
    for path, text in now.items():
        before = re.sub(r"(?m)^start: (?!.*12:30).*$", "start: 2027-03-05 10:00", text)
        before = re.sub(r"(?m)^event_status.*\n", "", before)
        before = re.sub("status: (cancelled|postponed)", "status: approved", before)
        before = before.replace("approved", "draft") if path.stem == "approved" else before
        path.write_text(before.replace("Another talk", "A talk"))
    for later in ("new.md", "fresh.md"):
        (content / later).unlink(missing_ok=True)
    made.commit()
    made.days = 422
    made.commit({f"content/{path.name}": text for path, text in now.items() if path.stem != "fresh"})
    for path, text in now.items():
        path.write_text(text)


def _named_anew(content: Path, days: int = 410) -> None:
    """What has an id or a uid now had none of them in the first commit; some have them since the last."""
    made, now = Repository(content.parent), {path: path.read_text() for path in content.glob("*.md")}
    made.days = days
    for path, text in now.items():
        key = "uid" if "uid: fourth" in text else "(?!.*twin)[u]?id"
        path.write_text(re.sub(rf"(?m)^{key}: .*\n", "", text).replace("twin2", "work"))
    (content / "fresh.md").unlink(missing_ok=True)
    renamed = [*content.rglob("named.md")]
    for path in renamed:
        path.rename(path.with_name("unnamed.md"))
    if (content / "d.md").exists():
        (content / "d.md").write_text(now[content / "e.md"])
        (content / "e.md").write_text(now[content / "d.md"])
    made.commit()
    if (content / "back.md").exists():
        made.commit({"content/back.md": now[content / "back.md"].replace("status", "id: else\nstatus", 1)})
    for path in renamed:
        path.with_name("unnamed.md").rename(path)
    last = {path.stem for path in now} - {"work", "twin", "fresh"}
    changed = {path: text.replace("uid: undone\n", "") for path, text in now.items() if path.stem in last}
    made.commit({f"content/{path.name}": text for path, text in changed.items()})
    for path, text in now.items():
        path.write_text(text)


#: What a folder in git cannot hold is made in a copy of it.
MADE: dict[str, Callable[[Path], None]] = {
    "odd-file-name/fires": lambda content: (content / "bell \a.md").write_text("x"),
    "odd-file-name/waived": lambda content: (content / "bell \a.md").write_text("x"),
    "symbolic-link/fires": lambda content: (content / "link.md").symlink_to("a.md"),
    "symbolic-link/waived": lambda content: (content / "link.md").symlink_to("a.md"),
    "shallow-clone/fires": _shallow,
    "shallow-clone/waived": _shallow,
    "short-lead-time/fires": _added_later,
    "short-lead-time/passes": _committed,
    "change-too-late-for-feeds/fires": _changed_late,
    "change-too-late-for-feeds/passes": _changed_late,
    "change-too-late-for-feeds/waived": _changed_late,
    "translation-gap/fires": _changed_late,
    "translation-gap/passes": _changed_late,
    "changed-id/fires": _named_anew,
    "changed-id/passes": _named_anew,
    "changed-id/waived": _named_anew,
    "changed-id/long-ago": partial(_named_anew, days=0),
    "approval-author/fires": _committed,
    "approval-author/passes": _all_but_fresh,
    "approval-author/waived": _committed,
    "shallow-clone/passes": _committed,
    "uncommitted-change/fires": _edited,
    "uncommitted-change/waived": _edited,
    "uncommitted-change/passes": _committed,
    "social-afterthought/in-git": _added_later,
}


def judged(plan: Plan, rule: str) -> Plan:
    """The plan under the core rules, that one, and what its own policy says."""
    policy = plan.vocabulary.policy
    policy = replace(policy, profile=Profile.CORE, select=(*policy.select, rule))
    return replace(plan, vocabulary=replace(plan.vocabulary, policy=policy))


def findings(root: Path, rule: str) -> str:
    """Every finding of a project, and of its public edition, a line each."""
    return "".join(f"{finding}\n" for finding in found_in(loaded(root, rule), root))


def loaded(root: Path, rule: str) -> Plan:
    """The plan of a case, as it is judged."""
    return judged(Plan.load(root / "content", root / "calendar", now=NOW, history=told(root)), rule)


def found_in(plan: Plan, root: Path) -> list[Finding]:
    """What the rules, its public edition, git and its feeds find."""
    public = gate.admit(plan, plan.vocabulary.editions["public"])
    found = {*report.of_edition(plan, public).findings}
    if (root / ".git").exists():
        found |= {*report.of_history(plan, root / "calendar")}
    if (root / "calendar" / "feeds.yml").exists() and not any(f.severity == "error" for f in found):
        found |= {*Site(plan, plan.vocabulary.editions["team"]).feed_findings}
    return sorted(found)


def told(root: Path) -> History | None:
    """The history of a project that is in git."""
    return history.read(root / "content", root / "calendar") if (root / ".git").exists() else None


def without_waivers(root: Path, rule: str) -> set[str]:
    """The rules that find something where nobody has waived that one."""
    plan = loaded(root, rule)
    policy = replace(plan.vocabulary.policy, waivers=others(plan.vocabulary.policy.waivers, rule))
    items = tuple(
        replace(i, waivers=replace(i.waivers, waive=others(i.waivers.waive, rule))) for i in plan.items
    )
    bare = replace(plan, items=items, vocabulary=replace(plan.vocabulary, policy=policy))
    return {finding.fault.rule for finding in found_in(bare, root)}


def others(waivers: tuple[Waiver, ...], rule: str) -> tuple[Waiver, ...]:
    """The waivers of other rules."""
    return tuple(waiver for waiver in waivers if checks.named(waiver.rule) != rule)


def copied(case: Path, to: Path, *, backwards: bool = False) -> Path:
    """The case's project, its files created one by one in that order."""
    for path in sorted((path for path in case.rglob("*") if path.is_file()), reverse=backwards):
        target = to / path.relative_to(case)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    if make := MADE.get(name(case)):
        make(to / "content")
    return to


def name(case: Path) -> str:
    return case.relative_to(CASES).as_posix()


@pytest.mark.parametrize("case", FOLDERS, ids=name)
def test_findings_are_those_expected(case: Path, tmp_path: Path, update_golden: bool) -> None:
    found = findings(copied(case, tmp_path), case.parent.name)
    if update_golden:
        (case / "expected.txt").write_text(found)
    assert found == (case / "expected.txt").read_text()


@pytest.mark.parametrize("case", FOLDERS, ids=name)
def test_order_of_the_files_does_not_matter(case: Path, tmp_path: Path) -> None:
    found = findings(copied(case, tmp_path, backwards=True), case.parent.name)
    assert found == (case / "expected.txt").read_text()


def test_zone_and_locale_of_the_machine_do_not_matter(tmp_path: Path) -> None:
    roots = {name(case): copied(case, tmp_path / name(case)) for case in FOLDERS}
    elsewhere = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    script = (
        "import json, sys; from pathlib import Path; from checks.test_rules import findings;"
        "roots = json.load(sys.stdin).items();"
        "print(json.dumps({n: findings(Path(r), n.partition('/')[0]) for n, r in roots}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=json.dumps({case: str(root) for case, root in roots.items()}),
        env=os.environ | elsewhere | {"PYTHONPATH": os.pathsep.join([str(HERE.parent), *sys.path])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == {name(case): (case / "expected.txt").read_text() for case in FOLDERS}


#: What only a build or git can tell, and what is wrong with waivers, is waived like everything else:
#: tests/report/ shows it.
NOT_WAIVED = {"broken-feed", "unused-waiver"}

#: No plan may bring it about; tests/feeds/test_inspection.py does, with a writer that is broken.
BY_NO_PLAN = {"broken-feed"}


@pytest.mark.parametrize("rule", [rule for rule in checks.catalogue() if rule not in BY_NO_PLAN])
def test_each_rule_has_a_manual_a_severity_and_both_cases(rule: str) -> None:
    known = checks.catalogue()[rule]
    assert len(known.manual.splitlines()) > 2
    assert known.severity in ("error", "warning", "info")
    assert f"[{rule}]" in (CASES / rule / "fires" / "expected.txt").read_text()
    assert f"[{rule}]" not in (CASES / rule / "passes" / "expected.txt").read_text()


@pytest.mark.parametrize("rule", [rule for rule in checks.catalogue() if rule not in NOT_WAIVED])
def test_each_rule_can_be_waived(rule: str, tmp_path: Path) -> None:
    case = CASES / rule / "waived"
    assert f"[{rule}]" not in (case / "expected.txt").read_text()
    assert rule in without_waivers(copied(case, tmp_path), rule)


def test_no_case_belongs_to_a_rule_that_is_gone() -> None:
    assert {case.parent.name for case in FOLDERS} == set(checks.catalogue()) - BY_NO_PLAN


@pytest.mark.parametrize("case", FOLDERS, ids=name)
def test_each_finding_says_where_what_and_the_way_out(case: Path) -> None:
    for line in (case / "expected.txt").read_text().splitlines():
        place, severity, said = line.split(": ", 2)
        path, number, column = place.rsplit(":", 2)
        assert path.startswith(("content/", "calendar/"))
        assert int(number) >= 1 and int(column) >= 1
        assert severity in ("error", "warning", "info")
        assert said.count("(") >= 1 and said.rstrip("]").count("[") >= 1
        assert said.isprintable()
