"""What the head of a page tells machines: schema.org's words in public editions, Open Graph in all."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from engines.readings import readings
from projects import PLAN_YML, item, load, public
from test_parts_unpublished import keys as said_in_parts

from airdate.edition import BUILTIN_EDITIONS
from airdate.head import Tag, data
from airdate.html.opengraph import locale
from airdate.item import TYPES
from airdate.parts import OF_OUTPUT, PARTS
from airdate.plan import Plan
from airdate.site import Site

ROOT = Path(__file__).parents[2]
VOCABULARY = json.loads((Path(__file__).parent / "schema_org.json").read_text(encoding="utf-8"))
BASE = "https://plan.example/site/"
OURS = f"{PLAN_YML}organisation: Ours\n"
TEXTS = {"Text", "URL", "Date", "DateTime", "Number", "Integer", "Language"}


def site(plan: Plan, edition: str = "public") -> Site:
    return Site(plan, plan.vocabulary.editions[edition])


def heads(made: Site) -> dict[str, list[Tag]]:
    """The head of each page, by its address below the root."""
    return {page.url: made.head(page.url, page) for page in made.artifacts if page.is_page}


def blocks(tags: list[Tag]) -> list[dict[str, Any]]:
    """Its structured data, as whoever reads the page gets it."""
    texts = [tag.html.partition(">")[2].removesuffix("</script>") for tag in tags if tag.data]
    return [json.loads(text) for text in texts]


def nodes(tags: list[Tag]) -> list[dict[str, Any]]:
    (block,) = blocks(tags)
    assert block["@context"] == "https://schema.org"
    return list(block["@graph"])


def facts(tags: list[Tag]) -> dict[str, str]:
    """The page's card: what its meta elements say."""
    said = [dict(tag.attributes) for tag in tags if tag.name == "meta"]
    return {fact.get("property") or fact["name"]: fact["content"] for fact in said}


def node_of(root: Path, path: str, *, organisation: bool = False, **keys: str) -> dict[str, Any]:
    """The first node of a public page, which is the only one of its plan."""
    plan = load(root, {f"{path}.md": public(**keys)}, plan=OURS if organisation else PLAN_YML)
    folder = "events/" if keys.get("type") == "event" else ""
    return nodes(heads(site(plan))[f"{folder}{path}/"])[0]


# Vocabulary: every type, property and value is one that schema.org defines.


def kinds(name: str) -> set[str]:
    """A type and those above it."""
    return {name}.union(*map(kinds, VOCABULARY["types"][name]))


def faults(node: Mapping[str, Any]) -> Iterator[str]:
    own = kinds(node["@type"])
    for key, value in node.items():
        if key.startswith("@"):
            continue
        known = VOCABULARY["properties"][key]
        if own.isdisjoint(known["of"]):
            yield f"{node['@type']}.{key}"
        for each in value if isinstance(value, list) else [value]:
            yield from (f"{node['@type']}.{key}: {fault}" for fault in wrong(each, known["takes"]))


def wrong(value: Any, takes: list[str]) -> Iterator[str]:
    members = {name for kind in takes for name in VOCABULARY["members"].get(kind, ())}
    if isinstance(value, dict):
        yield from faults(value)
        if kinds(value["@type"]).isdisjoint(takes):
            yield value["@type"]
    elif members:
        if value.removeprefix("https://schema.org/") not in members:
            yield value
    elif {"Date", "DateTime"} & set(takes):
        assert (datetime if "T" in value else date).fromisoformat(value)
        assert "T" not in value or datetime.fromisoformat(value).utcoffset() is not None
    elif not (TEXTS & set(takes) or str(value).startswith("https://")):  # an address stands for its node
        yield f"{value}"


@pytest.mark.parametrize("name", ["demo", "everything", "exports"])
def test_every_word_is_schema_org_s(name: str) -> None:
    folder = ROOT if name == "demo" else ROOT / "tests" / "plans" / name
    now = datetime.fromisoformat("2027-08-10T09:00+02:00")
    plan = Plan.load(folder / "content", folder / "calendar", now=now)
    found = [
        node for tags in heads(site(plan)).values() for block in blocks(tags) for node in block["@graph"]
    ]
    assert (bool(found), [fault for node in found for fault in faults(node)]) == (True, [])


