"""The content folder: every file below it, in one stated order, links never followed."""

import os
from dataclasses import dataclass
from pathlib import Path

from airdate.finding import Fault, Place
from airdate.text import shown

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
            if entry.name.startswith(".") or entry.name.endswith(_LEFTOVERS):
                continue
            if not path.isprintable() or "\\" in path:
                message = f"the file name '{shown(entry.name)}' holds characters that no address can"
                cure = "rename it with letters, digits, - and _"
                faults.append(Fault(Place(f"{name}/{shown(path, 200)}"), "odd-file-name", message, cure))
            elif entry.is_symlink():
                cure = "put a copy of the file here"
                message = "symbolic links are not followed"
                faults.append(Fault(Place(f"{name}/{path}"), "symbolic-link", message, cure))
            elif entry.is_dir(follow_symlinks=False):
                folders.append(f"{path}/")
            else:
                (markdown if path.endswith(".md") else assets).append(path)
    return Tree(tuple(sorted(markdown)), tuple(sorted(assets)))


def _entries(root: Path, folder: str, name: str, faults: list[Fault]) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(root / folder) as entries:
            return list(entries)
    except OSError as error:
        message = (error.strerror or "cannot be read").lower()
        cure = "check that it exists and may be read"
        faults.append(Fault(Place(f"{name}/{folder}".rstrip("/")), "unreadable-file", message, cure))
        return []
