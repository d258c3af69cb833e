"""Readers that know nothing of us read every feed of the demo without complaint, and read what is planned.

``install_readers.sh`` installs them; ``outside.py`` says how each is run. All of them agree on UID, start,
end, title and the occurrences of two years, but for what follows. Nothing of it can be written otherwise.

- recurring-ical-events takes times in UTC by the clock of X-WR-TIMEZONE, and so loses the second of two
  equal hours.
- libical counts REFID, CONCEPT and LINK (RFC 9253), which it does not know, as errors; ical.js must be told
  which exceptions belong to which series.
- ts-ics misreads BYSETPOS, BYMONTHDAY from the end, and MONTHLY and YEARLY with BYDAY, in time zones too: to
  it clocks change at midnight. It takes BEGIN:VEVENT and the like out of texts.
- khal shows an occurrence of a series of whole days that was given an hour on its whole day as well.
- calcurse keeps neither UIDs nor seconds, knows no RECURRENCE-ID, BYSETPOS, BYYEARDAY or WKST, and counts
  series by the clock of the machine: only those of its own zone and of whole days are compared.
- vobject, and so Radicale, cuts the URI of a property that it does not know at a comma (``test_caldav.py``).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from itertools import product
from pathlib import Path

import pytest
from icalendar import Calendar

from airdate.feeds.catalogue import catalogue, of_items
from airdate.feeds.ical import render
from airdate.plan import Plan
from airdate.recurrence import parse
from airdate.text import one_line
from airdate.timespan import at_local, parse_zone

from .conftest import ROOT, loaded
from .nasty import PIECES
from .outside import READ, Reader, differences
from .planned import planned
from .test_nasty import plan as nasty_plan
from .test_series import MISREAD, WORDS

TWO_YEARS = date(2026, 1, 1), date(2027, 12, 31)


def written(root: Path, contents: Iterable[bytes]) -> list[Path]:
    paths = []
    for n, content in enumerate(contents):
        paths.append(root / f"{n}.ics")
        paths[-1].write_bytes(content)
    return paths


def assert_read(reader: Reader, plan: Plan, feeds: dict[str, bytes], root: Path) -> None:
    """The reader finds in each of the feeds what the plan says of it."""
    of = [feed for feed in (*catalogue(plan), *of_items(plan)) if feed.path in feeds]
    contents = [feeds[feed.path] for feed in of]
    facts = [planned(plan, feed, *TWO_YEARS) for feed in of]
    found = differences(reader, contents, facts, written(root, contents), *TWO_YEARS)
    assert [(of[n].path, *sides) for n, *sides in found] == []


def everything(plan: Plan) -> dict[str, bytes]:
    """The one feed that holds everything."""
    first = render(plan)[0]
    return {first.path: first.content}


@READ
def test_every_feed_of_the_demo(reader: Reader, demo: dict[str, bytes], tmp_path: Path) -> None:
    assert_read(reader, loaded(ROOT), demo, tmp_path)


@READ
@pytest.mark.parametrize("name", ["feeds", "rhythms"])
def test_times_and_series_of_every_kind(reader: Reader, name: str, tmp_path: Path) -> None:
    plan = loaded(ROOT / "tests" / "plans" / name)
    assert_read(reader, plan, everything(plan), tmp_path)


@READ
def test_rules_of_every_kind(reader: Reader, tmp_path: Path) -> None:
    """Those that one of the readers misreads as they stand are among them."""
    zone = "Europe/Berlin"
    start = at_local(date(2026, 1, 1), time(9), parse_zone(zone))
    plan = nasty_plan("")
    output = replace(plan.items[0].outputs[0], planned=start)
    first = replace(plan.items[0], outputs=(output,))
    items = [
        replace(first, id=f"item-{n}", title=f"{n}", path=f"{n}.md", repeat=parse(rule))
        for n, rule in enumerate([*WORDS, *MISREAD])
    ]
    words = replace(plan.vocabulary, settings=replace(plan.vocabulary.settings, timezone=zone))
    plan = replace(plan, items=(), vocabulary=words).with_items(items)
    assert_read(reader, plan, everything(plan), tmp_path)


@READ
def test_titles_of_every_kind(reader: Reader, tmp_path: Path) -> None:
    """Each on one line, as they come out of a front matter."""
    texts = [one_line(f"{one}{other}a") for one, other in product(PIECES, repeat=2)]
    plan = nasty_plan("")
    item = plan.items[0]
    items = [replace(item, id=f"item-{n}", title=f"x{text}") for n, text in enumerate(texts)]
    plan = replace(plan, items=tuple(items))
    assert_read(reader, plan, everything(plan), tmp_path)


@READ
def test_the_reader_does_complain(reader: Reader, demo: dict[str, bytes], tmp_path: Path) -> None:
    broken = demo["feeds/all.ics"].replace(b"DTSTART;", b"DTSTART;VALUE=DATE:NEVER\r\nX-A;")
    with pytest.raises(ValueError, match=r"."):
        reader.read(written(tmp_path, [broken]), *TWO_YEARS)


def test_icalendar_writes_the_same_octets(demo: dict[str, bytes]) -> None:
    """What icalendar reads of a feed and writes again is the feed."""
    for content in demo.values():
        assert Calendar.from_ical(content).to_ical(sorted=False) == content