def test_the_judge_sees_what_is_wrong() -> None:
    node = {"@type": "Event", "headline": "x", "eventStatus": "https://schema.org/EventLost", "location": 3}
    assert [*faults(node)] == ["Event.headline", "Event.eventStatus: https://schema.org/EventLost"]
    assert [*faults({"@type": "Place", "geo": {"@type": "Place", "name": "x"}})] == ["Place.geo: Place"]


# Events.


def test_an_event_says_when_where_and_how(tmp_path: Path) -> None:
    keys = {"type": "event", "title": "Night", "start": "2027-05-01 19:00", "end": "2027-05-01 22:00"}
    place = {"location": "Old mill", "geo": "52.5, 13.25", "conference": "https://meet.example/a"}
    assert node_of(tmp_path, "night", organisation=True, summary="Come.", **keys, **place) == {
        "@type": "Event",
        "@id": f"{BASE}events/night/#event",
        "name": "Night",
        "description": "Come.",
        "url": f"{BASE}events/night/",
        "mainEntityOfPage": f"{BASE}events/night/",
        "eventStatus": "https://schema.org/EventScheduled",
        "startDate": "2027-05-01T19:00:00+02:00",
        "endDate": "2027-05-01T22:00:00+02:00",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": [
            {
                "@type": "Place",
                "name": "Old mill",
                "address": "Old mill",
                "geo": {"@type": "GeoCoordinates", "latitude": 52.5, "longitude": 13.25},
            },
            {"@type": "VirtualLocation", "url": "https://meet.example/a"},
        ],
        "organizer": {"@type": "Organization", "@id": f"{BASE}#organisation", "name": "Ours"},
        "inLanguage": "en",
    }


@pytest.mark.parametrize(
    ("keys", "status", "start", "former"),
    [
        ({"event_status": "cancelled"}, "EventCancelled", "2027-05-01", None),
        ({"event_status": "tentative"}, None, "2027-05-01", None),
        ({"previous_dates": "[2027-04-01]"}, "EventRescheduled", "2027-05-01", ["2027-04-01"]),
        (
            {"event_status": "rescheduled", "previous_dates": "[2027-03-01, 2027-04-01 10:00]"},
            "EventRescheduled",
            "2027-05-01",
            ["2027-03-01", "2027-04-01T10:00:00+02:00"],
        ),
        ({"event_status": "postponed"}, "EventPostponed", "2027-05-01", ["2027-05-01"]),
        (
            {"event_status": "postponed", "previous_dates": "[2027-04-01]"},
            "EventRescheduled",
            "2027-05-01",
            ["2027-04-01"],
        ),
        ({"event_status": "moved-online"}, "EventMovedOnline", "2027-05-01", None),
    ],
)
def test_what_became_of_an_event(
    tmp_path: Path, keys: dict[str, str], status: str | None, start: str, former: list[str] | None
) -> None:
    node = node_of(tmp_path, "night", type="event", start="2027-05-01", **keys)
    told = status and f"https://schema.org/{status}"
    assert [node.get(key) for key in ("eventStatus", "startDate", "previousStartDate")] == [
        told,
        start,
        former,
    ]


