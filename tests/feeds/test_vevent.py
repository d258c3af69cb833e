"""What an entry says: status, prefix, stamps, relations, words."""

import pytest

from .conftest import PLAN_YML, Feeds
from .reading import event, events, unescaped

DAY = "publish: 2027-03-02"


@pytest.mark.parametrize(
    ("front", "status", "summary"),
    [
        ("status: planned", "TENTATIVE", "Item"),
        ("status: draft", "TENTATIVE", "Item"),
        ("status: review", "TENTATIVE", "Item"),
        ("status: on-hold", "TENTATIVE", "On hold: Item"),
        ("status: approved", "CONFIRMED", "Item"),
        ("status: scheduled", "CONFIRMED", "Item"),
        ("status: published", "CONFIRMED", "Item"),
        ("status: postponed", "TENTATIVE", "Postponed: Item"),
        ("status: cancelled", "CANCELLED", "Cancelled: Item"),
        ("status: scheduled\nevent_status: tentative", "TENTATIVE", "Item"),
        ("status: scheduled\nevent_status: moved-online", "CONFIRMED", "Item"),
        ("status: scheduled\nevent_status: postponed", "TENTATIVE", "Postponed: Item"),
        ("status: scheduled\nevent_status: cancelled", "CANCELLED", "Cancelled: Item"),
        ("status: cancelled\noutputs: [{id: a, status: scheduled}]", "CANCELLED", "Cancelled: Item"),
        ("status: scheduled\noutputs: [{id: a, status: cancelled}]", "CANCELLED", "Cancelled: Item"),
    ],
)
def test_status(feeds: Feeds, front: str, status: str, summary: str) -> None:
    (found,) = events(feeds({"item": f"type: press\n{DAY}\n{front}"})["feeds/all.ics"])
    assert (found["STATUS"], found["SUMMARY"]) == (status, summary)


@pytest.mark.parametrize(
    ("front", "busy"),
    [
        ("type: event\nstart: 2027-03-02 09:00", ("OPAQUE", "BUSY")),
        ("type: event\nstart: 2027-03-02 09:00\nevent_status: cancelled", ("TRANSPARENT", "FREE")),
        ("type: campaign\nstart: 2027-03-02", ("TRANSPARENT", "FREE")),
        ("type: press\npublish: 2027-03-02 09:00", ("TRANSPARENT", "FREE")),
    ],
)
def test_only_events_take_time(feeds: Feeds, front: str, busy: tuple[str, str]) -> None:
    (found,) = events(feeds({"item": front})["feeds/all.ics"])
    assert (found["TRANSP"], found["X-MICROSOFT-CDO-BUSYSTATUS"]) == busy


@pytest.mark.parametrize("front", ["status: idea\npublish: 2027-03-02", "planned: 2027-05", "audience: all"])
def test_ideas_and_what_has_no_day_are_left_out(feeds: Feeds, front: str) -> None:
    assert {*feeds({"item": f"type: press\n{front}"})} <= {"feeds/unscheduled.ics"}


def test_stamps_are_those_of_the_item(feeds: Feeds) -> None:
    front = f"type: press\n{DAY}\ncreated: 2027-01-01T00:00Z\nupdated: 2027-01-02T00:00Z"
    found = event(feeds({"item": front})["feeds/all.ics"], "item")
    assert [found[name] for name in ("DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE")] == [
        "20270102T000000Z",
        "20270102T000000Z",
        "20270101T000000Z",
        "86400",
    ]


def test_sequence_fits_31_bits(feeds: Feeds) -> None:
    front = f"type: press\n{DAY}\ncreated: 1970-01-01\nupdated: 2199-12-31"
    assert event(feeds({"item": front})["feeds/all.ics"], "item")["SEQUENCE"] == "2147483647"


def test_without_history_stamps_are_constant(feeds: Feeds) -> None:
    found = event(feeds({"item": f"type: press\n{DAY}"})["feeds/all.ics"], "item")
    assert (found["DTSTAMP"], found["CREATED"], found["SEQUENCE"]) == (
        "20000101T000000Z",
        "20000101T000000Z",
        "0",
    )


RELATED = {
    "launch": "type: campaign\nstart: 2027-03-01\nend: 2027-03-31",
    "keynote": "type: event\ncampaign: launch\nstart: 2027-03-16 10:00",
    "post": f"type: social\ncampaign: launch\nevent: keynote\n{DAY}\n"
    "links: {covers: keynote, depends-on: release, supports: [quote, post, shelf]}",
    "release": f"type: press\ncampaign: launch\n{DAY}",
    "quote": f"type: social\ncampaign: launch\n{DAY}\noutputs: [{{id: a}}, {{id: b}}]",
    "shelf": "type: press",
}


