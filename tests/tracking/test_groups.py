from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.tracking.groups import group_of, is_shop_trap, kinds

from .tables import rows


@pytest.mark.parametrize(("source", "medium", "campaign", "group"), rows("groups.txt"))
def test_replay(source: str, medium: str, campaign: str, group: str) -> None:
    assert group_of(source, medium, campaign) == group
    assert group_of(source.upper(), medium.upper(), campaign.upper()) == group


def test_sources_are_google_s() -> None:
    assert Counter(kinds().values()) == {"social": 592, "search": 129, "shopping": 52, "video": 46}


@pytest.mark.parametrize(
    "campaign", "spring-shop pop-up-shop eshop-launch work_shop workshopping SHOP".split()
)
def test_shop_trap(campaign: str) -> None:
    assert is_shop_trap(campaign)


@pytest.mark.parametrize("campaign", ["workshop", "bishop", "photoshop", "spring", ""])
def test_no_shop_trap(campaign: str) -> None:
    assert not is_shop_trap(campaign)


@given(st.text(), st.text(), st.text())
def test_every_visit_has_a_group(source: str, medium: str, campaign: str) -> None:
    assert group_of(source, medium, campaign)
