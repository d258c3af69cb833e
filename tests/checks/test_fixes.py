"""Every rule with a fix: what its fixes write, that they cure it, and that they do no more."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from airdate import report
from airdate.cli.fixing import unified
from airdate.finding import Finding
from airdate.project import Project
from airdate.revision.fixing import Fixed, fixed

from .test_rules import CASES, HERE, copied, loaded

GOLDEN = HERE / "fixes"

#: The rules whose findings carry a fix in their own case.
RULES = sorted(path.stem for path in GOLDEN.glob("*.diff"))

#: What a fix brings to light, and why that is right.
BROUGHT: dict[str, set[str]] = {}


def mended(root: Path, rule: str, *, unsafe: bool = True) -> Fixed:
    """The case after its fixes."""
    plan = loaded(root, rule)
    project = Project(root / "content", root / "calendar")
    return fixed(project, plan, lambda finding: finding.fault.rule == rule, unsafe=unsafe)


def told(done: Fixed) -> str:
    """The diff, and what was left alone."""
    diff = b"".join(unified(path, *done.revision.change(path)) for path in done.revision.touched)
    left = (f"{finding.fault.place}: {why}\n" for finding, why in done.left)
    return diff.decode() + "".join(left)


def found(root: Path, rule: str) -> list[Finding]:
    return [*report.findings(loaded(root, rule))]


def test_every_rule_that_offers_a_fix_is_here(tmp_path: Path, update_golden: bool) -> None:
    offering = []
    for case in sorted(CASES.glob("*/fires")):
        rule, root = case.parent.name, tmp_path / case.parent.name
        if any(f.fault.fix and f.fault.rule == rule for f in found(copied(case, root), rule)):
            offering.append(rule)
    if update_golden:
        GOLDEN.mkdir(exist_ok=True)
        for rule in {*RULES} - {*offering}:
            (GOLDEN / f"{rule}.diff").unlink()
        for rule in {*offering} - {*RULES}:
            (GOLDEN / f"{rule}.diff").touch()
    assert offering == RULES


@pytest.mark.parametrize("rule", RULES)
def test_what_is_written(rule: str, tmp_path: Path, update_golden: bool) -> None:
    diff = told(mended(copied(CASES / rule / "fires", tmp_path), rule))
    if update_golden:
        (GOLDEN / f"{rule}.diff").write_bytes(diff.encode())
    assert diff.encode() == (GOLDEN / f"{rule}.diff").read_bytes()


@pytest.mark.parametrize("rule", RULES)
def test_fault_is_gone_and_no_other_came(rule: str, tmp_path: Path) -> None:
    root = copied(CASES / rule / "fires", tmp_path)
    before = found(root, rule)
    done = mended(root, rule)
    done.revision.write()
    after = found(root, rule)
    mendable = [f for f in after if f.fault.fix and f.fault.rule == rule]
    assert mendable == [finding for finding, _ in done.left]
    new = kinds(after) - kinds(before)
    assert {each[1] for each in new} <= BROUGHT.get(rule, set())
    again = mended(root, rule)
    assert (again.count, again.revision.touched, again.more) == (0, (), False)


@pytest.mark.parametrize("rule", RULES)
def test_edited_by_a_machine_with_other_line_ends(rule: str, tmp_path: Path) -> None:
    plain, other = (copied(CASES / rule / "fires", tmp_path / name) for name in ("plain", "other"))
    for path in [*other.rglob("*.md"), *other.rglob("*.yml")]:
        data = path.read_bytes()
        if b"\r" not in data and not data.startswith(b"\xef"):
            path.write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    one, two = mended(plain, rule), mended(other, rule)
    assert one.count == two.count
    assert one.revision.touched == two.revision.touched
    for path in one.revision.touched:
        (_, new), (was, now) = one.revision.change(path), two.revision.change(path)
        if was.startswith(b"\xef\xbb\xbf"):
            assert now == b"\xef\xbb\xbf" + new.replace(b"\n", b"\r\n")


@pytest.mark.parametrize("rule", RULES)
def test_what_is_safe_leaves_approved_wording_alone(rule: str, tmp_path: Path) -> None:
    done = mended(copied(CASES / rule / "fires", tmp_path), rule, unsafe=False)
    for path in done.revision.touched:
        old, new = done.revision.change(path)
        assert old.count(b"status: approved") <= new.count(b"status: approved")


def kinds(findings: list[Finding]) -> Counter[tuple[str, str]]:
    return Counter((f.fault.place.path, f.fault.rule) for f in findings)


def test_waived_and_known_findings_are_not_fixed(tmp_path: Path) -> None:
    root = copied(CASES / "hashtag-case" / "fires", tmp_path)
    plan = loaded(root, "hashtag-case")
    known = Counter(report.baseline.key(f.fault) for f in report.findings(plan))
    project = Project(root / "content", root / "calendar")
    assert fixed(project, replace(plan, known=known), lambda _: True, unsafe=True).count == 0
    waived = copied(CASES / "hashtag-case" / "waived", tmp_path / "waived")
    assert mended(waived, "hashtag-case").count == 0
