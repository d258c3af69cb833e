"""Exports: what the columns of other programs' figures mean here (``calendar/results.yml``).

A name of your choice for each export, and its columns by the names that they have there::

    linkedin:
      id: Post ID
      at: Date
      dates: M/D/Y
      source: LinkedIn Analytics
      metrics:
        Impressions: {metric: impressions, level: output}
        Engagement rate: {metric: engagement rate, level: outtake, unit: percent}
        Clicks: clicks

``id`` or ``url``: the column that names the item: its id, with ``.OUTPUT`` behind it if one output is
    meant, as in ``utm_content``; or an address that the item has as ``url`` or ``destination``.
``output``: the column that names its output, or its channel.
``at``: the column that says when the figures were read, ``dates`` how: ``Y-M-D`` if nothing is said,
    ``D.M.Y``, ``M/D/Y``, ``YMD``.
``decimal``: ``point`` or ``comma``; without it the numbers of the file tell, or the import asks.
``metrics``: column by column, what is counted. ``unit`` may stand beside the number: ``€``, ``percent``
    (``4.5%`` is 4.5), ``share`` (``0.045`` is 4.5 per cent).
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from airdate.finding import Fault, Place
from airdate.limits import FIRST_YEAR, LAST_YEAR
from airdate.parts.measure import Level
from airdate.reading.amount import Decimals
from airdate.reading.fields import Fields
from airdate.reading.vocabulary import read_mapping
from airdate.reading.yaml import Mapping
from airdate.text import shown

#: The columns of an export that are no figures.
ROLES = ("id", "url", "output", "at")

_ISO = "Y-M-D"
_ORDER = re.compile(r"([DMY])([-./ ]?)([DMY])\2([DMY])\Z")


@dataclass(frozen=True, slots=True)
class Counted:
    """One column of figures. ``unit`` may stand beside each."""

    column: str
    metric: str
    level: Level | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """How one program's figures read here; a column that it does not have is empty."""

    name: str
    place: Place = Place("")
    id: str = ""
    url: str = ""
    output: str = ""
    at: str = ""
    dates: str = _ISO
    decimal: Decimals | None = None
    source: str = ""
    metrics: tuple[Counted, ...] = ()

    @property
    def columns(self) -> list[str]:
        """Every column that the file must have."""
        return [*filter(None, (getattr(self, role) for role in ROLES)), *(m.column for m in self.metrics)]


def read(folder: Path, name: str, faults: list[Fault]) -> dict[str, Export]:
    """The exports of ``results.yml`` by name; ``name`` is how messages call the folder."""
    if not os.path.lexists(folder / "results.yml"):  # a link that leads nowhere is no absent file
        return {}
    mapping = read_mapping(folder, "results.yml", f"{name}/results.yml", faults)
    whole = Fields(mapping, faults) if mapping else None
    found = {}
    for id in whole.mapping.values if whole else ():
        assert whole is not None  # noqa: S101 - it has values
        if fields := whole.inner(id):
            found[id] = _export(id, whole.mapping.keys[id], fields)
    return found


def _export(id: str, place: Place, fields: Fields) -> Export:
    export = Export(
        name=id,
        place=place,
        id=fields.line("id"),
        url=fields.line("url"),
        output=fields.line("output"),
        at=fields.line("at"),
        dates=_dates(fields),
        decimal=fields.choice("decimal", Decimals),
        source=fields.line("source"),
        metrics=tuple(_metrics(fields)),
    )
    if not (export.id or export.url):
        message = f"'{shown(id)}' does not say which column names the item"
        fields.fault(place, "missing-key", message, "add `id:` or `url:` with the name of a column")
    if not fields.given("metrics"):
        message = f"'{shown(id)}' does not say which columns are figures"
        fields.fault(place, "missing-key", message, "add `metrics: {Clicks: clicks}`")
    fields.unknown("an export")
    return export


def _metrics(fields: Fields) -> Iterator[Counted]:
    inner = fields.inner("metrics")
    for column, node in inner.values.items() if inner else ():
        assert inner is not None  # noqa: S101 - it has values
        if not isinstance(node, Mapping):
            yield Counted(column, inner.line(column) or column)
            continue
        each = Fields(node, fields.faults)
        yield Counted(column, each.line("metric") or column, each.choice("level", Level), each.line("unit"))
        each.unknown("a metric")


def _dates(fields: Fields) -> str:
    order = fields.line("dates") or _ISO
    if is_order(order):
        return order
    place = fields.values["dates"].place
    message = f"`dates`: '{shown(order)}' does not say how days are written"
    fields.fault(place, "bad-value", message, "write Y-M-D, D.M.Y, M/D/Y or YMD")
    return _ISO


def is_order(text: str) -> bool:
    """Whether it says the order of day, month and year."""
    match = _ORDER.match(text)
    return match is not None and {match[1], match[3], match[4]} == set("DMY")


def day(text: str, order: str) -> date | None:
    """The day of a text in that order, whatever hour stands behind it; None if it is none."""
    width = {"Y": r"(?P<Y>\d{4})", "M": r"(?P<M>\d{1,2})", "D": r"(?P<D>\d{1,2})"}
    if len(order) == 3:
        width |= {"M": r"(?P<M>\d\d)", "D": r"(?P<D>\d\d)"}
    form = "".join(width.get(letter) or re.escape(letter) for letter in order)
    match = re.match(rf"{form}(?:(?:[T ]|, ?)\d{{1,2}}:.*)?\Z", text.strip(), re.ASCII)
    if not match or not FIRST_YEAR <= int(match["Y"]) <= LAST_YEAR:
        return None
    try:
        return date(int(match["Y"]), int(match["M"]), int(match["D"]))
    except ValueError:
        return None
