"""Ripple: what a revision moves, and what it breaks, as rows of a table."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import NamedTuple

from airdate.editing.matter import Matter
from airdate.entry import Entry, place_of
from airdate.finding import Fault, Finding
from airdate.item import NEVER, Item
from airdate.plan import Plan
from airdate.reading import yaml
from airdate.series import gives, occurrence
from airdate.timespan import Timespan, at_instant

_LINES = re.compile(r":\d+:\d+")
_TIMES = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:\d\d|Z)?)?")

#: Behind what these rules list the roles whose word is lacking.
_UNSIGNED = {"approval-missing": "lacks the sign-off of ", "policy-signoff-gap": "is not signed by "}

#: Keys whose change shows in the times and standings themselves, or goes with it.
_TOLD = frozenset(
    "planned publish published start end status event_status until embargo reason previous_dates".split()
)


class Rename(NamedTuple):
    """An item's id and its file's path (as messages name it), before and after."""

    old: str
    new: str
    path: str
    new_path: str


class Remark(NamedTuple):
    """What else becomes of an entry, whose file is at that path."""

    path: str
    id: str
    text: str


class State(NamedTuple):
    """Where an entry stands: its time, and a word (its status, or a key with its value)."""

    start: Timespan | None = None
    end: Timespan | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. ``id`` is that of an entry; ``path`` is its file, as messages name it.

    ``edited``: the file itself is changed, rather than its times with those of another.
    """

    id: str
    title: str
    path: str
    was: State | None
    now: State | None
    edited: bool
    breaks: tuple[Finding, ...] = ()
    remarks: tuple[str, ...] = ()


def broken(before: Iterable[Finding], after: Iterable[Finding], rename: Rename | None) -> tuple[Finding, ...]:
    """Those of the findings after that were none before, whatever lines and times they name."""
    faults = [finding.fault for finding in before]
    known = Counter(_timeless(fault, rename) for fault in faults)
    unsigned = {(path, rule, role) for fault in faults for path, rule, role in _unsigned(fault, rename)}
    found = []
    for finding in after:
        mine = _timeless(finding.fault)
        if known[mine]:
            known[mine] -= 1
        elif not unsigned.issuperset(lacking := [*_unsigned(finding.fault)]) or not lacking:
            found.append(finding)
    return tuple(found)


def _unsigned(fault: Fault, rename: Rename | None = None) -> Iterator[tuple[str, str, str]]:
    """Each role whose word the fault says is lacking: who lacks fewer than before has lost nothing."""
    path, rule, message = key(fault, rename)
    _, lacks, roles = message.partition(_UNSIGNED.get(rule, "\0"))
    yield from ((path, rule, role) for role in roles.split(", ") if lacks)


def _timeless(fault: Fault, rename: Rename | None = None) -> tuple[str, str, str]:
    path, rule, message = key(fault, rename)
    return path, rule, _TIMES.sub("", message)


def key(fault: Fault, rename: Rename | None = None) -> tuple[str, str, str]:
    """What makes a fault the same before and after: all but its line, in terms of the new name."""
    path, message = fault.place.path, _LINES.sub("", fault.message)
    if rename:
        path = rename.new_path if path == rename.path else path
        message = message.replace(rename.path, rename.new_path)
        message = re.sub(rf"(?<![\w-]){re.escape(rename.old)}(?![\w-])", rename.new, message)
    return path, fault.rule, message


def rows(
    before: Plan,
    after: Plan,
    edited: Mapping[str, Matter],
    was: Mapping[str, bytes],
    breaks: Iterable[Finding],
    remarks: Iterable[Remark],
    rename: Rename | None,
) -> tuple[Row, ...]:
    """Entries whose time or standing changes, keys that do, and for each item what breaks."""
    days = _spoken_days(before, after)
    old, new = dict(_states(before, days, rename)), dict(_states(after, days, None))
    paths = {rename.path: rename.new_path} if rename else {}
    mine = {paths.get(path, path): matter for path, matter in edited.items()}
    found = [*_changed(old, new, mine.keys())]
    moved = {row.path for _, row in found}
    by_path = {item.place.path: item for item in after.items}
    for path, matter in edited.items():
        shown = paths.get(path, path)
        if item := by_path.get(shown):
            gone = Matter.read(was[path], path)
            found += _keys(item, gone, matter, told=shown in moved)
    ordered = [row for _, row in sorted(found, key=lambda pair: (not pair[1].edited, pair[0], pair[1].id))]
    told = [remark._replace(path=paths.get(remark.path, remark.path)) for remark in remarks]
    return tuple(_with_breaks(ordered, after, [*breaks], told))


_Known = tuple[Entry | None, Item, State]


def _spoken_days(*plans: Plan) -> frozenset[tuple[str, date]]:
    """Occurrences of which an item says something itself, by its path and their day."""
    found = (
        (item.path, day, said)
        for plan in plans
        for item in plan.items
        for day, said in item.occurrences.items()
    )
    return frozenset((path, day) for path, day, said in found if said.place.path)


def _states(
    plan: Plan, days: frozenset[tuple[str, date]], rename: Rename | None
) -> Iterator[tuple[str, _Known]]:
    """The state of everything that has a time of its own, by id."""
    zone = plan.vocabulary.settings.zone
    series = [
        occurrence(entry, day, zone)
        for entry in plan.series
        for path, day in days
        if path == entry.item.path and _comes(entry, day)
    ]
    dues = (due for due in plan.dues if due.day is None)  # of a series they go where it goes
    for entry in (*plan.entries, *plan.vague, *plan.unscheduled, *dues, *series):
        word, event = entry.standing.label, entry.item.event_status
        if event and event.label != word and not entry.stage:
            word = f"{word}, event {event.label}"
        yield _id(entry.id, rename), (entry, entry.item, State(entry.start, entry.end, word))
    for item in plan.items:
        if item.embargo and item.embargo.until != NEVER:
            until = at_instant(item.embargo.until.astimezone(zone))
            yield _id(f"{item.id} (embargo)", rename), (None, item, State(until))


