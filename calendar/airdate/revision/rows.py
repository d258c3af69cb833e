"""Rows: the figures of another program's export, each with its item and its place in the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from urllib.parse import parse_qsl, urlencode, urlsplit

from airdate.finding import Fault, Place
from airdate.item import Item
from airdate.plan import Plan
from airdate.reading import exports
from airdate.reading.amount import NOTHING, Decimals, NoAmount, amount, meanings
from airdate.reading.exports import ROLES, Counted, Export
from airdate.reading.tabular import Cell, Row, Table
from airdate.text import did_you_mean, listed, shown

#: What ``unit`` says of shares: what stands beside the number, and by how much it counts.
_UNITS = {"percent": ("%", Decimal(1)), "share": ("", Decimal(100))}

#: For so many unknown items the nearest is looked for: it takes long in a large plan.
_GUESSES = 20


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the file: of which item and output, and where it stands."""

    item: Item
    output: str
    counted: Counted
    value: Decimal
    at: date
    place: Place


@dataclass
class Rows:
    """Reads one table by an export; all that is wrong is told in ``faults``.

    ``day`` holds where the export names no column of days. ``lenient``: rows of items that the plan does not
    have are left out and counted by ``strangers``.
    """

    plan: Plan
    export: Export
    table: Table
    day: date | None = None
    lenient: bool = False
    faults: list[Fault] = field(default_factory=list)
    strangers: int = 0

    def figures(self) -> list[Figure]:
        """All figures of the file in its order; not to be used if there are faults."""
        self.faults += self._missing()
        if self.faults:
            return []
        decimals = self._decimals()
        seen: dict[tuple[str, str, date], int] = {}
        return [
            figure for row in self.table.rows if self._whole(row) for figure in self._of(row, decimals, seen)
        ]

    def _fault(self, cell: Cell, message: str, cure: str) -> None:
        self.faults.append(Fault(self.table.place(cell), "bad-value", message, cure))

    # The file as a whole

    def _missing(self) -> Iterator[Fault]:
        """Columns that are not there, or twice; and that nobody says when the figures were read."""
        names = [" ".join(cell.text.casefold().split()) for cell in self.table.header]
        for column in dict.fromkeys(self.export.columns):
            at = self.table.column(column)
            if at is None:
                yield self.table.missing(column)
            elif names.count(names[at]) > 1:
                message = f"there are two columns '{shown(column)}'"
                place = self.table.place(self.table.header[at])
                yield Fault(place, "bad-value", message, "give each a name of its own")
        if not self.export.at and self.day is None:
            message = "nothing says when these figures were read"
            cure = "name a column as `at`, or say --at DAY"
            yield Fault(Place(self.table.shown), "bad-value", message, cure)

    def _decimals(self) -> Decimals:
        """How decimals are written: as the export says, else as the numbers tell; a fault if they do not."""
        if self.export.decimal:
            return self.export.decimal
        told: dict[Decimals, Cell] = {}
        unsure: list[tuple[Cell, list[str]]] = []
        for cell, found in self._numbers():
            if len(found) == 1:
                told.setdefault(next(iter(found)), cell)
            elif len(set(found.values())) > 1:
                unsure.append((cell, [f"{value:f}" for value in found.values()]))
        if len(told) > 1:
            cell = max(told.values(), key=lambda cell: (cell.line, cell.column))
            message = f"'{shown(cell.text)}' is written otherwise than the numbers above it"
            self._fault(cell, message, "write all with a decimal point, or all with a comma")
        elif unsure and not told:
            cell, values = unsure[0]
            message = f"'{shown(cell.text)}' may be {' or '.join(values)}"
            self._fault(cell, message, "say --decimal point or --decimal comma")
        return next(iter(told), Decimals.POINT)

    def _numbers(self) -> Iterator[tuple[Cell, Mapping[Decimals, Decimal]]]:
        for row in self.table.rows:
            for counted, at in self._metrics:
                if at < len(row) and ("," in row[at].text or "." in row[at].text):
                    try:
                        yield row[at], meanings(row[at].text, _unit(counted)[0])
                    except NoAmount:  # told where the row is read
                        continue

    @cached_property
    def _metrics(self) -> list[tuple[Counted, int]]:
        found = ((counted, self.table.column(counted.column)) for counted in self.export.metrics)
        return [(counted, at) for counted, at in found if at is not None]

    @cached_property
    def _roles(self) -> Mapping[str, int]:
        """The columns of ``id``, ``url``, ``output`` and ``at`` that the export names."""
        found = ((role, self.table.column(getattr(self.export, role))) for role in ROLES)
        return {role: at for role, at in found if at is not None and getattr(self.export, role)}

    # One row

    def _whole(self, row: Row) -> bool:
        """Whether it has as many cells as the header."""
        wanted = len(self.table.header)
        while len(row) > wanted and not row[-1].text.strip():
            row.pop()
        if len(row) != wanted:
            message = f"this row has {len(row)} cells, and the header {wanted}"
            self._fault(row[0], message, "quote cells in which the separator stands")
        return len(row) == wanted

    def _of(self, row: Row, decimals: Decimals, seen: dict[tuple[str, str, date], int]) -> Iterator[Figure]:
        target, at = self._target(row), self._at(row)
        values = [(counted, row[n], self._value(counted, row[n], decimals)) for counted, n in self._metrics]
        if target is None or at is None:
            return
        item, output = target
        known = seen.setdefault((item.id, output, at), row[0].line)
        if known != row[0].line:
            name = f"{item.id}.{output}" if output else item.id
            message = f"this is the second row of '{name}' on {at}; the first is in line {known}"
            self._fault(row[0], message, "keep one of the two")
            return
        for counted, cell, value in values:
            if value is not None:
                yield Figure(item, output, counted, value, at, self.table.place(cell))

    def _value(self, counted: Counted, cell: Cell, decimals: Decimals) -> Decimal | None:
        if cell.text.strip().casefold() in NOTHING:
            return None
        beside, times = _unit(counted)
        try:
            return amount(cell.text, decimals, beside) * times
        except NoAmount as error:
            self._fault(cell, f"{counted.column}: {error.message}", error.cure)
            return None

    def _at(self, row: Row) -> date | None:
        if "at" not in self._roles:
            return self.day
        cell = row[self._roles["at"]]
        day = exports.day(cell.text, self.export.dates)
        if day is None:
            message = f"'{shown(cell.text.strip())}' is no day as {self.export.dates}"
            self._fault(cell, message, "say with `dates` how the file writes days: Y-M-D, D.M.Y, M/D/Y, YMD")
        elif day > self.plan.today:
            message = f"'{shown(cell.text.strip())}' is {day}, which is still to come"
            self._fault(cell, message, "are day and month swapped? `dates` says how the file writes them")
        return day

    def _target(self, row: Row) -> tuple[Item, str] | None:
        """The item and its output; None, with a fault, if the plan does not have it."""
        found = None
        cells = [row[self._roles[role]] for role in ("id", "url") if role in self._roles]
        cell = next((cell for cell in cells if cell.text.strip()), cells[0])
        text = cell.text.strip()
        if "id" in self._roles and cell is row[self._roles["id"]]:
            found = self._named(text)
        else:
            pages = self._pages.get(_page(text), [])
            if len(pages) > 1:
                others = listed((item.id for item in pages), 5)
                self._fault(cell, f"several items have the address '{shown(text)}' ({others})", "name the id")
                return None
            found = (pages[0], "") if pages else None
        if found is None:
            self._stranger(cell, text)
            return None
        return self._with_output(*found, row)

    def _named(self, text: str) -> tuple[Item, str] | None:
        """``ID``, ``ID.OUTPUT``, or ``ID-OUTPUT`` as links have it in ``utm_content``."""
        if item := self.plan.by_id.get(text):
            return item, ""
        id, _, output = text.partition(".")
        item = self.plan.by_id.get(id)
        if item and any(each.name == output for each in item.outputs):
            return item, output
        return self._tracked.get(text)

    def _with_output(self, item: Item, output: str, row: Row) -> tuple[Item, str] | None:
        cell = row[self._roles["output"]] if "output" in self._roles else None
        word = cell.text.strip() if cell else ""
        if cell is None or not word:
            return item, output
        title = self.plan.vocabulary.channel
        for each in item.outputs:
            if word.casefold() in (each.name, each.channel, title(each.channel).title.casefold()):
                return item, each.name
        names = [each.name or each.channel for each in item.outputs]
        cure = did_you_mean(word, names) or f"it has {listed(names)}"
        self._fault(cell, f"'{item.id}' has no output '{shown(word)}'", cure)
        return None

    def _stranger(self, cell: Cell, text: str) -> None:
        self.strangers += 1
        if self.lenient:
            return
        near = did_you_mean(text, self.plan.by_id) if self.strangers <= _GUESSES else ""
        cure = near or "correct it, or leave out such rows with --known-only"
        what = "nothing stands here" if not text else f"'{shown(text)}' is no item of this plan"
        self._fault(cell, what, cure)

    @cached_property
    def _tracked(self) -> Mapping[str, tuple[Item, str]]:
        several = (item for item in self.plan.items if item.outputs and item.outputs[0].name)
        return {f"{item.id}-{each.name}": (item, each.name) for item in several for each in item.outputs}

    @cached_property
    def _pages(self) -> Mapping[str, list[Item]]:
        """Items by the addresses that they have: their own, else where they lead."""
        own: dict[str, list[Item]] = {}
        led: dict[str, list[Item]] = {}
        for item in self.plan.items:
            if item.url:
                own.setdefault(_page(item.url), []).append(item)
            for url in {_page(each.wording.destination) for each in item.outputs if each.wording.destination}:
                led.setdefault(url, []).append(item)
        return led | own


def _unit(counted: Counted) -> tuple[str, Decimal]:
    return _UNITS.get(counted.unit, (counted.unit, Decimal(1)))


def _page(url: str) -> str:
    """What two spellings of one address have in common; campaign parameters do not count."""
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
    except ValueError:
        return url
    query = [(key, value) for key, value in parse_qsl(parts.query) if not key.startswith("utm_")]
    host = (parts.netloc.casefold()).removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{urlencode(query)}"
