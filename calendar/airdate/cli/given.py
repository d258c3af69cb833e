"""What holds for every command: which project, what time it is, and which edition."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from airdate.cli.exits import Refusal

if TYPE_CHECKING:
    from airdate.edition import Edition
    from airdate.plan import Plan
    from airdate.project import Project
    from airdate.reading.history import Standing
    from airdate.report.kept import KeptReport


@dataclass
class Given:
    """The options of the group, before or after the command."""

    project: Path | None = None
    now: str = ""


def options(*, hidden: bool = False) -> list[click.Parameter]:
    """``--project`` and ``--now``; hidden ones let a command take them too."""

    def option(name: str, **settings: Any) -> click.Parameter:
        return click.Option([name], hidden=hidden, expose_value=False, callback=_remember, **settings)

    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    where = "The folder with content/ and calendar/ (default: this one, or the nearest above it)."
    when = "Work as if it were this time: 2027-05-12T09:00+01:00, or a local time of the plan."
    return [
        option("--project", type=folder, metavar="DIR", help=where),
        option("--now", metavar="WHEN", help=when),
    ]


def _remember(context: click.Context, option: click.Parameter, value: Any) -> None:
    if value is not None and option.name:
        setattr(context.ensure_object(Given), option.name, value)


def project_of(context: click.Context) -> "Project":
    """The project that is meant; a Refusal that says how to start where there is none."""
    from airdate.project import Project
    from airdate.text import shown

    asked = context.ensure_object(Given).project
    found = Project.at(asked.resolve()) if asked else Project.nearest(Path.cwd())
    if found:
        return found
    where = "Neither this folder nor one above it has"
    if asked:
        where = f"'{shown(str(asked), 200)}' does not have"
    raise Refusal(f"{where} both content/ and calendar/. Start a plan with `airdate init`.")


def plan_of(
    context: click.Context, *, known: bool = True, cached: bool = False, stands: "Standing | None" = None
) -> "Plan":
    """The whole plan at the time that holds.

    Without ``known``, what the baseline holds counts, too; ``cached``, files that nobody has touched
    since the last run are not read again. ``stands`` is how git stands to it, if that is known.
    """
    from airdate.project import ProjectError

    project = project_of(context)
    try:
        plan = project.load(now_of(context), known=known, cached=cached, stands=stands)
    except ProjectError as error:
        raise click.UsageError(f"{error}", context) from None
    if plan.kept:
        context.call_on_close(plan.kept.save)
    return plan


def kept_report_of(context: click.Context, options: str) -> "KeptReport | None":
    """Where what a command tells under those options is kept; None if nothing is to be."""
    from airdate.project import ProjectError

    try:
        return project_of(context).kept_report(options)
    except ProjectError as error:
        raise click.UsageError(f"{error}", context) from None


def now_of(context: click.Context) -> str:
    """The time as the command line gives it; empty if it does not."""
    return context.ensure_object(Given).now


def feed_key(context: click.Context) -> str:
    """The key of secret feeds that the environment holds, or none."""
    from airdate.project import ProjectError, feed_key

    try:
        return feed_key()
    except ProjectError as error:
        raise click.UsageError(f"{error}", context) from None


def edition_of(plan: "Plan", name: str) -> "Edition":
    """The edition of that name."""
    return plan.vocabulary.editions[known(name, plan.vocabulary.editions, "edition")]


def known(word: str, words: Any, what: str) -> str:
    """The word, if it is one of ``words``; else a Refusal with the nearest."""
    from airdate.text import did_you_mean, listed, shown

    if word in words:
        return word
    cure = did_you_mean(word, words) or (f"known: {listed(sorted(words))}" if words else "there is none yet")
    raise Refusal(f"Unknown {what} '{shown(word)}' ({cure}).")
