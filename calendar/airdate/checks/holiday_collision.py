"""Something that goes out on a public holiday of those whom it is for.

On a public holiday fewer people read, and some take it amiss. Looked at are the countries of its
audiences (``country:`` in ``calendar/audiences.yml``); where these name none, the plan's own
country, if ``calendar/markers.yml`` shows its holidays. What lasts, such as an event, is not meant.

Bad, for an audience with ``country: DE``: ``publish: 2027-10-03``. Good: ``publish: 2027-10-04``.
"""

from collections.abc import Iterator

from airdate.entry import Entry
from airdate.finding import Fault, Severity
from airdate.holiday import public_holidays
from airdate.plan import Plan, place_of
from airdate.status import Status

SEVERITY = Severity.WARNING

#: What is out cannot be moved any more, and what is an idea need not.
_IDLE = frozenset({Status.IDEA, Status.PUBLISHED})


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each appearance on a holiday of its audiences, else of the plan."""
    audiences = plan.vocabulary.audiences or {}
    country_of = {id: audience.country for id, audience in audiences.items() if audience.country}
    own = _own(plan)
    if not (country_of or own):
        return
    once = (entry for entry in plan.entries if not entry.repeats)
    for entry in (*once, *plan.occurring(plan.series, plan.today, plan.horizon)):
        if entry.spans or entry.called_off or entry.status in _IDLE:
            continue
        theirs = [country_of[id] for id in entry.item.audience if id in country_of]
        for country in dict.fromkeys(theirs or own):
            if name := public_holidays(country, entry.first.year, "en").get(entry.first):
                yield _fault(entry, country, name)


def _own(plan: Plan) -> list[str]:
    """The plan's country, as its layers of holidays name it."""
    country = plan.vocabulary.settings.country
    named = [code for layer in plan.vocabulary.layers for code in layer.countries]
    return [code for code in named if country and code.partition("-")[0] == country.partition("-")[0]]


def _fault(entry: Entry, country: str, name: str) -> Fault:
    message = f"{entry.first} is a public holiday in {country}: {name}"
    return Fault(
        place_of(entry), "holiday-collision", message, "choose a day on which people read, or move it"
    )
