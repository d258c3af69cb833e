"""The feeds page, the codes beside the feeds, and what hosts are told of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

import pytest
from projects import item, load

from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.feeds.hosting import headers
from airdate.html import qr
from airdate.html.alternates import Alternate, Alternates
from airdate.html.sheet import Sheet
from airdate.html.subscription import Subscription, subscription
from airdate.plan import Plan
from airdate.site import Site
from airdate.views import subscribe
from airdate.vocabulary import BUILTIN_EDITIONS, Settings

UNDER_A_PATH = "title: Plan\nurl: https://x.example/plan/\ntimezone: Europe/Berlin\n"


@dataclass(frozen=True)
class Fake:
    """A feed of nothing but its words."""

    path: str
    title: str = "Some"
    description: str = ""
    note: str = ""
    entries: Sequence[Entry] = ()
    parts: "Sequence[Fake]" = field(default=())


def rendered(plan: Plan, *feeds: Fake, others: Sequence[str] = ()) -> dict[str, Artifact]:
    sheet = Sheet(plan, BUILTIN_EDITIONS["team"])
    return {artifact.path: artifact for artifact in subscribe.render(sheet, feeds, others)}


def page(plan: Plan, *feeds: Fake, others: Sequence[str] = ()) -> str:
    return rendered(plan, *feeds, others=others)["feeds/index.md"].content.decode()


def links(html: str) -> list[str]:
    return [unescape(link) for link in re.findall(r'<a\b[^>]* href="([^"]*)"', html)]


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return load(tmp_path, {}, plan=UNDER_A_PATH)


def test_each_calendar_has_its_link() -> None:
    ways = Subscription("https://x.example/plan/feeds/all.ics", "Plan: R&D")
    assert [ways.webcal, ways.google, ways.outlook, ways.office] == [
        "webcal://x.example/plan/feeds/all.ics",
        "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fx.example%2Fplan%2Ffeeds%2Fall.ics",
        "https://outlook.live.com/calendar/0/addfromweb"
        "?url=https%3A%2F%2Fx.example%2Fplan%2Ffeeds%2Fall.ics&name=Plan%3A%20R%26D",
        "https://outlook.office.com/calendar/0/addfromweb"
        "?url=https%3A%2F%2Fx.example%2Fplan%2Ffeeds%2Fall.ics&name=Plan%3A%20R%26D",
    ]


def test_an_address_is_encoded_once() -> None:
    ways = subscription(Settings(url="https://x.example/a%20b/"), "feeds/ü b.ics", "U")
    assert ways and ways.address == "https://x.example/a%20b/feeds/%C3%BC%20b.ics"


def test_a_row_leads_everywhere(plan: Plan) -> None:
    found = links(page(plan, Fake("feeds/channel/web.ics")))
    ways = subscription(plan.vocabulary.settings, "feeds/channel/web.ics", "Some")
    assert ways and found[:5] == [
        ways.webcal,
        ways.google,
        ways.outlook,
        ways.office,
        "../feeds/channel/web.ics",
    ]


def test_a_row_counts_its_entries_beside_its_name(plan: Plan) -> None:
    html = page(plan, Fake("feeds/a.ics", "A", "All of it."))
    assert '<span class="air-facts">All of it.</span> <span class="air-count">0 entries</span></div>' in html


def test_without_an_address_there_are_only_downloads(tmp_path: Path) -> None:
    plan = load(tmp_path, {}, plan="title: Plan\n")
    found = rendered(plan, Fake("feeds/all.ics"), Fake("feeds/type/ad.ics"))
    html = found.pop("feeds/index.md").content.decode()
    assert (found, links(html)) == ({}, ["../feeds/all.ics", "../feeds/type/ad.ics"])
    assert "No address yet" in html


def test_words_of_a_plan_are_no_markup(plan: Plan) -> None:
    nasty = '"><script>&amp;'
    html = page(plan, Fake("feeds/all.ics"), Fake("feeds/a.ics", nasty, nasty, nasty))
    assert ("<script" in html, nasty in html, html.count("&lt;script&gt;") > 5) == (False, False, True)


def test_a_divided_feed_says_so_and_leads_to_its_parts(plan: Plan) -> None:
    part = Fake("feeds/a.2026.ics", "A 2026")
    found = rendered(plan, Fake("feeds/a.ics", "A", note="Divided by year.", parts=[part]))
    html = found["feeds/index.md"].content.decode()
    assert "Divided by year." in html and "webcal://x.example/plan/feeds/a.2026.ics" in links(html)
    assert sorted(found) == ["feeds/a.2026.svg", "feeds/a.svg", "feeds/index.md"]


def test_groups_stand_in_one_order(plan: Plan) -> None:
    paths = ["type/ad", "due/ana", "x", "archive/2025", "channel/web", "due", "new-facet/y"]
    html = page(plan, *(Fake(f"feeds/{path}.ics") for path in paths))
    assert re.findall(r"<h3>([^<]*) <span class=\"air-count\">(\d+)", html) == [
        ("Hand-picked", "2"),
        ("Channels", "1"),
        ("Due and unscheduled", "2"),
        ("Types", "1"),
        ("Past years", "1"),
    ]


@pytest.mark.parametrize(("count", "shut", "boxes"), [(12, 0, 0), (13, 1, 1)])
def test_many_feeds_are_folded_and_can_be_found(plan: Plan, count: int, shut: int, boxes: int) -> None:
    feeds = [Fake("feeds/named.ics"), *(Fake(f"feeds/type/t{n}.ics") for n in range(count - 1))]
    html = page(plan, *feeds)
    assert (html.count('class="air-feed-group">'), html.count("data-air-find")) == (shut, boxes)


def test_machines_are_told_only_of_what_exists(plan: Plan) -> None:
    html = page(plan, others=["plan.json", "feeds/changed.atom", "feeds/secret/abc.ics"])
    assert links(html) == ["../feeds/changed.atom", "../plan.json"]


def test_a_code_is_black_on_white_and_always_the_same() -> None:
    code = qr.svg("webcal://x.example/feeds/all.ics")
    assert code == qr.svg("webcal://x.example/feeds/all.ics")
    assert (
        b'viewBox="0 0 37 37"><path fill="#fff" d="M0 0h37v37h-37z"/><path stroke="#000" d="M4 4.5h7' in code
    )


def test_alternates_are_the_page_s_own_then_the_main_one() -> None:
    main, own = Alternate("feeds/all.ics", "Plan"), Alternate("feeds/a b.ics", 'A "b" <c>')
    alternates = Alternates({"": [main], "a/b/": [own]}, [main])
    assert alternates.of("") == [main]
    assert "".join(f"{tag.html}\n" for tag in alternates.tags("a/b/")) == (
        '<link rel="alternate" type="text/calendar" title="A &quot;b&quot; &lt;c&gt;"'
        ' href="../../feeds/a%20b.ics">\n'
        '<link rel="alternate" type="text/calendar" title="Plan" href="../../feeds/all.ics">\n'
    )


def test_every_kind_of_page_has_its_feed(tmp_path: Path) -> None:
    found = Site(
        load(
            tmp_path,
            {
                "c.md": item(type="campaign", start="2027-05-01"),
                "e.md": item(type="event", start="2027-05-02 10:00"),
                "p.md": item(campaign="c", channel="x", audience="all", owner="ana", publish="2027-05-03"),
                "idea.md": item(status="idea"),
            },
        ),
        BUILTIN_EDITIONS["team"],
    ).alternates
    pages = "campaigns/c/ events/e/ p/ channels/x/ audiences/all/ people/ana/ unscheduled/ idea/ agenda/"
    assert {url: found.of(url)[0].path for url in pages.split()} == {
        "campaigns/c/": "feeds/campaign/c.ics",
        "events/e/": "feeds/event/e.ics",
        "p/": "feeds/item/p.ics",
        "channels/x/": "feeds/channel/x.ics",
        "audiences/all/": "feeds/audience/all.ics",
        "people/ana/": "feeds/owner/ana.ics",
        "unscheduled/": "feeds/unscheduled.ics",
        "idea/": "feeds/all.ics",
        "agenda/": "feeds/all.ics",
    }


def test_hosts_are_told_type_and_age_once_for_each_file() -> None:
    paths = ["feeds/all.ics", "feeds/secret/abc.ics", "feeds/changed.atom", "feeds/all.svg", "plan.json"]
    rules = headers(Settings(url="https://x.example/plan/"), paths).content.decode()
    cache = "  Cache-Control: public, max-age=900, must-revalidate, no-transform"
    same = ["  Access-Control-Allow-Origin: *", cache, "  X-Content-Type-Options: nosniff"]
    assert rules.split("\n") == [
        *("/plan/feeds/*.ics", "  Content-Type: text/calendar; charset=utf-8", *same, ""),
        *("/plan/feeds/*.atom", "  Content-Type: application/atom+xml; charset=utf-8", *same, ""),
        *("/plan/plan.json", "  Content-Type: application/json", *same, ""),
    ]


@pytest.mark.parametrize(("url", "first"), [("", "/feeds/*.ics"), ("https://x.example/", "/feeds/*.ics")])
def test_rules_count_from_the_host_s_root(url: str, first: str) -> None:
    assert headers(Settings(url=url), ["feeds/a.ics"]).content.decode().split("\n")[0] == first


def test_a_secret_feed_is_named_nowhere(tmp_path: Path) -> None:
    desk = "open: {title: Open, type: social}\ndesk: {title: Desk, type: social, secret: yes}\n"
    site = Site(
        load(tmp_path, {"a.md": item(publish="2027-05-03")}, feeds=desk),
        BUILTIN_EDITIONS["team"],
        feed_key="k" * 64,
    )
    (path,) = (feed.path for feed in site.secret_feeds)
    name = path.rpartition("/")[2].removesuffix(".ics").encode()
    assert [artifact.path for artifact in site.artifacts if artifact.path.startswith("feeds/secret")] == [
        path
    ]
    assert [a.path for a in site.artifacts if a.path != path and name in a.content] == []
    assert [a for page in site.artifacts for a in site.alternates.of(page.url) if a.path == path] == []
