"""Head: what a page names in its ``<head>``: stylesheets, scripts, feeds, what other sites read of it.

https://html.spec.whatwg.org/multipage/semantics.html#the-head-element
"""

import json
from dataclasses import dataclass
from html import escape
from typing import Any

#: Where the site keeps our stylesheets and scripts.
ASSETS = "assets/airdate"


@dataclass(frozen=True, slots=True)
class Tag:
    """One element of a head: ``link``, ``meta`` or ``script``; nothing in it is escaped yet.

    ``data`` is what a script holds: a value that JSON can say, never code.
    """

    name: str
    attributes: tuple[tuple[str, str], ...]
    data: Any = None

    @property
    def html(self) -> str:
        """The element, escaped."""
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes)
        return f"<{self.name}{attributes}>" + (f"{self._text}</script>" if self.name == "script" else "")

    @property
    def values(self) -> dict[str, Any]:
        """The same for a template, which escapes it."""
        return {"name": self.name, "attributes": [list(pair) for pair in self.attributes], "data": self.data}

    @property
    def _text(self) -> str:
        """The data: no text in it can end the script, or be taken for one."""
        if self.data is None:
            return ""
        text = json.dumps(self.data, ensure_ascii=False, separators=(",", ":"))
        for odd in "<>&\u2028\u2029":
            text = text.replace(odd, f"\\u{ord(odd):04x}")
        return text


def loads(url: str) -> Tag:
    """What loads a stylesheet or a script of ours."""
    if url.endswith(".css"):
        return Tag("link", (("rel", "stylesheet"), ("href", url)))
    return Tag("script", (("src", url), ("defer", "")))


def data(value: Any) -> Tag:
    """Structured data as a block of its own in the page (JSON-LD 1.1, 7)."""
    return Tag("script", (("type", "application/ld+json"),), value)


def meta(name: str, content: str) -> Tag:
    """A fact for whoever shows a link to the page; names with a colon are properties (RDFa, as of ogp.me)."""
    key = "property" if ":" in name and not name.startswith("twitter:") else "name"
    return Tag("meta", ((key, name), ("content", content)))
