"""News: what feed readers are told, as other readers read it."""

import html
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import feedparser
import pytest
from feeds.nasty import NASTY
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from projects import PLAN_YML, item, load, public

from airdate.export import atom, json_feed, news
from airdate.export.story import News, Story
from airdate.gate import admit
from airdate.limits import NEWS_STORIES
from airdate.plan import Plan
from airdate.site import render
from airdate.text import one_line

from .conftest import HERE, NOW, PLAN, loaded
from .reading import ATOM, text
from .reading import atom as read

DONE = {"status": "published", "publish": "2027-02-01"}


def made(root: Path, content: dict[str, str | bytes], **calendar: str) -> dict[str, bytes]:
    plan = load(root, content, **calendar)
    shown = admit(plan, plan.vocabulary.editions["team"])
    return {artifact.path: artifact.content for artifact in news.render(shown)}


def test_both_formats_tell_the_same() -> None:
    found = {artifact.path: artifact.content for artifact in news.render(loaded())}
    for name in ("published", "changed"):
        feed, stories = read(found[f"feeds/{name}.atom"]), json.loads(found[f"feeds/{name}.json"])["items"]
        told = [
            {
                "id": text(entry, "id"),
                "title": text(entry, "title"),
                "summary": text(entry, "summary"),
                "published": datetime.fromisoformat(text(entry, "published")),
                "updated": datetime.fromisoformat(text(entry, "updated")),
                "url": entry.find(f"{ATOM}link").attrib["href"],  # type: ignore[union-attr]
                "tags": [tag.attrib["term"] for tag in entry.iter(f"{ATOM}category")],
                "authors": [author.findtext(f"{ATOM}name") for author in entry.iter(f"{ATOM}author")],
            }
            for entry in feed.iter(f"{ATOM}entry")
        ]
        assert told == [
            {
                "id": story["id"],
                "title": story["title"],
                "summary": story.get("summary", ""),
                "published": datetime.fromisoformat(story["date_published"]),
                "updated": datetime.fromisoformat(story["date_modified"]),
                "url": story["url"],
                "tags": story.get("tags", []),
                "authors": [author["name"] for author in story.get("authors", [])],
            }
            for story in stories
        ]


@pytest.mark.parametrize("edition", ["team", "public"])
@pytest.mark.parametrize("name", ["published", "changed"])
def test_a_feed_reader_reads_them(name: str, edition: str) -> None:
    found = {artifact.path: artifact.content for artifact in news.render(loaded(edition=edition))}
    feed, told = feedparser.parse(found[f"feeds/{name}.atom"]), json.loads(found[f"feeds/{name}.json"])
    assert (feed.bozo, feed.version, feed.feed.title) == (False, "atom10", told["title"])
    assert [(e.id, e.link, html.unescape(e.title), e.get("summary", "")) for e in feed.entries] == [
        (story["id"], story["url"], story["title"], story.get("summary", "")) for story in told["items"]
    ]
    assert [entry.title_detail.type for entry in feed.entries] == ["text/plain"] * len(feed.entries)
    assert [datetime(*entry.updated_parsed[:6], tzinfo=UTC) for entry in feed.entries] == [
        datetime.fromisoformat(story["date_modified"]) for story in told["items"]
    ]


@pytest.mark.parametrize("name", ["published", "changed"])
def test_a_json_feed_is_as_its_specification_says(name: str) -> None:
    found = {artifact.path: artifact.content for artifact in news.render(loaded())}
    schema = json.loads((HERE / "json_feed.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(
        json.loads(found[f"feeds/{name}.json"])
    )


def test_a_site_publishes_them() -> None:
    plan = Plan.load(PLAN / "content", PLAN / "calendar", now=NOW)
    found = {artifact.path: artifact.content for artifact in render(plan, plan.vocabulary.editions["public"])}
    told = {artifact.path: artifact.content for artifact in news.render(loaded(edition="public"))}
    assert len(told) == 4
    assert {path: found.get(path) for path in told} == told


def test_without_an_address_there_is_no_news(tmp_path: Path) -> None:
    assert made(tmp_path, {"a.md": item(**DONE)}, plan="title: Plan\n") == {}


def test_without_history_nothing_has_changed(tmp_path: Path) -> None:
    assert [*made(tmp_path, {"a.md": item(**DONE)})] == ["feeds/published.atom", "feeds/published.json"]


def test_what_is_still_to_come_was_not_published(tmp_path: Path) -> None:
    content: dict[str, str | bytes] = {
        "tomorrow.md": item(status="published", publish="2027-03-02"),
        "draft.md": item(status="draft", publish="2027-02-01"),
        "event.md": item(type="event", status="published", start="2027-02-01"),
        "cancelled.md": item(status="published", publish="2027-02-01", event_status="cancelled"),
    }
    assert made(tmp_path, content) == {}


def test_the_newest_stand_there_and_only_so_many(tmp_path: Path) -> None:
    day = datetime(2026, 6, 1, tzinfo=UTC).date()
    content: dict[str, str | bytes] = {
        f"{n}.md": item(id=f"post-{n}", status="published", publish=str(day + timedelta(days=n)))
        for n in range(NEWS_STORIES + 5)
    }
    feed = read(made(tmp_path, content)["feeds/published.atom"])
    ids = [text(entry, "id").partition("#")[2] for entry in feed.iter(f"{ATOM}entry")]
    assert ids == [f"post-{n}" for n in reversed(range(5, NEWS_STORIES + 5))]
    assert text(feed, "updated") == "2026-09-12T22:00:00+00:00"


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ({"created": "2027-02-01", "updated": "2027-02-01"}, "New"),
        ({"created": "2027-02-01", "updated": "2027-02-02"}, "Changed"),
        ({"updated": "2027-02-02", "status": "cancelled", "reason": "ill"}, "Cancelled"),
        ({"updated": "2027-02-02", "status": "postponed", "reason": "ill"}, "Postponed"),
    ],
)
def test_a_change_is_named(tmp_path: Path, keys: dict[str, str], word: str) -> None:
    found = made(tmp_path, {"a.md": item(**({"publish": "2027-04-01"} | keys))})
    (entry,) = read(found["feeds/changed.atom"]).iter(f"{ATOM}entry")
    assert text(entry, "title") == f"{word}: A post"


