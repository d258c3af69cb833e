"""From a document without a ``type`` to an ordinary page, unless it looks like an item that forgot it."""

import re

from airdate.finding import Fault, Place
from airdate.page import Page, Value
from airdate.reading.fields import Fields
from airdate.reading.front_matter import Document
from airdate.reading.items import heading
from airdate.reading.yaml import Mapping, Node, Scalar, Sequence
from airdate.status import Status, Visibility
from airdate.text import clean, one_line, shown

#: Keys that only an item has: with one of them, a missing `type` is a slip.
ITEM_KEYS = frozenset(
    """campaign event channel audience format pillar owner outputs embargo links planned publish published
    start end event_status previous_dates objective notes""".split()
)

#: Keys that make sense on an ordinary page too.
PAGE_KEYS = frozenset(
    """title description summary visibility tags hide icon template search subtitle comments social image
    language date author authors status x url slug id""".split()
)

_UNFENCED = re.compile(r"\s*(?P<key>[a-z_]+):[ \t]+\S[^\n]*\n(?P<next>[a-z_]+):(?:[ \t]|$)")


def read(document: Document, faults: list[Fault]) -> Page:
    """Read one ordinary page; a key that only items have is a fault."""
    place = Place(document.source.shown)
    matter = document.matter or Mapping({}, {}, place)
    fields = Fields(matter, faults)
    title = fields.line("title") or heading(document.body)
    return Page(
        path=document.source.path,
        place=place,
        title=title or one_line(document.source.stem.rpartition("/")[2]),
        visibility=_visibility(fields, document),
        matter={key: _value(node) for key, node in matter.values.items() if key != "visibility"},
        body=document.body,
        body_line=document.body_line,
    )


def _visibility(fields: Fields, document: Document) -> Visibility:
    """Who may see the page; nobody, where what it says of that may not have been read."""
    found = fields.choice("visibility", Visibility)
    fields.asked.update(ITEM_KEYS)
    unread = found is None and fields.node("visibility") is not None
    if fields.unguarded("this page") or _without_fence(fields, document) or unread:
        return Visibility.CONFIDENTIAL
    if _without_type(fields) and found is Visibility.PUBLIC:  # its status and embargo are not known
        return Visibility.INTERNAL
    return found or Visibility.INTERNAL


def _without_type(fields: Fields) -> bool:
    """Whether it has what only an item has, or a key like ``type``; noted."""
    keys = fields.mapping.keys
    near = [key for key in keys if _like_type(key)]
    betrayed = {key: key for key in sorted(ITEM_KEYS & keys.keys())} or _status_of_work(fields)
    if not near and not betrayed:
        return False
    what = f"`type` is missing, and '{shown(near[0])}' is unknown" if near else "`type` is missing"
    why = f": `{next(iter(betrayed.values()))}` belongs to an item" if betrayed else ""
    cure = "did you mean 'type'?" if near else "add `type: social`, or what the item is"
    fields.fault(keys[[*near, *betrayed][0]], "missing-key", f"{what}{why}", cure)
    return True


def _status_of_work(fields: Fields) -> dict[str, str]:
    """``status`` and how it reads, if its word is one of ours: a page's is ``new`` or the site's own."""
    node = fields.mapping.values.get("status")
    if not isinstance(node, Scalar) or node.text not in set(Status):
        return {}
    return {"status": f"status: {node.text}"}


def _without_fence(fields: Fields, document: Document) -> bool:
    """Whether the text begins as front matter does, without the ``---`` above it; noted."""
    match = _UNFENCED.match(document.body) if document.matter is None else None
    if not match or not {match["key"], match["next"]} <= ITEM_KEYS | PAGE_KEYS | {"type"}:
        return False
    line = 1 + document.body.count("\n", 0, match.start("key"))
    message = "this looks like front matter, but no --- opens it"
    cure = "begin the file with a line `---`, and close the keys with another"
    fields.fault(Place(document.source.shown, line), "yaml-syntax", message, cure)
    return True


def _like_type(key: str) -> bool:
    word = key.lower()
    return (len(word) <= 6 and sorted(word) == sorted("type")) or word in ("typ", "types", "kind")


def _value(node: Node) -> Value:
    if isinstance(node, Scalar):
        return clean(node.text)
    if isinstance(node, Sequence):
        return [_value(inner) for inner in node.items]
    return {clean(key): _value(inner) for key, inner in node.values.items()}
