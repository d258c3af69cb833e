"""``airdate check``: everything that is wrong with the plan, like a linter."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from airdate import checks
from airdate.cli import findings, given
from airdate.cli.exits import Exit, Refusal
from airdate.cli.output import echo_json
from airdate.finding import Finding, Severity
from airdate.plan import Plan
from airdate.project import Project
from airdate.text import shown


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@click.option("--edition", metavar="NAME", help="Check what this edition would have to leave out, too.")
@click.option("--feeds", is_flag=True, help="Write all feeds (of that edition, or the team's) and read them.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(
    context: click.Context, paths: tuple[Path, ...], strict: bool, edition: str, feeds: bool, form: str
) -> int:
    """Say what is wrong with the plan.

    The whole plan is read; PATHS (files or folders) limit what is told and counted.
    Each line is `path:line:column: severity: message (way out) [rule]`, and `airdate rule RULE`
    explains the rule. With --feeds the calendars are written, as a build would, and read again by a strict
    reader; it also says what git cannot tell of changes. Ends with 1 if there are errors (or warnings
    with --strict).
    """
    project = given.project_of(context)
    places = [_place(path, project) for path in paths]
    plan = given.plan_of(context)
    found = findings.of(plan, given.edition_of(plan, edition) if edition else None)
    if feeds:
        from airdate.site import Site

        shown = given.edition_of(plan, edition or "team")
        site = Site(plan, shown, feed_key=given.feed_key(context))
        told = checks.of_history(plan, project.calendar_dir)
        found = sorted({*found, *site.feed_findings, *told})
    found = [finding for finding in found if _within(finding.fault.place.path, places)]
    items = _items(plan, found, places)
    if form == "json":
        echo_json(_data(found, items))
    else:
        findings.echo(found)
    click.echo(findings.summary(found, items), err=True)
    return Exit.FINDINGS if findings.fail(found, strict=strict) else Exit.FINE


def _place(path: Path, project: Project) -> str:
    """The path as messages name it; it may be typed from here or from the project's folder."""
    root = project.root.resolve()
    whole = next((p for base in (Path.cwd(), root) if (p := (base / path).resolve()).exists()), None)
    if whole is None:
        raise Refusal(f"There is no file or folder '{shown(str(path), 200)}'.")
    if whole == root or whole in root.parents:
        return ""
    place = whole.relative_to(root).as_posix() if whole.is_relative_to(root) else ""
    if place.partition("/")[0] not in (project.content_dir.name, project.calendar_dir.name):
        raise Refusal(f"'{shown(str(path), 200)}' lies neither in content/ nor in calendar/ of this plan.")
    return place


def _within(path: str, places: Sequence[str]) -> bool:
    return not places or any(not place or path == place or path.startswith(f"{place}/") for place in places)


def _items(plan: Plan, found: Iterable[Finding], places: Sequence[str]) -> int:
    """How many items were judged: those read, and files too broken to be read."""
    pages = {page.place.path for page in plan.pages}
    broken = {path for f in found if (path := f.fault.place.path).endswith(".md")} - pages
    return sum(_within(path, places) for path in {item.place.path for item in plan.items} | broken)


def _data(found: Sequence[Finding], items: int) -> dict[str, Any]:
    def number(severity: Severity) -> int:
        return sum(finding.severity is severity for finding in found)

    return {
        "items": items,
        "errors": number(Severity.ERROR),
        "warnings": number(Severity.WARNING),
        "findings": [
            {
                "path": finding.fault.place.path,
                "line": finding.fault.place.line,
                "column": finding.fault.place.column,
                "severity": str(finding.severity),
                "rule": finding.fault.rule,
                "message": finding.fault.message,
                "cure": finding.fault.cure,
            }
            for finding in found
        ],
    }
