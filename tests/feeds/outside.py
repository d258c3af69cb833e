"""The readers that are not ours: how each is run, and what it cannot say.

``install_readers.sh`` installs them. Where the environment variable CI is set, none may be absent.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import tzdata

from .planned import Fact
from .reading import events, lines

HERE = Path(__file__).parent / "readers"
BUILD = Path(__file__).parents[2] / "build" / "readers"
OWN = str(BUILD / "venv" / "bin" / "python")

#: The properties of one VEVENT as ``reading.events`` gives them.
Properties = Mapping[str, str]


def as_it_is(fact: Fact) -> Iterator[Fact]:
    yield fact


def never(event: Properties, zone: str) -> bool:
    return False


@dataclass(frozen=True)
class Reader:
    """``says`` turns a fact of the plan into what the reader can say of it; ``misses`` knows the events
    whose series it does not count, which are left out on both sides, by UID or where it has none by title."""

    name: str
    command: Sequence[str]
    probe: Sequence[str]
    says: Callable[[Fact], Iterator[Fact]] = as_it_is
    misses: Callable[[Properties, str], bool] = never

    def __str__(self) -> str:
        return self.name

    def read(self, paths: Sequence[Path], first: date, last: date) -> list[list[Fact]]:
        """What begins on those days, file by file; raises ValueError for what the reader refuses."""
        needed(self.name, *self.probe)
        days = first.isoformat(), last.isoformat()
        done = subprocess.run(
            [*self.command, *days, *map(str, paths)],
            capture_output=True,
            timeout=600,
            env=ELSEWHERE,
            check=False,
        )
        if done.returncode:
            raise ValueError(done.stderr.decode())
        found = json.loads(done.stdout)
        if errors := [error for file in found for error in file["errors"]]:
            raise ValueError(errors)
        return [sorted(tuple(event) for event in file["events"]) for file in found]


#: No reader may look at the zone or the language of the machine; all have the zones of one tzdata, ours.
ELSEWHERE = {
    "PATH": os.environ["PATH"],
    "TZ": "UTC",
    "TZDIR": str(Path(tzdata.__file__).parent / "zoneinfo"),
    "PYTHONTZPATH": "",
    "LC_ALL": "C.UTF-8",
    "PYTHONDONTWRITEBYTECODE": "1",
}


@cache
def _there(*probe: str) -> bool:
    return (
        bool(shutil.which(probe[0]))
        and not subprocess.run(probe, capture_output=True, check=False).returncode
    )


def needed(name: str, *probe: str) -> None:
    """Skip the test if the program is not there, where that may be."""
    if not _there(*probe):
        reason = f"{name} is not installed: run tests/feeds/install_readers.sh"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)


def _days(fact: Fact) -> Iterator[Fact]:
    """calcurse: no UID, no seconds, and each whole day by itself."""
    _, start, end, title = fact
    if "T" in start:
        yield "", f"{start[:-3]}00Z", f"{end[:-3]}00Z", title
        return
    day = date.fromisoformat(start)
    while day < date.fromisoformat(end):
        yield "", day.isoformat(), (day + timedelta(days=1)).isoformat(), title
        day += timedelta(days=1)


def _unmarked(fact: Fact) -> Iterator[Fact]:
    """ts-ics: takes BEGIN:VEVENT and the like out of texts."""
    *rest, title = fact
    yield *rest, re.sub("(BEGIN|END):V[A-Z]+", "", title)  # type: ignore[misc]


def _recurring_misses(event: Properties, zone: str) -> bool:
    """recurring-ical-events: takes UTC by the clock of X-WR-TIMEZONE, where some hours come twice."""
    for name in ("DTSTART", "DTEND"):
        if event.get(name, "").endswith("Z"):
            instant = datetime.strptime(event[name], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            here = instant.astimezone(ZoneInfo(zone))
            if here.utcoffset() != here.replace(fold=not here.fold).utcoffset():
                return True
    return False


def _calcurse_misses(event: Properties, zone: str) -> bool:
    """calcurse: knows no RECURRENCE-ID, BYSETPOS, BYYEARDAY, WKST or days from both ends of a month.

    Series it counts by one clock only, so that in summer it seeks what is soon after midnight on the day
    before, and it repeats on the next day what lasts over midnight.
    """
    if "RRULE" not in event:
        return any(name.startswith("RECURRENCE-ID") for name in event)
    start, end = (event.get(f"{name};TZID={zone}", "")[:8] for name in ("DTSTART", "DTEND"))
    midnight = event.get(f"DTSTART;TZID={zone}", "")[9:11] in ("00", "23")
    unknown = re.search("BYSETPOS|WKST|BYYEARDAY|BYMONTHDAY=([0-9,-]+,-|-[0-9-]*,)", event["RRULE"])
    return bool(unknown) or midnight or (_WHOLE not in event and (not start or start != end))


def _khal_misses(event: Properties, zone: str) -> bool:
    """khal: shows an occurrence that was given an hour at its whole day as well."""
    return "RECURRENCE-ID;VALUE=DATE" in event and _WHOLE not in event


def _tsics_misses(event: Properties, zone: str) -> bool:
    """ts-ics: loses the hour of MONTHLY and YEARLY with BYDAY, and misreads what counts from the end.

    It reads VTIMEZONE so, too: to it the clocks change at midnight.
    """
    for name, value in event.items():
        if name.startswith(("DTSTART;TZID=", "DTEND;TZID=")) and value[9:] < "040000":
            return True
    return bool(
        re.search("FREQ=(MONTHLY|YEARLY).*BYDAY|BYMONTHDAY=[0-9,]*-|BYSETPOS", event.get("RRULE", ""))
    )


_WHOLE = "DTSTART;VALUE=DATE"


def _python(name: str, module: str, **differs: Callable[..., object]) -> Reader:
    program = sys.executable if name == "recurring-ical-events" else OWN
    script = HERE / f"{name.partition('-')[0]}_reader.py"
    return Reader(name, [program, str(script)], [program, "-c", f"import {module}"], **differs)  # type: ignore[arg-type]


def _node(name: str, package: str, **differs: Callable[..., object]) -> Reader:
    probe = ["node", "-e", f"require({str(BUILD / 'node_modules' / package)!r})"]
    return Reader(package, ["node", str(HERE / f"{name}.cjs")], probe, **differs)  # type: ignore[arg-type]


_DEBIAN = "/usr/bin/python3"
_LIBICAL = 'import gi; gi.require_version("ICalGLib", "3.0")'

READERS = [
    _python("recurring-ical-events", "recurring_ical_events", misses=_recurring_misses),
    Reader("libical", [_DEBIAN, str(HERE / "libical.py")], [_DEBIAN, "-c", _LIBICAL]),
    _node("icaljs", "ical.js"),
    _node("tsics", "ts-ics", says=_unmarked, misses=_tsics_misses),
    _python("vobject", "vobject"),
    _python("ical", "ical"),
    _python("khal", "khal", misses=_khal_misses),
    Reader(
        "calcurse",
        [_DEBIAN, str(HERE / "calcurse_reader.py")],
        ["calcurse", "--version"],
        _days,
        _calcurse_misses,
    ),
]
READ = pytest.mark.parametrize("reader", READERS, ids=str)

#: The number of a feed, what a reader finds in it too much, what it misses.
Differences = list[tuple[int, list[Fact], list[Fact]]]


def differences(
    reader: Reader,
    feeds: Sequence[bytes],
    facts: Sequence[list[Fact]],
    paths: Sequence[Path],
    first: date,
    last: date,
) -> Differences:
    """For each feed that the reader reads otherwise: its number, what is too much, what is missing."""
    found = []
    for n, (feed, meant, read) in enumerate(zip(feeds, facts, reader.read(paths, first, last), strict=True)):
        left, right = _compared(reader, feed, meant, read, (first.isoformat(), last.isoformat()))
        if left != right:
            found.append((n, [f for f in left if f not in right], [f for f in right if f not in left]))
    return found


def _compared(
    reader: Reader, feed: bytes, meant: list[Fact], read: list[Fact], days: tuple[str, str]
) -> list[list[Fact]]:
    """What it read and what it should have, both without what it cannot say."""
    said = (fact for one in meant for fact in reader.says(one))
    expected = [fact for fact in said if days[0] <= fact[1][:10] <= days[1]]
    zone = next(value for name, _, value in lines(feed) if name == "X-WR-TIMEZONE")
    missed = {event["UID"] for event in events(feed) if reader.misses(event, zone)}
    titles = {fact[3] for fact in meant if fact[0] in missed}
    counts = (lambda f: f[0] not in missed) if reader.says is not _days else (lambda f: f[3] not in titles)
    if reader.says is _days:  # it says once what two entries have in common
        read, expected = list(set(read)), list(set(expected))
    return [sorted(filter(counts, side)) for side in (read, expected)]