def test_what_moved_online_is_no_longer_at_its_place(tmp_path: Path) -> None:
    keys = {
        "type": "event",
        "start": "2027-05-01",
        "location": "Mill",
        "conference": "https://meet.example/a",
    }
    node = node_of(tmp_path, "night", event_status="moved-online", **keys)
    assert node["location"] == {"@type": "VirtualLocation", "url": "https://meet.example/a"}
    assert node["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"


def test_a_series_tells_its_next_occurrences(tmp_path: Path) -> None:
    changed = "{2027-03-09: {status: cancelled}, 2027-03-16: {start: 2027-03-17}}"
    keys = {"type": "event", "title": "Talk", "start": "2027-03-02", "repeat": "weekly until 2027-03-23"}
    node = node_of(tmp_path, "talk", occurrences=changed, **keys)
    assert node["@type"] == "EventSeries"
    assert [(each["startDate"], each["eventStatus"].rpartition("/")[2]) for each in node["subEvent"]] == [
        ("2027-03-02", "EventScheduled"),
        ("2027-03-09", "EventCancelled"),
        ("2027-03-17", "EventRescheduled"),
        ("2027-03-23", "EventScheduled"),
    ]
    assert node["subEvent"][2]["previousStartDate"] == ["2027-03-16"]


def test_a_month_is_no_date_of_an_event(tmp_path: Path) -> None:
    assert "startDate" not in node_of(tmp_path, "night", type="event", start="2027-05")


# Works.


@pytest.mark.parametrize(
    ("kind", "found"),
    [("press", "NewsArticle"), ("article", "NewsArticle"), ("social", "SocialMediaPosting")],
)
def test_what_has_appeared_says_since_when(tmp_path: Path, kind: str, found: str) -> None:
    keys = {"type": kind, "status": "published", "publish": "2027-02-01 09:00", "language": "de"}
    ours = {"@type": "Organization", "@id": f"{BASE}#organisation", "name": "Ours"}
    assert node_of(tmp_path, "a", organisation=True, url="https://news.example/a", **keys) == {
        "@type": found,
        "@id": f"{BASE}a/#item",
        "headline": "A post",
        "url": "https://news.example/a",
        "mainEntityOfPage": f"{BASE}a/",
        "datePublished": "2027-02-01T09:00:00+01:00",
        "dateModified": "2027-02-01T09:00:00+01:00",
        "author": ours,
        "publisher": ours,
        "inLanguage": "de",
    }


def test_what_is_still_to_come_was_not_published(tmp_path: Path) -> None:
    node = node_of(tmp_path, "a", type="article", status="scheduled")
    assert (node.get("datePublished"), node["creativeWorkStatus"]) == (None, "Scheduled")


def test_a_post_shares_what_it_announces_and_is_about_its_event(tmp_path: Path) -> None:
    content: dict[str, str | bytes] = {
        "post.md": public(event="night", links="{announces: [night, text]}"),
        "text.md": public(type="article", title="Text"),
        "night.md": public(type="event", title="Night", start="2027-06-01"),
    }
    node = nodes(heads(site(load(tmp_path, content)))["post/"])[0]
    assert (node["sharedContent"], node["about"]) == (
        {"@type": "NewsArticle", "@id": f"{BASE}text/#item", "name": "Text", "url": f"{BASE}text/"},
        {
            "@type": "Event",
            "@id": f"{BASE}events/night/#event",
            "name": "Night",
            "url": f"{BASE}events/night/",
            "startDate": "2027-06-01",
        },
    )


def test_the_way_from_home(tmp_path: Path) -> None:
    content: dict[str, str | bytes] = {
        "a.md": public(campaign="c"),
        "c.md": public(type="campaign", title="C", start="2027-05-01"),
    }
    found = heads(site(load(tmp_path, content)))
    ways = [nodes(found[url])[-1]["itemListElement"] for url in ("a/", "campaigns/c/")]
    assert [[(step["position"], step["name"], step["item"]) for step in way] for way in ways] == [
        [(1, "Plan", BASE), (2, "C", f"{BASE}campaigns/c/"), (3, "A post", f"{BASE}a/")],
        [(1, "Plan", BASE), (2, "Campaigns", f"{BASE}campaigns/"), (3, "C", f"{BASE}campaigns/c/")],
    ]


def test_home_says_whose_site_it_is(tmp_path: Path) -> None:
    assert nodes(heads(site(load(tmp_path, {}, plan=OURS)))[""]) == [
        {
            "@type": "WebSite",
            "@id": f"{BASE}#website",
            "name": "Plan",
            "url": BASE,
            "inLanguage": "en",
            "publisher": {"@type": "Organization", "@id": f"{BASE}#organisation", "name": "Ours"},
        }
    ]


# Who is told what.


def test_the_team_s_pages_have_none(tmp_path: Path) -> None:
    made = site(load(tmp_path, {"a.md": public(type="article")}), "team")
    assert [url for url, tags in heads(made).items() if blocks(tags)] == []


def test_without_an_address_nothing_is_said(tmp_path: Path) -> None:
    made = site(load(tmp_path, {"a.md": public(type="article")}, plan="title: Plan\n"))
    assert [url for url, tags in heads(made).items() if facts(tags) or blocks(tags)] == []


def test_what_is_hidden_is_in_no_head(tmp_path: Path) -> None:
    shown: dict[str, str | bytes] = {
        "a.md": public(owner="canary", campaign="c", event="e", links="{announces: d}", reason="canary"),
        "b.md": public(type="event", start="2027-05-01", event="e", notes="canary"),
    }
    hidden: dict[str, str | bytes] = {
        "c.md": item(type="campaign", title="Canary", start="2027-05-01"),
        "d.md": item(type="article", title="Canary", visibility="public", publish="2027-05-01"),
        "e.md": public(
            type="event", title="Canary", start="2027-05-01", embargo="{until: 2027-04-01T09:00+02:00}"
        ),
    }
    plan = load(tmp_path, shown | hidden, people="canary: Canary\n")
    told = {url: "".join(tag.html for tag in tags) for url, tags in heads(site(plan)).items()}
    assert [url for url, html in told.items() if "canary" in readings(html.encode())] == []
    alone = heads(site(load(tmp_path / "alone", shown, people="canary: Canary\n")))
    assert told == {url: "".join(tag.html for tag in tags) for url, tags in alone.items()}


@pytest.mark.parametrize("kind", TYPES)
def test_nothing_that_a_part_says_is_in_a_head(kind: str, tmp_path: Path) -> None:
    n = count(1000)
    said = {
        k: v for part in (*PARTS.values(), *OF_OUTPUT.values()) for k, v in said_in_parts(part, n).items()
    }
    lasting = {"start": "2027-05-01", "end": "2027-05-09"} if kind in ("event", "campaign") else {}
    plan = load(tmp_path, {"open.md": public(id="open", type=kind, **lasting, **said)})
    made = Site(plan, BUILTIN_EDITIONS["public"])
    told = "".join(tag.html for tags in heads(made).values() for tag in tags)
    assert [mark for mark in ("canary", "7007", "2077") if mark in readings(told.encode())] == []


@pytest.mark.parametrize("nasty", ["</script><script>x", "<!--<script>", "a\u2028b & 'c' \"d\"", "{{ x }}"])
def test_no_text_ends_the_script(nasty: str) -> None:
    html = data({"name": nasty}).html
    assert (html.count("<"), html.endswith("</script>")) == (2, True)
    assert blocks([data({"name": nasty})]) == [{"name": nasty}]


# Open Graph.


def test_a_card_for_an_article(tmp_path: Path) -> None:
    keys = {"type": "article", "status": "published", "publish": "2027-02-01", "language": "de"}
    picture = {"image": "{src: img/a b.png, alt: A mill}", "summary": "What  it says"}
    plan = load(tmp_path, {"a.md": public(**keys, **picture), "img/a b.png": b"x"})
    assert facts(heads(site(plan, "team"))["a/"]) == {
        "og:title": "A post",
        "og:type": "article",
        "og:url": f"{BASE}a/",
        "og:site_name": "Plan",
        "og:description": "What it says",
        "og:locale": "de_DE",
        "og:image": f"{BASE}img/a%20b.png",
        "og:image:alt": "A mill",
        "article:published_time": "2027-02-01",
        "article:modified_time": "2027-02-01",
        "twitter:card": "summary_large_image",
    }


def test_who_is_sent_a_link_sees_that_it_is_called_off(tmp_path: Path) -> None:
    keys = {"type": "event", "title": "Night", "start": "2027-05-01", "event_status": "cancelled"}
    told = facts(heads(site(load(tmp_path, {"a.md": public(**keys)})))["events/a/"])
    assert (told["og:title"], told["og:type"], told["og:description"]) == (
        "Cancelled: Night",
        "website",
        "Saturday, 1 May 2027",
    )


def test_every_page_has_one_card(tmp_path: Path) -> None:
    content: dict[str, str | bytes] = {
        "a.md": public(),
        "about.md": "---\ntitle: About\nvisibility: public\ndescription: Who we are\n---\nText.\n",
    }
    found = heads(site(load(tmp_path, content)))
    names = [[v for tag in tags for k, v in tag.attributes if v == "og:title"] for tags in found.values()]
    assert set(map(len, names)) == {1}
    assert facts(found["about/"])["og:description"] == "Who we are"
    assert (facts(found[""])["og:title"], facts(found[""])["og:url"]) == ("Plan", BASE)


@pytest.mark.parametrize(
    ("tag", "found"),
    [("de", "de_DE"), ("de-AT", "de_AT"), ("pt-BR", "pt_BR"), ("zh-Hant-TW", "zh_TW"), ("tlh", ""), ("", "")],
)
def test_a_language_has_its_territory(tag: str, found: str) -> None:
    assert locale(tag) == found
