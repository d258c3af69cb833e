"""``airdate stage``: the plan of one edition as a plain docs folder for any site engine."""

from pathlib import Path

import click

from airdate import report
from airdate.cli import findings, given
from airdate.cli.exits import Exit, Refusal
from airdate.site import Site
from airdate.stage import StageError, left_out, stage


@click.command("stage")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--edition", metavar="NAME", default="public", show_default=True, help="What may be seen.")
@click.option("--strict", is_flag=True, help="Let warnings stop it, too.")
@click.pass_context
def command(context: click.Context, folder: Path, edition: str, strict: bool) -> int:
    """Write what a site engine builds to DIR: the pages of the edition, its feeds and data.

    Nothing is written while the plan has errors. Any engine can build the folder:
    MkDocs, Zensical, or one that knows nothing of Airdate.
    """
    plan = given.plan_of(context)
    shown = given.edition_of(plan, edition)
    site = Site(plan, shown, folders=True, feed_key=given.feed_key(context))
    found = findings.of(plan, shown)
    if not findings.fail(found, strict=strict):
        told = [
            *report.of_history(plan, given.project_of(context).calendar_dir),
            *report.judged(plan, left_out(site.plan)),
        ]
        found = sorted({*found, *site.feed_findings, *told})
    findings.echo(found, err=True)
    if findings.fail(found, strict=strict):
        click.echo(f"{findings.summary(found, len(plan.items))}; nothing was written.", err=True)
        return Exit.FINDINGS
    try:
        artifacts = stage(site, folder)
    except StageError as error:
        raise Refusal(str(error)) from None
    written = f"{findings.count(len(artifacts), 'file')} of the edition {shown.name}"
    click.echo(f"{written} in {folder / 'docs'}, to be built with {folder / 'mkdocs.yml'}", err=True)
    return Exit.FINE
