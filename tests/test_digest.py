"""What an approval binds: the digest of an item. Its cases stand in tests/checks/cases/approval-stale."""

from typing import Any

import pytest

from airdate import digest
from airdate.finding import Place
from airdate.item import Item, Output
from airdate.parts.approval import Approval
from airdate.parts.key import keys_of
from airdate.parts.media import Media, MediaList
from airdate.parts.press import Press
from airdate.parts.wording import Wording
from airdate.policy import Policy, RuleSettings
from airdate.status import Status


def item_of(**said: Any) -> Item:
    """A post of which nothing else is said."""
    bare = {
        "id": "a",
        "type": "social",
        "title": "A",
        "path": "a.md",
        "place": Place(""),
        "status": Status.IDEA,
    }
    return Item(**(bare | said))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "v1",
        "v1 text:1",
        "v0 text:1 time:2 audience:3 media:4 outputs:5 seal:6",
        "v1 text:1 time:2 audience:3 media:4 outputs:5",
    ],
)
def test_what_is_no_digest_is_none(text: str) -> None:
    assert digest.parse(text) is None


def test_a_digest_is_read_as_it_was_written() -> None:
    text = "v1 text:1 time:2 audience:3 media:4 outputs:5 seal:6"
    assert str(digest.parse(text)) == text


def test_digests_differ_by_their_parts() -> None:
    one = digest.Digest({"text": "1", "time": "2"})
    assert one.changed(digest.Digest({"text": "1", "time": "3"})) == ["time"]


def test_what_a_wording_does_not_say_is_not_in_it() -> None:
    assert digest._part(Wording(headline="A")) == [["headline", "A"]]
    assert "headline" in keys_of(Wording)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a\nb", "a b", True),
        ("a  b ", "a b", True),
        ("a\n\nb", "a\n\n\n\nb\n", True),
        ("a\n\nb", "a b", False),
        ("a, b", "a b", False),
        ("- a\n- b", "- a\n- c", False),
        ("- a\n- b", "- a - b", False),
        ("- a\nb", "- a b", True),
        ("- a\n    - b", "- a\n- b", False),
        ("a  \nb", "a\nb", False),
        ("a\\\nb", "a\\ b", False),
        ("a  \n\nb", "a\n\nb", True),
        ("# a\nb", "# a b", False),
        ("a\n---\nb", "a --- b", False),
        ("> a\n> b", "> a > b", False),
        ("a | b\nc | d", "a | b c | d", False),
        ("a\n1. b", "a 1. b", False),
        ("2027\nis it", "2027 is it", True),
        ("*a*\n*b*", "*a* *b*", True),
        ("[a]: b\n[c]: d", "[a]: b [c]: d", False),
        ("a\n\n    b", "a\n\nb", False),
        ("```\na\nb\n```", "```\na b\n```", False),
        ("```\na  b\n```", "```\na b\n```", False),
        ("~~~\n```\na\nb\n~~~", "~~~\n```\na b\n~~~", False),
        ("``` a ```\n```\na\nb\n```", "``` a ```\n```\na b\n```", False),
        ("```\na\n```\nb\nc", "```\na\n```\nb c", True),
        ("<pre>\na\nb</pre>", "<pre>\na b</pre>", False),
        ("a <PRE>b\n\n\nc</pre>", "a <PRE>b\nc</pre>", False),
        ("<pre>\na</pre>\nb\nc", "<pre>\na</pre>\nb c", True),
        ("[a]: b\nc", "[a]: b c", False),
        ("[^1]: b\nc", "[^1]: b c", True),
        ("\ta", "a", False),
        ("    a\nb", "    a b", False),
        ("- a\n    b\nc", "- a\n    b c", True),
        ("a\r\nb", "a b", True),
    ],
)
def test_white_space_that_nobody_sees_does_not_count(one: str, other: str, same: bool) -> None:
    assert (digest._prose(one) == digest._prose(other)) is same


def test_nobody_finds_two_texts_of_one_hash() -> None:
    made = digest.of(item_of())
    assert {len(hash) * 4 for hash in made.sealed(Approval()).hashes.values()} == {128}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"clauses": {"1": "Never fake."}}, {"clauses": {"1": "Never fake it."}}),
        ({"clauses": {"1": "a", "2": "b"}}, {"clauses": {"1": "a"}}),
        *(
            [{"rules": {rule: RuleSettings(values={key: value})}} for value in values]
            for rule, key, values in (
                ("never-say", "terms", (({"term": "best"},), ({"term": "safe"},))),
                ("release-anatomy", "boilerplates", ({"house": "We build."}, {"house": "We sell."})),
            )
        ),
    ],
)
def test_what_a_policy_s_file_says_is_signed_with_the_policy(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    press = Press(boilerplate="house")
    made = item_of(type="policy", press=press)
    then, now = (digest.of(made, policy=Policy(**said)) for said in (one, other))
    assert then.changed(now) == ["text"]


@pytest.mark.parametrize("path", ["in/a b.mp4", "in/a.vtt", "in/a.txt", "z.zip"])
def test_other_bytes_of_what_goes_out_are_other_media(path: str) -> None:
    media = MediaList(media=(Media(src="a%20b.mp4", captions="a.vtt", transcript="a.txt?1"),))
    made = item_of(path="in/a.md", outputs=(Output(media=media),), assets=("../z.zip",))
    then, now = digest.of(made, lambda _: "1"), digest.of(made, lambda one: "2" if one == path else "1")
    assert then.changed(now) == ["media"]


def test_clauses_are_not_signed_with_other_things() -> None:
    made = item_of(type="press")
    assert not digest.of(made).changed(digest.of(made, policy=Policy(clauses={"1": "a"})))


def test_lines_of_a_post_count() -> None:
    assert digest._text("a\nb ") != digest._text("a b")
