import pytest

from airdate.tracking.groups import group_of
from airdate.tracking.pairs import (
    CARRIERS,
    OFFLINE,
    PARTNERS,
    SEARCH,
    SOCIAL,
    VIDEO,
    expected_group,
    pair_for,
)
from airdate.tracking.utm import value

from .tables import rows


@pytest.mark.parametrize(("channel", "network", "media", "source", "medium", "group"), rows("pairs.txt"))
def test_pairs(channel: str, network: str, media: str, source: str, medium: str, group: str) -> None:
    assert pair_for(channel, network, media) == (source, medium)
    assert expected_group(network, media) == group


@pytest.mark.parametrize("media", ["paid", "earned", "shared", "owned", ""])
@pytest.mark.parametrize("network", sorted({*SOCIAL, *VIDEO, *SEARCH, *CARRIERS, *OFFLINE, *PARTNERS, ""}))
def test_no_default_pair_is_unassigned(network: str, media: str) -> None:
    for qr in (False, True):
        source, medium = pair_for("our-channel", network, media, qr)
        assert (value(source), value(medium)) == (source, medium)
        assert group_of(source, medium, "") == expected_group(network, media, qr) != "Unassigned"


def test_a_code_in_print_is_a_referral_from_its_place() -> None:
    assert pair_for("Foyer", "", "owned", qr=True) == ("foyer", "referral")
    assert pair_for("日本", "", "paid", qr=True) == ("unknown", "referral")
