"""``airdate init``: a plan that can be built at once."""

import os
from datetime import UTC
from pathlib import Path

import click

from airdate import scaffold
from airdate.cli.exits import Exit, Refusal
from airdate.cli.given import Given
from airdate.project import ProjectError, present
from airdate.timespan import TimeFault, parse_zone
from airdate.vocabulary import Settings


@click.command("init")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", default="Our plan", show_default=True, help="What the plan is called.")
@click.option("--timezone", default="UTC", show_default=True, help="The zone of local times: Europe/Berlin.")
@click.pass_context
def command(context: click.Context, folder: Path, title: str, timezone: str) -> int:
    """Start a plan in DIR (default: here), with a small example campaign around today.

    Writes mkdocs.yml, calendar/*.yml and a few items in content/. If one of these files
    exists already, nothing is written at all.
    """
    try:
        settings = Settings(timezone=parse_zone(timezone).key)
        now = present(context.ensure_object(Given).now, settings)
    except (TimeFault, ProjectError) as error:
        raise click.UsageError(f"{error}", context) from None
    contents = scaffold.first_files(now.astimezone(UTC), settings.zone, title)
    if (folder / ".gitignore").exists():
        del contents[".gitignore"]
    if taken := [path for path in contents if os.path.lexists(folder / path)]:
        lines = "\n".join(f"  {folder / path}" for path in taken)
        raise Refusal(f"Nothing was written, for these files exist already:\n{lines}")
    scaffold.write_all(folder, contents)
    for path in contents:
        click.echo(str(folder / path))
    click.echo(_NEXT.format(enter="" if folder == Path() else f"  cd {folder}\n"), err=True)
    return Exit.FINE


_NEXT = """
Next:
{enter}  airdate list             what is planned
  airdate check            what is wrong with it
  airdate new social ID    your first own item
  airdate new --templates  a conference, a launch … with all that leads up to it
  mkdocs build             the site, in site/ (needs: pip install "airdate[site]")

Set the time zone and the address of the site in calendar/plan.yml, and who answers
for what in calendar/people.yml. Delete the example items when you no longer need them."""
