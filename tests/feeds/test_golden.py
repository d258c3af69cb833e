"""Plans written by hand, their feeds as they were read line by line and found good."""

import os
from pathlib import Path

import pytest

from .conftest import rendered

GOLDEN = Path(__file__).parent / "golden"
PLANS = Path(__file__).parents[1] / "plans"
PLAN, RHYTHMS, DESK = PLANS / "feeds", PLANS / "rhythms", PLANS / "desk"
NAMED = """all titles summaries ringing day-before without-cancelled for-google near next-two whole press-room
    office unscheduled archive/2025 event/keynote department/press-office language/de""".split()


@pytest.mark.parametrize(
    ("plan", "name"),
    [
        (PLAN, "all"),
        (PLAN, "social"),
        (PLAN, "campaign/spring"),
        (PLAN, "item/teaser"),
        (PLAN, "channel/linkedin"),
        (RHYTHMS, "all"),
        (RHYTHMS, "item/newsletter"),
        (RHYTHMS, "due"),
        (RHYTHMS, "due/ana"),
        *((DESK, name) for name in NAMED),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_feed_is_the_one_that_was_approved(plan: Path, name: str) -> None:
    """After a change that is meant: run once with GOLDEN=write and read the difference."""
    prefix = "" if plan == PLAN else f"{plan.name}-"
    path = GOLDEN / f"{prefix}{name.replace('/', '-')}.ics"
    content = rendered(plan)[f"feeds/{name}.ics"]
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
            "event/boat-talk",
            "event/night-walk",
            "event/open-day",
            "event/regatta",
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
            "unscheduled",
        )
    ]
