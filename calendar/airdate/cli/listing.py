"""``airdate list``: what stands in the calendar, by time."""

from collections.abc import Callable, Iterable
from datetime import date
from zoneinfo import ZoneInfo

import click

from airdate.cli import given
from airdate.cli.output import EntryData, echo_csv, echo_json, entry_data, table, when
from airdate.entry import Entry
from airdate.plan import Plan
from airdate.status import Status
from airdate.timespan import TimeFault, Timespan, parse

FACETS = ("type", "channel", "campaign", "audience", "owner", "status")
_HEAD = ("WHEN", "STATUS", "TYPE", "CHANNEL", "OWNER", "ID", "TITLE")


def _facets(command: Callable[..., int]) -> Callable[..., int]:
    for facet in reversed(FACETS):
        help_text = f"Only this {facet}; repeat it for more."
        command = click.option(f"--{facet}", multiple=True, metavar="ID", help=help_text)(command)
    return command


@click.command("list")
@click.option("--from", "first", metavar="DAY", help="From this day, month, quarter or year; or today.")
@click.option("--to", "last", metavar="DAY", help="Up to this day, month, quarter or year; or today.")
@_facets
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
    plan = given.plan_of(context)
    since, until = _day(plan, first, "--from"), _day(plan, last, "--to")
    if since and until and since.first > until.last:
        raise click.UsageError("--from is later than --to: no day lies between.", context)
    for facet, ids in wanted.items():
        for id in ids:
            given.known(id, _words(plan, facet), facet)
    entries = plan.unscheduled if unscheduled else plan.dues if due else _listed(plan, since, until)
    zone = plan.vocabulary.settings.zone
    found = [entry for entry in entries if _meets(entry, since, until, wanted)]
    _echo([entry for entry in found if not entry.done], zone, form)
    return 0


def _listed(plan: Plan, since: Timespan | None, until: Timespan | None) -> list[Entry]:
    """Everything with a time, by time; of series the occurrences in the window."""
    first = since.first if since else None
    last = until.last if until else None
    once = (entry for entry in (*plan.entries, *plan.vague) if not entry.repeats)
    if first and last:
        series = plan.occurring(plan.series, first, last)
    else:
        series = plan.expanded(plan.series, first, last)
    return sorted((*once, *series), key=lambda entry: entry.begins)


def _day(plan: Plan, text: str | None, option: str) -> Timespan | None:
    if not text:
        return None
    zone = plan.vocabulary.settings.zone
    try:
        return parse(str(plan.now.astimezone(zone).date()) if text == "today" else text, zone)
    except TimeFault as error:
        cure = f" ({error.cure})" if error.cure else ""
        raise click.BadParameter(f"{error.message}{cure}", param_hint=option) from None


def _words(plan: Plan, facet: str) -> set[str]:
    """What a facet can be asked for: the vocabulary's words, and those in use."""
    words = {*plan.values(facet), *(plan.vocabulary.terms(facet) or ())}
    if facet == "status":
        words.update(Status)
    elif facet == "type":
        words.update(plan.vocabulary.types)
    elif facet == "campaign":
        words.update(item.id for item in plan.items if item.type == "campaign")
    return words


def _meets(
    entry: Entry, since: Timespan | None, until: Timespan | None, wanted: dict[str, tuple[str, ...]]
) -> bool:
    if entry.start is not None:
        first: date = since.first if since else date.min
        last: date = until.last if until else date.max
        if entry.last < first or entry.first > last:
            return False
    return all(not ids or not set(ids).isdisjoint(entry.facet(facet)) for facet, ids in wanted.items())


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
    status = f"{entry.stage} due" if entry.stage else str(entry.status)
    return time, status, entry.item.type, output.channel, output.owner, entry.id, entry.title
