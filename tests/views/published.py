"""The pages of one view, as an edition of a plan publishes them."""

import gzip
from types import ModuleType

from markup import Node, parse

from airdate.artifact import Artifact
from airdate.edition import BUILTIN_EDITIONS
from airdate.gate import admit
from airdate.html.sheet import Sheet
from airdate.plan import Plan


def rendered(view: ModuleType, plan: Plan, edition: str = "team") -> dict[str, Artifact]:
    """Every page by its URL."""
    shows = BUILTIN_EDITIONS[edition]
    return {page.url: page for page in view.render(Sheet(admit(plan, shows), shows))}


def published(view: ModuleType, plan: Plan, edition: str = "team") -> dict[str, Node]:
    """Every page by its URL, as a tree."""
    return {url: parse(page.content.decode()) for url, page in rendered(view, plan, edition).items()}


def weight(page: Artifact) -> int:
    """How many bytes it has on the way, without what the theme adds."""
    return len(gzip.compress(page.content, 9))


def marked(page: Node, attribute: str, value: str | None = None) -> list[Node]:
    """Elements that have the attribute, or that value of it."""
    found = [node for node in page if attribute in node.attributes]
    return [node for node in found if value is None or node.attributes[attribute] == value]


def texts(nodes: list[Node]) -> list[str]:
    """What people read of each."""
    return [node.text for node in nodes]


def places(node: Node) -> list[int]:
    """The places in the page's index of what it counts."""
    rows = (part.split("-") for part in node.attributes["data-air-of"].split())
    return [place for row in rows for place in range(int(row[0]), int(row[-1]) + 1)]
