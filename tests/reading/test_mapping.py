"""Blogs as other tools write them: the data of each lies in ``data/blogs``, with what is read of it beside it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from airdate import checks
from airdate.item import Item
from airdate.plan import Plan

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
        said = (item.title, item.outputs[0].owner, " ".join(item.audience), item.pillar, item.language, item.summary)
        yield f"    {' | '.join(word or '-' for word in said)}"
    for page in plan.pages:
        yield f"{page.path}: page, {page.title}"
    yield from map(str, checks.run(plan))


def _when(item: Item) -> str:
    when = item.outputs[0].when
    return (when.instant.isoformat() if when.instant else when.text) if when else "no date"


def _faults(mapping: str, tmp_path: Path, posts: dict[str, str] | None = None) -> list[str]:
    """What is told of a mapping for one post, ``blog/a.md``."""
    files = {"calendar/plan.yml": "timezone: Europe/Berlin", "calendar/channels.yml": "website: Website"}
    files |= {"calendar/mapping.yml": mapping} | (posts or {"content/blog/a.md": "---\ndate: 2020-01-01\n---\n# A\n"})
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [str(finding) for finding in checks.run(Plan.load(tmp_path / "content", tmp_path / "calendar", now=NOW))]


GOOD = "blog: {path: blog/, set: {channel: website}, keys: {date: publish}}"


def test_a_good_mapping_has_no_finding(tmp_path: Path) -> None:
    assert _faults(GOOD, tmp_path) == []


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        (
            "blog: {set: {channel: website}}",
            "1:1: error: 'blog' has no `path` (add `path: blog/`) [missing-key]",
        ),
        (
            "blog: {path: posts/, set: {channel: website}, keys: {date: publish}}",
            "1:1: warning: `path` of 'blog' names no Markdown file (a path with a slash inside begins at content/; "
            "`**/posts/` is such a folder anywhere) [idle-mapping]",
        ),
        (
            "blog: {path: blog/, keys: {date: publish}}",
            "1:1: error: nothing says in which channel the posts appear (add `set: {channel: website}`, "
            "or what it is) [missing-key]",
        ),
        (
            "blog: {path: blog/, set: {channel: webseite}, keys: {date: publish}}",
            "1:36: error: unknown channel 'webseite' (did you mean 'website'?) [bad-choice]",
        ),
        (
            "blog: {path: blog/, set: {channel: website, type: artikel}}",
            "1:51: error: unknown type 'artikel' (did you mean 'article'?) [bad-choice]",
        ),
        (
            "blog: {path: blog/, set: {channel: website, onwer: ana}}",
            "1:45: warning: unknown key 'onwer' in an item (did you mean 'owner'?) [unknown-key]",
        ),
        (
            "blog: {path: blog/, set: {channel: website}, keys: {date: publsh}}",
            "1:59: warning: an item has no key 'publsh' (did you mean 'publish'?) [unknown-key]",
        ),
        (
            "blog: {path: blog/, set: {channel: website}, ids: paths}",
            "1:51: error: unknown ids 'paths' (did you mean 'path'?) [bad-choice]",
        ),
        (
            "blog: {path: blog/, set: {channel: website}, dates_in_name: yes}",
            "1:46: warning: unknown key 'dates_in_name' in mapping.yml (did you mean 'dates_in_names'?) "
            "[unknown-key]",
        ),
    ],
)
def test_a_faulty_mapping_is_told_once_and_where_it_stands(mapping: str, told: str, tmp_path: Path) -> None:
    assert _faults(mapping, tmp_path) == [f"calendar/mapping.yml:{told}"]


def test_posts_of_one_name_are_told_with_the_way_out(tmp_path: Path) -> None:
    post = "---\ndate: 2020-01-01\n---\n# A\n"
    assert _faults(GOOD, tmp_path, {"content/blog/a.md": post, "content/blog/2021/a.md": post}) == [
        "content/blog/a.md:2:1: error: the id 'a' is taken by content/blog/2021/a.md (give one of the two another "
        "`id:`, or their blog `ids: path` in calendar/mapping.yml) [duplicate-id]"
    ]


def test_ids_by_path_keep_posts_of_one_name_apart(tmp_path: Path) -> None:
    post = "---\ndate: 2020-01-01\n---\n# A\n"
    mapping = "blog: {path: blog/, set: {channel: website}, keys: {date: publish}, ids: path}"
    assert _faults(mapping, tmp_path, {"content/blog/a.md": post, "content/blog/2021/a.md": post}) == []


def test_a_campaign_is_never_guessed(tmp_path: Path) -> None:
    mapping = "blog: {path: blog/, set: {channel: website}, keys: {date: publish, series: campaign}}"
    assert _faults(mapping, tmp_path, {"content/blog/a.md": "---\ndate: 2020-01-01\nseries: orion\n---\n# A\n"}) == [
        "calendar/mapping.yml:1:68: info: `series`: left out as no campaign of this plan: orion (add them to "
        "calendar/, or say under `terms: {campaign: …}` what they are) [unmapped-word]"
    ]


def test_a_campaign_that_the_mapping_asks_for_must_be_there(tmp_path: Path) -> None:
    mapping = (
        "blog: {path: blog/, set: {channel: website}, keys: {date: publish, series: campaign}, "
        "terms: {campaign: {Orion: orion-launch}}}"
    )
    assert _faults(mapping, tmp_path, {"content/blog/a.md": "---\ndate: 2020-01-01\nseries: orion\n---\n# A\n"}) == [
        "content/blog/a.md:3:9: error: unknown campaign 'orion-launch' (write an item of type campaign with this id) "
        "[dangling-reference]"
    ]
