"""What can be picked on a page, and which feeds hold what."""

import json
from pathlib import Path

import pytest
from markup import Node, parse
from projects import item, load, public

from airdate.edition import BUILTIN_EDITIONS
from airdate.gate import admit
from airdate.html.picking import Picking
from airdate.html.sheet import Sheet
from airdate.html.words import Words
from airdate.plan import Plan
from airdate.site import Site
from airdate.views import month as month_view
from airdate.views import picking

CHANNELS = "web: {title: Website, media: owned}\nx: {title: The X, media: shared}\n"
FILES = {
    "c.md": item(type="campaign", id="orion", title="Orion & Co", start="2027-03-01", end="2027-04-30"),
    "a.md": item(
        title="A", channel="x", campaign="orion", status="approved", publish="2027-03-10", owner="ana"
    ),
    "b.md": item(title="B", channel="web", publish="2027-03-11", audience="[press, staff]", language="de"),
}


def month(plan: Plan, edition: str = "team") -> Node:
    chosen = BUILTIN_EDITIONS[edition]
    pages = {a.path: a for a in month_view.render(Sheet(admit(plan, chosen), chosen))}
    return parse(pages["calendar/2027-03.md"].content.decode())


def offered(page: Node) -> dict[str, dict[str, str]]:
    """Of each facet in the form its values and their titles."""
    boxes = (node for node in page if "data-air-facet" in node.attributes)
    return {
        box.attributes["data-air-facet"]: {
            label.all("input")[0].attributes["value"]: label.text for label in box.all("label")
        }
        for box in boxes
    }


def told(plan: Plan, edition: str = "team", key: str = "") -> dict[str, object]:
    site = Site(plan, plan.vocabulary.editions[edition], feed_key=key)
    made = {a.path: a.content for a in picking.render(Sheet(site.plan, site.edition), site.feeds)}
    return json.loads(made["assets/airdate/feeds.json"])


def feeds(plan: Plan, edition: str = "team") -> dict[str, object]:
    return {feed["id"]: feed["of"] for feed in told(plan, edition)["feeds"]}


def test_a_page_offers_only_what_tells_its_entries_apart(tmp_path: Path) -> None:
    assert offered(month(load(tmp_path, FILES, channels=CHANNELS))) == {
        "channel": {"x": "The X", "web": "Website"},
        "campaign": {"orion": "Orion & Co"},
        "audience": {"press": "press", "staff": "staff"},
        "type": {"campaign": "Campaign", "social": "Social post"},
        "status": {"draft": "Draft", "approved": "Approved"},
        "owner": {"ana": "ana"},
        "language": {"en": "English", "de": "German"},
        "media": {"shared": "Shared", "owned": "Owned"},
    }


def test_the_same_for_all_is_no_choice(tmp_path: Path) -> None:
    posts = {f"{n}.md": item(channel="x", publish="2027-03-10") for n in range(3)}
    assert offered(month(load(tmp_path, posts))) == {}


def test_an_empty_page_still_carries_filters_on(tmp_path: Path) -> None:
    (form,) = month(load(tmp_path, {})).all("form")
    assert (form.attributes["data-air-filter"], "hidden" in form.attributes) == (
        "channel campaign audience type status owner language media",
        True,
    )


def test_what_an_edition_hides_cannot_be_picked(tmp_path: Path) -> None:
    files = {
        "a.md": public(publish="2027-03-03", owner="canary", channel="x"),
        "b.md": public(publish="2027-03-04", owner="other", channel="web"),
        "c.md": item(publish="2027-03-05", channel="canary"),
    }
    page = month(load(tmp_path, files), "public")
    assert list(offered(page)) == ["channel"]
    assert page.all("form")[0].attributes["data-air-filter"].split() == [
        "channel", "campaign", "audience", "type", "status", "language", "media"
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["<b>&\"'", "🌘", "日食", "كسوف", "x" * 300])
def test_any_title_stands_in_the_form_as_it_is(tmp_path: Path, title: str) -> None:
    named = {"title": json.dumps(title, ensure_ascii=False), "start": "2027-03-01"}
    files = FILES | {"c.md": item(type="campaign", id="orion", **named)}
    assert offered(month(load(tmp_path, files)))["campaign"] == {"orion": title}


