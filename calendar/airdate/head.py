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

    ``text`` is the content of a script, which is data and never code.
    """

    name: str
    attributes: tuple[tuple[str, str], ...]
    text: str = ""

    @property
    def html(self) -> str:
        """The element, escaped."""
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes)
        return f"<{self.name}{attributes}>" + (f"{self.text}</script>" if self.name == "script" else "")

    @property
    def values(self) -> dict[str, Any]:
        """The same for a template, which escapes the attributes."""
        return {"name": self.name, "attributes": [list(pair) for pair in self.attributes], "text": self.text}


def loads(url: str) -> Tag:
    """What loads a stylesheet or a script of ours."""
    if url.endswith(".css"):
        return Tag("link", (("rel", "stylesheet"), ("href", url)))
    return Tag("script", (("src", url), ("defer", "")))


def data(value: Any) -> Tag:
    """Structured data (JSON-LD 1.1, 7): no text in it can end the script, or be taken for one."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for odd in "<>&\u2028\u2029":
        text = text.replace(odd, f"\\u{ord(odd):04x}")
    return Tag("script", (("type", "application/ld+json"),), text)
