"""``airdate list``: what stands in the calendar, by time."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

import click

from airdate.cli import filters, given
from airdate.cli.filters import Filter
from airdate.cli.output import EntryData, echo_csv, echo_json, entry_data, table, when
from airdate.entry import Entry
from airdate.gate import holding
from airdate.plan import FACETS

_HEAD = ("WHEN", "STATUS", "TYPE", "CHANNEL", "OWNER", "ID", "TITLE")


@click.command("list")
@filters.options([facet for facet in FACETS if facet != "format"])
@click.option("--unscheduled", is_flag=True, help="List the shelf instead: what has no time at all.")
@click.option("--due", is_flag=True, help="List instead when work is due that is not done, by stage.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True
)
@click.pass_context
def command(
    context: click.Context,
    /,
    first: str,
    last: str,
    unscheduled: bool,
    due: bool,
    form: str,
    **wanted: tuple[str, ...],
) -> int:
    """List what stands in the calendar, by time: one line for each appearance.

    Months, quarters and years are listed where they begin; series by their occurrences, from a
    year back to a year and a half on unless you name the days, and at least by the next one.
    What is due for a series is listed for the occurrences still to come.
    """
    if unscheduled and due:
        raise click.UsageError(
            "What is unscheduled has no time, and nothing is due: take one of the two.", context
        )
    if unscheduled and (first or last):
        raise click.UsageError("What is unscheduled has no time: leave out --from and --to.", context)
    plan = holding.held(given.plan_of(context))
    asked = Filter.asked(plan, first, last, wanted)
    if unscheduled or due:
        found = asked.of(plan, plan.unscheduled if unscheduled else plan.dues)
    else:
        found = asked.dated(plan, (*plan.entries, *plan.vague))
    _echo([entry for entry in found if not entry.done], plan.vocabulary.settings.zone, form)
    return 0


def _echo(entries: Iterable[Entry], zone: ZoneInfo, form: str) -> None:
    if form == "json":
        echo_json([entry_data(entry, zone) for entry in entries])
    elif form == "csv":
        echo_csv(EntryData.__annotations__, (entry_data(entry, zone) for entry in entries))
    elif lines := [_row(entry, zone) for entry in entries]:
        click.echo(table([_HEAD, *lines]))
    else:
        click.echo("Nothing.", err=True)


def _row(entry: Entry, zone: ZoneInfo) -> tuple[str, ...]:
    time, output = when(entry.start, entry.end, zone), entry.output
    status = f"{entry.stage} due" if entry.stage else str(entry.standing)
    return time, status, entry.item.type, output.channel, output.owner, entry.id, entry.title
