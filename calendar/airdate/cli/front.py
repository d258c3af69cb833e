"""The front of the command line: finds commands, and ends every trouble in a message and an exit code."""

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, NoReturn, TextIO, cast

import click

from airdate.cli.exits import Exit
from airdate.cli.given import options


class _PipeClosed(Exception):
    """The reader of our output has gone, as ``head`` does."""


class Front(click.Group):
    """A group whose commands return their exit code and are loaded when they are called."""

    def __init__(self, *arguments: Any, table: Mapping[str, tuple[str, str]], **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every command, in the order of the table."""
        return [*self.table]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, which also takes the options of the group."""
        if cmd_name not in self.commands and cmd_name in self.table:
            module = import_module(f"airdate.cli.{self.table[cmd_name][0]}")
            command = cast(click.Command, module.command)
            command.params += options(hidden=True)
            self.add_command(command, cmd_name)
        return self.commands.get(cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The overview, from the table: no command is loaded for it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self.table.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but a word that is no command gets the nearest one."""
        word = args[0]
        if word.startswith("-") or word in self.table or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from airdate.text import did_you_mean, shown

        cure = did_you_mean(word, self.table) or f"known: {', '.join(self.table)}"
        raise click.UsageError(f"No command '{shown(word)}' ({cure}).", ctx)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a closed pipe is kept from click, which takes it for a failure."""
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise _PipeClosed from None

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = "airdate",
        *arguments: Any,
        **extra: Any,
    ) -> NoReturn:
        """Run one command line and exit; nothing gets past."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # a title must not fail on a terminal that lacks its letters
                cast(Any, stream).reconfigure(errors="backslashreplace")
        extra["standalone_mode"] = False
        if args is None:
            gc.disable()  # a command lives a few seconds, and the plan holds no circles
        sys.exit(_guarded(lambda: super(Front, self).main(args, prog_name, *arguments, **extra)))


def _guarded(run: Any) -> int:
    """The exit code of ``run``, whatever becomes of it."""
    try:
        code = run()
        if sys.stdout:  # None where the shell closed it
            sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return Exit.INTERRUPTED
    except (_PipeClosed, BrokenPipeError):
        _silence(sys.stdout)
        return Exit.PIPE
    except OSError as error:
        return _environment(error)
    except Exception as error:  # the last resort: a message instead of a traceback
        return _internal(error)
    return code if isinstance(code, int) else Exit.FINE


def _environment(error: OSError) -> int:
    _silence(sys.stdout)
    where = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
    click.echo(f"Error: {where}{(error.strerror or str(error)).lower()}", err=True)
    return Exit.ENVIRONMENT


def _internal(error: Exception) -> int:
    """Say where it happened, not with which words: they may be of something confidential."""
    import traceback

    if os.environ.get("AIRDATE_DEBUG"):
        traceback.print_exception(error)
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else "?"  # noqa: PTH119
    click.echo(
        f"Internal error: {type(error).__name__} at {where}. This is a fault of Airdate, not of your plan.\n"
        "Please report it with what the same command says under AIRDATE_DEBUG=1.",
        err=True,
    )
    return Exit.INTERNAL


def _silence(stream: TextIO | None) -> None:
    """What is left in the buffer goes nowhere, so that Python does not complain about it at its end."""
    if stream is None:
        return
    try:
        stream.flush()
    except (OSError, ValueError):
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a descriptor, not a path
            os.dup2(nowhere.fileno(), stream.fileno())
