"""Changes to the members of a list or a mapping, written as what stands there is written."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from airdate.editing.layout import Entry, Layout, Mapping, Node, Scalar, Sequence
from airdate.editing.quoting import scalar, stands_plain
from airdate.editing.refusal import EditRefused
from airdate.reading.yaml import EMPTY

_BY_HAND = "edit this place by hand"
_LEAD = re.compile(r" *(?:- +)?")


class Change(NamedTuple):
    """New text for the range from ``start`` up to ``end``."""

    start: int
    end: int
    text: str


def replaced(layout: Layout, node: Scalar, text: str, *, flow: bool) -> list[Change]:
    """The scalar with another text, in its own style."""
    if node.tagged or layout.header(node).partition("#")[1]:
        message = "a comment or a tag stands inside this value"
        raise EditRefused(message, "take it out first", layout.place(node.start))
    if node.text == text and not says_nothing(node):
        return []
    return [Change(node.start, node.end, scalar(text, node.style, flow=flow))]


def relisted(layout: Layout, node: Scalar, texts: tuple[str, ...]) -> list[Change]:
    """A list in place of the scalar."""
    replaced(layout, node, "", flow=True)  # refuses what would be lost
    return [Change(node.start, node.end, listed(texts, node.style))]


def filled(layout: Layout, entry: Entry, written: str) -> list[Change]:
    """A value behind a key that has none: after the space that waits for it, before a comment."""
    at = layout.text.find(":", entry.key.end)
    if at < 0 or layout.text[entry.key.end : at].strip(" "):
        raise EditRefused("this key has no colon", "write `key: value`", layout.place(entry.start))
    waiting = layout.text.startswith(" ", at + 1) and not layout.text[at + 1 :].lstrip(" ").startswith("#")
    end = max(entry.value.end, at + 1)
    if entry.value.start < entry.value.end:
        return [Change(entry.value.start, end, written)]
    return [Change(at + 2, at + 2, written) if waiting else Change(at + 1, at + 1, f" {written}")]


def listed(texts: Iterable[str], style: str = "") -> str:
    """A list on one line."""
    return f"[{', '.join(scalar(text, style, flow=True) for text in texts)}]"


def as_list(layout: Layout, node: Scalar, text: str) -> list[Change]:
    """The scalar and one more text as a list of two; the former keeps its quotes."""
    stays = node.style in ("'", '"') or stands_plain(node.text, flow=True)
    written = layout.text[node.start : node.end]
    if not stays or node.tagged or len(written.splitlines()) != 1:
        replaced(layout, node, node.text, flow=True)  # refuses what would be lost
        return [Change(node.start, node.end, listed([node.text, text]))]
    more = scalar(text, node.style, flow=True)
    return [Change(node.start, node.start, "["), Change(node.end, node.end, f", {more}]")]


def rearranged(layout: Layout, node: Sequence, texts: tuple[str, ...]) -> list[Change]:
    """The list with other texts: what it begins and ends with alike stays untouched."""
    items = [_text_item(layout, item) for item in node.items]
    if not texts and not node.flow:
        raise EditRefused("a list without brackets cannot be empty", "unset it", layout.place(node.start))
    was = [item.text for item in items]
    head = alike(was, texts)
    tail = alike(was[head:][::-1], texts[head:][::-1])
    old, new = items[head : len(items) - tail], texts[head : len(texts) - tail]
    changes = [c for item, text in zip(old, new, strict=False) for c in _item(layout, node, item, text)]
    if len(old) > len(new):
        changes += removed(layout, node, head + len(new), head + len(old))
    style = items[max(head + len(old) - 1, 0)].style if items else ""
    extra = [scalar(text, style, flow=node.flow) for text in new[len(old) :]]
    return changes + (inserted(layout, node, head + len(old), extra) if extra else [])


def _item(layout: Layout, node: Sequence, item: Scalar, text: str) -> list[Change]:
    if item.start == item.end:
        raise EditRefused("the list has an empty entry", "fill it in", layout.place(item.start))
    return replaced(layout, item, text, flow=node.flow)


def _text_item(layout: Layout, item: Node) -> Scalar:
    if isinstance(item, Scalar):
        return item
    raise EditRefused("the list holds more than texts", _BY_HAND, layout.place(item.start))


def alike(some: Iterable[object], others: Iterable[object]) -> int:
    """With how many members both begin."""
    count = 0
    for one, other in zip(some, others, strict=False):
        if one != other:
            break
        count += 1
    return count


def inserted(layout: Layout, node: Sequence | Mapping, index: int, written: list[str]) -> list[Change]:
    """More members before the one of that index, or behind the last."""
    members = node.entries if isinstance(node, Mapping) else node.items
    if node.flow:
        return [_inserted_flow(layout, node, members, index, ", ".join(written))]
    if isinstance(node, Mapping):
        lead = " " * layout.column(node.start)
    else:
        lead = _lead(layout, members[max(index - 1, 0)])
    end = members[index - 1].end if index else layout.line_start(members[0].start)
    at = layout.below(end) if index else end
    ending = layout.line_end(end)
    return [Change(at, at, "".join(f"{lead}{text}{ending}" for text in written))]


def _inserted_flow(
    layout: Layout, node: Sequence | Mapping, members: tuple[Node | Entry, ...], index: int, written: str
) -> Change:
    if not layout.text.startswith(("[", "{"), node.start):
        raise EditRefused("a pair without braces takes no more keys", _BY_HAND, layout.place(node.start))
    if not members:
        return Change(node.start + 1, node.start + 1, written)
    if index == 0:
        return Change(members[0].start, members[0].start, f"{written}, ")
    end = members[index - 1].end
    return Change(end, end, f", {written}")


def _lead(layout: Layout, item: Node | Entry) -> str:
    """What stands before the item in its line: its indentation and its dash."""
    lead = layout.text[layout.line_start(item.start) : item.start]
    if not _LEAD.fullmatch(lead) or isinstance(item, Entry) == ("-" in lead):
        raise EditRefused("this stands in one line with other things", _BY_HAND, layout.place(item.start))
    return lead


def removed(layout: Layout, node: Sequence | Mapping, start: int, end: int) -> list[Change]:
    """The members from index ``start`` up to ``end`` taken out; refused where a comment would go, too."""
    members = node.entries if isinstance(node, Mapping) else node.items
    if not node.flow:
        for member in members[start:end]:
            _lead(layout, member)
        first = layout.line_start(members[start].start)
        last = layout.below(members[end - 1].end)
    elif start:
        first, last = members[start - 1].end, members[end - 1].end
    else:
        first = members[0].start
        last = members[end].start if end < len(members) else members[end - 1].end
    if layout.has_comment(first, last):
        message = "a comment would be lost"
        raise EditRefused(message, "take it out first, or edit by hand", layout.place(first))
    return [Change(first, last, "")]


def says_nothing(node: Node) -> bool:
    """Whether it is no value, or YAML's words for none."""
    return isinstance(node, Scalar) and not node.style and node.text in EMPTY
