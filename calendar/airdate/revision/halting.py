"""Halting: a hold written into ``calendar/markers.yml``, and its end with what it has taught."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from airdate.checks import catalogue
from airdate.editing import disk
from airdate.editing.matter import Matter
from airdate.editing.quoting import scalar
from airdate.editing.refusal import EditRefused
from airdate.entry import Entry
from airdate.finding import Fault, Place, Severity
from airdate.gate.holding import stops
from airdate.marker import SCOPES, Kind, Marker
from airdate.plan import Plan
from airdate.reading import vocabulary
from airdate.reading.fields import cure_of_id
from airdate.revision.clock import written
from airdate.revision.revision import Revision
from airdate.revision.words import edited
from airdate.status import CLOSED, Status
from airdate.text import did_you_mean, is_identifier, listed, shown, slug
from airdate.timespan import TimeFault, parse

_FILE = "markers.yml"
_HEAD = "# What a day is known for, beside what we publish.\n"
_NOTHING = "nothing of the plan falls into it so far: look at its scope, and at its end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a hold is to say; empty strings and no scope mean: not said, and everything.

    ``scope`` is ids by facet, ``until`` a day or a time, ``by`` whose decision it is.
    """

    reason: str
    scope: Mapping[str, Sequence[str]]
    until: str = ""
    by: str = ""
    title: str = ""


def hold(revision: Revision, id: str, order: Order) -> Revision:
    """A hold with that id, or one made of its reason, from now on; EditRefused if it would not hold.

    If nothing of the plan falls into it so far, that is noted: the scope may be another than was meant.
    """
    plan = revision.plan
    id = _free(plan, id, order)
    _refuse_order(plan, order)
    path, data = _file(revision)
    ending = b"\r\n" if b"\r\n" in data else b"\n"
    lines = "".join(f"{line}\n" for line in _lines(id, order, plan)).encode().replace(b"\n", ending)
    gap = b"" if not data or data.endswith((b"\n", b"\r")) else ending
    made = _with(revision, path, (data or _HEAD.encode()) + gap + lines)
    found = _marker(made, id)
    if found is None or not found.holds_at(plan.now):
        raise EditRefused("the hold cannot be added to this file safely", "write it by hand", Place(path))
    entries = (*plan.entries, *plan.vague, *plan.unscheduled)
    if any(stops(found, e) or (e.repeats and found.concerns(e)) for e in entries):
        return made
    return made.noted(_NOTHING)


def lift(revision: Revision, id: str, lesson: str) -> Revision:
    """The hold ended now, with its lesson, after what it says there already.

    What should have gone out meanwhile is noted.
    """
    plan = revision.plan
    marker = _lifted(plan, id)
    now, lesson = written(plan.now, plan), f"{marker.lesson} {lesson}".strip()

    def edit(matter: Matter) -> Matter:
        matter = matter.set((id, "end"), now, after=("start",))
        return matter.set((id, "lesson"), lesson, after=("authority", "reason", "end"))

    path, data = _file(revision)
    made = _with(revision, path, edited(data, path, edit))
    for entry in missed(plan, marker):
        day = entry.start.text if entry.start else ""  # for mypy
        made = made.noted(f"{entry.id} was to go out on {day} and did not: move it, or call it off")
    return made


def missed(plan: Plan, marker: Marker) -> Iterator[Entry]:
    """What fell into the hold and whose time is over, though nobody has published it or called it off."""
    for entry in plan.covered(marker):
        apart = entry.standing in CLOSED or entry.standing is Status.IDEA
        if entry.ends <= plan.now and not (apart or entry.repeats or entry.item.type == "campaign"):
            yield entry


def _lines(id: str, order: Order, plan: Plan) -> Iterator[str]:
    yield f"{id}:"
    yield "  kind: hold"
    said = {"title": order.title, "start": written(plan.now, plan), "end": order.until}
    yield from (f"  {key}: {scalar(text)}" for key, text in said.items() if text)
    yield "  scope:" if order.scope else "  scope: all"
    for facet, ids in order.scope.items():
        yield f"    {facet}: [{', '.join(scalar(word, flow=True) for word in dict.fromkeys(ids))}]"
    said = {"reason": order.reason, "authority": order.by}
    yield from (f"  {key}: {scalar(text)}" for key, text in said.items() if text)


