"""``airdate import``: figures that other programs have counted."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from airdate.cli import asking, findings, given, revising
from airdate.cli.exits import Exit, Refusal
from airdate.cli.output import table
from airdate.finding import Fault
from airdate.parts.measure import Level
from airdate.reading import days, exports, tabular
from airdate.reading.amount import Decimals
from airdate.reading.exports import ROLES, Counted, Export
from airdate.revision.importing import Entered, entered, imported
from airdate.revision.revision import Revision
from airdate.revision.rows import Rows
from airdate.text import did_you_mean, listed, shown
from airdate.timespan import Precision, TimeFault, parse

#: So many problems are printed one by one, and so many lines of what changes.
_PROBLEMS, _LINES = 100, 40


@click.group("import")
def command() -> None:
    """Take over what other programs know."""


@command.command("results", params=given.options(hidden=True))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--map", "name", metavar="NAME", help="Which export of calendar/results.yml it is.")
@click.option("--column", "columns", multiple=True, metavar="KEY=COLUMN",
              help="Without --map: id, url, output, at, metric, value or METRIC[:LEVEL].")  # fmt: skip
@click.option("--at", metavar="DAY", help="When the figures were read, where no column says it.")
@click.option("--dates", metavar="FORM", help="How the file writes days: Y-M-D, D.M.Y, M/D/Y, YMD.")
@click.option("--decimal", type=click.Choice([each.value for each in Decimals]),
              help="How the file writes decimals.")  # fmt: skip
@click.option("--source", metavar="TEXT", help="Where the figures were read.")
@click.option("--known-only", is_flag=True, help="Leave out rows of items that this plan does not have.")
@click.option("--force", is_flag=True, help="Write files with changes that are not committed, too.")
@click.option("--yes", is_flag=True, help="Write several files without asking.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.pass_context
def results(
    context: click.Context,
    /,
    file: Path,
    name: str | None,
    columns: tuple[str, ...],
    at: str | None,
    source: str | None,
    known_only: bool,
    force: bool,
    yes: bool,
    dry_run: bool,
    **forms: str | None,
) -> int:
    """Write the figures of FILE (CSV) into the `results` of the items that they are of.

    \b
    airdate import results march.csv --map linkedin --dry-run
    airdate import results march.csv --column id=Post --column at=Day --column clicks:outtake=Clicks

    All of the file is checked before anything is written. The same file twice changes nothing; a figure
    that has changed takes the place of the former one.
    """
    revision, faults, path = revising.begin(context), list[Fault](), str(file)
    export = _formed(_export(revision, file, path, name, columns), forms)
    source = export.source if source is None else " ".join(source.split())
    read = tabular.read(file, path, export.columns, faults)
    found: list[Entered] = []
    if read:
        rows = Rows(revision.plan, export, read, _day(at), known_only)
        found = entered(rows.figures(), source, rows.faults)
        faults += rows.faults
        if not faults:
            revision = imported(revision, found, source, faults)
        if rows.strangers and known_only:
            click.echo(f"{findings.count(rows.strangers, 'row')} of other items left out.", err=True)
    if faults:
        _refuse(faults)
    return _conclude(revision, found, force=force, yes=yes, dry_run=dry_run)


def _export(revision: Revision, file: Path, path: str, name: str | None, columns: Sequence[str]) -> Export:
    """The export that is meant: said by columns, by name, or the only one whose columns the file has."""
    if columns and name:
        raise Refusal("Give --map or --column, not both.")
    if columns:
        return _inline(columns)
    faults: list[Fault] = []
    folder = revision.project.calendar_dir
    known = exports.read(folder, folder.name, faults)
    if faults:
        _refuse(faults)
    if name:
        return known[given.known(name, known, "export")]
    fitting = [each for each in known.values() if _fits(each, file, path)]
    if len(fitting) == 1:
        return fitting[0]
    there = f"--map NAME (known: {listed(known)})" if known else "an export in calendar/results.yml"
    which = "Several exports fit" if fitting else "Nothing says what the columns mean"
    raise Refusal(f"{which}: say {there}, or --column id=COLUMN --column METRIC=COLUMN.")


def _fits(export: Export, file: Path, path: str) -> bool:
    read = tabular.read(file, path, export.columns, [])
    return read is not None and all(read.column(name) is not None for name in export.columns)


def _inline(columns: Iterable[str]) -> Export:
    """The export that --column says."""
    roles: dict[str, str] = {}
    metrics = []
    for pair in columns:
        key, _, column = (part.strip() for part in pair.partition("="))
        if not key or not column:
            raise Refusal(f"--column '{shown(pair)}' names no column: write id=COLUMN or METRIC=COLUMN.")
        if key in ROLES:
            roles[key] = column
            continue
        metrics.append(_counted(key, column))
    if ("metric" in roles) != ("value" in roles):
        raise Refusal("--column metric=COLUMN and --column value=COLUMN go together.")
    if not roles.keys() & {"id", "url"} or not (metrics or "metric" in roles):
        raise Refusal("--column must name the item (id=COLUMN or url=COLUMN) and a metric (clicks=COLUMN).")
    return replace(Export(name="", metrics=tuple(metrics)), **roles)  # type: ignore[arg-type]


def _counted(key: str, column: str) -> Counted:
    """``METRIC`` or ``METRIC:LEVEL``; a metric's own name may hold a colon, too."""
    metric, _, level = key.rpartition(":")
    if metric and level in {*Level}:
        return Counted(column, metric, Level(level))
    if metric and (near := did_you_mean(level, [*Level], 0.75)):
        raise Refusal(f"--column '{shown(key)}': unknown level '{shown(level)}' ({near}).")
    return Counted(column, key, None)


