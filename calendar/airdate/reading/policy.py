"""``calendar/policy.yml``: which rules hold, how strictly, and the terms and clauses of the house."""

from collections.abc import Mapping as Map
from zoneinfo import ZoneInfo

from airdate.finding import Fault, Place, Severity
from airdate.parts.waiver import Waivers
from airdate.policy import Policy, Profile, RuleSettings, Scope, Setting
from airdate.reading import parts
from airdate.reading.fields import Fields
from airdate.reading.yaml import Mapping, Node, Scalar, Sequence
from airdate.text import clean


def read(mapping: Mapping, zone: ZoneInfo | None, faults: list[Fault]) -> Policy:
    """The policy that the file's mapping holds. Which rules there are is not known here."""
    fields = Fields(mapping, faults)
    places = _places_of(fields, "select") | _places_of(fields, "ignore")
    policy = Policy(
        profile=_profile(fields),
        select=fields.lines("select"),
        ignore=fields.lines("ignore"),
        rules=_rules(fields),
        scopes=(*_scopes(fields, "paths"), *_scopes(fields, "types")),
        waivers=parts.read(Waivers, fields, zone).waive,
        clauses=_clauses(fields),
        places=places,
    )
    fields.unknown("policy.yml")
    return policy


def _profile(fields: Fields) -> Profile:
    node = fields.scalar("profile")
    words = [profile.value for profile in Profile if profile is not Profile.CONFIG]
    if node and node.text not in words:
        fields.not_in_list(node, "profile", words)
        return Profile.RECOMMENDED
    return Profile(node.text) if node else Profile.RECOMMENDED


def _rules(fields: Fields) -> dict[str, RuleSettings]:
    inner = fields.inner("rules")
    found = {}
    for name, node in inner.values.items() if inner else ():
        place = inner.mapping.keys[name] if inner else Place("")
        if isinstance(node, Mapping):
            found[name] = _settings(Fields(node, fields.faults), place)
        elif isinstance(node, Scalar) and node.text in ("off", *(s.value for s in Severity)):
            off = node.text == "off"
            found[name] = RuleSettings(severity=None if off else Severity(node.text), off=off, place=place)
        else:
            cure = "write `off`, a severity (error, warning, info), or keys and values"
            fields.fault(node.place, "bad-value", f"`{name}` does not say what about the rule", cure)
    return found


def _settings(fields: Fields, place: Place) -> RuleSettings:
    severity = fields.scalar("severity")
    off = severity is not None and severity.text == "off"
    values = {key: node for key, node in fields.values.items() if key not in ("severity", "clause")}
    places: dict[str, Place] = {}
    return RuleSettings(
        severity=None if off else fields.choice("severity", Severity),
        off=off,
        clause=fields.line("clause"),
        values={key: _setting(node, key, places) for key, node in values.items()},
        places=places,
        place=place,
    )


def _setting(node: Node, path: str, places: dict[str, Place]) -> Setting:
    """A node as plain values, with the places of all that is in it by path (``terms.2.term``)."""
    places[path] = node.place
    if isinstance(node, Scalar):
        return "" if node.empty else clean(node.text)
    if isinstance(node, Sequence):
        return tuple(_setting(inner, f"{path}.{n}", places) for n, inner in enumerate(node.items))
    return {key: _setting(inner, f"{path}.{key}", places) for key, inner in node.values.items()}


def _scopes(fields: Fields, key: str) -> list[Scope]:
    inner = fields.inner(key)
    found = []
    for name in inner.values if inner else ():
        assert inner is not None  # noqa: S101 - it has values
        rules = inner.inner(name)
        if rules:
            select, ignore = rules.lines("select"), rules.lines("ignore")
            rules.unknown(f"`{key}`")
            where = {"path": name} if key == "paths" else {"type": name}
            found.append(Scope(select=select, ignore=ignore, place=inner.mapping.keys[name], **where))
    return found


def _clauses(fields: Fields) -> Map[str, str]:
    inner = fields.inner("clauses")
    return {number: inner.line(number) for number in inner.values} if inner else {}


def _places_of(fields: Fields, key: str) -> dict[str, Place]:
    return {f"{key}.{n}": node.place for n, node in enumerate(fields.nodes(key))}
