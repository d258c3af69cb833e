"""Touched: which files of a folder differ from where a branch began, as git tells."""

import subprocess
from pathlib import Path

from airdate.reading.history.command import git
from airdate.text import shown

#: What a branch is taken to have left if nobody says.
BASES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")


class NotTold(ValueError):
    """Git cannot say; the text says why and what would do."""


def since(root: Path, base: str = "") -> frozenset[str]:
    """Files below ``root``, relative to it, that differ from the commit at which HEAD left ``base``.

    Those not committed and those that git does not know yet are among them; under a new name a file is a
    new file. Raises NotTold if there is no git, no such base, or nothing that the two have in common.
    """
    try:
        return _since(root, base)
    except (OSError, subprocess.SubprocessError):
        raise NotTold("git cannot be run") from None


def _since(root: Path, base: str) -> frozenset[str]:
    if not git(root, "rev-parse", "--show-toplevel"):
        raise NotTold("this plan is not in git")
    left = _left(root, base)
    arguments = ("--name-only", "-z", "--relative", "--no-renames", "--no-ext-diff", "--diff-filter=d")
    changed = git(root, "diff", *arguments, left, "--", ".")
    new = git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", ".")
    return frozenset(path for path in f"{changed}\0{new}".split("\0") if path)


def _left(root: Path, base: str) -> str:
    """The commit at which HEAD left the base."""
    asked = (base, f"origin/{base}") if base else BASES
    found = (_commit(root, name) for name in asked)
    commit = next((id for id in found if id), "")
    if not commit and base:
        raise NotTold(f"git knows no commit '{shown(base)}' (a branch, tag or commit; fetch it first)")
    if not commit:
        raise NotTold(f"git knows none of {', '.join(BASES)} (say from where: --changed BASE)")
    common = git(root, "merge-base", commit, "HEAD").strip()
    if not common:
        many = "fetch the whole history, as with `fetch-depth: 0`"
        raise NotTold(
            f"git knows nothing that HEAD and '{shown(base or 'the base')}' have in common ({many})"
        )
    return common


def _commit(root: Path, name: str) -> str:
    return git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").strip()
