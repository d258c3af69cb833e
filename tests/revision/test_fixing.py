"""Fixing: what is done, what is left alone and why, and that it is done once."""

from pathlib import Path

import pytest

from airdate import report
from airdate.finding import Finding
from airdate.project import Project
from airdate.revision.fixing import ROUNDS, Fixed, cures, fixed

APPROVED = "its wording is approved (--unsafe-fixes does it, and it goes back to review)"
CHANNELS = "x: {title: X, network: x}\nboard: Board\n"
HEAD = "---\ntype: social\ntitle: A post\npublish: 2027-05-12\n"
TRAP = "summary: We are #1 here\n"
SHOUT = "zero\u200bwidth"
APPROVAL = "approvals:\n  - {role: pr, by: ana, at: 2027-02-01}\n"


def project(root: Path, **files: str) -> Project:
    """A plan with these items and a few channels."""
    (root / "content").mkdir()
    (root / "calendar").mkdir()
    (root / "calendar" / "channels.yml").write_text(CHANNELS)
    for name, text in files.items():
        (root / "content" / f"{name}.md").write_bytes(text.encode())
    return Project(root / "content", root / "calendar")


def run(found: Project, *, unsafe: bool = False, rule: str = "") -> Fixed:
    plan = found.load("2027-03-01")
    return fixed(found, plan, lambda finding: not rule or finding.fault.rule == rule, unsafe=unsafe)


def item(status: str, *more: str, body: str = f"{SHOUT}\n", channel: str = "channel: x\n") -> str:
    return f"{HEAD}status: {status}\n{channel}{''.join(more)}---\n{body}"


def after(done: Fixed, name: str = "a") -> str:
    """The file as it would be; as it was, if it does not change."""
    path = f"content/{name}.md"
    if path in done.revision.touched:
        return done.revision.change(path)[1].decode()
    return (done.revision.project.root / path).read_bytes().decode()


def why(done: Fixed) -> list[tuple[str, str]]:
    return [(finding.fault.rule, reason) for finding, reason in done.left]


def test_wording_of_a_draft_is_fixed(tmp_path: Path) -> None:
    done = run(project(tmp_path, a=item("draft")))
    assert after(done) == item("draft", body="zerowidth\n")
    assert (done.count, done.left, done.more) == (1, (), False)


@pytest.mark.parametrize(
    ("status", "more", "new_status"),
    [("approved", "", "review"), ("scheduled", "", "review"), ("review", APPROVAL, "review")],
)
def test_approved_wording_waits_for_leave_and_is_then_reviewed_again(
    status: str, more: str, new_status: str, tmp_path: Path
) -> None:
    text = item(status, more)
    found = project(tmp_path, a=text)
    done = run(found, rule="bad-characters")
    assert (after(done), why(done)) == (text, [("bad-characters", APPROVED)])
    done = run(found, unsafe=True, rule="bad-characters")
    assert (after(done), why(done)) == (item(new_status, body="zerowidth\n"), [])


@pytest.mark.parametrize("unsafe", [False, True])
def test_what_is_published_stays(unsafe: bool, tmp_path: Path) -> None:
    text = item("published", "published: 2027-02-01\n", TRAP)
    done = run(project(tmp_path, a=text), unsafe=unsafe, rule="value-trap")
    assert (after(done), why(done)) == (text, [("value-trap", "it is published")])


@pytest.mark.parametrize("unsafe", [False, True])
def test_a_status_that_cannot_be_read_may_mean_approved(unsafe: bool, tmp_path: Path) -> None:
    text = item("aproved!", TRAP)
    done = run(project(tmp_path, a=text), unsafe=unsafe, rule="value-trap")
    assert (after(done), why(done)) == (text, [("value-trap", "its status cannot be read")])


def test_a_status_that_is_fixed_holds_for_the_wording(tmp_path: Path) -> None:
    done = run(project(tmp_path, a=item("Approved")))
    assert after(done) == item("approved")
    assert why(done) == [("bad-characters", APPROVED)]


