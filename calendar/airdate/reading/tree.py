"""The content folder: every file below it, in one stated order, links never followed."""

import os
from dataclasses import dataclass
from pathlib import Path

from airdate.finding import Fault, Place
from airdate.text import shown

#: What a site engine takes for Markdown (MkDocs' list): none of it may pass for an asset.
MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")

#: Left by editors and merges; never published, never read.
_LEFTOVERS = (".bak", ".orig", ".rej", ".swp", ".tmp", "~")


@dataclass(frozen=True, slots=True)
class Tree:
    """Paths below the root, with forward slashes, sorted by code point."""

    markdown: tuple[str, ...]
    assets: tuple[str, ...]


def walk(root: Path, name: str, faults: list[Fault]) -> Tree:
    """List the tree below ``root``; ``name`` is how messages call it.

    Hidden files and leftovers are passed over. Symbolic links, names that are
    not UTF-8 or hold control characters, and folders that cannot be read are
    faults.
    """
    markdown: list[str] = []
    assets: list[str] = []
    folders = [""]
    while folders:
        folder = folders.pop()
        for entry in _entries(root, folder, name, faults):
            path = f"{folder}{entry.name}"
            if _is_leftover(entry.name.lower()):
                continue
            if fault := _refused(entry, f"{name}/{path}"):
                faults.append(fault)
            elif entry.is_dir(follow_symlinks=False):
                folders.append(f"{path}/")
            else:
                (markdown if path.lower().endswith(MARKDOWN) else assets).append(path)
    return Tree(tuple(sorted(markdown)), tuple(sorted(assets)))


def _is_leftover(name: str) -> bool:
    """Hidden, or left by an editor or a merge."""
    return name.startswith(".") or name.endswith(_LEFTOVERS) or (name[0] == name[-1] == "#")


def _refused(entry: "os.DirEntry[str]", path: str) -> Fault | None:
    """Why the entry is neither read nor published."""
    if not entry.name.isprintable() or "\\" in entry.name:
        message = f"the file name '{shown(entry.name)}' holds characters that no address can"
        cure = "rename it with letters, digits, - and _"
        return Fault(Place(shown(path, 200)), "odd-file-name", message, cure)
    if entry.is_symlink():
        message, cure = "symbolic links are not followed", "put a copy of the file here"
        return Fault(Place(path), "symbolic-link", message, cure)
    if not entry.is_file() and not entry.is_dir():
        message, cure = "this is not a regular file", "put a copy of the file here"
        return Fault(Place(path), "unreadable-file", message, cure)
    return None


def _entries(root: Path, folder: str, name: str, faults: list[Fault]) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(root / folder) as entries:
            return list(entries)
    except OSError as error:
        message = (error.strerror or "cannot be read").lower()
        cure = "check that it exists and may be read"
        faults.append(Fault(Place(f"{name}/{folder}".rstrip("/")), "unreadable-file", message, cure))
        return []
