"""HTML in a body that could run script or load something from elsewhere.

Bodies are not trusted. In the MkDocs site such markup is removed after Markdown; other
engines would publish it as it stands, so ``airdate stage`` leaves it out of the source,
rather too much of it: an attribute list or a shortcode that sets an address goes as a whole.
Examples in code stay. What not every engine takes for code (an indented block, a fence that is never closed,
any code beside HTML of your own) is left out by ``airdate stage``, which says so.

Bad: ``<script>``, ``<iframe>``, ``onclick=…``, ``[x](javascript:…)``, ``{ onmouseover=… }``.
"""

import re
from collections.abc import Iterator

from airdate.finding import Fault, Place, Severity
from airdate.item import Item
from airdate.markdown import position
from airdate.markup import shown_as_code, unsafe_spans
from airdate.page import Page
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import listed, shown
from airdate.vocabulary import Vocabulary

CODE = "FM126"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS

#: What stands before and behind the names of files, where they are several.
_SNIPPET = "--8<--"
_NAME = re.compile(r"<(/?)([a-zA-Z][\w-]*)")


def of_item(item: Item, _words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each piece of markup in an item that is not published."""
    return _in(item)


def check(plan: Plan) -> Iterator[Fault]:
    """The same of ordinary pages."""
    for page in plan.pages:
        yield from _in(page)


def _in(thing: Item | Page) -> Iterator[Fault]:
    """One fault for each kind of markup, at the first of it."""
    found: dict[str, list[int]] = {}
    ends: dict[int, int] = {}
    spans = unsafe_spans(thing.body)
    examples = shown_as_code(thing.body, spans)
    for start, end in spans:
        kind, closes = _kind(thing.body[start:end])
        if (start, end) in examples or (closes and kind in found):
            continue
        ends[start] = end
        found.setdefault(kind, []).append(start)
    for starts in found.values():
        first, *others = (position(thing.body, start, thing.body_line) for start in starts)
        lines = listed((f"line {line}" for line, _ in others), 4)
        what = f"'{shown(thing.body[starts[0] : ends[starts[0]]], 40)}'"
        said = f"{what} and {len(others)} more ({lines}) are" if others else f"{what} is"
        message = f"{said} not published: bodies hold plain HTML only"
        place = Place(thing.place.path, *first)
        yield Fault(place, "unsafe-markup", message, "link to it instead, or take it out")


def _kind(markup: str) -> tuple[str, bool]:
    """What it is: an element or a scheme, else what it says; and whether it ends what began before."""
    name = _NAME.match(markup)
    return (
        (name[2].lower(), bool(name[1])) if name else (markup.partition(":")[0].lower(), markup == _SNIPPET)
    )
