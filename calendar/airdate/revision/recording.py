"""Recording: why a time was changed or called off, and which time it was."""

from collections.abc import Iterable
from datetime import date

from airdate.editing.matter import Matter
from airdate.item import Item
from airdate.reading.yaml import Mapping
from airdate.revision.revision import Revision
from airdate.status import EventStatus, Status
from airdate.timespan import Precision, TimeFault, parse

_DATES = "previous_dates"


def recorded(
    revision: Revision, item: Item, reason: str, dates: Iterable[str], status: EventStatus | Status | None
) -> Revision:
    """The item with the reason, former dates that it does not hold yet, and a status if one is given."""
    key = "event_status" if isinstance(status, EventStatus) else "status"

    def edit(matter: Matter) -> Matter:
        matter = matter.set(key, str(status)) if status else matter
        matter = matter.set("reason", reason)
        for text in dates:
            if text not in matter.texts(_DATES):
                matter = matter.append(_DATES, text)
        return matter

    return revision.edited(item, edit)


def occurrence_path(matter: Matter, day: date | None) -> tuple[str, str]:
    """Where an occurrence is spoken of: under its day as the author wrote it, if that stands there."""
    node = matter.nodes.values.get("occurrences")
    said = node.values if isinstance(node, Mapping) else ()
    return "occurrences", next((key for key in said if _is(key, day)), str(day))


def _is(text: str, day: date | None) -> bool:
    try:
        time = parse(text, None)
    except TimeFault:
        return False
    return time.precision is Precision.DAY and time.first == day
