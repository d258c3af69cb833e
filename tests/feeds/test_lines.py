"""Escaping and folding under a nasty alphabet."""

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Event
from icalendar.parser import _foldline

from airdate.feeds import lines
from airdate.text import clean

from .nasty import NASTY
from .reading import events, unescaped


@given(
    st.text(alphabet=st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=400) | NASTY
)
def test_fold_is_icalendars(text: str) -> None:
    text = text.replace("\n", "").encode("utf-8", "ignore").decode()
    text = text.replace("\r", "")
    assert lines.octets(text) == _foldline(text).encode()


@given(st.integers(60, 90), st.text("\\^ä🚢a", min_size=1, max_size=40))
def test_fold_is_icalendars_where_it_matters(length: int, text: str) -> None:
    assert lines.octets("x" * length + text) == _foldline("x" * length + text).encode()


@given(NASTY)
def test_text_comes_back_as_it_was_cleaned(text: str) -> None:
    meant = clean(text).replace("\\N", "\\\u2060N")
    line = lines.text("SUMMARY", f"x{text}")
    content = lines.octets(f"BEGIN:VEVENT\r\n{line}END:VEVENT\r\n")
    assert str(Event.from_ical(content)["SUMMARY"]) == f"x{meant}"
    assert unescaped(events(content)[0]["SUMMARY"]) == f"x{meant}"


@given(NASTY)
def test_the_octets_are_icalendars(text: str) -> None:
    event = Event()
    event.add("summary", lines.readable(f"x{text}"))
    assert lines.octets(lines.text("SUMMARY", f"x{text}")) in event.to_ical()


@given(st.lists(NASTY, min_size=1))
def test_categories_come_back(texts: list[str]) -> None:
    line = lines.categories(["word", *texts])
    meant = dict.fromkeys(filter(None, map(lines.readable, ["word", *texts])))
    event = Event.from_ical(lines.octets(f"BEGIN:VEVENT\r\n{line}END:VEVENT\r\n"))
    assert [str(word) for word in event["CATEGORIES"].cats] == list(meant)


def test_nothing_makes_no_line() -> None:
    assert (lines.text("LOCATION", "\x00"), lines.categories(["", "\x00"])) == ("", "")


def test_a_backslash_before_a_capital_n_is_no_line_break() -> None:
    assert lines.text("SUMMARY", r"C:\New") == "SUMMARY:C:\\\\\u2060New\r\n"