def test_one_occurrence_called_off_is_told(tmp_path: Path) -> None:
    letter = {
        "publish": "2027-03-02",
        "repeat": "weekly",
        "updated": "2027-02-02",
        "occurrences": "{2027-03-09: {status: cancelled}, 2027-03-16: {start: 2027-03-17}}",
    }
    found = made(tmp_path, {"a.md": item(**letter)})
    (entry,) = read(found["feeds/changed.atom"]).iter(f"{ATOM}entry")
    assert (text(entry, "title"), text(entry, "summary")) == (
        "New: A post",
        "Draft: Weekly, from Tuesday, 2 March 2027. Cancelled: Tuesday, 9 March 2027. "
        "Draft: Wednesday, 17 March 2027, moved from 16 March 2027.",
    )


def test_an_id_outlives_its_file(tmp_path: Path) -> None:
    before = made(tmp_path / "a", {"old.md": item(id="post", **DONE)})["feeds/published.json"]
    after = made(tmp_path / "b", {"2027/new.md": item(id="renamed", uid="post", **DONE)})
    assert [story["id"] for story in json.loads(after["feeds/published.json"])["items"]] == [
        story["id"] for story in json.loads(before)["items"]
    ]


def test_no_clock_is_asked() -> None:
    plan = loaded()
    later = replace(plan, now=plan.now + timedelta(days=1))
    assert [a for a in news.render(later) if "changed" in a.path] == [
        a for a in news.render(plan) if "changed" in a.path
    ]


@given(NASTY, st.lists(NASTY, max_size=2))
def test_no_text_breaks_a_feed(nasty: str, tags: list[str]) -> None:
    shown = one_line(nasty)
    then = datetime(2027, 1, 1, tzinfo=UTC)
    story = Story(
        id="tag:plan.example,2026:/feeds/changed#a",
        link="https://plan.example/",
        title=shown,
        summary=shown,
        published=then,
        updated=then,
        tags=[*dict.fromkeys(filter(None, map(one_line, tags)))],
        author=shown,
    )
    feed = News(
        id="tag:plan.example,2026:/feeds/changed",
        path="feeds/changed",
        title=shown,
        description=shown,
        author=shown,
        language="en",
        address="https://plan.example/feeds/changed",
        home="https://plan.example/",
        stories=[story],
    )
    (entry,) = read(atom.serialize(feed)).iter(f"{ATOM}entry")
    assert (text(entry, "title"), text(entry, "summary")) == (shown, shown)
    assert [tag.attrib["term"] for tag in entry.iter(f"{ATOM}category")] == story.tags
    assert json.loads(json_feed.serialize(feed)).get("title", "") == shown


@given(NASTY)
def test_no_title_breaks_a_plan_s_news(nasty: str) -> None:
    with TemporaryDirectory() as root:
        letters = nasty.encode("utf-8", "ignore").decode() or "x"
        title = '"' + "".join(f"\\U{ord(letter):08X}" for letter in letters) + '"'
        content: dict[str, str | bytes] = {
            "a.md": public(title=title, status="published", publish="2027-02-01")
        }
        plan = load(Path(root), content, plan=f"{PLAN_YML}organisation: {title}\n")
    atom_, json_ = news.render(admit(plan, plan.vocabulary.editions["public"]))
    (entry,) = read(atom_.content).iter(f"{ATOM}entry")
    (item,) = json.loads(json_.content)["items"]
    assert text(entry, "title") == item["title"]
