"""Prints what libical reads in the feeds named on the command line. Run by the system's Python."""

import json
import sys
from pathlib import Path

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib as ical  # noqa: E402

UTC = ical.Timezone.get_utc_timezone()


def when(time: ical.Time) -> str:
    if time.is_date():
        return f"{time.get_year():04}-{time.get_month():02}-{time.get_day():02}"
    utc = time.convert_to_zone(UTC)
    clock = f"{utc.get_hour():02}:{utc.get_minute():02}:{utc.get_second():02}"
    return f"{utc.get_year():04}-{utc.get_month():02}-{utc.get_day():02}T{clock}Z"


def read(path: str) -> dict:
    calendar = ical.Component.new_from_string(Path(path).read_bytes().decode())
    if calendar is None:
        return {"errors": ["not a calendar"], "events": []}
    calendar.check_restrictions()
    errors = [f"{calendar.count_errors()} errors"] if calendar.count_errors() else []
    events = []
    event = calendar.get_first_component(ical.ComponentKind.VEVENT_COMPONENT)
    while event is not None:
        events.append(
            [event.get_uid(), when(event.get_dtstart()), when(event.get_dtend()), event.get_summary()]
        )
        event = calendar.get_next_component(ical.ComponentKind.VEVENT_COMPONENT)
    return {"errors": errors, "events": events}


json.dump([read(path) for path in sys.argv[1:]], sys.stdout)
