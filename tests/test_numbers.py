"""Numbers of the interface: all of their digits, as each language writes them."""

import pytest

from airdate.wording.numbers import number
from airdate.wording.translation import Translation


@pytest.mark.parametrize(
    ("value", "english", "german"),
    [
        (3200.0, "3,200", "3.200"),
        (0.0004, "0.0004", "0,0004"),
        (0.0000001, "0.0000001", "0,0000001"),
        (1234.5678, "1,234.5678", "1.234,5678"),
        (0.1 + 0.2, "0.3", "0,3"),
        (-7.0, "-7", "-7"),
        (-0.0, "0", "0"),
        (999_999_999_999_999.0, "999,999,999,999,999", "999.999.999.999.999"),
    ],
)
def test_a_number_is_never_rounded(value: float, english: str, german: str) -> None:
    assert [number(value, Translation(tag)) for tag in ("en", "de")] == [english, german]
