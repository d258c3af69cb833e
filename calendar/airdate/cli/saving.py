"""Saving: bytes to a file, whole or not at all, or to standard output."""

import os
import sys
from pathlib import Path
from uuid import uuid4

import click

from airdate.cli.exits import Refusal
from airdate.editing import disk
from airdate.text import shown


def refuse(file: Path | None, *, force: bool, binary: bool) -> None:
    """A Refusal, before anything is made, where what is made could not go."""
    if file is None:
        if sys.stdout is None:
            raise Refusal("Standard output is closed; name a file with --output FILE.")
        if binary and sys.stdout.isatty():
            raise Refusal("This is no text for a terminal; name a file with --output FILE, or pipe it on.")
        return
    name = shown(str(file), 200)
    if file.is_dir():
        raise Refusal(f"'{name}' is a folder; name a file in it.")
    if file.is_file() and not force:
        raise Refusal(f"'{name}' exists already; --force replaces it.")
    if not file.parent.exists():
        raise Refusal(f"There is no folder '{shown(str(file.parent), 200)}'; make it first.")


def save(file: Path | None, data: bytes) -> None:
    """Write all of the bytes; a file that stood there is replaced when they are on the disk.

    A link is followed, and what is no regular file (a device, a named pipe) is written to as it is.
    """
    if file is None:
        click.echo(data, nl=False)
        return
    target = file.resolve()
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            _replace(target, data)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from None


def _replace(target: Path, data: bytes) -> None:
    like = target.stat() if target.exists() else None
    if like and not os.access(target, os.W_OK):
        raise PermissionError(13, "permission denied")
    made = target.with_name(f".airdate-{uuid4().hex}.tmp")
    try:
        disk.create(made, data, like)
        made.replace(target)
    finally:
        made.unlink(missing_ok=True)
    disk.sync_folder(target.parent)
