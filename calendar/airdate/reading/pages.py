"""From a document without a ``type`` to an ordinary page, unless it looks like an item that forgot it."""

from airdate.finding import Fault, Place
from airdate.page import Page, Value
from airdate.reading.fields import Fields
from airdate.reading.front_matter import Document
from airdate.reading.items import PAGE_KEYS, heading
from airdate.reading.yaml import Mapping, Node, Scalar, Sequence
from airdate.status import Visibility
from airdate.text import one_line, shown

#: Keys that only an item has: with one of them, a missing `type` is a slip.
ITEM_KEYS = frozenset(
    ["campaign", "event", "channel", "audience", "format", "pillar", "owner", "outputs", "embargo", "links"]
    + ["planned", "publish", "published", "start", "end", "event_status", "previous_dates", "objective", "notes"]
)


def read(document: Document, faults: list[Fault]) -> Page:
    """Read one ordinary page; a key that only items have is a fault."""
    place = Place(document.source.shown)
    matter = document.matter or Mapping({}, {}, place)
    fields = Fields(matter, faults)
    visibility = fields.choice("visibility", Visibility)
    if visibility is None:
        visibility = Visibility.CONFIDENTIAL if fields.node("visibility") else Visibility.INTERNAL
    betrayed = sorted(ITEM_KEYS & matter.values.keys())
    if betrayed:
        at = matter.keys[betrayed[0]]
        near = [key for key in matter.keys if key not in PAGE_KEYS | ITEM_KEYS and _like_type(key)]
        what = f"`type` is missing, and '{shown(near[0])}' is unknown" if near else "`type` is missing"
        message = f"{what}: `{betrayed[0]}` belongs to an item"
        cure = "did you mean 'type'?" if near else "add `type: social`, or what the item is"
        fields.fault(matter.keys[near[0]] if near else at, "missing-key", message, cure)
    title = fields.line("title") or heading(document.body)
    return Page(
        path=document.source.path,
        place=place,
        title=title or one_line(document.source.path.removesuffix(".md").rpartition("/")[2]),
        visibility=visibility,
        matter={key: _value(node) for key, node in matter.values.items() if key != "visibility"},
        body=document.body,
        body_line=document.body_line,
    )


def _like_type(key: str) -> bool:
    return len(key) <= 6 and sorted(key.lower()) == sorted("type") or key.lower() in ("typ", "types", "kind")


def _value(node: Node) -> Value:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_value(inner) for inner in node.items]
    return {key: _value(inner) for key, inner in node.values.items()}
