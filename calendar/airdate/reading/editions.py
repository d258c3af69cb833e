"""The editions of ``calendar/editions.yml``. What is not said plainly stays hidden."""

from dataclasses import replace
from typing import TypeVar

from airdate.edition import BUILTIN_EDITIONS, HIDEABLE, Edition
from airdate.reading.fields import Fields
from airdate.status import DECIDED, Status, Visibility

Word = TypeVar("Word", Visibility, Status)


def read(id: str, fields: Fields) -> Edition:
    """One edition: what it leaves out is as in the built-in one of that name, else as in ``public``."""
    base = BUILTIN_EDITIONS.get(id) or BUILTIN_EDITIONS["public"]
    visibility, status = base.visibility, base.status
    if fields.given("visibility"):
        visibility = frozenset(_choices(fields, "visibility", Visibility))
    if fields.given("status"):
        status = frozenset(_choices(fields, "status", Status)) or DECIDED
    return replace(
        base,
        name=id,
        visibility=visibility,
        status=status,
        embargoed=_yes(fields, "embargoed", otherwise=base.embargoed),
        all_pages=_yes(fields, "all_pages", otherwise=base.all_pages),
        hide=_hidden(fields, base.hide),
    )


def _hidden(fields: Fields, otherwise: frozenset[str]) -> frozenset[str]:
    """The fields left out; an empty list hides none, a key without a value says nothing."""
    nodes = fields.nodes("hide")
    for node in nodes:
        if node.text not in HIDEABLE:
            fields.not_in_list(node, "hide", sorted(HIDEABLE))
    said = fields.given("hide") and (nodes or fields.is_list("hide"))
    return frozenset(node.text for node in nodes) if said else otherwise


def _yes(fields: Fields, key: str, *, otherwise: bool) -> bool:
    word = fields.word(key, ("yes", "no"))
    return word == "yes" if word else otherwise


def _choices(fields: Fields, key: str, kind: type[Word]) -> list[Word]:
    known = {member.value: member for member in kind}
    found = []
    for node in fields.nodes(key):
        if node.text in known:
            found.append(known[node.text])
        else:
            fields.not_in_list(node, key, known)
    return found
