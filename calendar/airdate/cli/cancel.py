"""``airdate cancel``: call off; nothing is deleted."""

import click

from airdate.cli import calling_off, revising
from airdate.cli.completion import ids
from airdate.revision import cancel
from airdate.status import Status


@click.command("cancel")
@click.argument("id", shell_complete=ids)
@calling_off.options
@revising.options
@click.pass_context
def command(context: click.Context, /, id: str, reason: str, fate: str, **how: bool | str) -> int:
    """Call off the item ID, its output ID.OUTPUT or its occurrence ID@DAY.

    Subscribers see it struck through where it stood. What hangs on it or belongs to it follows
    with --followers cascade, or stays with --followers keep.
    """
    with revising.refusing():
        before = revising.begin(context)
        dry = bool(how["dry_run"])
        revision = calling_off.with_fate(
            before, cancel(before, id, reason), id, reason, Status.CANCELLED, fate, dry_run=dry
        )
    return revising.conclude(revision, **how)  # type: ignore[arg-type]
