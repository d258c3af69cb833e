"""Fixing: what findings say would cure them, done in as many files as it takes, and not written yet.

A fix may bring another finding, or lie where another one changes something: so it goes on in rounds
until nothing is left to do. What would bring a new error is left alone, and what was agreed to as well.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from airdate.editing.edit import Edit
from airdate.editing.matter import Matter
from airdate.editing.mending import applied, edits_of, overlap
from airdate.editing.refusal import EditRefused
from airdate.finding import Finding, Fix, Severity
from airdate.plan import Plan
from airdate.project import Project
from airdate.revision import agreement
from airdate.revision.draft import Draft
from airdate.revision.revision import Revision

#: After so many rounds it is for the user to say whether it shall go on.
ROUNDS = 5

#: Which findings are meant.
Wanted = Callable[[Finding], bool]

_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Fixed:
    """The ``revision`` to be written, how many findings it cures, and those ``left`` with the reason.

    ``more`` tells that there is still something to do.
    """

    revision: Revision
    count: int = 0
    left: tuple[tuple[Finding, str], ...] = ()
    more: bool = False


class _Task(NamedTuple):
    """One finding's fix, as the edits that it makes of the round's bytes."""

    finding: Finding
    edits: tuple[Edit, ...]


def cures(plan: Plan, findings: Iterable[Finding]) -> dict[Finding, bool]:
    """The findings of which ``fixed`` would try to cure the fault, and whether it is safe to.

    The others take somebody who looks at what it does.
    """
    found = {}
    for finding in findings:
        if fix := finding.fault.fix:
            hold = agreement.held(plan, finding)
            if hold is None or not hold.for_good:
                found[finding] = hold is None and fix.safe
    return found


def fixed(project: Project, plan: Plan, wanted: Wanted, *, unsafe: bool = False) -> Fixed:
    """The plan after the safe fixes of the findings wanted, or after all of them; EditRefused if unsound."""
    draft, count = Draft(project, plan), 0
    refused: dict[_Key, str] = {}
    for _ in range(ROUNDS):
        tasks = _tasks(draft, wanted, refused, unsafe=unsafe)
        done = _harmless(draft, (), tasks, refused)
        if not done:
            break
        draft, count = _edited(draft, done), count + len(done)
    more = bool(_tasks(draft, wanted, refused, unsafe=unsafe))
    left = ((f, why) for f in _with_fix(draft, wanted) if (why := _why(draft, f, refused, unsafe=unsafe)))
    return Fixed(_revision(draft), count, tuple(left), more)


def _with_fix(draft: Draft, wanted: Wanted) -> list[Finding]:
    return [finding for finding in draft.findings if finding.fault.fix and wanted(finding)]


def _key(finding: Finding) -> _Key:
    fix = finding.fault.fix
    return finding.fault.place.path, finding.fault.rule, fix.title if fix else ""


def _why(draft: Draft, finding: Finding, refused: Mapping[_Key, str], *, unsafe: bool) -> str:
    """Why a fix that was asked for is not done; empty if it was not asked for, or can be."""
    fix = finding.fault.fix
    if fix is None or not (fix.safe or unsafe):
        return ""
    hold = agreement.held(draft.plan, finding)
    if hold and (hold.for_good or not unsafe):
        return hold.why
    return refused.get(_key(finding), "")


def _tasks(draft: Draft, wanted: Wanted, refused: dict[_Key, str], *, unsafe: bool) -> list[_Task]:
    """What can be done in one round: in each file the first by place, and all that lies outside of it."""
    found: list[_Task] = []
    taken: dict[str, list[Edit]] = {}
    for finding in _with_fix(draft, wanted):
        fix, path = finding.fault.fix, finding.fault.place.path
        if fix is None or not (fix.safe or unsafe) or _why(draft, finding, refused, unsafe=unsafe):
            continue
        try:
            edits = edits_of(_with_leave(draft, finding, fix), draft.read(path), path)
        except EditRefused as error:
            refused[_key(finding)] = _lower(error)
            continue
        before = taken.setdefault(path, [])
        new = [edit for edit in edits if edit not in before]
        if not edits:
            refused[_key(finding)] = "it says so already"
        elif not overlap(sorted([*before, *new], key=lambda edit: edit.offset)):
            before += new
            found.append(_Task(finding, tuple(edits)))
    return found


def _with_leave(draft: Draft, finding: Finding, fix: Fix) -> Fix:
    """The fix, and what it takes back of an agreement."""
    item = agreement.mine(draft.plan, finding)
    if not fix.wording or item is None:
        return fix
    return replace(fix, changes=(*fix.changes, *agreement.taken_back(item, fix.changes)))


def _lower(error: EditRefused) -> str:
    cure = f" ({error.cure})" if error.cure else ""
    return f"{error.message}{cure}"


def _harmless(
    draft: Draft, sure: Sequence[_Task], tasks: Sequence[_Task], refused: dict[_Key, str]
) -> Sequence[_Task]:
    """Those of the tasks that bring no new error, together with those that are ``sure`` not to."""
    if not tasks:
        return sure
    together = (*sure, *tasks)
    worse = _worse(draft, _edited(draft, together))
    if worse is None:
        return together
    if len(tasks) == 1:
        refused[_key(tasks[0].finding)] = f"that would bring an error: {worse.fault.message}"
        return sure
    middle = len(tasks) // 2
    sure = _harmless(draft, sure, tasks[:middle], refused)
    return _harmless(draft, sure, tasks[middle:], refused)


def _worse(before: Draft, after: Draft) -> Finding | None:
    """An error where there were fewer of its kind."""
    was, now = Counter(map(_kind, _errors(before))), Counter(map(_kind, _errors(after)))
    return next((finding for finding in _errors(after) if now[_kind(finding)] > was[_kind(finding)]), None)


def _errors(draft: Draft) -> list[Finding]:
    return [finding for finding in draft.findings if finding.severity is Severity.ERROR]


def _kind(finding: Finding) -> tuple[str, str]:
    return finding.fault.place.path, finding.fault.rule


def _edited(draft: Draft, tasks: Iterable[_Task]) -> Draft:
    """The draft after these tasks; what two of them do alike is done once."""
    edits: dict[str, dict[Edit, None]] = {}
    for task in tasks:
        edits.setdefault(task.finding.fault.place.path, {}).update(dict.fromkeys(task.edits))
    return draft.with_data({path: applied(draft.read(path), each) for path, each in edits.items()})


def _revision(draft: Draft) -> Revision:
    """The draft as a revision of the plan on the disk; EditRefused if it is none that reading could take."""
    ours = {item.place.path for item in draft.base.items if not item.foreign}
    matters = {path: m for path, data in draft.data.items() if path in ours and (m := _matter(data, path))}
    others = {path: data for path, data in draft.data.items() if path not in matters}
    was = {path: draft.was[path] for path in draft.data}
    words = draft.plan.vocabulary
    return Revision(draft.project, draft.base, matters, others, was, words=words).sound()


def _matter(data: bytes, path: str) -> Matter | None:
    """The front matter; None where there is none that can be edited: it was not."""
    try:
        return Matter.read(data, path)
    except EditRefused:
        return None
