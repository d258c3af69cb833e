"""Declared windows: times that a rule's settings name, as rows of their own or as markers of the plan."""

from collections.abc import Iterator, Mapping

from airdate.finding import Fault
from airdate.marker import SCOPES, Kind, Marker
from airdate.plan import Plan
from airdate.policy import Setting, typed
from airdate.text import did_you_mean, listed, shown
from airdate.timespan import TimeFault, Timespan, parse

_KEYS = ("title", "start", "end", "reason", "authority", "except", *SCOPES)


def windows(plan: Plan, rule: str, odd: list[Fault]) -> Iterator[Marker]:
    """The windows that ``windows`` and ``markers`` of a rule's settings name; ``odd`` gets what is none."""
    policy = plan.vocabulary.policy
    known = {marker.id: marker for marker in plan.markers}
    nothing: tuple[str, ...] = ()
    for id in policy.value(rule, "markers", nothing):
        if id in known:
            yield known[id]
        else:
            cure = did_you_mean(id, known) or "add it to calendar/markers.yml"
            odd.append(_odd(plan, rule, "markers", f"there is no marker '{shown(id)}'", cure))
    for n, row in enumerate(policy.rows(rule, "windows")):
        where = f"windows.{n}"
        strange = next((key for key in row if key not in _KEYS), None)
        if strange is not None:
            cure = did_you_mean(strange, _KEYS) or f"it knows {listed(_KEYS)}"
            odd.append(_odd(plan, rule, f"{where}.{strange}", f"a window has no '{shown(strange)}'", cure))
            continue
        try:
            yield _window(row, where, plan)
        except TimeFault as fault:
            odd.append(_odd(plan, rule, where, f"a window cannot be read: {fault}", fault.cure))


def _window(row: Mapping[str, Setting], id: str, plan: Plan) -> Marker:
    settings = plan.vocabulary.settings
    zone = settings.zone_for()
    start, end = (parse(_one(row, key), zone) if _one(row, key) else None for key in ("start", "end"))
    if start is None or end is None or not _is_forward(start, end, plan):
        raise TimeFault("bad-value", "it takes a `start` and an `end` after it", "write start: 2027-04-01")
    scope = {facet: _words(row, facet) for facet in SCOPES if facet in row}
    said = {key: _one(row, key) for key in ("reason", "authority")}
    title = _one(row, "title") or start.text
    return Marker.of(
        id,
        Kind.BLACKOUT,
        title,
        start,
        end,
        settings.zone,
        scope=scope or None,
        exceptions=_words(row, "except"),
        **said,
    )


def _is_forward(start: Timespan, end: Timespan, plan: Plan) -> bool:
    zone = plan.vocabulary.settings.zone
    return start.begins(zone) < end.ends(zone)


def _one(row: Mapping[str, Setting], key: str) -> str:
    return typed(row.get(key, ""), "") or ""


def _words(row: Mapping[str, Setting], key: str) -> tuple[str, ...]:
    return typed(row.get(key, ()), ("",)) or ()


def _odd(plan: Plan, rule: str, key: str, message: str, cure: str) -> Fault:
    return Fault(plan.vocabulary.policy.at(rule, key), "odd-setting", f"{rule}: {message}", cure)
