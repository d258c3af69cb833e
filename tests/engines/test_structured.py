"""What a head tells machines is the same whichever engine wrote it, and ends nothing that it stands in."""

import json
from html.parser import HTMLParser
from pathlib import Path

from .conftest import Project
from .test_alternates import made

TITLE = """</script><script>alert(1)</script> "Oak" & 'ash' <!-- {{ x }} é 😀"""
NEWS = """---
type: article
title: |-
  {title}
status: approved
visibility: public
channel: website
publish: 2027-03-04
---
Oak.
"""


class Head(HTMLParser):
    """Collects the cards and the structured data of a page, as a browser does."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.cards: dict[str, str] = {}
        self.blocks: list[str] = []
        self.scripts = 0
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        self.inside = (tag, values.get("type")) == ("script", "application/ld+json")
        self.scripts += tag == "script"
        if self.inside:
            self.blocks.append("")
        if tag == "meta" and values.get("property", "").startswith("og:"):
            assert values["property"] not in self.cards
            self.cards[values["property"]] = values["content"]

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.blocks[-1] += data

    def handle_endtag(self, tag: str) -> None:
        del tag
        self.inside = False


def test_every_engine_writes_the_same(engine: str, project: Project, tmp_path: Path) -> None:
    there = project({"content/news/keel.md": NEWS.format(title=TITLE)})
    built = made(engine, there, tmp_path)
    assert built.code == 0, built.output
    pages = built.pages
    item, home, view = (
        Head(pages[path]) for path in ("news/keel/index.html", "index.html", "agenda/index.html")
    )
    assert item.cards == {
        "og:title": TITLE,
        "og:type": "article",
        "og:url": "https://plan.example/sub/path/news/keel/",
        "og:site_name": "Plan",
        "og:description": "Thursday, 4 March 2027",
        "og:locale": "en_US",
    }
    (block,) = map(json.loads, item.blocks)
    assert [node["@type"] for node in block["@graph"]] == ["NewsArticle", "BreadcrumbList"]
    assert block["@graph"][0]["headline"] == TITLE
    assert [json.loads(text)["@graph"][0]["@type"] for text in home.blocks] == ["WebSite"]
    assert (view.blocks, view.cards["og:title"]) == ([], "Agenda")
