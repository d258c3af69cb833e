"""``airdate doctor``: whether the machine and the project are in order."""

from importlib import metadata

import click

from airdate.cli import given
from airdate.cli.exits import Exit
from airdate.doctor import Level, examine

_COLOURS = {Level.OK: "green", Level.WARNING: "yellow", Level.ERROR: "red"}


@click.command("doctor")
@click.pass_context
def command(context: click.Context) -> int:
    """Look whether this machine and this project are in order.

    One line for each thing: ok, warning or error, with the way out. Ends with 1 if there are errors.
    """
    remarks = list(examine(given.project_of(context), _version))
    for remark in remarks:
        word = str(remark.level)
        click.echo(click.style(word, fg=_COLOURS[remark.level]) + str(remark).removeprefix(word))
    return Exit.FINDINGS if any(remark.level is Level.ERROR for remark in remarks) else Exit.FINE


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
