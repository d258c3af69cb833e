"""Revising: what the commands have in common that edit a plan: the table, the question, the writing."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from airdate.cli import asking, findings, given
from airdate.cli.exits import Exit, Refusal
from airdate.cli.output import echo_json, iso, table, when
from airdate.editing.refusal import EditRefused, WriteFailed
from airdate.finding import Finding, Severity
from airdate.plan import Plan
from airdate.project import Project
from airdate.revision import Revision, Row, State
from airdate.revision.uncommitted import NoGit, uncommitted

_STEP = re.compile(r"-\s*\d")
_HEAD = ("ITEM", "FROM", "TO", "BREAKS")


class Stepping(click.Command):
    """A command that takes ``-2d`` for a step rather than for options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, with a space in front of what is a number."""
        return super().parse_args(ctx, [f" {word}" if _STEP.match(word) else word for word in args])


def options(command: Callable[..., int]) -> Callable[..., int]:
    """The options of every command that edits."""
    choices = click.Choice(["text", "json"])
    for option in (
        click.option("--format", "form", type=choices, default="text", help="For --dry-run."),
        click.option("--force", is_flag=True, help="Write files with changes that are not committed, too."),
        click.option("--yes", is_flag=True, help="Write several files without asking."),
        click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing."),
    ):
        command = option(command)
    return command


def begin(context: click.Context) -> Revision:
    """The plan with nothing changed."""
    project: Project = given.project_of(context)
    return Revision(project, given.plan_of(context))


@contextmanager
def refusing() -> Iterator[None]:
    """Refusals of an edit end the command: with 3 where the disk or the rights are in the way."""
    try:
        yield
    except WriteFailed as error:
        raise _Failure(_told(error)) from None
    except EditRefused as error:
        raise Refusal(f"{_told(error)} Nothing was written.") from None


class _Failure(Refusal):
    exit_code = Exit.ENVIRONMENT


def _told(error: EditRefused) -> str:
    text = str(error)
    return text if text.endswith((".", "…")) else f"{text}."


def conclude(revision: Revision, *, dry_run: bool, yes: bool, force: bool, form: str) -> int:
    """Show what the revision does, and unless that is all that is wanted, write it."""
    if form == "json" and not dry_run:
        raise Refusal("--format json goes with --dry-run.")
    if dry_run:
        _show_dry(revision, form)
        return Exit.FINE
    if not revision.touched:
        click.echo("Nothing changes.", err=True)
        return Exit.FINE
    with refusing():
        refuse_uncommitted(revision, force=force)
        _show(revision, err=True)
        several = len(revision.touched) > 1
        if several and not yes:
            _show_files(revision, err=True)
        if (question := _question(revision)) and (several or asking.terminal()):
            asking.agree(question, yes=yes)
        revision.write()
    click.echo("\n".join(sorted(revision.paths)))
    if revision.followers:
        click.echo(f"{findings.count(revision.followers, 'follower')} moved.", err=True)
    return Exit.FINDINGS if findings.fail([*revision.broken], strict=False) else Exit.FINE


def _question(revision: Revision) -> str:
    """What is asked before writing: more than one file, what follows, and errors that this would bring."""
    count, follow = len(revision.touched), revision.followers
    errors = sum(finding.severity is Severity.ERROR for finding in revision.broken)
    files = f"Write these {count} files" if count > 1 else "Write this"
    brings = [findings.count(follow, "follower") + " would move"] if follow else []
    brings += [findings.count(errors, "error") + " would come"] if errors else []
    if count == 1 and not brings:
        return ""
    return f"{files} ({' and '.join(brings)})?" if brings else f"{files}?"


def refuse_uncommitted(revision: Revision, *, force: bool) -> None:
    """EditRefused for files that git could not bring back, unless that is wanted."""
    try:
        found = uncommitted(revision.project.root, revision.touched)
    except NoGit:
        click.echo("This folder is in no git repository: the edit cannot be undone.", err=True)
        return
    if found and not force:
        named = ", ".join(found[:5]) + (f" and {len(found) - 5} more" if len(found) > 5 else "")
        message = f"{named}: there are changes that are not committed, which git could not bring back"
        raise EditRefused(message, "commit them first, or say --force")


def _show_dry(revision: Revision, form: str) -> None:
    with refusing():
        if form == "json":
            echo_json(_data(revision))
            return
        if not revision.touched:
            click.echo("Nothing changes.", err=True)
            return
        _show(revision, err=False)
        _show_files(revision, err=False)


def _show(revision: Revision, *, err: bool) -> None:
    """The table, then what was left alone."""
    rows = [line for row in revision.rows for line in _lines(row, revision.plan)]
    if rows:
        click.echo(table([_HEAD, *rows]), err=err)
    if revision.notes:
        click.echo("\n" + "\n".join(revision.notes), err=err)


def _show_files(revision: Revision, *, err: bool) -> None:
    moved = {path: f", which becomes {new}" for path, new in revision.moved.items()}
    lines = (f"would change {path}{moved.get(path, '')}" for path in revision.touched)
    click.echo("\n" + "\n".join(lines), err=err)


def _lines(row: Row, plan: Plan) -> Iterator[tuple[str, str, str, str]]:
    """A line for the row, and one for each further thing that breaks."""
    breaks = [*row.remarks, *map(_break, row.breaks)]
    yield row.id, _state(row.was, plan), _state(row.now, plan), breaks[0] if breaks else ""
    yield from (("", "", "", text) for text in breaks[1:])


def _break(finding: Finding) -> str:
    return f"{finding.severity}: {finding.fault.message} [{finding.fault.rule}]"


def _state(state: State | None, plan: Plan) -> str:
    if state is None:
        return ""
    time = when(state.start, state.end, plan.vocabulary.settings.zone)
    return ", ".join(filter(None, (time, state.word))) or "-"


def _data(revision: Revision) -> dict[str, Any]:
    zone = revision.plan.vocabulary.settings.zone

    def state(state: State | None) -> dict[str, Any] | None:
        if state is None:
            return None
        return {"start": iso(state.start, zone), "end": iso(state.end, zone), "word": state.word}

    return {
        "files": [*revision.touched],
        "ripple": [
            {
                "id": row.id,
                "title": row.title,
                "file": row.path,
                "edited": row.edited,
                "from": state(row.was),
                "to": state(row.now),
                "remarks": [*row.remarks],
                "breaks": [
                    {"rule": f.fault.rule, "severity": str(f.severity), "message": f.fault.message}
                    for f in row.breaks
                ],
            }
            for row in revision.rows
        ],
        "notes": [*revision.notes],
    }
