"""Days as other programs write them: in the order that is known, at the hour that they say, or refused."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.reading.days import NoDay, day, is_order

BERLIN = ZoneInfo("Europe/Berlin")
DAYS = st.dates(min_value=date(1970, 1, 2), max_value=date(2199, 12, 30))


@pytest.mark.parametrize(
    ("text", "order", "found"),
    [
        ("2027-02-10", "Y-M-D", 10),
        (" 2027-2-10 ", "Y-M-D", 10),
        ("2/10/2027", "M/D/Y", 10),
        ("10.2.2027", "D.M.Y", 10),
        ("20270210", "YMD", 10),
        ("2027-02-10 23:30", "Y-M-D", 10),
        ("2027-02-10T23:30:00Z", "Y-M-D", 11),
        ("2027-02-10 22:30 +0000", "Y-M-D", 10),
        ("2027-02-10 23:30:00.5+00:00", "Y-M-D", 11),
        ("2027-02-10 00:30 +0530", "Y-M-D", 9),
        ("2/10/2027, 11:30 PM UTC", "M/D/Y", 11),
        ("2/10/2027 11:30 p.m.", "M/D/Y", 10),
        ("2/10/2027 12:30 AM GMT+2", "M/D/Y", 9),
        ("2/10/2027 12:30 PM GMT-12", "M/D/Y", 11),
    ],
)
def test_a_day(text: str, order: str, found: int) -> None:
    assert day(text, order, BERLIN) == date(2027, 2, found)


@pytest.mark.parametrize("text", ["2027-07-10T22:30Z", "2027-07-10T23:30Z"])
def test_summer_has_its_own_hour(text: str) -> None:
    assert day(text, "Y-M-D", BERLIN) == date(2027, 7, 11)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "27-02-10",
        "10-02-2027",
        "2027-13-10",
        "2027-02-30",
        "1969-12-31",
        "2200-01-01",
        "0000-01-01",
        "２０２７-02-10",
        "2027-02-10 noon",
        "2027-02-10 24:00",
        "2027-02-10 13:30 PM",
        "2027-02-10 0:30 AM",
        "2027-02-10 23:30 CET",
        "2027-02-10 23:30 +01:00 (Berlin)",
        "2027-02-10 2027-02-11",
    ],
)
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(NoDay):
        day(text, "Y-M-D", BERLIN)


@given(DAYS, st.permutations("DMY"), st.sampled_from("-./ "))
def test_every_order_brings_it_back(given: date, letters: list[str], mark: str) -> None:
    parts = {"D": str(given.day), "M": str(given.month), "Y": f"{given.year:04}"}
    order = mark.join(letters)
    assert is_order(order)
    assert day(mark.join(parts[letter] for letter in letters), order, BERLIN) == given


@given(st.text(max_size=30), st.sampled_from(["Y-M-D", "YMD", "D.M.Y"]))
def test_any_text_is_read_or_refused(text: str, order: str) -> None:
    try:
        day(text, order, BERLIN)
    except NoDay as error:
        assert error.message and error.cure
