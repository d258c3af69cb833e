"""Page: an ordinary Markdown file beside the items, which says something about the plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from airdate.finding import Place
from airdate.status import Visibility

#: A value of a page's front matter that a theme may use.
Value = str | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A Markdown file without a ``type``. ``matter`` is what its theme may ask for, as typed."""

    path: str
    place: Place
    title: str
    visibility: Visibility
    matter: Mapping[str, Value] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
