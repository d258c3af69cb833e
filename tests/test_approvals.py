"""Approvals: which changes void them, and that nobody can tamper with one unnoticed."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from projects import NOW, item, load

from airdate import digest
from airdate.bound import Bound
from airdate.item import Item
from airdate.plan import Plan
from airdate.validity import Flaw, Verdict

DATA = Path(__file__).parent / "data"
APPROVED = (DATA / "approved.md").read_text()
CHANGES = [
    tuple(field.removeprefix(" ").replace("\\n", "\n") for field in line.split(" |"))
    for line in (DATA / "approval-changes.txt").read_text().split("\n")
    if line and not line.startswith("#")
]


def plan_of(
    root: Path, text: str, picture: bytes = b"orion", field: bytes = b"field", *, now: datetime = NOW
) -> Plan:
    """A plan of that text and three pictures."""
    load(root, {"a.md": text, "orion.png": picture, "other.png": b"other", "field.png": field})
    return Plan.load(root / "content", root / "calendar", now=now)


def item_of(plan: Plan) -> Item:
    (item,) = plan.items
    return item


def approved(root: Path, text: str = APPROVED) -> str:
    """The text with the digest that ``airdate approve`` would have written."""
    plan = plan_of(root, text)
    item = item_of(plan)
    made = digest.of(item, digest.hashes(plan.content_dir, plan.files))
    (record,) = item.approvals.approvals
    return text.replace("DIGEST", str(made.sealed(record)))


def verdict(plan: Plan) -> Verdict:
    """What becomes of the approval in the role legal."""
    return next(found for each, found in Bound(plan).verdicts(item_of(plan)) if each.role == "legal")


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1)


def test_there_are_twenty_kinds_of_change_and_each_is_another() -> None:
    assert len({kind for kind, *_ in CHANGES}) == len(CHANGES) >= 20


@pytest.mark.parametrize(("kind", "old", "new", "void"), CHANGES, ids=[kind for kind, *_ in CHANGES])
def test_a_change_voids_it_or_keeps_it(kind: str, old: str, new: str, void: str, tmp_path: Path) -> None:
    found = verdict(plan_of(tmp_path, changed(approved(tmp_path), old, new)))
    parts = () if void == "keeps" else tuple(void.split())
    assert found == (Verdict(Flaw.CHANGED, parts) if parts else Verdict()), kind


def test_another_picture_of_the_same_name_voids_it(tmp_path: Path) -> None:
    assert verdict(plan_of(tmp_path, approved(tmp_path), b"oriom")) == Verdict(Flaw.CHANGED, ("media",))


def test_another_picture_in_the_text_voids_it(tmp_path: Path) -> None:
    assert verdict(plan_of(tmp_path, approved(tmp_path), field=b"meadow")) == Verdict(
        Flaw.CHANGED, ("media",)
    )


@pytest.mark.parametrize(
    ("old", "new", "flaw"),
    [
        ("role: legal", "role: legal", None),
        ("by: chris", "by: ana", Flaw.ALTERED),
        ("by: chris, ", "", Flaw.ALTERED),
        ("at: 2027-02-20", "at: 2027-02-19", Flaw.ALTERED),
        ("at: 2027-02-20", "at: 2027-02-20T00:00+01:00", Flaw.ALTERED),
        ("at: 2027-02-20, ", "", Flaw.UNDATED),
        ("text:", "text:0", Flaw.ALTERED),
        ("seal:", "seal:0", Flaw.ALTERED),
        ("outputs:", "output:", Flaw.UNREADABLE),
        ("digest: v1", "digest: v2", Flaw.UNREADABLE),
        ("time:", "media:", Flaw.UNREADABLE),
    ],
)
def test_who_changes_the_record_breaks_it(old: str, new: str, flaw: Flaw | None, tmp_path: Path) -> None:
    head, approvals, rest = approved(tmp_path).partition("approvals:")
    assert verdict(plan_of(tmp_path, head + approvals + changed(rest, old, new))) == Verdict(flaw)


def test_the_record_of_another_role_breaks(tmp_path: Path) -> None:
    text = changed(approved(tmp_path, APPROVED.replace("role: legal", "role: pr")), "role: pr", "role: legal")
    assert verdict(plan_of(tmp_path, text)) == Verdict(Flaw.ALTERED)


def test_the_digest_of_another_text_does_not_fit(tmp_path: Path) -> None:
    other = approved(tmp_path, APPROVED.replace("Come and see", "Come and hear"))
    assert verdict(plan_of(tmp_path, changed(other, "hear", "see"))) == Verdict(Flaw.CHANGED, ("text",))


def test_a_digest_without_its_seal_is_none(tmp_path: Path) -> None:
    text = re.sub(r" seal:\w+", "", approved(tmp_path))
    assert verdict(plan_of(tmp_path, text)) == Verdict(Flaw.UNREADABLE)


def test_nobody_has_approved_tomorrow(tmp_path: Path) -> None:
    text = approved(tmp_path, APPROVED.replace("at: 2027-02-20", "at: 2027-03-02"))
    assert verdict(plan_of(tmp_path, text)) == Verdict(Flaw.AHEAD)


@pytest.mark.parametrize(
    ("day", "flaw"),
    [(datetime(2027, 4, 1, 12, tzinfo=UTC), None), (datetime(2027, 4, 3, tzinfo=UTC), Flaw.PASSED)],
)
def test_it_ends_when_all_its_times_have_passed(day: datetime, flaw: Flaw | None, tmp_path: Path) -> None:
    assert verdict(plan_of(tmp_path, approved(tmp_path), now=day)) == Verdict(flaw)


def test_what_has_appeared_stays_approved(tmp_path: Path) -> None:
    text = changed(approved(tmp_path), "status: approved", "status: published")
    assert verdict(plan_of(tmp_path, text, now=datetime(2028, 1, 1, tzinfo=UTC))) == Verdict()


def test_an_item_without_anything_can_be_bound(tmp_path: Path) -> None:
    bare = item(approvals="[{role: legal, by: b, at: 2027-01-01, digest: DIGEST}]")
    assert verdict(plan_of(tmp_path, approved(tmp_path, bare))) == Verdict()


@pytest.mark.parametrize(("day", "changed"), [("2027-04-08", ()), ("2027-04-09", ("time",))])
def test_who_hangs_on_another_item_is_bound_to_its_time(
    day: str, changed: tuple[str, ...], tmp_path: Path
) -> None:
    fair = item(type="event", start="2027-04-08", channel="stage")
    record = "[{role: legal, by: b, at: 2027-01-01, digest: DIGEST}]"
    post = item(publish="7 days before fair at 09:00", approvals=record)
    plan = load(tmp_path, {"a.md": post, "fair.md": fair})
    made = digest.of(plan.by_id["a"]).sealed(plan.by_id["a"].approvals.approvals[0])
    texts = {"a.md": post.replace("DIGEST", str(made)), "fair.md": fair.replace("2027-04-08", day)}
    plan = load(tmp_path, texts)
    found = digest.parse(plan.by_id["a"].approvals.approvals[0].digest)
    assert found and tuple(digest.of(plan.by_id["a"]).changed(found)) == changed


@pytest.mark.parametrize(
    ("whole", "kept"),
    [(True, ["pr"]), (False, ["legal", "pr"])],
    ids=["void ones count for nothing", "what is cut cannot be judged"],
)
def test_those_that_hold_are_those_that_count(whole: bool, kept: list[str], tmp_path: Path) -> None:
    text = changed(approved(tmp_path), "Come and see", "Come and hear")
    plan = plan_of(tmp_path, text.replace("approvals:\n", "approvals:\n  - {role: pr, by: ana}\n"))
    held = Bound(plan, whole=whole).held(item_of(plan))
    assert sorted(str(each.role) for each in held.approvals.approvals) == kept
