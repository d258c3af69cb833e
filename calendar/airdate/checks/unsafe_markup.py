"""HTML in a body that could run script or load something from elsewhere.

Bodies are not trusted. In the MkDocs site such markup is removed after Markdown; other
engines would publish it as it stands, so ``airdate stage`` leaves it out of the source,
rather too much of it: an attribute list or a shortcode that sets an address goes as a whole.

Bad: ``<script>``, ``<iframe>``, ``onclick=…``, ``[x](javascript:…)``, ``{ onmouseover=… }``.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Place, Severity
from airdate.item import Item
from airdate.markdown import position
from airdate.markup import unsafe_spans
from airdate.page import Page
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import shown
from airdate.vocabulary import Vocabulary

CODE = "FM126"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS


def of_item(item: Item, _words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each piece of markup in an item that is not published."""
    return _in(item)


def check(plan: Plan) -> Iterator[Fault]:
    """The same of ordinary pages."""
    for page in plan.pages:
        yield from _in(page)


def _in(thing: Item | Page) -> Iterator[Fault]:
    for start, end in unsafe_spans(thing.body):
        place = Place(thing.place.path, *position(thing.body, start, thing.body_line))
        message = f"'{shown(thing.body[start:end], 40)}' is not published: bodies hold plain HTML only"
        yield Fault(place, "unsafe-markup", message, "link to it instead, or take it out")
