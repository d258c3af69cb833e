"""Readers for tests that are not ours: XML by the standard library, workbooks by openpyxl."""

import csv
import io
import re
from xml.etree import ElementTree

from openpyxl import load_workbook

ATOM = "{http://www.w3.org/2005/Atom}"

#: RFC 4287: what a feed and an entry must have once, may have once, and may have often.
_SHAPE = {
    "feed": ({"id", "title", "updated"}, {"subtitle"}, {"author", "link", "entry"}),
    "entry": ({"id", "title", "updated"}, {"published", "summary"}, {"author", "link", "category"}),
    "author": ({"name"}, set[str](), set[str]()),
}
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)\Z")


def atom(content: bytes) -> ElementTree.Element:
    """The feed, if it is one as RFC 4287 has it."""
    root = ElementTree.fromstring(content)  # noqa: S314 - our own
    _obey(root)
    ids = [text(entry, "id") for entry in root.iter(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids)
    assert all(id.startswith("tag:") for id in ids)
    return root


def text(element: ElementTree.Element, name: str) -> str:
    """The text of one of its children."""
    return element.findtext(f"{ATOM}{name}") or ""


def _obey(element: ElementTree.Element) -> None:
    once, at_most_once, often = _SHAPE[element.tag.removeprefix(ATOM)]
    names = [child.tag.removeprefix(ATOM) for child in element]
    assert all(names.count(name) == 1 for name in once)
    assert all(names.count(name) == 1 for name in set(names) - once - often)
    assert set(names) <= once | at_most_once | often
    for child, name in zip(element, names, strict=True):
        if name in _SHAPE:
            _obey(child)
        elif name in ("updated", "published"):
            assert _TIME.match(child.text or "")
        elif name == "link":
            assert child.attrib["href"].startswith("https://")
        elif name == "summary":
            assert child.attrib == {"type": "text"}


def lines(content: bytes) -> list[dict[str, str]]:
    """The rows of comma-separated values; RFC 4180 ends them with CRLF."""
    told = content.decode("utf-8-sig")
    assert told.endswith("\r\n")
    return [*csv.DictReader(io.StringIO(told, newline=""), strict=True)]


def sheet(content: bytes) -> list[dict[str, object]]:
    """The rows of a workbook's only sheet."""
    (found,) = load_workbook(io.BytesIO(content)).worksheets
    head, *rows = found.iter_rows()
    assert not any(cell.data_type == "f" for row in rows for cell in row)
    return [{str(name.value): cell.value for name, cell in zip(head, row, strict=True)} for row in rows]