def _formed(export: Export, forms: dict[str, str | None]) -> Export:
    """With what the command line says of dates and decimals."""
    dates, decimal = forms.get("dates"), forms.get("decimal")
    if dates and not days.is_order(dates):
        raise Refusal(f"--dates '{shown(dates)}': write Y-M-D, D.M.Y, M/D/Y or YMD.")
    decimals = Decimals(decimal) if decimal else export.decimal
    return replace(export, dates=dates or export.dates, decimal=decimals)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        time = parse(text, None)
    except TimeFault as error:
        raise Refusal(f"--at: {error.message} ({error.cure}).") from None
    if time.precision is not Precision.DAY:
        raise Refusal(f"--at '{shown(text)}' is no day; write it as 2027-03-09.")
    return time.first


def _refuse(faults: Sequence[Fault]) -> None:
    """Print what is wrong, place by place, and end; nothing has been written."""
    ordered = sorted(faults)
    for fault in ordered[:_PROBLEMS]:
        click.echo(f"{fault.place}: error: {fault.message} ({fault.cure})", err=True)
    if len(ordered) > _PROBLEMS:
        click.echo(f"and {len(ordered) - _PROBLEMS} more", err=True)
    raise Refusal(f"{findings.count(len(ordered), 'problem')}. Nothing was written.")


def _conclude(revision: Revision, found: Sequence[Entered], *, force: bool, yes: bool, dry_run: bool) -> int:
    if not found:
        click.echo("Nothing changes.", err=True)
        return Exit.FINE
    with revising.refusing():
        revision = revision.sound()
        _show(found, err=not dry_run)
        if dry_run:
            for path in revision.touched:
                click.echo(_difference(revision, path))
            return Exit.FINE
        revising.refuse_uncommitted(revision, force=force)
        if len(revision.touched) > 1:
            asking.agree(f"Write these {len(revision.touched)} files?", yes=yes)
        revision.write()
    click.echo("\n".join(revision.touched))
    return Exit.FINE


def _show(found: Sequence[Entered], *, err: bool) -> None:
    rows = [(_name(each), shown(each.figure.counted.metric), each.was, each.now) for each in found[:_LINES]]
    click.echo(table([("ITEM", "METRIC", "FROM", "TO"), *rows]), err=err)
    if len(found) > _LINES:
        click.echo(f"and {len(found) - _LINES} more", err=err)


def _name(each: Entered) -> str:
    return f"{each.item.id}.{each.figure.output}" if each.figure.output else each.item.id


def _difference(revision: Revision, path: str) -> str:
    """The change of one file as a unified diff."""
    was, now = (data.decode("utf-8", "replace").splitlines() for data in revision.change(path))
    return "\n".join(difflib.unified_diff(was, now, f"a/{path}", f"b/{path}", lineterm="", n=2))
