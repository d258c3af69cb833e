"""Rows: the figures of another program's export, each with its item and its place in the file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from urllib.parse import parse_qsl, urlencode, urlsplit

from airdate.finding import Fault, Place
from airdate.item import Item
from airdate.plan import Plan
from airdate.reading import days
from airdate.reading.amount import NOTHING, Decimals, NoAmount, amount, meanings
from airdate.reading.days import NoDay
from airdate.reading.exports import ROLES, Counted, Export
from airdate.reading.tabular import Cell, Row, Table, folded
from airdate.revision.notation import Number, notation
from airdate.text import did_you_mean, listed, shown

#: What ``unit`` says of shares: what stands beside the number, and by how much it counts.
_UNITS = {"percent": ("%", Decimal(1)), "share": ("", Decimal(100))}

#: For so many unknown items the nearest is looked for: it takes long in a large plan.
_GUESSES = 20


#: Item, output, day, and the metric where the row names it: of these there is one row.
_Key = tuple[str, str, date, str]


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
        seen: dict[_Key, int] = {}
        return [figure for row in self._rows() for figure in self._of(row, decimals, seen)]

    def _fault(self, cell: Cell, message: str, cure: str) -> None:
        self.faults.append(Fault(self.table.place(cell), "bad-value", message, cure))

    # The file as a whole

    def _missing(self) -> Iterator[Fault]:
        """Columns that are not there, or twice; and that nobody says when the figures were read."""
        names = [folded(cell.text) for cell in self.table.header]
        for column in dict.fromkeys(self.export.columns):
            at = self.table.column(column)
            if at is None:
                yield self.table.missing(column)
            elif names.count(names[at]) > 1:
                message = f"there are two columns '{shown(column)}'"
                place = self.table.place(self.table.header[at])
                yield Fault(place, "bad-value", message, "give each a name of its own")
        yield from self._unnamed()
        if not self.export.at and self.day is None:
            message = "nothing says when these figures were read"
            cure = "name a column as `at`, or say --at DAY"
            yield Fault(Place(self.table.shown), "bad-value", message, cure)

    def _unnamed(self) -> Iterator[Fault]:
        """Metrics that no row names, where rows do."""
        at = self._roles.get("metric")
        if at is None:
            return
        words = {row[at].text.strip(): None for row in self.table.rows if at < len(row)}
        there = {folded(word) for word in words}
        for counted in self.export.metrics:
            if folded(counted.column) not in there:
                message = f"no row is of '{shown(counted.column)}'"
                cure = did_you_mean(counted.column, words) or f"rows are of {listed(map(shown, words), 20)}"
                yield Fault(self.table.place(self.table.header[at]), "bad-value", message, cure)

    def _decimals(self) -> Decimals:
        """How decimals are written: as the export says, else as the numbers tell; a fault if they do not."""
        found = self.export.decimal or notation(self._numbers())
        if isinstance(found, Decimals):
            return found
        self._fault(*found)
        return Decimals.POINT

    def _numbers(self) -> Iterator[Number]:
        for row in self.table.rows:
            for counted, cell in self._cells(row):
                if "," in cell.text or "." in cell.text:
                    try:
                        yield Number(counted.column, cell, meanings(cell.text, _unit(counted)[0]))
                    except NoAmount:  # told where the row is read
                        continue

    def _cells(self, row: Row) -> Iterator[tuple[Counted, Cell]]:
        """The figures of a row: one in each column, or the one whose metric the row names."""
        if "metric" not in self._roles:
            yield from ((counted, row[at]) for counted, at in self._metrics if at < len(row))
        elif max(self._roles.values()) < len(row):
            word = " ".join(row[self._roles["metric"]].text.split())
            counted = self._words.get(folded(word)) if self.export.metrics else Counted(word, word)
            if counted:
                yield counted, row[self._roles["value"]]

    @cached_property
    def _words(self) -> Mapping[str, Counted]:
        return {folded(counted.column): counted for counted in self.export.metrics}

    @cached_property
    def _metrics(self) -> list[tuple[Counted, int]]:
        found = ((counted, self.table.column(counted.column)) for counted in self.export.metrics)
        return [(counted, at) for counted, at in found if at is not None]

    @cached_property
    def _roles(self) -> Mapping[str, int]:
        """The columns that are no figures, as far as the export names them."""
        found = ((role, self.table.column(getattr(self.export, role))) for role in ROLES)
        return {role: at for role, at in found if at is not None and getattr(self.export, role)}

    # One row

    def _rows(self) -> Iterator[Row]:
        """Those that are to be read."""
        for row in self.table.rows:
            if self.lenient and not self._named(row)[1]:
                self.strangers += 1
            elif self._whole(row):
                yield row

    def _whole(self, row: Row) -> bool:
        """Whether it has as many cells as the header."""
        wanted = len(self.table.header)
        while len(row) > wanted and not row[-1].text.strip():
            row.pop()
        if len(row) != wanted:
            message = f"this row has {len(row)} cell{'s' * (len(row) != 1)}, and the header {wanted}"
            long = len(row) > wanted
            cure = "quote cells in which the separator stands" if long else "complete it, or delete it"
            self._fault(row[0], message, cure)
        return len(row) == wanted

    def _of(self, row: Row, decimals: Decimals, seen: dict[_Key, int]) -> Iterator[Figure]:
        target, at = self._target(row), self._at(row)
        values = [(counted, cell, self._value(counted, cell, decimals)) for counted, cell in self._cells(row)]
        if target is None or at is None or not values:
            return
        metric = values[0][0].column if self.export.metric else ""
        if self._is_first(row, (target[0].id, target[1], at, metric), seen):
            for counted, cell, value in values:
                if value is not None:
                    yield Figure(*target, counted, value, at, self.table.place(cell))

    def _is_first(self, row: Row, key: _Key, seen: dict[_Key, int]) -> bool:
        """Whether no row above is of the same; a fault if one is."""
        id, output, at, metric = key
        line = seen.setdefault((id, output, at, folded(metric)), row[0].line)
        if line == row[0].line:
            return True
        name = ": ".join(filter(None, (f"{id}.{output}" if output else id, shown(metric))))
        message = f"this is the second row of '{name}' on {at}; the first is in line {line}"
        self._fault(row[0], message, "keep one of the two")
        return False

    def _value(self, counted: Counted, cell: Cell, decimals: Decimals) -> Decimal | None:
        if cell.text.strip().casefold() in NOTHING:
            return None
        if not (counted.metric and counted.metric.isprintable()):
            what = "nothing says" if not counted.metric else f"'{shown(counted.metric)}' is no name for"
            self._fault(cell, f"{what} what this counts", "write its metric in plain text, or empty the cell")
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
        try:
            day = days.day(cell.text, self.export.dates, self.plan.vocabulary.settings.zone)
        except NoDay as error:
            self._fault(cell, error.message, error.cure)
            return None
        if day > self.plan.today:
            message = f"'{shown(cell.text.strip())}' is {day}, which is still to come"
            self._fault(cell, message, "are day and month swapped? `dates` says how the file writes them")
        return day

    def _target(self, row: Row) -> tuple[Item, str] | None:
        """The item and its output; None, with a fault, if the plan does not have it."""
        cell, found = self._named(row)
        if len(found) == 1:
            return self._with_output(*found[0], row)
        if found:
            others = listed((item.id for item, _ in found), 5)
            message = f"several items have the address '{shown(cell.text.strip())}' ({others})"
            self._fault(cell, message, "name the id")
        else:
            self._stranger(cell, cell.text.strip())
        return None

    def _named(self, row: Row) -> tuple[Cell, Sequence[tuple[Item, str]]]:
        """The cell that names the item, and whom it may mean."""
        places = ((role, self._roles.get(role, len(row))) for role in ("id", "url"))
        cells = [(role, row[at]) for role, at in places if at < len(row)] or [("id", row[0])]
        role, cell = next(((role, cell) for role, cell in cells if cell.text.strip()), cells[0])
        text = cell.text.strip()
        if role == "url":
            return cell, [(item, "") for item in self._pages.get(_page(text), ())]
        found = self._by_id(text)
        return cell, [found] if found else []

    def _by_id(self, text: str) -> tuple[Item, str] | None:
        """``ID``, ``ID.OUTPUT``, or ``ID-OUTPUT`` as links have it in ``utm_content``."""
        if item := self._called.get(text):
            return item, ""
        id, _, output = text.partition(".")
        item = self._called.get(id)
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
        near = did_you_mean(text, self.plan.by_id) if self.strangers <= _GUESSES else ""
        cure = near or "correct it, or leave out such rows with --known-only"
        what = "nothing stands here" if not text else f"'{shown(text)}' is no item of this plan"
        self._fault(cell, what, cure)

    @cached_property
    def _called(self) -> Mapping[str, Item]:
        """Items by their ids, and by those from before a ``rename``, which links that are out still bear."""
        former = {item.uid: item for item in self.plan.items if item.uid}
        return {**former, **self.plan.by_id}

    @cached_property
    def _tracked(self) -> Mapping[str, tuple[Item, str]]:
        several = ((id, i) for id, i in self._called.items() if i.outputs and i.outputs[0].name)
        return {f"{id}-{each.name}": (item, each.name) for id, item in several for each in item.outputs}

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
