"""Relations: what belongs together, what waits for what, and how much time lies between (RFC 9253)."""

import pytest

from .conftest import Feeds
from .reading import lines

EVENT = "type: event\nstart: 2027-03-10 18:00\nend: 2027-03-12 20:00"


def related(feeds: Feeds, front: str, **others: str) -> dict[str, list[str]]:
    """The relations of each entry in the feed of everything, without the domain."""
    found: dict[str, list[str]] = {}
    uid = ""
    for name, parameters, value in lines(feeds({"talk": EVENT, "post": front, **others})["feeds/all.ics"]):
        if name == "UID":
            uid = value.partition("@")[0]
        elif name == "RELATED-TO":
            found.setdefault(uid, []).append(f"{parameters} {value.partition('@')[0]}")
    return found


@pytest.mark.parametrize(
    ("phrase", "holder", "relation"),
    [
        ("7 days before talk", "post", "GAP=P7D;RELTYPE=FINISHTOSTART talk"),
        ("2 weeks before talk at 09:00", "post", "GAP=P14D;RELTYPE=FINISHTOSTART talk"),
        ("90 minutes before talk", "post", "GAP=PT90M;RELTYPE=FINISHTOSTART talk"),
        ("1 day before talk.end", "post", "GAP=P1D;RELTYPE=FINISHTOFINISH talk"),
        ("2 days after talk", "talk", "GAP=P2D;RELTYPE=FINISHTOSTART post"),
        ("3 hours after talk.start", "talk", "GAP=PT3H;RELTYPE=STARTTOSTART post"),
        ("with talk", "talk", "RELTYPE=STARTTOSTART post"),
        ("with talk.end", "talk", "RELTYPE=FINISHTOSTART post"),
        ("1 month after talk", "talk", "GAP=P31D;RELTYPE=FINISHTOSTART post"),
        ("2 workdays after talk", "talk", "GAP=P4D;RELTYPE=FINISHTOSTART post"),
        ("first tuesday after talk", "talk", "GAP=P4D;RELTYPE=FINISHTOSTART post"),
    ],
)
def test_a_relative_date(feeds: Feeds, phrase: str, holder: str, relation: str) -> None:
    assert related(feeds, f"type: press\npublish: {phrase}") == {holder: [relation]}


def test_belonging_and_links_come_first(feeds: Feeds) -> None:
    links = "links: {depends-on: other, covers: talk}"
    front = f"type: press\nevent: talk\ncampaign: c\npublish: 1 day after talk\n{links}"
    found = related(
        feeds, front, c="type: campaign\nstart: 2027-03-01", other="type: press\npublish: 2027-03-02"
    )
    assert found["post"] == ["RELTYPE=PARENT c", "RELTYPE=PARENT talk", "RELTYPE=DEPENDS-ON other"]


def test_an_output_is_an_anchor(feeds: Feeds) -> None:
    story = "type: article\noutputs: [{id: web, publish: 2027-03-01}, {id: print, publish: 2027-03-05}]"
    found = related(feeds, "type: social\npublish: 1 day after story.print", story=story)
    assert found == {"story.print": ["GAP=P1D;RELTYPE=FINISHTOSTART post"]}


@pytest.mark.parametrize("anchor", ["story", "story.web", "story.print"])
def test_of_what_hangs_on_an_idea_nothing_is_said(feeds: Feeds, anchor: str) -> None:
    ideas = "{id: web, status: idea, publish: 2027-03-01}, {id: print, publish: 2027-03-05}"
    story = f"type: article\nstatus: scheduled\noutputs: [{ideas}]"
    found = related(feeds, f"type: social\npublish: 1 day after {anchor}", story=story)
    expected = {"story.print": ["GAP=P1D;RELTYPE=FINISHTOSTART post"]}
    assert found == (expected if anchor == "story.print" else {})


def test_own_times_relate_to_nobody(feeds: Feeds) -> None:
    assert related(feeds, "type: event\nstart: 2027-03-01\nend: 2 days after start") == {}


def test_a_relation_out_of_the_feed_is_told_in_words_only(feeds: Feeds) -> None:
    made = feeds({"talk": EVENT, "post": "type: press\nchannel: web\npublish: 7 days before talk"})
    found = lines(made["feeds/channel/web.ics"])
    assert [value for name, _, value in found if name == "RELATED-TO"] == []
    (words,) = [value for name, parameters, value in found if name == "DESCRIPTION" and "Status" in value]
    assert "Timed: 7 days before Talk" in words
