"""HTML in a body that could run script or load something from elsewhere.

Bodies are not trusted. In the MkDocs site such markup is removed after Markdown; other
engines would publish it as it stands, so ``airdate stage`` leaves it out of the source,
rather too much of it: an attribute list or a shortcode that sets an address goes as a whole.
Examples in code stay, but what only some engines take for code (an indented block, a fence that is never
closed, any code beside HTML of your own) is left out there, too: that is one note for a file.

Bad: ``<script>``, ``<iframe>``, ``onclick=…``, ``[x](javascript:…)``, ``{ onmouseover=… }``.
"""

import re
from collections.abc import Iterator

from airdate.finding import Fault, Place, Severity
from airdate.item import Item
from airdate.markdown import position
from airdate.markup import unsafe_spans
from airdate.page import Page
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.prose import likely_code, within
from airdate.text import shown
from airdate.vocabulary import Vocabulary

CODE = "FM126"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS

_NAME = re.compile(r"<(/?)([a-zA-Z][\w-]*)")


def of_item(item: Item, _words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each piece of markup in an item that is not published."""
    return _in(item)


def check(plan: Plan) -> Iterator[Fault]:
    """The same of ordinary pages."""
    for page in plan.pages:
        yield from _in(page)


def _in(thing: Item | Page) -> Iterator[Fault]:
    spans = unsafe_spans(thing.body)
    code = likely_code(thing.body) if spans else []  # for speed
    doubtful, opened = [], set()
    for start, end in spans:
        markup = thing.body[start:end]
        if not markup.startswith("-") and within(code, start):  # snippets are read in code as well
            doubtful.append((start, markup))
            continue
        name = _NAME.match(markup)
        if name and name[1]:
            if name[2].lower() in opened:  # told with its opening tag
                continue
        elif name:
            opened.add(name[2].lower())
        message = f"'{shown(markup, 40)}' is not published: bodies hold plain HTML only"
        yield _fault(thing, start, message, "link to it instead, or take it out", None)
    if doubtful:
        start, markup = doubtful[0]
        more = f", and {len(doubtful) - 1} more," if len(doubtful) > 1 else ""
        message = f"'{shown(markup, 40)}'{more} may be no code to every engine: `airdate stage` leaves it out"
        cure = "close each fence like it opens, and keep other HTML out of the text"
        yield _fault(thing, start, message, cure, Severity.INFO)


def _fault(thing: Item | Page, start: int, message: str, cure: str, severity: Severity | None) -> Fault:
    place = Place(thing.place.path, *position(thing.body, start, thing.body_line))
    return Fault(place, "unsafe-markup", message, cure, severity)
