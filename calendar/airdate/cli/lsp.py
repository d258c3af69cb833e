"""``airdate lsp``: a language server on standard input and output, for editors."""

import gc
import os
import sys
from contextlib import redirect_stdout
from importlib.util import find_spec

import click

from airdate.cli.exits import Exit, Refusal
from airdate.cli.given import Given


@click.command("lsp")
@click.pass_context
def command(context: click.Context) -> int:
    """Serve an editor by the Language Server Protocol, on standard input and output.

    Editors start it themselves, once they are told to (docs/editors.md). It finds the plan by the
    files that are open.
    """
    if find_spec("pygls") is None:
        raise Refusal('The language server needs pygls: pip install "airdate[lsp]".')
    from airdate.editor.features import serve

    gc.enable()  # it lives for hours
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out, redirect_stdout(sys.stderr):
        serve(context.ensure_object(Given).now).start_io(sys.stdin.buffer, out)
    return Exit.FINE
