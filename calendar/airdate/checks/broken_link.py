"""A link or picture in a body that leads to no file of the plan.

Links between items are relative paths to the Markdown file::

    [the keynote](../events/orion-keynote.md)
"""

from collections.abc import Iterator
from difflib import get_close_matches

from airdate.finding import Fault, Place, Severity
from airdate.markdown import links, local_path, position
from airdate.plan import Plan
from airdate.text import shown

SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each relative link with a file extension whose file is not there."""
    there = {*plan.by_path, *plan.assets}
    names: dict[str, list[str]] = {}
    for path in sorted(there):
        names.setdefault(path.rpartition("/")[2], []).append(path)
    for thing in plan.by_path.values():
        for link in links(thing.body):
            path = local_path(thing.path, link.target)
            name = path.rpartition("/")[2]
            if not path or path in there or "." not in name or name in (".", ".."):
                continue
            if name.removesuffix(".md") in plan.broken:
                continue
            place = Place(thing.place.path, *position(thing.body, link.at, thing.body_line))
            near = names.get(name) or [names[n][0] for n in get_close_matches(name, names, 1, 0.8)]
            cure = f"did you mean {near[0]}?" if near else "correct the path"
            yield Fault(place, "broken-link", f"there is no file '{shown(path)}'", cure)
