"""What an approval binds: the digest of an item. Its cases stand in tests/checks/cases/approval-stale."""

import pytest

from airdate import digest
from airdate.parts.key import keys_of
from airdate.parts.wording import Wording


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
    ],
)
def test_white_space_that_nobody_sees_does_not_count(one: str, other: str, same: bool) -> None:
    assert (digest._prose(one) == digest._prose(other)) is same


def test_lines_of_a_post_count() -> None:
    assert digest._text("a\nb ") != digest._text("a b")
