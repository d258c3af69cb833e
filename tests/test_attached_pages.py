"""What is attached to an item, on its page and in ``plan.json``."""

import json
import re
from pathlib import Path

import pytest
from projects import item, load

from airdate.edition import BUILTIN_EDITIONS
from airdate.feeds.document import document
from airdate.site import render

TEAM = BUILTIN_EDITIONS["team"]
FILES = {"img/a b.png": "x", "events/kit #1.pdf": "x"}


def page(root: Path, **keys: str) -> str:
    """The page of an event with those keys, which stands at ``events/a/``."""
    plan = load(root, {"events/a.md": item(type="event", start="2027-05-12", **keys), **FILES})
    return {a.path: a for a in render(plan, TEAM)}["events/a.md"].content.decode()


def facts(html: str) -> dict[str, str]:
    """The list at the head of a page: what is said, as HTML, by its name."""
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html, re.DOTALL)
    return {name: " ".join(said.split()) for name, said in found}


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"location": "A hill", "geo": "52.5163, -13.37770"}, "A hill · 52.5163, -13.3777"),
        ({"geo": "0, 0.00001"}, "0, 0.00001"),
        ({"location": "A hill"}, "A hill"),
    ],
)
def test_the_place(tmp_path: Path, keys: dict[str, str], said: str) -> None:
    assert facts(page(tmp_path, **keys))["Place"] == said


def test_the_room_online_is_a_link(tmp_path: Path) -> None:
    said = facts(page(tmp_path, conference="https://meet.example/a?x=1&y=2"))["Join"]
    assert said == '<a href="https://meet.example/a?x=1&amp;y=2" rel="noopener">meet.example/a</a>'


def test_a_picture_of_the_plan_is_shown(tmp_path: Path) -> None:
    html = page(tmp_path, image="{src: ../img/a%20b.png, alt: 'A \"B\" <c>'}")
    assert re.findall("<img.*?>", html) == [
        '<img src="../../img/a%20b.png" alt="A &#34;B&#34; &lt;c&gt;" loading="lazy">'
    ]


def test_a_picture_elsewhere_is_a_link_for_no_page_asks_another_site(tmp_path: Path) -> None:
    html = page(tmp_path, image="{src: 'https://a.example/b.png', alt: A hill}")
    assert facts(html)["Picture"] == '<a href="https://a.example/b.png" rel="noopener">A hill</a>'
    assert "<img" not in html


def test_files_are_links(tmp_path: Path) -> None:
    said = facts(page(tmp_path, assets="[kit %231.pdf, 'https://a.example/b/', gone.pdf]"))["Files"]
    assert re.findall('<a href="(.*?)".*?>(.*?)</a>', said) == [
        ("../../events/kit%20%231.pdf", "kit #1.pdf"),
        ("https://a.example/b/", "a.example/b"),
    ]


def test_nothing_is_said_of_what_is_not_there(tmp_path: Path) -> None:
    html = page(tmp_path, image="gone.png", assets="../../calendar/plan.yml")
    assert ("<img" in html, "Files" in facts(html), "gone" in html, "plan.yml" in html) == (False,) * 4


def test_the_document_names_what_is_published(tmp_path: Path) -> None:
    keys = {
        "geo": "52.5163, 13.3777",
        "conference": "https://meet.example/",
        "image": "{src: ../img/a%20b.png, alt: A b}",
        "assets": "[kit %231.pdf, 'https://a.example/b', gone.pdf]",
    }
    plan = load(tmp_path, {"events/a.md": item(**keys), "b.md": item(image="gone.png"), **FILES})
    found, other = json.loads(json.dumps(document(plan, TEAM)["items"]))
    assert {key: found[key] for key in keys} == {
        "geo": [52.5163, 13.3777],
        "conference": "https://meet.example/",
        "image": {"src": "img/a b.png", "alt": "A b"},
        "assets": ["events/kit #1.pdf", "https://a.example/b"],
    }
    assert keys.keys() & other.keys() == set()
