"""The named feeds of ``calendar/feeds.yml``."""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from airdate.finding import Fault
from airdate.limits import FEED_ENTRIES
from airdate.reading.fields import Fields
from airdate.selection import BACK, Cancelled, Detail, Form, Reach, Selection
from airdate.status import Visibility
from airdate.text import did_you_mean, shown

_LENGTH = re.compile(r"(\d{1,4}) (minute|hour|day|week|month|year)s?\Z", re.ASCII)
_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": 7}
_ALARMS = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}

#: No alarm rings earlier than that.
_EARLIEST = timedelta(weeks=4)


def read(id: str, fields: Fields, title: str, facets: Iterable[str]) -> Selection:
    """One named feed; ``facets`` is what it can select by."""
    criteria = {facet: fields.lines(facet) for facet in facets if fields.given(facet)}
    fields.asked.update(facets)
    back, ahead = _window(fields)
    return Selection(
        id=id,
        title=title,
        summary=fields.line("summary") or fields.line("description"),
        criteria=criteria,
        visibility=fields.choice("visibility", Visibility) or Visibility.INTERNAL,
        back=back,
        ahead=ahead,
        cap=_cap(fields),
        form=Form(
            detail=fields.choice("detail", Detail) or Detail.FULL,
            cancelled=fields.choice("cancelled", Cancelled) or Cancelled.KEEP,
            alarm=_alarm(fields),
        ),
        edition=fields.id("edition"),
        secret=fields.word("secret", ("yes", "no")) == "yes",
        place=fields.mapping.place,
    )


def known(
    feeds: Mapping[str, Selection], editions: Collection[str], faults: list[Fault]
) -> dict[str, Selection]:
    """The feeds; one that names an edition which nobody knows is told and left out: it may show too much."""
    kept = {}
    for id, feed in feeds.items():
        if feed.edition and feed.edition not in editions:
            cure = did_you_mean(feed.edition, editions) or f"use one of {', '.join(sorted(editions))}"
            message = f"the feed '{id}' is to show an unknown edition: '{shown(feed.edition)}'"
            faults.append(Fault(feed.place, "bad-choice", message, cure))
        else:
            kept[id] = feed
    return kept


def _window(fields: Fields) -> tuple[Reach | None, Reach | None]:
    """How far the feed reaches back and ahead; what it does not say is a year back, and all ahead."""
    inner = fields.inner("window")
    if inner is None:
        return BACK, None
    found = _reach(inner, "back", BACK), _reach(inner, "ahead", None)
    inner.unknown("`window`")
    return found


def _reach(fields: Fields, key: str, otherwise: Reach | None) -> Reach | None:
    node = fields.scalar(key)
    if node is None:
        return otherwise
    if node.text == "all":
        return None
    match = _LENGTH.match(" ".join(node.text.lower().split()))
    if match and match[2] in (*_MONTHS, *_DAYS):
        count = int(match[1])
        months, days = count * _MONTHS.get(match[2], 0), count * _DAYS.get(match[2], 0)
        if months <= 1200 and days <= 36_500:
            return Reach(months, days)
    message = f"`{key}`: '{shown(node.text)}' is no length of time that a feed can reach"
    fields.fault(node.place, "bad-value", message, "write `3 months`, `90 days` or `all`")
    return otherwise


def _cap(fields: Fields) -> int:
    node = fields.scalar("cap")
    if node is None:
        return 0
    if re.fullmatch(r"[1-9]\d{0,3}", node.text, re.ASCII) and int(node.text) <= FEED_ENTRIES:
        return int(node.text)
    message = f"`cap`: '{shown(node.text)}' is no number of entries"
    fields.fault(node.place, "bad-value", message, f"write a number from 1 to {FEED_ENTRIES}")
    return 0


def _alarm(fields: Fields) -> timedelta | None:
    node = fields.scalar("alarm")
    if node is None:
        return None
    match = _LENGTH.match(" ".join(node.text.lower().split()).removesuffix(" before"))
    length = int(match[1]) * _ALARMS[match[2]] if match and match[2] in _ALARMS else None
    if length is not None and length <= _EARLIEST:
        return length
    message = f"`alarm`: '{shown(node.text)}' is no time before an entry, of four weeks at most"
    fields.fault(node.place, "bad-value", message, "write `30 minutes`, `2 hours` or `1 day`")
    return None
