"""A folder before and after a set of files is written."""

from pathlib import Path

from airdate.editing.record import Contents

OLD: Contents = {
    "content/a.md": b"old a\r\n",
    "content/press/b.md": b"old b" * 2000,
    "content/gone.md": b"to be moved",
    "content/new/moved.md": None,
    "content/new/deeper/fresh.md": None,
    "content/untouched.md": b"as it is",
}
NEW: Contents = {
    **OLD,
    "content/a.md": b"new a\r\n",
    "content/press/b.md": b"new b" * 2000,
    "content/gone.md": None,
    "content/new/moved.md": b"to be moved",
    "content/new/deeper/fresh.md": b"",
}


def lay(root: Path) -> Path:
    """The tree before."""
    for path, data in OLD.items():
        if data is not None:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
    (root / "content/a.md").chmod(0o640)
    (root / "content/gone.md").chmod(0o600)
    return root


def tree(root: Path) -> dict[str, bytes]:
    """Every file there is, hidden ones, too."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def only(contents: Contents) -> dict[str, bytes]:
    """The files that are there, in their order."""
    return {path: data for path, data in sorted(contents.items()) if data is not None}
