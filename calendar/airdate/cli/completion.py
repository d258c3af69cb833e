"""Completion in the shell: cheap, from the first lines of each file, without loading the plan."""

import re
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from airdate.cli import given
from airdate.parts.approval import Role
from airdate.reading import source, tree
from airdate.text import is_identifier, slug

_TYPE = re.compile(r"^type:", re.MULTILINE)
_PERSON = re.compile(r"^[\"']?([A-Za-z0-9_-]+)[\"']?[ \t]*:", re.MULTILINE)
_ID = re.compile(r"^id:[ \t]*[\"']?([A-Za-z0-9_-]+)", re.MULTILINE)


def ids(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Ids of items that begin with what is typed."""
    try:
        content = given.project_of(context).content_dir
    except click.ClickException:
        return []
    found = (_id_of(content, path) for path in tree.walk(content, content.name, []).markdown)
    return [CompletionItem(id) for id in sorted({id for id in found if id and id.startswith(incomplete)})]


def _id_of(content: Path, path: str) -> str:
    """The id that the file gives itself, else its stem; empty if it holds no item."""
    read = source.read(content, path, path, [])
    matter = read.text.partition("\n---")[0] if read and read.text.startswith("---") else ""
    if not _TYPE.search(matter):
        return ""
    said = _ID.search(matter)
    id = said[1] if said else slug(path.removesuffix(".md").rpartition("/")[2])
    return id if is_identifier(id) else ""


def roles(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Roles in which somebody approves, that begin with what is typed."""
    return [CompletionItem(role) for role in Role if role.startswith(incomplete)]


def people(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Ids in ``calendar/people.yml`` that begin with what is typed."""
    try:
        folder = given.project_of(context).calendar_dir
    except click.ClickException:
        return []
    read = source.read(folder, "people.yml", "people.yml", [])
    found = _PERSON.findall(read.text) if read else []
    return [CompletionItem(id) for id in found if id.startswith(incomplete)]


def templates(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Templates whose names begin with what is typed."""
    from airdate.template import names

    try:
        found = names(given.project_of(context).calendar_dir)
    except (click.ClickException, OSError):
        return []
    return [CompletionItem(name) for name in found if name.startswith(incomplete)]
