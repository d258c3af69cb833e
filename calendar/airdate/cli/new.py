"""``airdate new``: one new item, right from its first line, or those of a template."""

import os
from collections.abc import Callable
from pathlib import Path

import click

from airdate import scaffold
from airdate.cli import completion, findings, given, template
from airdate.cli.exits import Exit, Refusal
from airdate.cli.naming import place_of, refuse_id
from airdate.text import shown

#: Keys that can be given on the command line, and what stands for their value in the help.
_OPTIONS = {
    "title": "TEXT",
    "summary": "TEXT",
    "objective": "TEXT",
    "status": "STATUS",
    "visibility": "WORD",
    "campaign": "ID",
    "event": "ID",
    "channel": "ID",
    "audience": "ID",
    "format": "ID",
    "pillar": "ID",
    "owner": "ID",
    "planned": "WHEN",
    "publish": "WHEN",
    "repeat": "RHYTHM",
    "embargo": "WHEN",
    "due": "STAGE=WHEN",
    "start": "WHEN",
    "end": "WHEN",
    "location": "TEXT",
    "geo": "LAT,LON",
    "url": "URL",
    "conference": "URL",
    "image": "PATH",
    "assets": "PATH",
}
_REPEATED = ("channel", "audience", "assets", "due")


def _options(command: Callable[..., int]) -> Callable[..., int]:
    for key, value in reversed(_OPTIONS.items()):
        more = "May be repeated." if key in _REPEATED else ""
        command = click.option(f"--{key}", metavar=value, multiple=key in _REPEATED, help=more)(command)
    return command


@click.command("new")
@click.argument("words", metavar="TYPE ID", nargs=-1)
@_options
@click.option("--path", type=click.Path(path_type=Path), help="The file, if not content/TYPE/ID.md.")
@click.option(
    "--from",
    "source",
    metavar="NAME",
    shell_complete=completion.templates,
    help="Write the items of a template instead of one.",
)
@click.option("--templates", is_flag=True, help="List the templates.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--yes", "-y", is_flag=True, help="Write several files without asking.")
@click.pass_context
def command(
    context: click.Context,
    /,
    words: tuple[str, ...],
    path: Path | None,
    source: str | None,
    templates: bool,
    dry_run: bool,
    yes: bool,
    **values: str | tuple[str, ...] | None,
) -> int:
    """Write a new item of TYPE with that ID, and print its path.

    Each option is a key of the item and takes what the key takes. Nothing is written if the
    id or the file is taken, or if `airdate check` would find an error in the item.

    \b
    airdate new --templates                                   which templates there are
    airdate new --from conference summit --start 2027-05-12   an event and its run-up

    With --from the options fill in the template, and --channel says ROLE=ID: which channel
    plays a role in it. Templates of your own lie in calendar/templates/.
    """
    if templates:
        return template.overview(context)
    said = {key: value if isinstance(value, tuple) else (value,) for key, value in values.items() if value}
    if source is not None:
        (id,) = _words(context, words, ("ID",))
        if path:
            raise click.UsageError("A template says itself where its files lie: leave out --path.", context)
        return template.write(context, source, id, said, yes=yes, dry_run=dry_run)
    type, id = _words(context, words, ("TYPE", "ID"))
    return _one(context, type, id, path, said, dry_run=dry_run)


def _words(context: click.Context, words: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[str, ...]:
    if len(words) < len(wanted):
        raise click.UsageError(f"Missing argument '{wanted[len(words)]}'.", context)
    if more := words[len(wanted) :]:
        raise click.UsageError(f"Got unexpected extra argument ({shown(more[0])}).", context)
    return words


def _one(
    context: click.Context,
    type: str,
    id: str,
    path: Path | None,
    said: dict[str, tuple[str, ...]],
    *,
    dry_run: bool,
) -> int:
    plan = given.plan_of(context)
    given.known(type, plan.vocabulary.types, "type")
    refuse_id(plan, id)
    place = place_of(plan.content_dir, path or plan.content_dir / scaffold.path_of(type, id))
    text = scaffold.item_text(type, id, place, _said(type, id, said))
    _, found = scaffold.joined(plan, {place: text})
    findings.echo(found, err=True)
    if findings.fail(found, strict=False):
        raise Refusal("Nothing was written.")
    file = plan.content_dir / place
    if dry_run:
        click.echo(text, nl=False)
        return Exit.FINE
    try:
        scaffold.create(file, text.encode())
    except FileExistsError:
        raise Refusal(f"{os.path.relpath(file)} exists already.") from None
    click.echo(os.path.relpath(file))
    return Exit.FINE


def _said(type: str, id: str, said: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The values by key, with a title and a status where none is given."""
    if senseless := [key for key in said if key not in scaffold.keys_of(type)]:
        raise Refusal(f"An item of type '{type}' has no {senseless[0]}: leave out --{senseless[0]}.")
    if odd := [word for word in said.get("due", ()) if "=" not in word]:
        raise Refusal(f"--due: '{shown(odd[0])}' is no STAGE=WHEN, such as draft=\"5 workdays\".")
    lasts = "start" in said and type in ("event", "campaign")
    status = "planned" if lasts else "draft" if "publish" in said else "idea"
    return {"title": (id.replace("-", " ").replace("_", " ").capitalize(),), "status": (status,)} | said
