"""``airdate shift``: a campaign or several items by the same step."""

import click

from airdate.cli import revising
from airdate.cli.completion import ids
from airdate.revision import shift
from airdate.revision.step import is_step


@click.command("shift", cls=revising.Stepping)
@click.argument("words", metavar="ID… STEP", nargs=-1, required=True, shell_complete=ids)
@revising.options
@click.pass_context
def command(context: click.Context, /, words: tuple[str, ...], **how: bool | str) -> int:
    """Move items by a STEP such as +7d; a campaign brings all that belongs to it.

    \b
    airdate shift orion-launch +1w
    airdate shift teaser recap -2d

    Times that hang on something that moves follow by themselves. What is out or called off is
    left alone.
    """
    steps = [word.strip() for word in words if is_step(word)]
    names = [word for word in words if not is_step(word)]
    if not steps or not names:
        missing = "STEP" if names else "ID"
        raise click.UsageError(f"Missing argument '{missing}'.", context)
    with revising.refusing():
        revision = shift(revising.begin(context), names, " ".join(steps))
    return revising.conclude(revision, **how)  # type: ignore[arg-type]
