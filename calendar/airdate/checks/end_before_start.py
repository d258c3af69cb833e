"""An end that lies before its start.

Bad::

    start: 2027-05-12
    end: 2027-05-10
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.plan import Plan

SEVERITY = Severity.ERROR


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each span that ends before it starts, or ends without starting."""
    zone = plan.vocabulary.settings.zone
    for item in plan.items:
        if item.end is None:
            continue
        if item.start is None and item.places.get("start") in plan.faulty:
            continue
        if item.start is None:
            message = "there is an `end` but no `start`"
            yield Fault(item.at("end"), "end-before-start", message, "add `start:`")
            continue
        end = item.end.ends(item.start.zone_of_days(zone))
        if end < item.start.begins(zone) or item.end.last < item.start.first:
            message = f"the end ({item.end.text}) lies before the start ({item.start.text})"
            yield Fault(item.at("end"), "end-before-start", message, "exchange or correct them")
