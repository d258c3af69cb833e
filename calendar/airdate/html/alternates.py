"""Alternates: the feeds that a page names in its head, where feed readers look for them.

https://html.spec.whatwg.org/multipage/links.html#rel-alternate
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from airdate.head import Tag
from airdate.html import address

CALENDAR = "text/calendar"


@dataclass(frozen=True, slots=True)
class Alternate:
    """A file that shows what a page shows: where it lies below the root, what it is called, its type."""

    path: str
    title: str
    type: str = CALENDAR


@dataclass(frozen=True)
class Alternates:
    """What the pages of one site name.

    ``own``: a page's URL below the root -> what is its own; ``everywhere``: what all of them name after it.
    """

    own: Mapping[str, Sequence[Alternate]]
    everywhere: Sequence[Alternate]

    def of(self, url: str) -> list[Alternate]:
        """What the page at that URL names, its own first."""
        return list(dict.fromkeys((*self.own.get(url, ()), *self.everywhere)))

    def tags(self, url: str) -> list[Tag]:
        """The same as elements, with links relative to the page."""
        return [
            Tag(
                "link",
                (
                    ("rel", "alternate"),
                    ("type", alternate.type),
                    ("title", alternate.title),
                    ("href", address.settle(address.to(alternate.path), url)),
                ),
            )
            for alternate in self.of(url)
        ]


def gathered(found: Iterable[tuple[str, Alternate]]) -> dict[str, list[Alternate]]:
    """Pages with what is theirs, in the order given."""
    own: dict[str, list[Alternate]] = {}
    for url, alternate in found:
        own.setdefault(url, []).append(alternate)
    return own