def test_statuses_are_in_the_order_of_work_and_the_rest_by_title(tmp_path: Path) -> None:
    found = Picking(Words(load(tmp_path, FILES, channels=CHANNELS)))
    assert found.in_order("status", ["published", "idea", "review"]) == ["idea", "review", "published"]
    assert found.in_order("channel", ["web", "x"]) == ["x", "web"]


def test_three_thousand_entries_are_looked_through_at_once(tmp_path: Path) -> None:
    found = Picking(Words(load(tmp_path, {})))
    facets = found.facets(f"channel:c{n % 40} audience:a{n % 7}" for n in range(3000))
    assert [(facet.id, len(facet.options)) for facet in facets] == [("channel", 40), ("audience", 7)]


def test_feeds_are_told_by_what_they_hold(tmp_path: Path) -> None:
    named = "both: {title: Both, channel: [x, web], campaign: orion}\n"
    found = feeds(load(tmp_path, FILES, feeds=named))
    assert {id: found[id] for id in ("all", "both", "channel-x", "campaign-orion", "type-social")} == {
        "all": {},
        "both": {"channel": ["x", "web"], "campaign": ["orion"]},
        "channel-x": {"channel": ["x"]},
        "campaign-orion": {"campaign": ["orion"]},
        "type-social": {"type": ["social"]},
    }


@pytest.mark.parametrize(
    "less", ["window: {ahead: 2 months}", "cap: 3", "cancelled: omit", "edition: public"]
)
def test_a_feed_that_holds_less_than_it_says_is_nobody_s_nearest(tmp_path: Path, less: str) -> None:
    named = f"few: {{title: Few, type: social, {less}}}\n"
    plan = load(tmp_path, FILES | {"p.md": public()}, feeds=named)
    paths = {feed.path for feed in Site(plan, BUILTIN_EDITIONS["team"]).feeds}
    assert ("feeds/few.ics" in paths, "few" in feeds(plan)) == (True, False)


def test_work_that_is_due_is_another_kind(tmp_path: Path) -> None:
    due = item(publish="2027-03-10", owner="ana", due="{draft: 2027-03-08}")
    kinds = {feed["id"]: feed["kind"] for feed in told(load(tmp_path, {"a.md": due}))["feeds"]}
    assert {id: kinds[id] for id in ("all", "due", "due-ana", "owner-ana")} == {
        "all": "", "due": "due", "due-ana": "due", "owner-ana": ""
    }  # fmt: skip


def test_a_secret_feed_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = "canary: {title: Canary, type: social, secret: yes}\n"
    plan = load(tmp_path, FILES, feeds=named)
    site = Site(plan, BUILTIN_EDITIONS["team"], feed_key="0123456789abcdef")
    assert [feed.title for feed in site.secret_feeds] == ["Canary"]
    assert "anary" not in json.dumps(told(plan, key="0123456789abcdef"))


def test_the_public_is_told_of_public_things_only(tmp_path: Path) -> None:
    hidden = {"h.md": item(title="canary", channel="canary", campaign="canary", owner="canary")}
    hidden["k.md"] = item(type="campaign", id="canary", title="canary", start="2027-03-01")
    shown = {"a.md": public(channel="x", owner="canary")}
    with_, without = (
        told(load(tmp_path / name, files), "public")
        for name, files in (("with", shown | hidden), ("without", shown))
    )
    assert (with_ == without, "canary" in json.dumps(with_)) == (True, False)


def test_an_event_that_is_off_is_picked_as_cancelled_whatever_its_work_is(tmp_path: Path) -> None:
    off = item(type="event", start="2027-03-10 10:00", status="scheduled", event_status="cancelled")
    page = month(load(tmp_path, FILES | {"off.md": off}))
    assert [*offered(page)["status"]] == ["draft", "approved", "cancelled"]
