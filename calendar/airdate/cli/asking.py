"""Asking: before several files are written."""

import sys

import click

from airdate.cli.exits import Refusal


def agree(question: str, *, yes: bool) -> None:
    """Go on if the user says so, or has said so with ``--yes``; without a terminal nobody can be asked."""
    if yes:
        return
    if not terminal():
        raise Refusal("Nothing was written: there is no terminal on which to ask. Say --yes to write.")
    click.confirm(question, abort=True, err=True)


def terminal() -> bool:
    """Whether somebody is there to be asked."""
    return bool(sys.stdin and sys.stdin.isatty())
