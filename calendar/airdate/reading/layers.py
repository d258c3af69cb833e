"""Layers: public holidays, outside calendars and plans as markers, a year at a time and each year once."""

from collections.abc import Iterable, Iterator
from datetime import date

from airdate.holiday import public_holidays
from airdate.limits import FIRST_YEAR, LAST_YEAR
from airdate.marker import Kind, Layer, Marker
from airdate.reading.outside import calendar, plan
from airdate.timespan import on_day
from airdate.vocabulary import Settings


class Layers:
    """The markers that a plan's layers hold."""

    def __init__(self, layers: Iterable[Layer], settings: Settings) -> None:
        self.layers, self.settings = tuple(layers), settings
        self._years: dict[int, tuple[Marker, ...]] = {}

    def between(self, first: date, last: date) -> Iterator[Marker]:
        """Markers of the years that these days lie in, each once."""
        if not self.layers:
            return
        years = range(max(first.year, FIRST_YEAR), min(last.year, LAST_YEAR - 1) + 1)
        found = {marker.id: marker for year in years for marker in self._of(year)}
        yield from found.values()

    def _of(self, year: int) -> tuple[Marker, ...]:
        if year not in self._years:
            self._years[year] = tuple(marker for layer in self.layers for marker in self._expand(layer, year))
        return self._years[year]

    def _expand(self, layer: Layer, year: int) -> Iterator[Marker]:
        first, last = date(year, 1, 1), date(year, 12, 31)
        if layer.calendar:
            return calendar.expand(layer, first, last, self.settings.zone)
        if layer.entries or layer.markers:
            return plan.expand(layer, first, last, self.settings.zone)
        return self._holidays(layer, year)

    def _holidays(self, layer: Layer, year: int) -> Iterator[Marker]:
        """One marker a day, with every name that the day has in one of the countries."""
        names: dict[date, dict[str, None]] = {}
        for country in layer.countries:
            for day, name in public_holidays(country, year, self.settings.language).items():
                names.setdefault(day, {}).update(dict.fromkeys(name.split("; ")))
        for day, said in sorted(names.items()):
            yield Marker.of(
                f"{layer.id}.{day.isoformat()}",
                Kind.HOLIDAYS,
                "; ".join(said),
                on_day(day),
                None,
                self.settings.zone,
                summary=layer.title or ", ".join(layer.countries),
                visibility=layer.visibility,
                layer=layer.id,
                place=layer.place,
            )
