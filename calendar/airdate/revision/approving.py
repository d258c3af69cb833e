"""Approve: somebody's word on exactly what an item is now, written beside it, or taken back."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from airdate import digest, report, signoff
from airdate.digest import HashOf
from airdate.editing.matter import Matter
from airdate.editing.refusal import EditRefused
from airdate.editing.rows import Row
from airdate.entry import entries_of
from airdate.finding import Severity
from airdate.item import PAPERS, Item, Output
from airdate.markdown import links, local_path
from airdate.parts.approval import Approval, Role
from airdate.plan import Plan
from airdate.revision.clock import written
from airdate.revision.revision import Revision
from airdate.revision.target import item_called
from airdate.status import Status
from airdate.text import did_you_mean, listed, shown
from airdate.timespan import Timespan, parse
from airdate.validity import Validity, has_passed

_KEY = "approvals"

#: Papers that are signed while they hold, too.
_IN_FORCE = PAPERS - {"campaign", "experiment"}

#: What a sign-off is there to mend, or another one.
_OF_SIGNOFFS = frozenset({"approval-missing", "approval-stale"})


def approve(revision: Revision, names: Iterable[str], role: Role, by: str) -> Revision:
    """The items with that person's word on each as it is; EditRefused where it would not count.

    A former word of theirs in the same role is replaced.
    """
    plan = revision.plan
    _known(plan, by)
    items = [item_called(plan, name) for name in dict.fromkeys(names)]
    hash_of, policy = digest.hashes(plan.content_dir, plan.files), plan.vocabulary.policy
    at = plan.now.astimezone(plan.vocabulary.settings.zone).isoformat(timespec="minutes")
    given = Approval(role=role, by=by, at=parse(at, None))
    for item in items:
        _may(plan, item, given, hash_of)
        sealed = digest.of(item, hash_of, policy).sealed(given)
        row = {"role": str(role), "by": by, "at": at, "digest": str(sealed)}
        revision = revision.edited(item, partial(_with, row))
        revision = revision.noted(_agreed(plan, item, given))
    _refuse_errors(revision, items)
    return revision.sound()


def withdraw(revision: Revision, names: Iterable[str], role: Role | None, by: str) -> Revision:
    """The items without that person's word, in one role or in all; EditRefused where there is none."""
    for item in [item_called(revision.plan, name) for name in dict.fromkeys(names)]:
        found = [a for a in item.approvals.approvals if a.by == by and role in (None, a.role)]
        if not found:
            as_role = f" as {role}" if role else ""
            cure = f"`airdate approvals {item.id}` shows who has"
            raise EditRefused(f"'{shown(by)}' has not approved '{item.id}'{as_role}", cure, item.place)
        revision = revision.edited(item, lambda matter: matter.tabulate(_KEY, _others(matter, by, role)))
    return revision.sound()


def _with(row: Row, matter: Matter) -> Matter:
    """The row in the place of that person's former one in the role, else as the last."""
    there = matter.rows(_KEY)
    mine = [n for n, other in enumerate(there) if _same(other, row)]
    at = mine[0] if mine else len(there)
    return matter.tabulate(
        _KEY, [*there[:at], row, *(other for other in there[at:] if not _same(other, row))]
    )


def _same(one: Row, other: Row) -> bool:
    return all(one.get(key) == other.get(key) for key in ("by", "role"))


def _others(matter: Matter, by: str, role: Role | None) -> list[Row]:
    """The rows but for that person's in the role, or in any."""
    return [
        row for row in matter.rows(_KEY) if not _same(row, {"by": by, "role": role or row.get("role", "")})
    ]


def _known(plan: Plan, person: str) -> None:
    people = plan.vocabulary.people
    if people is not None and person not in people:
        cure = did_you_mean(person, people) or f"calendar/people.yml knows {listed(sorted(people))}"
        raise EditRefused(f"unknown person '{shown(person)}'", cure)


