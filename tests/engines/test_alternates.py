"""Every page names its feeds in its head, whichever engine made it."""

from html.parser import HTMLParser
from pathlib import Path

from .builds import Built, build, built_from_stage
from .conftest import LEAST, Project

NAME = '"Ebb" & <flow>'
PLAN = {
    "calendar/plan.yml": LEAST["calendar/plan.yml"].replace("title: Plan", f"title: '{NAME}'"),
    "calendar/channels.yml": "website: {title: 'Web \"site\" <1>'}\n",
    "content/about.md": "---\nvisibility: public\ntitle: About\nhead: [mine]\n---\nA page.\n",
    "mkdocs.yml": LEAST["mkdocs.yml"] + "site_url: https://plan.example/sub/path/\n",
}


class Head(HTMLParser):
    """Collects the alternates of a page's head, as a browser does."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str | None, str | None]] = []
        self.feed(html.partition("</head>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "link" and (values.get("rel"), values.get("type")) == ("alternate", "text/calendar"):
            self.found.append((values["title"], values["href"]))


def made(engine: str, project: Path, tmp_path: Path) -> Built:
    if engine.startswith("stage+"):
        return built_from_stage(project, "public", tmp_path / "stage", engine.removeprefix("stage+"))
    return build(project, engine=engine.replace("plugin", "mkdocs"))


def test_a_page_names_its_own_feed_and_then_the_main_one(
    engine: str, project: Project, tmp_path: Path
) -> None:
    built = made(engine, project(PLAN), tmp_path)
    main = (NAME, "feeds/all.ics")
    paths = ["index", "about/index", "news/keel/index", "channels/website/index"]
    assert {path: Head(built.pages[f"{path}.html"]).found for path in paths} == {
        "index": [(NAME, "./feeds/all.ics")],
        "about/index": [(NAME, f"../{main[1]}")],
        "news/keel/index": [
            (f"{NAME}: A dry keel", "../../feeds/item/keel.ics"),
            (NAME, "../../feeds/all.ics"),
        ],
        "channels/website/index": [
            (f'{NAME}: Web "site" <1>', "../../feeds/channel/website.ics"),
            (NAME, "../../feeds/all.ics"),
        ],
    }


def test_the_rules_for_hosts_lie_at_the_root(engine: str, project: Project, tmp_path: Path) -> None:
    built = made(engine, project(), tmp_path)
    assert built.files["_headers"].startswith(b"/sub/path/feeds/*.ics\n  Content-Type: text/calendar")


def test_rules_of_one_s_own_stay(engine: str, project: Project, tmp_path: Path) -> None:
    built = made(engine, project({"content/_headers": "/*\n  X-Mine: yes\n"}), tmp_path)
    assert built.files["_headers"] == b"/*\n  X-Mine: yes\n"
