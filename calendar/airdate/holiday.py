"""Public holidays and workdays by country, from the ``holidays`` package.

A country is named by ISO 3166: ``DE``, with a subdivision ``DE-BE``. The package is
imported when the first country is asked for, and reckons each year once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from airdate.limits import CLOSED_DAYS, FIRST_YEAR, LAST_YEAR
from airdate.text import did_you_mean

if TYPE_CHECKING:
    from holidays import HolidayBase

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """Which days are no workdays: weekends and public holidays of countries, and ``extra`` ones.

    A day is a workday only if it is one in every country; without a country
    Saturdays and Sundays are off. A country that nobody knows counts as none.
    """

    countries: frozenset[str] = frozenset()
    extra: frozenset[date] = frozenset()

    def is_workday(self, day: date) -> bool:
        """Whether people work on that day."""
        if day in self.extra:
            return False
        known = [code for code in self.countries if is_country(code)]
        return not any(day in _off(code, day.year) for code in known) if known else day.weekday() < 5

    def add_workdays(self, day: date, n: int) -> date:
        """The ``n``-th workday after ``day``, or before it if ``n`` is negative; for 0 the day itself.

        Raises NoWorkday where none follows within a year, or within the years of a plan.
        """
        step, idle = _DAY if n > 0 else -_DAY, 0
        left = abs(n)
        while left:
            if idle >= CLOSED_DAYS or not FIRST_YEAR <= (day + step).year <= LAST_YEAR:
                raise NoWorkday(day)
            day += step
            work = self.is_workday(day)
            left, idle = left - work, 0 if work else idle + 1
        return day


class NoWorkday(LookupError):
    """No workday is to be found from ``day`` on."""

    def __init__(self, day: date) -> None:
        super().__init__(f"no workday near {day.isoformat()}")
        self.day = day


def is_country(code: str) -> bool:
    """Whether public holidays are known of that country and subdivision."""
    country, _, part = code.partition("-")
    return country in _codes() and (part in _parts(country) if "-" in code else True)


def nearest_country(code: str) -> str:
    """``did you mean 'DE-BE'?``: by code, or by the country's name; empty if nothing is near."""
    country, dash, _ = code.upper().partition("-")
    if dash and country in _codes():
        return did_you_mean(code, (f"{country}-{part}" for part in sorted(_parts(country))))
    names = {said.lower(): known for known, said in _codes().items()}
    near = get_close_matches(code.replace(" ", "").lower(), names, n=1, cutoff=0.75)
    return f"did you mean '{names[near[0]]}'?" if near else did_you_mean(code, _codes())


def public_holidays(code: str, year: int, language: str) -> Mapping[date, str]:
    """The public holidays of one year by day, named in that language (BCP 47) or else in the country's own.

    Nothing for a country that nobody knows, or a year that the package does not reckon.
    """
    return _reckoned(code, year, language) if is_country(code) else {}


@lru_cache(maxsize=1024)
def _reckoned(code: str, year: int, language: str) -> "HolidayBase":
    from holidays import country_holidays

    country, _, part = code.partition("-")
    known = country_holidays(country, subdiv=part or None)
    said = _spoken(known.supported_languages, language) or known.default_language
    return country_holidays(country, subdiv=part or None, years=year, expand=False, language=said)


def _spoken(known: Iterable[str], language: str) -> str | None:
    """The package's name of a language: ``en_US`` for ``en`` or ``en-GB`` where it has no nearer one."""
    wanted = language.replace("-", "_")
    plain = wanted.partition("_")[0]
    near = sorted(name for name in known if name.partition("_")[0] == plain)
    return next((name for name in (wanted, plain) if name in near), near[-1] if near else None)


@lru_cache(maxsize=1024)
def _off(code: str, year: int) -> frozenset[date]:
    """The days of a year on which nobody works there."""
    reckoned = _reckoned(code, year, "")
    first = date(year, 1, 1)
    days = (first + n * _DAY for n in range(366))
    return frozenset(day for day in days if day.year == year and not reckoned.is_working_day(day))


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    """The two letters of each country that the package knows, with its name."""
    from holidays.registry import COUNTRIES

    return {names[1]: names[0] for names in COUNTRIES.values()}


@lru_cache(maxsize=256)
def _parts(country: str) -> frozenset[str]:
    from holidays import country_holidays

    return frozenset(country_holidays(country).subdivisions)
