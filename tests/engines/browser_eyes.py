"""What a browser would run or load in a piece of HTML, as an HTML5 parser reads it."""

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

import nh3

from airdate.markup import ELEMENTS

ACTIVE = [
    "script",
    "iframe",
    "object",
    "embed",
    "form",
    "base",
    "meta",
    "link",
    "style",
    "template",
    "noscript",
]
#: By what forms of our own are known.
OUR_FORMS = {"data-air-filter", "data-air-seek"}
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "xlink:href", "srcset", "to", "values"}
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)", re.IGNORECASE)
HARMLESS = {"http", "https", "mailto", "tel", "webcal", "ftp", "irc", "ircs", "news", "rsync"}


@dataclass
class Seen(HTMLParser):
    """Collects from one document: titles, headings, scripts, and everything that should not be there."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    scripts: list[tuple[str, str]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    harm: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    words: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "script":
            self.scripts.append((given.get("src", ""), ""))
        elif tag in ACTIVE and not given.keys() & OUR_FORMS:
            self.harm.append(f"<{tag}>")
        if tag in ("title", "h1", "script", "h2"):
            self.open.append(tag)
            self.texts.setdefault(tag, []).append("")
        self.ids |= {given[key] for key in ("id", "name") if given.get(key)}
        for key, value in given.items():
            if key.startswith("on") or key in ("srcdoc", "ping"):
                self.harm.append(f"{tag} {key}={value}")
            if key in ADDRESSES and not key.startswith("data-"):
                self.address(tag, value)

    def address(self, tag: str, value: str) -> None:
        scheme = SCHEME.match(re.sub(r"\A[\x00-\x20]+|[\t\n\r]", "", value))
        if scheme and scheme[0].lower() not in HARMLESS:
            self.harm.append(f"{tag} -> {value}")
        elif not scheme and tag != "path":
            self.links.append(value)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.words.add(" ".join(data.split()))
        for tag in self.open:
            self.texts[tag][-1] += data
        if self.open and self.open[-1] == "script":
            self.scripts[-1] = (self.scripts[-1][0], data)


def seen(html: str) -> Seen:
    """What stands in a whole page."""
    eyes = Seen()
    eyes.feed(html)
    eyes.close()
    return eyes


def harm_in(html: str) -> list[str]:
    """What a piece of HTML could do, after a browser's parser (html5ever) has brought it in order."""
    cleaner = nh3.Cleaner(
        tags=set(ELEMENTS)
        | set(ACTIVE)
        | {"video", "button", "animate", "set", "use", "math", "foreignobject"},
        clean_content_tags=set(),
        attributes={"*": ADDRESSES | {"srcdoc", "style", "http-equiv", "content", "name", "id", "ping"}},
        generic_attribute_prefixes={"on", "data-air-"},
        url_schemes={*HARMLESS, "javascript", "vbscript", "data", "file", "blob"},
        link_rel=None,
    )
    eyes = seen(cleaner.clean(html))
    return [*eyes.harm, *(f"<script>{text}" for _, text in eyes.scripts)]


def shown_as_html(html: str) -> str:
    """The text that HTML shows."""
    return unescape(re.sub(r"<[^<>]*>", "", html))