def outputs(*each: str) -> str:
    return item("approved", "outputs:\n", *(f"  - {{{one}}}\n" for one in each), channel="", body="")


def test_only_the_output_that_says_otherwise_is_reviewed_again(tmp_path: Path) -> None:
    out = "id: two, channel: board, published: 2027-02-01, status: published, text: gone"
    was = outputs(f'id: one, channel: x, text: "{SHOUT}"', out)
    done = run(project(tmp_path, a=was), unsafe=True, rule="bad-characters")
    assert why(done) == []
    assert after(done) == outputs('id: one, status: review, channel: x, text: "zerowidth"', out)


def test_a_text_that_is_out_somewhere_stays(tmp_path: Path) -> None:
    was = outputs("channel: x", "channel: board, published: 2027-02-01, status: published") + SHOUT
    done = run(project(tmp_path, a=was), unsafe=True, rule="bad-characters")
    assert (after(done), why(done)) == (was, [("bad-characters", "it is published")])


def test_fix_that_brings_an_error_is_left_and_others_are_done(tmp_path: Path) -> None:
    texts = {name: item("draft", body="") for name in ("a", "b", "c")}
    texts["b"] = item("Approved", channel="", body="")
    texts["c"] = item("Draft", body="")
    done = run(project(tmp_path, **texts))
    assert (after(done, "b"), after(done, "c")) == (texts["b"], item("draft", body=""))
    assert why(done) == [("bad-choice", "that would bring an error: it is approved and has no `channel`")]
    assert done.count == 1


def test_fixes_side_by_side_take_another_round(tmp_path: Path) -> None:
    found = project(tmp_path, a=item("Draft", "language: en_GB\n", channel="channel: Board\n", body=""))
    done = run(found)
    assert after(done) == item("draft", "language: en-GB\n", channel="channel: board\n", body="")
    done.revision.write()
    again = run(found)
    assert (again.count, again.revision.touched, again.more) == (0, (), False)


def test_more_than_a_few_rounds_are_left_to_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("airdate.revision.fixing.ROUNDS", 1)
    assert ROUNDS == 5
    done = run(project(tmp_path, a=item("Draft"), b=item("draft", "language: en_GB\n")))
    assert (done.count, done.more) == (3, True)


def test_what_is_not_wanted_is_not_touched(tmp_path: Path) -> None:
    found = project(tmp_path, a=item("Draft"), b=item("Draft"))
    plan = found.load("2027-03-01")

    def wanted(finding: Finding) -> bool:
        return finding.fault.place.path == "content/b.md"

    assert fixed(found, plan, wanted).revision.touched == ("content/b.md",)


def test_vocabulary_is_fixed_as_well(tmp_path: Path) -> None:
    found = project(tmp_path)
    people = tmp_path / "calendar" / "people.yml"
    people.write_bytes(b'\xef\xbb\xbfana: {name: Ana, languages: "en_GB"} # me\r\n')
    run(found).revision.write()
    assert people.read_bytes() == b'\xef\xbb\xbfana: {name: Ana, languages: "en-GB"} # me\r\n'


def test_a_file_that_changes_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    found = project(tmp_path, a=item("draft"))
    done = run(found)
    (tmp_path / "content" / "a.md").write_text("Somebody was faster.\n")
    with pytest.raises(Exception, match="changed"):
        done.revision.write()
    assert (tmp_path / "content" / "a.md").read_text() == "Somebody was faster.\n"


def test_what_is_offered(tmp_path: Path) -> None:
    out = item("published", "published: 2027-02-01\n", TRAP)
    found = project(tmp_path, a=item("draft"), b=item("approved"), c=out, d=item("drfat", body=""))
    plan = found.load("2027-03-01")
    assert sorted(cures(plan, report.findings(plan)).values()) == [False, False, True]
