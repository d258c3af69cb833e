"""CODEOWNERS: whom a forge asks before a file of the plan changes, as GitHub and GitLab read it.

For each item its owners, and those who speak in the roles that it takes (``signers`` of the rule
approval-missing); for what is the same in a whole folder one line. The last line that matches a file holds
(GitHub, "About code owners"; GitLab, "Code Owners": both read ``/path`` from the top of the repository, a
blank in a path behind a backslash, and accounts as ``@name``).
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from airdate import signoff
from airdate.forge import FOLDER
from airdate.item import Item
from airdate.plan import Plan

_HEAD = """\
# Whom to ask before the plan changes: the owners of items, and those whose sign-off they take.
# Made by `airdate export codeowners` of calendar/policy.yml, calendar/people.yml and the items; do not edit.
"""

#: What lies beside ``content/`` and says who must be asked.
_HOUSE = ("calendar/people.yml", "calendar/policy.yml")

#: What both take for something else than itself.
_SIGN = re.compile(r"[\\ #*?\[\]!]")


class Owners(NamedTuple):
    """The file, and the people whom it wants and who have no ``account``."""

    data: bytes
    without: tuple[str, ...]


def render(plan: Plan) -> Owners:
    """The lines for all items, and for the files that say who must be asked."""
    forge, people = plan.vocabulary.settings.forge, plan.vocabulary.people or {}
    home = PurePosixPath("/", forge.folder if forge else FOLDER)
    asked = {item.path: _asked(plan, item) for item in plan.items}
    rules = {path: [*dict.fromkeys(ids)] for path, ids in asked.items()}
    house = [*dict.fromkeys(id for ids in signoff.entitled(plan.vocabulary.policy).values() for id in ids)]
    lines = [(f"{home}/{path}", ids) for path, ids in _by_folder(rules)]
    lines += [(f"{home.parent / file}", house) for file in _HOUSE]
    known = {id: person.account for id, person in people.items() if person.account}
    text = "".join(_line(path, [f"@{known[id]}" for id in ids if id in known]) for path, ids in lines)
    wanted = dict.fromkeys(id for ids in (*rules.values(), house) for id in ids)
    return Owners(f"{_HEAD}\n{text}".encode() if text else b"", tuple(id for id in wanted if id not in known))


def _asked(plan: Plan, item: Item) -> Iterator[str]:
    """Who owns it, then who speaks in the roles that it takes."""
    yield from filter(None, (item.owner, *(output.owner for output in item.outputs)))
    for role in signoff.roles(item, plan.vocabulary.policy):
        yield from signoff.speakers(item, role, plan.vocabulary.policy)


def _by_folder(rules: dict[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    """A line for each folder in which all items have the same people, else one for each of its items."""
    folders: dict[str, list[str]] = {}
    for path in sorted(rules, key=lambda path: (path.rpartition("/")[0], path)):
        folders.setdefault(path.rpartition("/")[0], []).append(path)
    for folder, paths in folders.items():
        if folder and all({*rules[path]} == {*rules[paths[0]]} for path in paths):
            yield f"{folder}/", rules[paths[0]]
        else:
            yield from ((path, rules[path]) for path in paths)


def _line(path: str, accounts: list[str]) -> str:
    """One line; none where nobody can be asked."""
    name = _SIGN.sub(r"\\\g<0>", path)
    return f"{name} {' '.join(accounts)}\n" if accounts else ""
