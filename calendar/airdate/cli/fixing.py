"""Fixing: what ``check`` says and does about findings that carry their own cure."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

import click

from airdate.cli.exits import Exit
from airdate.finding import Finding
from airdate.project import Project
from airdate.report.outcome import count

if TYPE_CHECKING:
    from airdate.plan import Plan
    from airdate.revision.fixing import Fixed


_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_UNENDED = "\n\\ No newline at end of file\n"


class Wish(NamedTuple):
    """What is to be fixed, and whether only to be seen."""

    fix: bool = False
    unsafe: bool = False
    diff: bool = False

    @classmethod
    def of(
        cls, context: click.Context, *, fix: bool, unsafe_fixes: bool, diff: bool, baseline: bool
    ) -> "Wish":
        """The wish; a usage error if it makes no sense."""
        if unsafe_fixes and not (fix or diff):
            raise click.UsageError("--unsafe-fixes goes with --fix or --diff.", context)
        if baseline and (fix or diff):
            raise click.UsageError("--baseline goes without --fix and --diff.", context)
        return cls(fix, unsafe_fixes, diff)


def options(command: Callable[..., int]) -> Callable[..., int]:
    """The options about fixes."""
    for option in (
        click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing."),
        click.option("--unsafe-fixes", is_flag=True, help="Fix also what may change what is meant."),
        click.option("--fix", is_flag=True, help="Fix what can be fixed safely, then tell the rest."),
    ):
        command = option(command)
    return command


def carry_out(project: Project, plan: "Plan", keep: Callable[[str], bool], wish: Wish) -> "Fixed":
    """The fixes of the files kept: shown, or written."""
    from airdate.cli import revising  # slow to load, and not always needed
    from airdate.revision.fixing import fixed

    with revising.refusing():
        done = fixed(project, plan, lambda finding: keep(finding.fault.place.path), unsafe=wish.unsafe)
        if wish.diff:
            told = (unified(path, *done.revision.change(path)) for path in done.revision.touched)
            click.echo(b"".join(told), nl=False)
        else:
            done.revision.write()
    _tell(done, wish)
    return done


def _tell(done: "Fixed", wish: Wish) -> None:
    for finding, why in done.left:
        click.echo(f"{finding.fault.place}: not fixed: {why} [{finding.fault.rule}]", err=True)
    verb = "Would fix" if wish.diff else "Fixed"
    files = count(len(done.revision.touched), "file")
    click.echo(f"{verb} {count(done.count, 'finding')} in {files}.", err=True)
    if done.more:
        click.echo("There is more to fix: run the command again.", err=True)


def after_diff(done: "Fixed") -> int:
    """How ``--diff`` ends: with 1 if there is something to fix."""
    return Exit.FINDINGS if done.revision.touched else Exit.FINE


def hint(cures: Mapping[Finding, bool], findings: Iterable[Finding], wish: Wish) -> None:
    """How many of the findings that are told can be fixed, safely or not, and by which option."""
    found = [cures[finding] for finding in findings if finding in cures] if cures else []
    safe, unsafe = found.count(True), found.count(False)
    if wish.fix:  # what is safe was tried
        safe, unsafe = 0, 0 if wish.unsafe else unsafe
    if safe:
        more = f", {unsafe:,} more with --fix --unsafe-fixes" if unsafe else ""
        click.echo(f"{safe:,} can be fixed with --fix{more}.", err=True)
    elif unsafe:
        click.echo(f"{unsafe:,} can be fixed with --fix --unsafe-fixes.", err=True)


def unified(path: str, old: bytes, new: bytes) -> bytes:
    """A unified diff, as ``git apply`` takes it: of the bytes, with their line ends."""
    import difflib

    was, now = (_LINE.findall(data.decode()) for data in (old, new))
    lines = difflib.unified_diff(was, now, f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}{_UNENDED}" for line in lines).encode()
