"""Blogs as other tools write them: each lies in ``data/blogs``, with what is read of it beside it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from airdate import report
from airdate.finding import Fault, Place
from airdate.item import TYPES, Item
from airdate.plan import Plan
from airdate.reading.foreign import identifier
from airdate.reading.items import Defaults
from airdate.reading.mapping import Blog
from airdate.reading.posts import Posts
from airdate.reading.source import Source
from airdate.reading.yaml import Scalar
from airdate.text import is_identifier
from airdate.vocabulary import Vocabulary

BLOGS = Path(__file__).parent / "data" / "blogs"
NOW = datetime(2026, 9, 1, tzinfo=UTC)


@pytest.mark.parametrize("blog", sorted(path.name for path in BLOGS.iterdir()))
def test_a_blog_comes_in_as_it_is(blog: str) -> None:
    plan = Plan.load(BLOGS / blog / "content", BLOGS / blog / "calendar", now=NOW)
    told = "\n".join([*_told(plan), ""])
    assert told == (BLOGS / blog / "expected.txt").read_text(encoding="utf-8")


def _told(plan: Plan) -> Iterator[str]:
    for item in plan.items:
        yield f"{item.path}: {item.type} {item.id}, {item.status}, {_when(item)}"
        said = (item.title, item.outputs[0].owner, " ".join(item.audience), item.pillar, item.language)
        yield f"    {' | '.join(word or '-' for word in (*said, item.summary))}"
    for page in plan.pages:
        yield f"{page.path}: page, {page.title}"
    yield from map(str, report.findings(plan))


def _when(item: Item) -> str:
    when = item.outputs[0].when
    return (when.instant.isoformat() if when.instant else when.text) if when else "no date"


POST = "---\ndate: 2020-01-01\nseries: orion\n---\n# A\n"
BLOG = "path: blog/, set: {channel: website}, keys: {date: publish}"


def _faults(mapping: str, folder: Path, *posts: str) -> list[str]:
    """What is told of a mapping for posts of one text, or one post ``blog/a.md``."""
    files = {"calendar/plan.yml": "timezone: Europe/Berlin", "calendar/channels.yml": "website: Website"}
    files |= {"calendar/mapping.yml": f"blog: {{{mapping}}}"}
    for name, text in (files | dict.fromkeys(posts or ("content/blog/a.md",), POST)).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [
        str(finding)
        for finding in report.findings(Plan.load(folder / "content", folder / "calendar", now=NOW))
    ]


def test_a_good_mapping_has_no_finding(tmp_path: Path) -> None:
    assert _faults(BLOG, tmp_path) == []


FAULTY = {
    "set: {channel: website}": "1:1: error: 'blog' has no `path` (add `path: blog/`) [missing-key]",
    "path: posts/, set: {channel: website}": (
        "1:1: warning: `path` of 'blog' names no Markdown file (a path with a slash inside begins at "
        "content/; `**/posts/` is such a folder anywhere) [idle-mapping]"
    ),
    "path: blog/, keys: {date: publish}": (
        "1:1: error: nothing says in which channel the posts appear (add `set: {channel: website}`, "
        "or what it is) [missing-key]"
    ),
    "path: blog/, set: {channel: webseite}": (
        "1:36: error: unknown channel 'webseite' (did you mean 'website'?) [bad-choice]"
    ),
    "path: blog/, set: {channel: website, type: artikel}": (
        "1:51: error: unknown type 'artikel' (did you mean 'article'?) [bad-choice]"
    ),
    "path: blog/, set: {channel: website, onwer: ana}": (
        "1:45: warning: unknown key 'onwer' in an item (did you mean 'owner'?) [unknown-key]"
    ),
    "path: blog/, set: {channel: website}, keys: {date: publsh}": (
        "1:59: warning: an item has no key 'publsh' (did you mean 'publish'?) [unknown-key]"
    ),
    "path: blog/, set: {channel: website}, terms: {ownr: {a: b}}": (
        "1:54: warning: an item has no key 'ownr' (did you mean 'owner'?) [unknown-key]"
    ),
    "path: blog/, set: {channel: website}, ids: paths": (
        "1:51: error: unknown ids 'paths' (did you mean 'path'?) [bad-choice]"
    ),
    "path: blog/, set: {channel: website}, dates_in_name: yes": (
        "1:46: warning: unknown key 'dates_in_name' in mapping.yml "
        "(did you mean 'dates_in_names'?) [unknown-key]"
    ),
}


@pytest.mark.parametrize("mapping", FAULTY)
def test_a_faulty_mapping_is_told_once_and_where_it_stands(mapping: str, tmp_path: Path) -> None:
    posts = ("content/blog/a.md", "content/blog/b.md")
    assert _faults(mapping, tmp_path, *posts) == [f"calendar/mapping.yml:{FAULTY[mapping]}"]


def test_posts_of_one_name_are_told_with_the_way_out(tmp_path: Path) -> None:
    assert _faults(BLOG, tmp_path, "content/blog/a.md", "content/blog/2021/a.md") == [
        "calendar/mapping.yml:1:1: error: posts of 'blog' are called the same: a "
        "(set `ids: path` for this blog) [duplicate-id]",
        "content/blog/a.md:2:1: error: the id 'a' is taken by content/blog/2021/a.md "
        "(give one of the two another `id:`) [duplicate-id]",
    ]


def test_ids_by_path_keep_posts_of_one_name_apart(tmp_path: Path) -> None:
    assert _faults(f"{BLOG}, ids: path", tmp_path, "content/blog/a.md", "content/blog/2021/a.md") == []


SERIES = BLOG.replace("publish", "publish, series: campaign")


def test_a_campaign_is_never_guessed(tmp_path: Path) -> None:
    assert _faults(SERIES, tmp_path) == [
        "calendar/mapping.yml:1:68: info: `series`: left out as no campaign of this plan: orion "
        "(add them to calendar/, or say under `terms: {campaign: …}` what they are) [unmapped-word]"
    ]


def test_a_campaign_that_the_mapping_asks_for_must_be_there(tmp_path: Path) -> None:
    assert _faults(f"{SERIES}, terms: {{campaign: {{Orion: orion-launch}}}}", tmp_path) == [
        "content/blog/a.md:3:9: error: unknown campaign 'orion-launch' "
        "(write an item of type campaign with this id) [dangling-reference]"
    ]


TOP = Place("calendar/mapping.yml")
FIXED = {key: Scalar(word, TOP) for key, word in {"type": "article", "status": "published"}.items()}
ANY_BLOG = Blog("blog", TOP, GitIgnoreSpec.from_lines(["blog/"]), fixed=FIXED, keys={"date": "publish"})


@given(st.text(), st.text())
def test_whatever_a_post_says_is_no_error(matter: str, body: str) -> None:
    source = Source("blog/a.md", "content/blog/a.md", f"---\ndate: {matter}\n---\n{body}")
    faults: list[Fault] = []
    Posts(ANY_BLOG, Vocabulary()).read(source, Defaults(None, "en", TYPES), faults)
    assert {fault.rule for fault in faults} <= {"odd-post", "value-trap", "control-character"}


@given(st.text(min_size=1))
def test_any_name_makes_an_id(name: str) -> None:
    assert is_identifier(identifier(name))
