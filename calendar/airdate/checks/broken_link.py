"""A link or picture in a body that leads to no file of the plan.

Links between items are relative paths to the Markdown file::

    [the keynote](../events/orion-keynote.md)
"""

from collections.abc import Iterator

from airdate.finding import Fault, Place, Severity
from airdate.markdown import links, local_path, position
from airdate.plan import Plan
from airdate.text import Nearest, shown

SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each relative link with a file extension whose file is not there."""
    there = {*plan.by_path, *plan.assets}
    names: dict[str, list[str]] = {}
    for path in sorted(there):
        names.setdefault(path.rpartition("/")[2], []).append(path)
    pages, assets = Nearest(plan.by_path, cutoff=0.8), Nearest(plan.assets, cutoff=0.8)
    for thing in plan.by_path.values():
        for link in links(thing.body):
            path = local_path(thing.path, link.target)
            name = path.rpartition("/")[2]
            if not path or path in there or path in plan.broken or "." not in name.strip("."):
                continue
            place = Place(thing.place.path, *position(thing.body, link.at, thing.body_line))
            moved, near = names.get(name), pages if name.endswith(".md") else assets
            cure = f"did you mean '{shown(moved[0])}'?" if moved else near(path) or "correct the path"
            yield Fault(place, "broken-link", f"there is no file '{shown(path)}'", cure)
