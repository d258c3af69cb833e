"""A link or picture in a body that leads to no file of the plan, or an ``image`` or ``assets`` that do.

Links between items are relative paths to the Markdown file::

    [the keynote](../events/orion-keynote.md)

Code is passed over, and so are expressions of a template (``{{ … }}``, ``{% … %}``). Where posts of another
tool are read (``calendar/mapping.yml``), a folder that is not below ``content/`` at all is taken for one of
that tool.
"""

import re
from collections.abc import Iterator

from airdate.finding import Fault, Place, Severity
from airdate.item import Item
from airdate.markdown import local_path, position
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.prose import likely_code, within
from airdate.reading.kept import links_of
from airdate.text import Nearest, shown

CODE = "FM124"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS

_TEMPLATE = re.compile(r"\{[{%]")


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each relative link with a file extension whose file is not there."""
    there = {*plan.by_path, *plan.assets}
    blogs = any(item.foreign for item in plan.items)
    folders = {path.rpartition("/")[0] for path in there} if blogs else set[str]()  # for speed
    names: dict[str, list[str]] = {}
    pages, assets = Nearest(plan.by_path, cutoff=0.8), Nearest(plan.assets, cutoff=0.8)

    def broken(path: str, place: Place) -> Fault:
        if not names:  # for speed
            for known in sorted(there):
                names.setdefault(known.rpartition("/")[2], []).append(known)
        name = path.rpartition("/")[2]
        moved, near = names.get(name), pages if name.endswith(".md") else assets
        cure = f"did you mean '{shown(moved[0])}'?" if moved else near(path) or "correct the path"
        return Fault(place, "broken-link", f"there is no file '{shown(path)}'", cure)

    for thing in plan.by_path.values():
        theirs = thing.foreign if isinstance(thing, Item) else blogs
        for path, at in plan.kept.links(thing) if plan.kept else links_of(thing):  # for speed
            if path in there:  # for speed
                continue
            if theirs and path.rpartition("/")[0] not in folders:
                continue
            meant = path not in plan.broken and _names_a_file(path)
            if meant and not within(likely_code(thing.body), at):
                yield broken(path, Place(thing.place.path, *position(thing.body, at, thing.body_line)))
    for item in plan.items:
        for path, place in _attached(item):
            if path in plan.by_path:
                cure = "link to it in the body; files are pictures, documents and the like"
                yield Fault(place, "broken-link", f"'{shown(path)}' is a page, not a file", cure)
            elif path not in there and path not in plan.broken:
                yield broken(path, place)


def _names_a_file(path: str) -> bool:
    """Whether it ends in a file's name; what a template puts in is not known here."""
    return "." in path.rpartition("/")[2].strip(".") and not _TEMPLATE.search(path)


def _attached(item: Item) -> Iterator[tuple[str, Place]]:
    """The paths that the item names in ``image`` and ``assets``, and where."""
    if item.image and (path := local_path(item.path, item.image.src)):
        yield path, item.places.get("image.src", item.at("image"))
    for n, target in enumerate(item.assets):
        if path := local_path(item.path, target):
            yield path, item.places.get(f"assets.{n}", item.at("assets"))
