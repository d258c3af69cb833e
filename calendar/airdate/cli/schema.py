"""``airdate schema``: what may stand in the files of a plan, for editors and other tools."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from airdate.cli import given
from airdate.cli.exits import Exit, Refusal
from airdate.cli.output import table

if TYPE_CHECKING:
    from airdate.schema import Words

_EDITORS = ("vscode", "frontmatter")


@click.command("schema")
@click.argument("name", required=False)
@click.option("--manual", is_flag=True, help="Explain every key, as Markdown.")
@click.option("--no-plan", is_flag=True, help="Leave out the ids of this plan.")
@click.option("--write", is_flag=True, help="Write all schemas to .airdate/schemas/.")
@click.option("--editor", type=click.Choice(_EDITORS), help="Write what this editor needs, too.")
@click.option("--force", is_flag=True, help="Replace an editor's file that is there already.")
@click.pass_context
def command(
    context: click.Context,
    name: str | None,
    manual: bool,
    no_plan: bool,
    write: bool,
    editor: str | None,
    force: bool,
) -> int:
    """Print the JSON Schema NAME, or list what there is.

    NAME is `items` (front matter) or a file of calendar/ such as `channels`; `frontmatter`, `settings` and
    `tasks` are files for editors. Inside a project the schemas know the plan's channels, people,
    campaigns and other ids. --write and --editor write files into the project: schemas are written
    anew, a file of the editor that is there already only with --force.
    """
    from airdate.schema import SHAPES

    if write or editor:
        root, words = given.project_of(context).root, _words(context, no_plan=no_plan)
        own = {_FILES[name][0]: _file(name, words) for name in _OF_EDITOR.get(editor or "", ())}
        return _write(root, _schemas(words), own, force=force)
    if manual:
        from airdate.schema.manual import manual as written

        click.echo(written({name: SHAPES[given.known(name, SHAPES, "schema")]} if name else SHAPES), nl=False)
        return Exit.FINE
    if name is None:
        rows = [(stem, shape.says) for stem, shape in SHAPES.items()]
        click.echo(table([*rows, *((name, says) for name, (_, says) in _FILES.items())]))
        return Exit.FINE
    found = given.known(name, [*SHAPES, *_FILES], "schema")
    words = _words(context, no_plan=no_plan)
    click.echo(_text(_file(found, words) if found in _FILES else _schema(found, words)), nl=False)
    return Exit.FINE


#: Files of editors: where they lie, and what they are.
_FILES = {
    "frontmatter": ("frontmatter.json", "Front Matter CMS: content types, field groups and taxonomies."),
    "settings": (".vscode/settings.json", "VS Code: which schema each file of calendar/ has."),
    "tasks": (".vscode/tasks.json", "VS Code: `airdate check` as a task that shows problems."),
}
_OF_EDITOR = {"vscode": ("settings", "tasks"), "frontmatter": ("frontmatter",)}


def _words(context: click.Context, *, no_plan: bool) -> "Words":
    """The plan's, inside of a project; a project that is named must be one."""
    from airdate.cli.given import Given
    from airdate.project import Project
    from airdate.schema import Words

    named = context.ensure_object(Given).project
    if no_plan or not (named or Project.nearest(Path.cwd())):
        return Words()
    return Words.of(given.plan_of(context))


def _schema(name: str, words: "Words") -> dict[str, Any]:
    from airdate.schema import SHAPES, document

    return document(name, SHAPES[name], words)


def _schemas(words: "Words") -> dict[str, dict[str, Any]]:
    from airdate.schema import SHAPES, vscode

    return {f"{vscode.FOLDER}/{name}.json": _schema(name, words) for name in SHAPES}


def _file(name: str, words: "Words") -> dict[str, Any]:
    from airdate import scaffold
    from airdate.schema import FILES, frontmatter, vscode

    if name == "settings":
        return vscode.settings(FILES)
    if name == "tasks":
        return vscode.tasks()
    types = words.of_name("type") or {}
    return frontmatter.configuration(words, {type_: scaffold.keys_of(type_) for type_ in types})


def _write(root: Path, schemas: dict[str, Any], own: dict[str, Any], *, force: bool) -> int:
    """All files, or none where one of the user's own would be replaced."""
    from airdate.cli.saving import save

    taken = [path for path in own if os.path.lexists(root / path)]
    if taken and not force:
        shown = "\n".join(f"  {path}" for path in taken)
        hint = "`airdate schema NAME` prints what they would hold; --force replaces them."
        raise Refusal(f"Nothing was written, for these files exist already:\n{shown}\n{hint}")
    for path, data in {**schemas, **own}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        save(root / path, _text(data).encode())
        click.echo(path)
    return Exit.FINE


def _text(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
