"""The library: where templates lie, the team's before those that ship."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from airdate.checks import lift
from airdate.finding import Fault, Place, Severity
from airdate.reading import source, tree, yaml
from airdate.reading.source import Source
from airdate.template import head
from airdate.template.filling import faults_of, placeholders
from airdate.template.head import PARAMETERS, Head
from airdate.text import shown

HEAD, FOLDER = "template.yml", "templates"


@dataclass(frozen=True, slots=True)
class Template:
    """A template: its head, and its files by path. ``own``: the team's, not one that ships."""

    name: str
    head: Head
    files: tuple[Source, ...]
    own: bool = False

    @property
    def used(self) -> frozenset[str]:
        """The placeholders that its files hold."""
        texts = (text for file in self.files for text in (file.path, file.text))
        return frozenset(match[1] for text in texts for match in placeholders(text))


def names(calendar_dir: Path) -> list[str]:
    """Every template that there is for the plan with that folder, sorted."""
    return sorted({*_shipped(), *_own(calendar_dir)})


def read(calendar_dir: Path, name: str, faults: list[Fault]) -> Template | None:
    """The template of one of the ``names``; what is wrong with it is told, and None if that is an error."""
    own = name in _own(calendar_dir)
    noticed: list[Fault] = []
    if own:
        where = f"{calendar_dir.name}/{FOLDER}/{shown(name)}"
        found = list(_walked(calendar_dir / FOLDER / name, where, noticed))
    else:
        found = sorted(_packed(_shipped()[name], "", f"{FOLDER}/{name}"), key=lambda file: file.path)
        where = f"{FOLDER}/{name}"
    top = next((file for file in found if file.path == HEAD), None)
    said = _head(top, where, noticed)
    items = tuple(file for file in found if file.path != HEAD)
    known = (*PARAMETERS, *said.roles)
    for file in items:
        noticed += faults_of(file, known)
    if not items:
        cure = "add the items that it makes, such as events/{{ id }}.md"
        noticed.append(Fault(Place(f"{where}/{HEAD}"), "missing-key", "the template holds no items", cure))
    faults += noticed
    broken = any(finding.severity is Severity.ERROR for finding in lift(noticed))
    return None if broken else Template(name, said, items, own)


def _head(top: Source | None, where: str, faults: list[Fault]) -> Head:
    if top is None:
        if not any(fault.place.path == f"{where}/{HEAD}" for fault in faults):
            cure = "add it with `summary:`, a line that says what the template is for"
            faults.append(Fault(Place(f"{where}/{HEAD}"), "missing-key", "the template has no head", cure))
        return Head()
    try:
        return head.read(yaml.parse(top.text, top.shown, 1, faults), faults)
    except yaml.YamlFault as error:
        faults.append(error.fault)
        return Head()


def _own(calendar_dir: Path) -> dict[str, Path]:
    folder = calendar_dir / FOLDER
    if not folder.is_dir():
        return {}
    entries = (entry for entry in folder.iterdir() if not entry.name.startswith("."))
    return {entry.name: entry for entry in entries if entry.is_dir() and not entry.is_symlink()}


def _shipped() -> dict[str, Traversable]:
    folder = files("airdate") / FOLDER / "plans"
    return {entry.name: entry for entry in folder.iterdir() if entry.is_dir()}


def _walked(root: Path, where: str, faults: list[Fault]) -> Iterator[Source]:
    """The files of a team's template, read as carefully as content is."""
    found = tree.walk(root, where, faults)
    for path in (*found.assets, *found.markdown):
        if path != HEAD and path in found.assets:
            cure = f"a template is {HEAD} and Markdown files; keep pictures in content/"
            faults.append(
                Fault(Place(f"{where}/{path}"), "unknown-file", "this is no file of a template", cure)
            )
        elif read := source.read(root, path, f"{where}/{path}", faults):
            yield read


def _packed(folder: Traversable, above: str, where: str) -> Iterator[Source]:
    """The files of a template that ships, be it in an archive."""
    for entry in folder.iterdir():
        path = f"{above}{entry.name}"
        if entry.is_dir():
            yield from _packed(entry, f"{path}/", where)
        else:
            yield Source(path, f"{where}/{path}", entry.read_text("utf-8").replace("\r\n", "\n"))
