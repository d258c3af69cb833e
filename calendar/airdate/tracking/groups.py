"""Google Analytics 4's default channel groups, replayed: where the visits of a link land in its reports.

Rules are read from the top, the first that matches wins; they ignore case and cannot be edited. They are
those of support.google.com/analytics/answer/9756891 for traffic tagged by hand, as Velir/dbt-ga4 quotes
them (``macros/default_channel_grouping.sql``, 2025-11-25); "AI Assistant" came on 2026-05-13. Its place
among the rules is not told; ours is in front of Referral, where its visits landed before.
The source lists are Google's of 2023-11-04 (``sources.txt``).
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

_SHOP = re.compile(r"(?:[^a-df-z]|^)shop|shopping")
_PAID = re.compile(r".*cp.*|ppc|retargeting|paid.*", re.DOTALL)
_DISPLAY = frozenset({"display", "banner", "expandable", "interstitial", "cpm"})
_SOCIAL = frozenset({"social", "social-network", "social-media", "sm", "social network", "social media"})
_EMAIL = frozenset({"email", "e-mail", "e_mail", "e mail"})


class _Visit(NamedTuple):
    """What the rules look at; ``kind`` is that of the source."""

    source: str
    medium: str
    campaign: str
    kind: str

    @property
    def is_paid(self) -> bool:
        return bool(_PAID.fullmatch(self.medium))

    @property
    def is_direct(self) -> bool:
        return self[:2] in (("", ""), ("(direct)", "(none)"), ("(direct)", "(not set)"))

    @property
    def is_shopping(self) -> bool:
        return self.kind == "shopping" or is_shop_trap(self.campaign)

    @property
    def is_push(self) -> bool:
        return bool(re.search(r"push\Z|mobile|notification", self.medium)) or self.source == "firebase"


def group_of(source: str, medium: str, campaign: str) -> str:
    """The default channel group of a visit; ``Unassigned`` if no rule knows it."""
    return _group_of(source.lower(), medium.lower(), campaign.lower())


def is_shop_trap(campaign: str) -> bool:
    """Whether Google takes the campaign's name for a shop's and files all its visits under Shopping.

    ``spring-shop`` and ``eshop`` are, ``workshop`` is not (``^(.*(([^a-df-z]|^)shop|shopping).*)$``).
    """
    return bool(_SHOP.search(campaign.lower()))


@cache
def kinds() -> dict[str, str]:
    """Known sources, each with its kind: search, shopping, social or video."""
    found, kind = {}, ""
    for line in files("airdate.tracking").joinpath("sources.txt").read_text("utf-8").split("\n"):
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            found[line] = kind
    return found


@lru_cache(maxsize=4096)
def _group_of(source: str, medium: str, campaign: str) -> str:
    visit = _Visit(source, medium, campaign, kinds().get(source, ""))
    return next((group for group, holds in _RULES if holds(visit)), "Unassigned")


_RULES: tuple[tuple[str, Callable[[_Visit], bool]], ...] = (
    ("Direct", lambda visit: visit.is_direct),
    ("Cross-network", lambda visit: "cross-network" in visit.campaign),
    ("Paid Shopping", lambda visit: visit.is_paid and visit.is_shopping),
    ("Paid Search", lambda visit: visit.is_paid and visit.kind == "search"),
    ("Paid Social", lambda visit: visit.is_paid and visit.kind == "social"),
    ("Paid Video", lambda visit: visit.is_paid and visit.kind == "video"),
    ("Display", lambda visit: visit.medium in _DISPLAY),
    ("Paid Other", lambda visit: visit.is_paid),
    ("Organic Shopping", lambda visit: visit.is_shopping),
    ("Organic Social", lambda visit: visit.kind == "social" or visit.medium in _SOCIAL),
    ("Organic Video", lambda visit: visit.kind == "video" or "video" in visit.medium),
    ("Organic Search", lambda visit: visit.kind == "search" or visit.medium == "organic"),
    ("AI Assistant", lambda visit: visit.medium == "ai-assistant"),
    ("Referral", lambda visit: visit.medium in ("referral", "app", "link")),
    ("Email", lambda visit: visit.source in _EMAIL or visit.medium in _EMAIL),
    ("Affiliates", lambda visit: visit.medium == "affiliate"),
    ("Audio", lambda visit: visit.medium == "audio"),
    ("SMS", lambda visit: "sms" in (visit.source, visit.medium)),
    ("Mobile Push Notifications", lambda visit: visit.is_push),
)
