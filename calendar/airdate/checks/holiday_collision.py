"""Something that goes out on a public holiday of those whom it is for.

On a public holiday fewer people read, and some take it amiss. Looked at are the countries of its
audiences (``country:`` in ``calendar/audiences.yml``); where these name none, the plan's own
country, if ``calendar/markers.yml`` shows its holidays. What lasts, such as an event, is not meant.
Of a series one message tells all days up to the plan's horizon.

Bad, for an audience with ``country: DE``: ``publish: 2027-10-03``. Good: ``publish: 2027-10-04``.
"""

from collections.abc import Iterator

from airdate.entry import Entry, place_of
from airdate.finding import Fault, Severity
from airdate.holiday import public_holidays
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.series import is_regular, together
from airdate.status import Status

CODE = "SC004"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.PLANNED

#: What is out cannot be moved any more, and what is an idea need not.
_IDLE = frozenset({Status.IDEA, Status.PUBLISHED})
_TOLD = 3


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each appearance on a holiday of its audiences, else of the plan."""
    audiences = plan.vocabulary.audiences or {}
    country_of = {id: audience.country for id, audience in audiences.items() if audience.country}
    own = _own(plan)
    if not (country_of or own):  # for speed
        return
    once = (entry for entry in plan.entries if not entry.repeats)
    for entries in together((*once, *plan.occurring(plan.series, plan.today, plan.horizon))):
        theirs = [country_of[id] for id in entries[0].item.audience if id in country_of]
        for country in dict.fromkeys(theirs or own):
            if found := _on_holidays(entries, country):
                yield _fault(found, country)


def _on_holidays(entries: list[Entry], country: str) -> list[tuple[Entry, str]]:
    """Those that go out on a holiday, with its name."""
    meant = (e for e in entries if not (e.spans or e.called_off or e.status in _IDLE))
    named = ((e, public_holidays(country, e.first.year, "en").get(e.first, "")) for e in meant)
    return [(entry, name) for entry, name in named if name]


def _own(plan: Plan) -> list[str]:
    """The plan's country, as its layers of holidays name it."""
    country = plan.vocabulary.settings.country
    named = [code for layer in plan.vocabulary.layers for code in layer.countries]
    return [code for code in named if code.partition("-")[0] == country.partition("-")[0]]


def _fault(found: list[tuple[Entry, str]], country: str) -> Fault:
    entry, name = found[0]
    message = f"{entry.first} is a public holiday in {country}: {name}"
    if len(found) > 1:
        days = ", ".join(f"{entry.first} ({name})" for entry, name in found[:_TOLD])
        more = f" and {len(found) - _TOLD} more" if len(found) > _TOLD else ""
        message = f"{len(found)} days are public holidays in {country}: {days}{more}"
    place, cure = place_of(entry), "choose a day on which people read, or move it"
    if is_regular(entry):
        place, cure = entry.item.at("repeat"), "move it under `occurrences`, or leave it out by `except`"
    return Fault(place, "holiday-collision", message, cure)
