"""``airdate move``: another time for one thing, and what hangs on it follows."""

import click

from airdate.cli import revising
from airdate.cli.completion import ids
from airdate.revision import move


@click.command("move", cls=revising.Stepping)
@click.argument("id", shell_complete=ids)
@click.argument("when", nargs=-1, required=True)
@click.option("--reason", default="", metavar="TEXT", help="Record why, and the time that was.")
@revising.options
@click.pass_context
def command(context: click.Context, /, id: str, when: tuple[str, ...], reason: str, **how: bool | str) -> int:
    """Move the item ID to WHEN.

    \b
    airdate move keynote +1w                    by a step: min h d wd (workdays) w month quarter year
    airdate move keynote 2027-05-12             to a day; the hour stays
    airdate move teaser.linkedin 2027-05-12 09:00      one output
    airdate move standup@2027-03-09 +1d                one occurrence of a series
    airdate move teaser "7 days before keynote at 09:00"

    Of what lasts the start moves, and a written end with it; else `publish`, or `planned`
    where there is no more. What is published is history. Whatever hangs on the item follows by itself.
    """
    with revising.refusing():
        revision = move(revising.begin(context), id, " ".join(when).strip(), reason.strip())
    return revising.conclude(revision, **how)  # type: ignore[arg-type]
