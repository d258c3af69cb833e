"""``airdate postpone``: put off, to another time or to one that nobody knows yet."""

import click

from airdate.cli import calling_off, revising
from airdate.cli.completion import ids
from airdate.revision import postpone
from airdate.status import Status


@click.command("postpone", cls=revising.Stepping)
@click.argument("id", shell_complete=ids)
@click.option("--to", default="", metavar="WHEN", help="The new time, as `airdate move` takes it.")
@calling_off.options
@revising.options
@click.pass_context
def command(context: click.Context, /, id: str, to: str, reason: str, fate: str, **how: bool | str) -> int:
    """Put off the item ID, its output ID.OUTPUT or its occurrence ID@DAY.

    The time that was is recorded. Without --to it stays where it stood, so that nobody misses it;
    with --to the item moves there, and what hangs on it follows. Else --followers says what
    becomes of that.
    """
    with revising.refusing():
        before = revising.begin(context)
        revision = postpone(before, id, reason.strip(), to.strip())
        if not to:
            dry = bool(how["dry_run"])
            revision = calling_off.with_fate(
                before, revision, id, reason.strip(), Status.POSTPONED, fate, dry_run=dry
            )
    return revising.conclude(revision, **how)  # type: ignore[arg-type]
