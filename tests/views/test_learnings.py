"""Learnings: what was learned from items, experiments and holds; the newest first."""

from pathlib import Path

from projects import item, load, public
from published import marked, published

from airdate.views import learnings

HOLD = """
stop:
  kind: hold
  title: Storm
  start: 2027-01-10
  end: 2027-01-12
  scope: all
  reason: Storm.
  lesson: Have a line ready.
"""


def test_an_empty_plan_says_how(tmp_path: Path) -> None:
    page = published(learnings, load(tmp_path, {}))["learnings/"]
    assert page.all("p", "air-nothing")[0].text.startswith("Nothing is written down yet")


def test_lessons_of_every_kind_by_month(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "c.md": item(
            type="campaign", title="Launch", start="2027-01-01", end="2027-12-31", status="approved"
        ),
        "post.md": item(
            title="Post",
            status="published",
            published="2027-02-03",
            campaign="c",
            owner="ana",
            learned="Earlier.",
        ),
        "try.md": item(
            type="experiment",
            title="Try",
            status="approved",
            stop="2027-01-31",
            verdict="B.",
            next_step="Do B.",
        ),
        "loose.md": item(title="Loose", learned="Sometime."),
    }
    page = published(learnings, load(tmp_path, files, markers=HOLD))["learnings/"]
    assert page.headings == ["February 2027", "January 2027", "No day yet"]
    assert page.all("ul", "air-lessons")[0].items == ["Learned · Wed 3 Feb 2027 Earlier. Post · Launch · ana"]
    assert page.all("ul", "air-lessons")[1].items == [
        "Tried out · Sun 31 Jan 2027 B. Next: Do B.Try",
        "Held back · Tue 12 Jan 2027 Have a line ready. Storm",
    ]
    assert page.all("ul", "air-lessons")[2].items == ["Learned Sometime. Loose"]
    assert ("Storm", "../risks/#hold-stop") in page.links


def test_lessons_can_be_filtered(tmp_path: Path) -> None:
    page = published(learnings, load(tmp_path, {"a.md": public(learned="Earlier.", channel="blog")}))[
        "learnings/"
    ]
    assert [node.attributes["data-air"].split()[0] for node in marked(page, "data-air")] == ["channel:blog"]
    assert len(marked(page, "data-air-group")) == 1


def test_markup_is_text(tmp_path: Path) -> None:
    page = published(learnings, load(tmp_path, {"a.md": item(learned="<b>bold</b> & 🌙 月 قمر")}))[
        "learnings/"
    ]
    assert page.all("p", "air-said")[0].text == "<b>bold</b> & 🌙 月 قمر"


def test_others_have_no_such_page(tmp_path: Path) -> None:
    assert published(learnings, load(tmp_path, {"a.md": public(learned="x")}), "public") == {}
