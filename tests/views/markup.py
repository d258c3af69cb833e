"""Markup: the HTML of a page as a tree, to be asked what it says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"col", "img", "input", "br", "hr", "meta", "link"})


@dataclass
class Node:
    """An element with what is in it."""

    tag: str
    attributes: dict[str, str]
    inner: list["Node | str"] = field(default_factory=list)

    def __iter__(self) -> Iterator["Node"]:
        """The element and all below it, as they stand."""
        yield self
        for child in self.inner:
            if isinstance(child, Node):
                yield from child

    @property
    def text(self) -> str:
        """What people read, without signs that only show what words say beside them."""
        return " ".join(self._read().split())

    def _read(self) -> str:
        if self.attributes.get("aria-hidden") == "true":
            return ""
        return "".join(child if isinstance(child, str) else child._read() for child in self.inner)

    def all(self, tag: str, style: str = "") -> list["Node"]:
        """Elements of that tag and class."""
        classes = (node for node in self if node.tag == tag)
        return [node for node in classes if not style or style in node.attributes.get("class", "").split()]

    def section(self, heading: str) -> "Node":
        """The innermost section under that heading."""
        for node in reversed(self.all("section")):
            own = [child for child in node.inner if isinstance(child, Node) and child.tag in _HEADINGS]
            if own and own[0].text == heading:
                return node
        raise LookupError(heading)

    @property
    def headings(self) -> list[str]:
        """The texts of its second headings."""
        return [node.text for node in self.all("h2")]

    @property
    def items(self) -> list[str]:
        """The texts of its list items."""
        return [node.text for node in self.all("li")]

    @property
    def links(self) -> list[tuple[str, str]]:
        """Texts and targets of its links."""
        return [(node.text, node.attributes["href"]) for node in self.all("a")]


_HEADINGS = ("h2", "h3", "h4")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inner.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inner.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inner.append(data)


def parse(html: str) -> Node:
    """The tree of that HTML, every element of which must be closed where it was opened."""
    reader = _Reader()
    reader.feed(html.partition("\n---\n")[2] if html.startswith("---\n") else html)
    assert len(reader.open) == 1, reader.open[-1].tag
    return reader.open[0]
