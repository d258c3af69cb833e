"""calcurse: imports a feed into its own files and prints the days.

It keeps no UID and no seconds, and of what lasts whole days it says each day. It counts and writes down
times by the clock of the machine, and refuses a series that begins on another weekday there. So one calcurse
stands in UTC, where no hour comes twice, and is given what happens once or lasts whole days (where clocks
change at midnight, it counts those for ever); another stands where the calendar does (X-WR-TIMEZONE) and is
given the series of that zone that have an hour.
"""

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from facts import Fact, report, when

TIMED, WHOLE = r"T\t%(start:epoch)\t%(end:epoch)\t%m\n", r"D\t%m\n"
FORMATS = {"apt": TIMED, "recur-apt": TIMED, "event": WHOLE, "recur-event": WHOLE}
EVENT = re.compile(r"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", re.DOTALL)


def read(text: str, first: date, last: date) -> Iterator[Fact]:
    found = re.search(r"\nX-WR-TIMEZONE:(.*)\r\n", text)
    zone = found[1] if found else "UTC"
    here = re.compile(rf"\nDTSTART;TZID={re.escape(zone)}:.*\nRRULE", re.DOTALL)
    elsewhere = re.compile(r"\nDTSTART;TZID=.*\nRRULE", re.DOTALL)
    once = EVENT.sub(lambda event: "" if elsewhere.search(event[0]) else event[0], text)
    series = EVENT.sub(lambda event: event[0] if here.search(event[0]) else "", text)
    for standing, part in (("UTC", once), (zone, series)):
        yield from dict.fromkeys(printed(part, standing, first, (last - first).days + 2))


def printed(text: str, zone: str, first: date, days: int) -> Iterator[Fact]:
    """What calcurse prints, standing in that zone; it repeats what lasts on each of its days."""
    with tempfile.TemporaryDirectory() as folder:
        told = calcurse(folder, zone, "-i", "-", given=text)
        if " 0 skipped" not in told:
            raise ValueError(told)
        forms = [f"--format-{kind}={form}" for kind, form in FORMATS.items()]
        lines = calcurse(
            folder, zone, "-Q", "--filter-type=cal", f"--from={first:%m/%d/%Y}", f"--days={days}", *forms
        )
    day = first
    for line in lines.splitlines():
        kind, *rest = line.split("\t")
        if kind == "T":
            start, end = (datetime.fromtimestamp(int(epoch), UTC) for epoch in rest[:2])
            yield "", when(start), when(end), rest[2]
        elif kind == "D":
            yield "", when(day), when(day + timedelta(days=1)), rest[0]
        elif line:
            day = datetime.strptime(line, "%m/%d/%y:").date()  # noqa: DTZ007


def calcurse(folder: str, zone: str, *arguments: str, given: str = "") -> str:
    command, environment = ["calcurse", "-D", folder, *arguments], os.environ | {"TZ": zone}
    done = subprocess.run(command, input=given.encode(), capture_output=True, check=True, env=environment)
    return (done.stdout + done.stderr).decode()


report(read)
