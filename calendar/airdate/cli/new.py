"""``airdate new``: one new item, right from its first line."""

import os
from collections.abc import Callable
from pathlib import Path

import click

from airdate import scaffold
from airdate.cli import findings, given
from airdate.cli.exits import Exit, Refusal
from airdate.plan import Plan
from airdate.text import is_identifier, shown

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
    "embargo": "WHEN",
    "start": "WHEN",
    "end": "WHEN",
    "location": "TEXT",
    "url": "URL",
}
_REPEATED = ("channel", "audience")


def _options(command: Callable[..., int]) -> Callable[..., int]:
    for key, value in reversed(_OPTIONS.items()):
        more = "May be repeated." if key in _REPEATED else ""
        command = click.option(f"--{key}", metavar=value, multiple=key in _REPEATED, help=more)(command)
    return command


@click.command("new")
@click.argument("type", metavar="TYPE")
@click.argument("id", metavar="ID")
@_options
@click.option("--path", type=click.Path(path_type=Path), help="The file, if not content/TYPE/ID.md.")
@click.pass_context
def command(
    context: click.Context,
    /,
    type: str,
    id: str,
    path: Path | None,
    **values: str | tuple[str, ...] | None,
) -> int:
    """Write a new item of TYPE with that ID, and print its path.

    Each option is a key of the item and takes what the key takes. Nothing is written if the
    id or the file is taken, or if `airdate check` would find an error in the item.
    """
    plan = given.plan_of(context)
    given.known(type, plan.vocabulary.types, "type")
    _refuse_id(plan, id)
    place = _place(plan.content_dir, path or plan.content_dir / scaffold.path_of(type, id))
    text = scaffold.item_text(type, id, place, _said(type, id, values))
    found = scaffold.judge(plan, place, text)
    findings.echo(found, err=True)
    if findings.fail(found, strict=False):
        raise Refusal("Nothing was written.")
    file = plan.content_dir / place
    try:
        scaffold.create(file, text.encode())
    except FileExistsError:
        raise Refusal(f"{os.path.relpath(file)} exists already.") from None
    click.echo(os.path.relpath(file))
    return Exit.FINE


def _refuse_id(plan: Plan, id: str) -> None:
    if not is_identifier(id):
        raise Refusal(f"'{shown(id)}' cannot be an id (use letters, digits, _ and -, at most 80).")
    taken = next((item for item in plan.items if item.id.lower() == id.lower()), None)
    if taken:
        raise Refusal(f"The id '{taken.id}' is taken by {taken.place.path}.")
    if id.lower() in {name.lower() for name in plan.broken}:
        raise Refusal(f"The id '{id}' belongs to a file that cannot be read; `airdate check` says why.")


def _place(content: Path, path: Path) -> str:
    """The path below ``content/``; links that lead out of it are followed before that is judged."""
    file = Path.cwd() / path
    whole = file.parent.resolve() / file.name
    root = content.resolve()
    if not whole.is_relative_to(root) or whole.suffix != ".md":
        raise Refusal(f"'{shown(str(path), 200)}' is no Markdown file in {content.name}/.")
    place = whole.relative_to(root).as_posix()
    if "/." in f"/{place}" or not place.isprintable():
        raise Refusal(f"'{shown(place, 200)}' would not be read: hidden, or with odd characters.")
    return place


def _said(type: str, id: str, values: dict[str, str | tuple[str, ...] | None]) -> dict[str, tuple[str, ...]]:
    """The values by key, with a title and a status where none is given."""
    said = {key: value if isinstance(value, tuple) else (value,) for key, value in values.items() if value}
    if senseless := [key for key in said if key not in scaffold.keys_of(type)]:
        raise Refusal(f"An item of type '{type}' has no {senseless[0]}: leave out --{senseless[0]}.")
    lasts = "start" in said and type in ("event", "campaign")
    status = "planned" if lasts else "draft" if "publish" in said else "idea"
    return {"title": (id.replace("-", " ").replace("_", " ").capitalize(),), "status": (status,)} | said
