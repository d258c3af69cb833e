"""One plan written by hand, its feeds as they were read line by line and found good."""

import os
from pathlib import Path

import pytest

from .conftest import rendered

GOLDEN = Path(__file__).parent / "golden"
PLAN = Path(__file__).parents[1] / "plans" / "feeds"


@pytest.mark.parametrize("name", ["all", "social", "campaign/spring", "item/teaser", "channel/linkedin"])
def test_feed_is_the_one_that_was_approved(name: str) -> None:
    """After a change that is meant: run once with GOLDEN=write and read the difference."""
    path = GOLDEN / f"{name.replace('/', '-')}.ics"
    content = rendered(PLAN)[f"feeds/{name}.ics"]
    if os.environ.get("GOLDEN") == "write":
        path.write_bytes(content)
    assert content == path.read_bytes()


def test_these_feeds_and_no_others() -> None:
    assert sorted(rendered(PLAN)) == [
        f"feeds/{name}.ics"
        for name in (
            "agreed",
            "all",
            "campaign/spring",
            "channel/linkedin",
            "channel/mastodon",
            "channel/website",
            "item/boat-talk",
            "item/flight",
            "item/night-walk",
            "item/open-day",
            "item/regatta",
            "item/release",
            "item/spring",
            "item/teaser",
            "owner/ana",
            "social",
            "type/ad",
            "type/campaign",
            "type/event",
            "type/press",
            "type/social",
        )
    ]
