"""HTML in a body that could run script or load something from elsewhere.

Bodies are not trusted. In the MkDocs site such markup is removed after Markdown; other
engines would publish it as it stands, so ``airdate stage`` leaves it out of the source,
rather too much of it: an attribute list or a shortcode that sets an address goes as a whole.

Bad: ``<script>``, ``<iframe>``, ``onclick=…``, ``[x](javascript:…)``, ``{ onmouseover=… }``.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Place, Severity
from airdate.markdown import position
from airdate.markup import unsafe_spans
from airdate.plan import Plan
from airdate.text import shown

SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each piece of markup that is not published."""
    for thing in plan.by_path.values():
        for start, end in unsafe_spans(thing.body):
            place = Place(thing.place.path, *position(thing.body, start, thing.body_line))
            message = f"'{shown(thing.body[start:end], 40)}' is not published: bodies hold plain HTML only"
            yield Fault(place, "unsafe-markup", message, "link to it instead, or take it out")
