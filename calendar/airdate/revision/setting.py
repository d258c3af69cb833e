"""Set: values of the front matter, given as ``key=value``."""

from collections.abc import Sequence

from airdate.editing.matter import Matter
from airdate.editing.refusal import EditRefused
from airdate.item import RELATIONS
from airdate.reading.yaml import Mapping, Node
from airdate.reading.yaml import Sequence as List
from airdate.revision.revision import Revision
from airdate.revision.target import item_called
from airdate.text import shown

_WAYS = "write key=value, key= to empty it, or key+=value to add to a list"
_LISTS = frozenset(
    {"audience", "assets", "except", "previous_dates", *(f"links.{relation}" for relation in RELATIONS)}
)
_CALLS_OFF = frozenset({"status=cancelled", "status=postponed"})
_KEPT = {
    "id": "the id is the item's identity: use `airdate rename`",
    "uid": "subscribers would see another event",
}


def assign(revision: Revision, name: str, pairs: Sequence[str]) -> Revision:
    """The item with those values; EditRefused, with reading's own words, for one that it cannot take."""
    item = item_called(revision.plan, name)
    if not pairs:
        raise EditRefused("no key is given", _WAYS)
    for pair in pairs:
        if pair.replace(" ", "") in _CALLS_OFF:
            told = "whoever subscribes to a public edition would see it vanish: `airdate cancel` tells them"
            revision = revision.remarked(item, told)
        revision = revision.edited(item, lambda matter, pair=pair: _assigned(matter, pair))  # type: ignore[misc]
    return revision.sound()


def _assigned(matter: Matter, pair: str) -> Matter:
    key, sign, value = pair.partition("=")
    adds, key = key.endswith("+"), key.removesuffix("+").strip()
    if not sign or not all(key.split(".")):
        raise EditRefused(f"'{shown(pair)}' sets nothing", _WAYS)
    if key in _KEPT:
        raise EditRefused(f"`{key}` is not set: {_KEPT[key]}")
    if adds:
        return matter if value.strip() in matter.texts(key) else matter.append(key, value.strip())
    if not value.strip():
        return matter.unset(key)
    if isinstance(_node(matter, key), List) or (key in _LISTS and "," in value):
        return matter.set(key, [word.strip() for word in value.split(",") if word.strip()])
    return matter.set(key, value.strip())


def _node(matter: Matter, key: str) -> Node | None:
    node: Node | None = matter.nodes
    for step in key.split("."):
        node = node.values.get(step) if isinstance(node, Mapping) else None
    return node