def _may(plan: Plan, item: Item, given: Approval, hash_of: HashOf) -> None:
    """Refuse one's own work, and what cannot be approved any more."""
    if signoff.is_own(item, given) and not signoff.own_counts(plan.vocabulary.policy):
        message = f"'{given.by}' owns '{item.id}' or wrote it, and nobody signs their own work off"
        cure = "ask somebody else, or allow it: `own: yes` under approval-missing in calendar/policy.yml"
        raise EditRefused(message, cure, item.place)
    if given.role is Role.BYLINE and not item.candour.byline:
        message = f"'{item.id}' bears nobody's name, so nobody signs it as {given.role}"
        raise EditRefused(message, "say whose: `byline: PERSON`; or approve in another role", item.place)
    if not signoff.speaks(item, given, plan.vocabulary.policy):
        named = listed(signoff.speakers(item, given.role, plan.vocabulary.policy))
        where = f"'{item.id}' bears the name of" if given.role is Role.BYLINE else "calendar/policy.yml names"
        message = f"'{given.by}' does not speak as {given.role}"
        raise EditRefused(message, f"{where} {named}", item.place)
    entries = [*entries_of(item, plan.vocabulary.settings.zone)]
    over = all(entry.status.closed or entry.called_off for entry in entries)
    if over and not _holds_or_was_mended(plan, item, hash_of):
        raise EditRefused(
            f"'{item.id}' is {item.status.label}: there is nothing left to approve", "", item.place
        )
    if has_passed(entries, plan.now):
        message = f"the time of '{item.id}' has passed"
        raise EditRefused(message, "give it another one, or say that it is published", item.place)


def _holds_or_was_mended(plan: Plan, item: Item, hash_of: HashOf) -> bool:
    """Whether what is out is a paper that holds, or another thing now than somebody has signed."""
    if item.status is not Status.PUBLISHED:
        return False
    validity = Validity(item, hash_of, plan.vocabulary, plan.now)
    return item.type in _IN_FORCE or any(validity.of(each).changed for each in item.approvals.approvals)


def _refuse_errors(revision: Revision, items: Sequence[Item]) -> None:
    paths = {item.place.path for item in items}
    for finding in report.findings(revision.after):
        fault = finding.fault
        if (
            fault.place.path in paths
            and finding.severity is Severity.ERROR
            and fault.rule not in _OF_SIGNOFFS
        ):
            cure = f"{fault.cure}; then approve" if fault.cure else "mend it, then approve"
            raise EditRefused(f"{fault.message} [{fault.rule}]", cure, fault.place)


def _agreed(plan: Plan, item: Item, given: Approval) -> str:
    """In words, what was agreed to, part by part."""
    person = plan.vocabulary.term("owner", given.by).title
    said = {
        "text": ", and ".join(_texts(plan, item)),
        "time": listed(filter(None, _times(plan, item))) or "none yet",
        "audience": ", ".join([*item.audience, item.visibility.value]),
        "media": ", ".join(_media(plan, item)) or "none",
        "outputs": ", ".join(_output(output) for output in item.outputs),
    }
    lines = (f"  {part}: {what}" for part, what in said.items())
    return "\n".join([f"{person} approves '{item.title}' as {given.role}:", *lines])


def _texts(plan: Plan, item: Item) -> Iterator[str]:
    yield f"{len(item.body.split())} words below the title, as they stand"
    if own := len({output.wording.text for output in item.outputs} - {""}):
        yield f"{own} written for outputs"
    if item.type == "policy" and plan.vocabulary.policy.clauses:
        yield "the clauses and never-say terms of calendar/policy.yml"


def _times(plan: Plan, item: Item) -> list[str]:
    span = " to ".join(_text(plan, time) for time in (item.start, item.end) if time) if item.start else ""
    each = (_text(plan, output.publish or output.planned) for output in item.outputs)
    return list(dict.fromkeys((span, *each)))


def _text(plan: Plan, time: Timespan | None) -> str:
    """The time as it is written; one with an offset, as of what follows an item, on the plan's clocks."""
    if time is None:
        return ""
    return written(time.instant, plan) if time.instant and "T" in time.text else time.text


def _media(plan: Plan, item: Item) -> list[str]:
    """Pictures and files: its own, those of its outputs, and those of the plan that its text shows."""
    image = (item.image.src,) if item.image else ()
    outputs = (media.src for output in item.outputs for media in output.media.media)
    body = (link.target for link in links(item.body) if local_path(item.path, link.target) in plan.files)
    return list(dict.fromkeys((*image, *outputs, *body, *item.assets)))


def _output(output: Output) -> str:
    return " ".join(filter(None, (output.channel or output.name, output.format))) or "no channel"
