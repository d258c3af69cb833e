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
``metric`` and ``value``: where each row is a single figure, the columns that say what it counts and how much.
``decimal``: ``point`` or ``comma``; without it the numbers of the file tell, or the import asks.
``metrics``: column by column, what is counted, or by the words of the column ``metric``, which count by
    these words if nothing is said. ``unit`` may stand beside the number: ``€``, ``percent`` (``4.5%`` is
    4.5), ``share`` (``0.045`` is 4.5 per cent).
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from airdate.finding import Fault, Place
from airdate.parts.measure import Level
from airdate.reading import days
from airdate.reading.amount import Decimals
from airdate.reading.fields import Fields
from airdate.reading.vocabulary import read_mapping
from airdate.reading.yaml import Mapping
from airdate.text import shown

#: The columns of an export that are no figures.
ROLES = ("id", "url", "output", "at", "metric", "value")


@dataclass(frozen=True, slots=True)
class Counted:
    """One column of figures, or one word of the column ``metric``. ``unit`` may stand beside each."""

    column: str
    metric: str
    level: Level | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """How one program's figures read here; a column that it does not have is empty."""

    name: str
    id: str = ""
    url: str = ""
    output: str = ""
    at: str = ""
    metric: str = ""
    value: str = ""
    dates: str = days.ISO
    decimal: Decimals | None = None
    source: str = ""
    metrics: tuple[Counted, ...] = ()

    @property
    def columns(self) -> list[str]:
        """Every column that the file must have."""
        figures = () if self.metric else (counted.column for counted in self.metrics)
        return [*filter(None, (getattr(self, role) for role in ROLES)), *figures]


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
        id=fields.line("id"),
        url=fields.line("url"),
        output=fields.line("output"),
        at=fields.line("at"),
        metric=fields.line("metric"),
        value=fields.line("value"),
        dates=_dates(fields),
        decimal=fields.choice("decimal", Decimals),
        source=fields.line("source"),
        metrics=tuple(_metrics(fields)),
    )
    if not (export.id or export.url):
        message = f"'{shown(id)}' does not say which column names the item"
        fields.fault(place, "missing-key", message, "add `id:` or `url:` with the name of a column")
    if bool(export.metric) != bool(export.value):
        message = f"'{shown(id)}' names one of the columns `metric` and `value`, and not the other"
        fields.fault(place, "missing-key", message, "add it, or take the other out")
    if not (export.metric or fields.given("metrics")):
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
        yield Counted(column, each.line("metric") or column, each.choice("level", Level), _unit(each))
        each.unknown("a metric")


def _unit(fields: Fields) -> str:
    """What may stand beside the number; a fault if it could be taken for a part of it."""
    unit = fields.line("unit")
    if unit and re.search(r"^[-+−.,\d]|\d$", unit):
        message = f"`unit`: '{shown(unit)}' could be a part of the number"
        fields.fault(fields.values["unit"].place, "bad-value", message, "write it without digits and signs")
    return unit


def _dates(fields: Fields) -> str:
    order = fields.line("dates") or days.ISO
    if days.is_order(order):
        return order
    place = fields.values["dates"].place
    message = f"`dates`: '{shown(order)}' does not say how days are written"
    fields.fault(place, "bad-value", message, "write Y-M-D, D.M.Y, M/D/Y or YMD")
    return days.ISO