def _free(plan: Plan, id: str, order: Order) -> str:
    """The id that is asked for, if nobody has it; else one made of the title or the reason."""
    taken = {*(marker.id for marker in plan.markers), *(layer.id for layer in plan.vocabulary.layers)}
    if not id:
        first = slug(" ".join((order.title or order.reason).split()[:5])).lower()
        first = first if is_identifier(first) else "hold"
        names = (first if n == 1 else f"{first}-{n}" for n in count(1))
        return next(name for name in names if name not in taken)
    if not is_identifier(id):
        raise EditRefused(f"'{shown(id)}' cannot be an id", cure_of_id(id))
    if id in taken:
        raise EditRefused(f"'{id}' stands in calendar/{_FILE} already", "choose another id")
    return id


def _refuse_order(plan: Plan, order: Order) -> None:
    for facet, ids in order.scope.items():
        if facet not in SCOPES:
            cure = did_you_mean(facet, SCOPES) or f"use {listed(SCOPES)}"
            raise EditRefused(f"unknown scope '{shown(facet)}'", cure)
        for word in ids:
            _refuse_word(plan, facet, word)
    if order.until:
        zone = plan.vocabulary.settings.zone
        try:
            ends = parse(order.until, zone).ends(zone)
        except TimeFault as fault:
            raise EditRefused(f"--until: {fault}", fault.cure) from None
        if ends <= plan.now:
            raise EditRefused(f"the hold would be over on {shown(order.until)} already", "name a later time")


def _refuse_word(plan: Plan, facet: str, word: str) -> None:
    """A hold on something that nobody knows would hold nothing."""
    if facet in ("campaign", "event"):
        known: Sequence[str] = [item.id for item in plan.items if item.type == facet]
    elif facet == "type":
        known = [*plan.vocabulary.types]
    else:
        terms = plan.vocabulary.terms(facet)
        known = plan.values(facet) if terms is None else [*terms]
    if word not in known:
        cure = did_you_mean(word, known) or (f"known: {listed(known)}" if known else "there is none yet")
        raise EditRefused(f"unknown {facet} '{shown(word)}': the hold would stop nothing", cure)


def _lifted(plan: Plan, id: str) -> Marker:
    holds = [marker for marker in plan.markers if marker.kind is Kind.HOLD]
    marker = next((marker for marker in holds if marker.id == id), None)
    ours = [marker.id for marker in holds if marker.holds_at(plan.now) and not marker.layer]
    if marker is None:
        cure = did_you_mean(id, ours) or (f"in force: {listed(ours)}" if ours else "no hold is in force")
        raise EditRefused(f"there is no hold '{shown(id)}'", cure)
    if marker.layer:
        raise EditRefused(f"'{id}' is a hold of another plan", "it is lifted there", marker.place)
    if marker.ends <= plan.now:
        cure = "write its `lesson:` by hand" if not marker.lesson else ""
        raise EditRefused(f"the hold '{id}' is over already", cure, marker.place)
    if marker.begins > plan.now:
        raise EditRefused(f"the hold '{id}' has not begun yet", "take it out by hand", marker.place)
    return marker


def _file(revision: Revision) -> tuple[str, bytes]:
    """The file of the markers as it is, empty if there is none."""
    path = f"{revision.project.calendar_dir.name}/{_FILE}"
    return path, revision.others.get(path) or disk.read(disk.below(revision.project.root, path)) or b""


def _with(revision: Revision, path: str, data: bytes) -> Revision:
    """The revision with that file, and the vocabulary that it makes; what others said must stay."""
    folder, faults = revision.project.calendar_dir, list[Fault]()
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise EditRefused("the file is not UTF-8", "save it as UTF-8", Place(path)) from None
    words = vocabulary.read(folder, folder.name, faults, {_FILE: text})
    for fault in faults:
        severe = catalogue()[fault.rule].severity is Severity.ERROR
        if severe and fault.place.path == path and fault not in revision.plan.faults:
            raise EditRefused.of(fault)
    before, after = ({m.id for m in each.markers} for each in (revision.plan.vocabulary, words))
    if before - after:
        raise EditRefused("the hold cannot be added to this file safely", "write it by hand", Place(path))
    return replace(revision.written(path, data), words=words)


def _marker(revision: Revision, id: str) -> Marker | None:
    markers = revision.words.markers if revision.words else ()
    return next((marker for marker in markers if marker.id == id), None)
