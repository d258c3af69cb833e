"""What every reader in Python does alike: takes its orders, prints JSON.

``READER FIRST LAST FILE…`` prints for each file its ``errors`` and its ``events``: UID, start, end and
title of all that begin on the days from FIRST to LAST. Whole days are dates, moments are in UTC.
"""

import json
import logging
import re
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

Fact = tuple[str, str, str, str]
#: Reads a calendar between two days; it may tell more than that.
Read = Callable[[str, date, date], Iterable[Fact]]


def when(moment: date) -> str:
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class _Heard(logging.Handler):
    """What a library complains of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


def report(read: Read, harmless: str = "$^") -> None:
    """Print what ``read`` makes of the files; what it raises or its library complains of is an error.

    ``harmless`` is a pattern of complaints that are none.
    """
    first, last = (date.fromisoformat(day) for day in sys.argv[1:3])
    heard = _Heard()
    logging.getLogger().addHandler(heard)
    found = []
    for path in sys.argv[3:]:
        heard.told.clear()
        try:
            events = [
                fact for fact in read(Path(path).read_bytes().decode(), first, last) if _on(fact, first, last)
            ]
        except Exception as error:
            found.append({"errors": [f"{path}: {error!r}"], "events": []})
        else:
            told = [text for text in heard.told if not re.search(harmless, text)]
            found.append({"errors": [f"{path}: {text}" for text in told], "events": events})
    json.dump(found, sys.stdout)


def _on(fact: Fact, first: date, last: date) -> bool:
    return first.isoformat() <= fact[1][:10] <= last.isoformat()
