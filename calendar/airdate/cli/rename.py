"""``airdate rename``: another id, wherever the item is named."""

import click

from airdate.cli import revising
from airdate.cli.completion import ids
from airdate.revision import rename


@click.command("rename")
@click.argument("id", shell_complete=ids)
@click.argument("new")
@click.option("--file", is_flag=True, help="Rename the file, too.")
@revising.options
@click.pass_context
def command(context: click.Context, /, id: str, new: str, file: bool, **how: bool | str) -> int:
    """Give the item ID the id NEW, and change every reference to it.

    Calendars go on showing the same entries: `uid:` keeps the id they know it by, /go/ID/ and the
    item's feed stay. Links in texts are changed where they plainly lead to the item.
    """
    with revising.refusing():
        revision = rename(revising.begin(context), id, new, file=file)
    return revising.conclude(revision, **how)  # type: ignore[arg-type]
