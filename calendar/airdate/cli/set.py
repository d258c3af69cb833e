"""``airdate set``: values of the front matter."""

import click

from airdate.cli import revising
from airdate.cli.completion import ids
from airdate.revision import assign


@click.command("set")
@click.argument("id", shell_complete=ids)
@click.argument("pairs", metavar="KEY=VALUE…", nargs=-1, required=True)
@revising.options
@click.pass_context
def command(context: click.Context, /, id: str, pairs: tuple[str, ...], **how: bool | str) -> int:
    """Set values of the item ID; all else in its file stays as it is.

    \b
    airdate set teaser status=approved owner=ana
    airdate set teaser embargo.until=2027-05-12T08:00-04:00     a key inside a key
    airdate set teaser outputs.linkedin.status=draft            of one output
    airdate set teaser audience+=teachers summary=              one more; none
    """
    with revising.refusing():
        revision = assign(revising.begin(context), id, pairs)
    return revising.conclude(revision, **how)  # type: ignore[arg-type]
