"""``airdate lift``: end a hold, and keep what it has taught."""

import click

from airdate.cli import revising
from airdate.cli.exits import Refusal
from airdate.revision import lift

_WHY = (
    "Say what was learned: --lesson TEXT. A hold that is over and taught nothing comes back; its lesson "
    "stays on the page of the holds. Nothing was written."
)


@click.command("lift")
@click.argument("id")
@click.option("--lesson", default="", metavar="TEXT", help="What was learned; it stays on the page.")
@revising.options
@click.pass_context
def command(context: click.Context, /, id: str, lesson: str, **how: bool | str) -> int:
    """End the hold ID now. It is kept, with its lesson.

    What should have gone out meanwhile is listed: it needs another day, or is called off.

    \b
    airdate lift storm --lesson "Two posts were in the network's own queue. We empty that first."
    """
    before = revising.begin(context)
    with revising.refusing():
        if not lesson.strip():
            raise Refusal(_WHY)
        revision = lift(before, id, " ".join(lesson.split()))
    return revising.conclude(revision, **how)  # type: ignore[arg-type]