def related(content: bytes) -> list[str]:
    return [f"{k} {v}" for k, v in event(content, "post").items() if k.startswith("RELATED-TO")]


def test_relations_are_typed(feeds: Feeds) -> None:
    assert related(feeds(RELATED)["feeds/all.ics"]) == [
        "RELATED-TO;RELTYPE=PARENT launch@plan.example keynote@plan.example",
        "RELATED-TO;RELTYPE=DEPENDS-ON release@plan.example",
        "RELATED-TO;RELTYPE=SIBLING quote.a@plan.example quote.b@plan.example",
    ]


def test_relations_stay_within_their_feed(feeds: Feeds) -> None:
    found = feeds(RELATED)
    assert related(found["feeds/type/social.ics"]) == [
        "RELATED-TO;RELTYPE=SIBLING quote.a@plan.example quote.b@plan.example"
    ]
    assert related(found["feeds/item/post.ics"]) == []


def test_uid_is_the_same_in_every_feed_and_does_not_follow_the_file(feeds: Feeds) -> None:
    found = feeds({"folder/file": f"id: item\ntype: press\nchannel: web\n{DAY}"})
    assert {event["UID"] for content in found.values() for event in events(content)} == {"item@plan.example"}


def test_description_says_it_in_words(feeds: Feeds) -> None:
    front = (
        f"type: social\ntitle: Post\nsummary: In one sentence.\ncampaign: launch\nevent: keynote\n{DAY}\n"
        "channel: mastodon\nformat: thread\nowner: ana\nurl: https://example.org/\n"
        "links: {announces: keynote, depends-on: [release, quote]}"
    )
    found = feeds(
        RELATED | {"post": front, "answer": "type: social\nlinks: {replies-to: post}"},
        people="ana: {name: Ana Sá}",
        channels="mastodon: {title: Mastodon}",
    )
    assert unescaped(event(found["feeds/all.ics"], "post")["DESCRIPTION"]).split("\n") == [
        "In one sentence.",
        "",
        "Social post · Mastodon · thread",
        "Campaign: Launch",
        "Event: Keynote",
        "Status: scheduled",
        "Owner: Ana Sá",
        "Web: https://example.org/",
        "Announces: Keynote",
        "Depends on: Release; Quote",
        "Answered by: Answer",
        "",
        "https://plan.example/post/",
    ]


def test_many_links_are_cut(feeds: Feeds) -> None:
    posts = {f"p{n:02}": "type: social\nlinks: {covers: item}" for n in range(14)}
    found = event(feeds({"item": f"type: press\n{DAY}"} | posts)["feeds/all.ics"], "item")
    assert r"P10\; P11\; and 2 more\n" in found["DESCRIPTION"]


def test_without_an_address_there_is_no_url(feeds: Feeds) -> None:
    content = feeds(
        {"item": f"type: press\n{DAY}"}, plan=PLAN_YML.replace("url: https://plan.example/\n", "")
    )
    assert b"URL" not in content["feeds/all.ics"]
    assert event(content["feeds/all.ics"], "item")["UID"] == "item@plan.invalid"


def test_categories_are_titles_each_once(feeds: Feeds) -> None:
    found = feeds(
        {"item": f"type: press\nchannel: press\nformat: kit\n{DAY}"},
        channels="press: {title: Press release}",
        formats='kit: "Kit; a, b"',
    )
    assert event(found["feeds/all.ics"], "item")["CATEGORIES"] == r"Press release,Kit\; a\, b"


def test_url_is_percent_encoded(feeds: Feeds) -> None:
    content = feeds({"Grüße an alle": f"id: item\ntype: press\n{DAY}"})["feeds/all.ics"]
    assert event(content, "item")["URL"] == "https://plan.example/Gr%C3%BC%C3%9Fe%20an%20alle/"


def test_addresses_are_written_as_urls(feeds: Feeds) -> None:
    """What people type may hold any letter; a feed may not."""
    web = 'conference: "https://meet.example/r\u00e4um"\nassets: ["https://files.example/gr\u00f6\u00dfe,1.pdf"]'
    (found,) = events(feeds({"talk": f"type: event\nstart: 2027-03-10 10:00\n{web}"})["feeds/all.ics"])
    said = [value for name, value in found.items() if name.startswith(("CONFERENCE", "LINK"))]
    assert said[0] == "https://meet.example/r%C3%A4um"
    assert said[-1] == "https://files.example/gr%C3%B6%C3%9Fe%2C1.pdf"
