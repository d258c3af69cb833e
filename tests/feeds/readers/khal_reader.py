"""khal: each UID goes with all its occurrences into its database, which is then asked for days.

A series without end it counts to the end of 2037, and wonders about exceptions later than that.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

import pytz
from facts import Fact, report, when
from icalendar import Component
from khal.icalendar import cal_from_ics, split_ics
from khal.khalendar.backend import SQLiteDb
from khal.khalendar.event import Event

LOCALE = {"local_timezone": pytz.UTC, "default_timezone": pytz.UTC}


@cache
def vevents(item: str) -> list[Component]:
    return [component for component in cal_from_ics(item).walk() if component.name == "VEVENT"]


@cache
def known(item: str, ref: str) -> tuple[str, str]:
    """UID and title of one VEVENT in an item; reading it once for each occurrence would take minutes."""
    event = Event.fromVEvents(vevents(item), ref=ref, locale=LOCALE, calendar="feed")
    return event.uid, event.summary


def read(text: str, first: date, last: date) -> Iterator[Fact]:
    known.cache_clear()
    vevents.cache_clear()
    database = SQLiteDb(["feed"], ":memory:", LOCALE)
    for n, item in enumerate(split_ics(text)):
        database.update(item, href=str(n), calendar="feed")
    since = datetime.combine(first, time()) - timedelta(days=1)
    until = datetime.combine(last, time()) + timedelta(days=2)
    whole = database.get_floating(since, until)
    timed = database.get_localized(since.replace(tzinfo=UTC), until.replace(tzinfo=UTC))
    for item, _href, start, end, ref, _etag, _calendar in (*whole, *timed):
        uid, summary = known(item, ref)
        yield uid, when(start), when(end), summary


report(read, harmless=r"excluded instance starting at (203[89]|20[4-9]|2[1-9])")
