"""Readers that know nothing of us read every feed of the demo without complaint, and read what is planned.

``tests/feeds/install_readers.sh`` installs those that are not Python packages.
"""

import json
import shutil
import subprocess
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from pathlib import Path

import pytest
import recurring_ical_events
from icalendar import Calendar

from airdate.entry import Entry
from airdate.feeds import lines
from airdate.feeds.catalogue import catalogue, of_items
from airdate.feeds.ical import render
from airdate.feeds.standing import title
from airdate.plan import Plan
from airdate.recurrence import parse
from airdate.series import occurrences
from airdate.timespan import at_local, parse_zone

from .conftest import ROOT, loaded
from .nasty import PIECES
from .test_nasty import plan as nasty_plan
from .test_series import MISREAD, WORDS

READERS = Path(__file__).parent / "readers"
INSTALL = "is not installed: run tests/feeds/install_readers.sh"

#: Series without end are read up to this year.
UNTIL = 2031

#: UID, start, end and title of an event. Whole days are dates, moments are in UTC.
Fact = tuple[str, str, str, str]
Reader = Callable[[list[Path]], list[list[Fact]]]


def recurring(paths: list[Path]) -> list[list[Fact]]:
    """icalendar and recurring-ical-events, asked for everything up to the year ``UNTIL``."""

    def when(moment: date) -> str:
        if not isinstance(moment, datetime):
            return moment.isoformat()
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def facts(path: Path) -> list[Fact]:
        calendar = Calendar.from_ical(path.read_bytes())
        assert [error for component in calendar.walk() for error in component.errors] == []
        found = recurring_ical_events.of(calendar).between((1970, 1, 1), (UNTIL, 1, 1))
        facts = []
        for event in found:
            start, end = sorted((when(event.start), when(event.end)))  # swapped in an hour that comes twice
            facts.append((str(event["UID"]), start, end, str(event["SUMMARY"])))
        return facts

    return [facts(path) for path in paths]


def libical(paths: list[Path]) -> list[list[Fact]]:
    python, probe = "/usr/bin/python3", 'import gi; gi.require_version("ICalGLib", "3.0")'
    here = Path(python).exists()
    if not here or subprocess.run([python, "-Ic", probe], capture_output=True, check=False).returncode:
        pytest.skip(f"libical {INSTALL}")
    return _outside(python, "-I", str(READERS / "libical.py"), str(UNTIL), *map(str, paths))


def icaljs(paths: list[Path]) -> list[list[Fact]]:
    if not shutil.which("node") or not (ROOT / "build" / "readers" / "node_modules" / "ical.js").is_dir():
        pytest.skip(f"ical.js {INSTALL}")
    return _outside("node", str(READERS / "icaljs.cjs"), str(UNTIL), *map(str, paths))


def _outside(*command: str) -> list[list[Fact]]:
    """What a program printed: for each file its errors and its events."""
    done = subprocess.run(command, capture_output=True, check=True, timeout=300)
    found = json.loads(done.stdout)
    if errors := [error for file in found for error in file["errors"]]:
        raise ValueError(errors)
    return [[tuple(event) for event in file["events"]] for file in found]


READ = pytest.mark.parametrize("reader", [recurring, libical, icaljs])


def planned(plan: Plan, entries: Iterable[Entry], apart: Container[str] = ()) -> list[Fact]:
    """The same facts from the plan itself; ``apart`` names series that are written out."""
    settings = plan.vocabulary.settings
    days = date(1970, 1, 1), date(UNTIL - 1, 12, 31)

    def fact(id: str, entry: Entry) -> Fact:
        assert entry.start
        if entry.start.instant is None:
            start, end = entry.first.isoformat(), (entry.last + timedelta(days=1)).isoformat()
        else:
            ends = entry.ends if entry.ends > entry.begins else entry.begins + timedelta(minutes=15)
            start, end = (moment.strftime("%Y-%m-%dT%H:%M:%SZ") for moment in (entry.begins, ends))
        return f"{id}@{settings.domain}", start, end, lines.readable(title(entry))

    def facts(entry: Entry) -> Iterator[Fact]:
        if not entry.repeats:
            yield fact(entry.id, entry)
            return
        for shown in occurrences(entry, *days, settings.zone):
            if shown.held:
                yield fact(f"{entry.id}.{shown.day:%Y%m%d}" if entry.id in apart else entry.id, shown)

    return sorted(found for entry in entries for found in facts(entry))


def written(root: Path, contents: Iterable[bytes]) -> list[Path]:
    paths = []
    for n, content in enumerate(contents):
        paths.append(root / f"{n}.ics")
        paths[-1].write_bytes(content)
    return paths


@READ
def test_every_feed_of_the_demo(reader: Reader, demo: dict[str, bytes], tmp_path: Path) -> None:
    plan = loaded(ROOT)
    feeds = [*catalogue(plan), *of_items(plan)]
    found = reader(written(tmp_path, (demo[feed.path] for feed in feeds)))
    assert [sorted(facts) for facts in found] == [planned(plan, feed.entries) for feed in feeds]


@READ
def test_times_of_every_kind(reader: Reader, tmp_path: Path) -> None:
    plan = loaded(ROOT / "tests" / "plans" / "feeds")
    (found,) = reader(written(tmp_path, [render(plan)[0].content]))
    assert sorted(found) == planned(plan, catalogue(plan)[0].entries)


@READ
def test_series_of_every_kind(reader: Reader, tmp_path: Path) -> None:
    plan = loaded(ROOT / "tests" / "plans" / "rhythms")
    (found,) = reader(written(tmp_path, [render(plan)[0].content]))
    assert sorted(found) == planned(plan, catalogue(plan)[0].entries, ("talk", "last-week"))


@READ
def test_rules_of_every_kind(reader: Reader, tmp_path: Path) -> None:
    """Those that one of the readers misreads as they stand are among them."""
    start = at_local(date(2027, 1, 1), time(9), parse_zone("Europe/Berlin"))
    plan = nasty_plan("")
    output = replace(plan.items[0].outputs[0], planned=start)
    items = [
        replace(plan.items[0], id=f"item-{n}", path=f"{n}.md", outputs=(output,), repeat=parse(rule))
        for n, rule in enumerate([*WORDS, *MISREAD])
    ]
    plan = replace(plan, items=()).with_items(items)
    (found,) = reader(written(tmp_path, [render(plan)[0].content]))
    assert sorted({fact[1:] for fact in found}) == sorted({fact[1:] for fact in planned(plan, plan.entries)})


@READ
def test_titles_of_every_kind(reader: Reader, tmp_path: Path) -> None:
    texts = [f"{one}{other}a" for one, other in product(PIECES, repeat=2)]
    plan = nasty_plan("")
    item = plan.items[0]
    items = [replace(item, id=f"item-{n}", title=f"x{text}") for n, text in enumerate(texts)]
    plan = replace(plan, items=tuple(items))
    (found,) = reader(written(tmp_path, [render(plan)[0].content]))
    assert sorted(found) == planned(plan, plan.entries)


@READ
def test_the_reader_does_complain(reader: Reader, demo: dict[str, bytes], tmp_path: Path) -> None:
    broken = demo["feeds/all.ics"].replace(b"DTSTART;", b"DTSTART;VALUE=DATE:NEVER\r\nX-A;")
    with pytest.raises(Exception, match=r"."):
        reader(written(tmp_path, [broken]))


def test_icalendar_writes_the_same_octets(demo: dict[str, bytes]) -> None:
    """What icalendar reads of a feed and writes again is the feed."""
    for content in demo.values():
        assert Calendar.from_ical(content).to_ical(sorted=False) == content
