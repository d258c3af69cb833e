"""Numbers as other programs write them: read without a guess, or refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.reading.amount import Decimals, NoAmount, amount, meanings, written

POINT, COMMA = Decimals.POINT, Decimals.COMMA
PLAIN = st.decimals(min_value=-(10**9), max_value=10**9, places=3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "1x",
        "1 2",
        "1,2,3",
        "1.2.3",
        "1,23,456",
        "--1",
        "1-2",
        "１２",
        "0x10",
        "1e5",
        "½",
        "1,",
        ".5",
        "∞",
    ],
)
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(NoAmount):
        meanings(text)


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("1234", "", {POINT: "1234", COMMA: "1234"}),
        ("1,234", "", {POINT: "1234", COMMA: "1.234"}),
        ("1.234,5", "", {COMMA: "1234.5"}),
        ("1,234,567", "", {POINT: "1234567"}),
        ("1 234 567,8", "", {COMMA: "1234567.8"}),
        ("1\u202f234", "", {POINT: "1234", COMMA: "1234"}),
        ("1'234.50", "", {POINT: "1234.50"}),
        ("−5", "", {POINT: "-5", COMMA: "-5"}),
        ("4.5 %", "%", {POINT: "4.5"}),
        ("€ 1.000,00", "€", {COMMA: "1000.00"}),
        ("7", "€", {POINT: "7", COMMA: "7"}),
        ("-$1,234.50", "$", {POINT: "-1234.50"}),
        ("$-5", "$", {POINT: "-5", COMMA: "-5"}),
        ("12 kr.", "kr.", {POINT: "12", COMMA: "12"}),
        ("0.034", "", {POINT: "0.034"}),
        ("-0,500", "", {COMMA: "-0.500"}),
    ],
)
def test_what_a_text_means(text: str, unit: str, found: dict[Decimals, str]) -> None:
    assert meanings(text, unit) == {way: Decimal(value) for way, value in found.items()}


@given(PLAIN, st.sampled_from(["", " ", "'", "\u00a0"]), st.sampled_from([*Decimals]))
def test_a_written_number_comes_back(value: Decimal, group: str, way: Decimals) -> None:
    whole, _, rest = f"{value:,.3f}".partition(".")
    text = f"{whole.replace(',', group)}{'.' if way is POINT else ','}{rest}"
    assert amount(text, way) == value


@given(PLAIN)
def test_what_is_written_is_plain_and_exact(value: Decimal) -> None:
    assert Decimal(written(value)) == value
    assert amount(written(value), POINT) == value


@given(st.text(max_size=40), st.sampled_from(["", "%", "€"]))
def test_any_text_is_read_or_refused(text: str, unit: str) -> None:
    try:
        found = meanings(text, unit)
    except NoAmount as error:
        assert error.message and error.cure
    else:
        assert all(value.is_finite() for value in found.values())