def _comes(master: Entry, day: date) -> bool:
    return gives(master, day) and day not in master.item.skipped


def _id(id: str, rename: Rename | None) -> str:
    head = re.match(r"[\w-]+", id)
    if rename and head and head[0] == rename.old:
        return f"{rename.new}{id[len(rename.old) :]}"
    return id


def _changed(
    old: Mapping[str, _Known], new: Mapping[str, _Known], edited: Iterable[str]
) -> Iterator[tuple[str, Row]]:
    mine = frozenset(edited)
    for id in dict.fromkeys([*old, *new]):
        was, now = old.get(id), new.get(id)
        entry, item, state = now or old[id]
        if was and now and _same(was[2], now[2]):
            continue
        if entry and entry.stage and not now:  # nothing is due of what is called off
            continue
        before, later = was and was[2], now and now[2]
        if before and later and before.word == later.word:
            before, later = before._replace(word=""), later._replace(word="")
        if before and later and _when(before) == _when(later):  # its standing alone
            before, later = State(word=before.word), State(word=later.word)
        title = entry.title if entry else item.title
        path = item.place.path
        yield _order(state), Row(id, title, path, before, later, edited=path in mine)


def _same(one: State, other: State) -> bool:
    return one.word == other.word and _when(one) == _when(other)


def _when(state: State) -> tuple[datetime | str, ...]:
    times = filter(None, (state.start, state.end))
    return tuple(time.instant or f"{time.first} {time.last}" for time in times)


def _order(state: State) -> str:
    if state.start is None:
        return "~"
    moment = state.start.instant.astimezone(UTC) if state.start.instant else ""
    return f"{state.start.first} {moment}"


def _keys(item: Item, old: Matter, new: Matter, *, told: bool) -> Iterator[tuple[str, Row]]:
    """Keys of an edited front matter whose values change, but for those that a time already shows."""
    before, later = dict(_leaves(old.nodes)), dict(_leaves(new.nodes))
    for key in dict.fromkeys([*before, *later]):
        was, now = before.get(key, ""), later.get(key, "")
        shows = key.rpartition(".")[2] in _TOLD or key.startswith("due.")
        if was == now or (told and shows):
            continue
        if key == "approvals":
            was, now = _without(was, now), _without(now, was)
        state = State(word=f"{key}: {was}" if was else ""), State(word=f"{key}: {now}" if now else "")
        yield "~", Row(item.id, item.title, item.place.path, *state, edited=True)


def _without(approvals: str, others: str) -> str:
    """The approvals that are not among the others: with many of them, those that stay say nothing."""
    known = others.split(", ")
    return ", ".join(one for one in approvals.split(", ") if one not in known)


def _leaves(node: yaml.Node, path: str = "") -> Iterator[tuple[str, str]]:
    """Every value by its dotted path; lists of words are one value."""
    if isinstance(node, yaml.Mapping):
        for key, value in node.values.items():
            yield from _leaves(value, f"{path}.{key}" if path else key)
    elif isinstance(node, yaml.Scalar):
        yield path, " ".join(node.text.split())
    elif path == "approvals":
        yield path, ", ".join(map(_signed, node.items))
    elif all(isinstance(inner, yaml.Scalar) for inner in node.items):
        yield path, ", ".join(inner.text for inner in node.items if isinstance(inner, yaml.Scalar))
    else:
        for n, inner in enumerate(node.items):
            yield from _leaves(inner, f"{path}.{n}")


def _signed(record: yaml.Node) -> str:
    """An approval without its digest, which says nothing to people."""
    said = dict(_leaves(record))
    return " ".join(filter(None, (said.get("role"), said.get("by"), said.get("at"))))


def _with_breaks(rows: list[Row], after: Plan, breaks: list[Finding], remarks: list[Remark]) -> Iterator[Row]:
    """The rows with what breaks at each; findings elsewhere get rows of their own at the end."""
    entries = (*after.entries, *after.vague, *after.unscheduled)
    places = {(place_of(entry).path, place_of(entry).line): entry.id for entry in reversed(entries)}
    ids = {row.id for row in rows}
    first: dict[str, str] = {}
    for row in rows:
        first.setdefault(row.path, row.id)
    found: dict[str, list[Finding]] = {}
    for finding in breaks:
        place = finding.fault.place
        id = places.get((place.path, place.line), "")
        found.setdefault(id if id in ids else first.get(place.path, ""), []).append(finding)
    told: dict[str, list[str]] = {}
    for path, id, text in remarks:
        told.setdefault(id if id in ids else first.get(path, ""), []).append(text)
    elsewhere = found.pop("", [])
    for row in rows:  # of several rows of an entry the first tells it
        yield replace(row, breaks=tuple(found.pop(row.id, ())), remarks=tuple(told.pop(row.id, ())))
    yield from _elsewhere(after, elsewhere)


def _elsewhere(after: Plan, findings: Iterable[Finding]) -> Iterator[Row]:
    by_path = {item.place.path: item for item in after.items}
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        grouped.setdefault(finding.fault.place.path, []).append(finding)
    for path, found in grouped.items():
        item = by_path.get(path)
        id, title = (item.id, item.title) if item else (path, "")
        yield Row(id, title, path, None, None, edited=False, breaks=tuple(found))
