"""``airdate approve``: one's word on exactly what an item is now."""

import subprocess
from pathlib import Path

import click

from airdate.cli import given, revising
from airdate.cli.completion import ids, people, roles
from airdate.cli.exits import Refusal
from airdate.parts.approval import Role
from airdate.reading.history import git
from airdate.revision import approve, withdraw
from airdate.text import listed, shown
from airdate.vocabulary import Vocabulary


@click.command("approve")
@click.argument("names", metavar="ID…", nargs=-1, required=True, shell_complete=ids)
@click.option(
    "--as",
    "role",
    metavar="ROLE",
    default="",
    shell_complete=roles,
    help=f"In which capacity: {', '.join(Role)}.",
)
@click.option(
    "--by",
    metavar="PERSON",
    default="",
    shell_complete=people,
    help="Who approves (default: the user of git).",
)
@click.option("--withdraw", "back", is_flag=True, help="Take one's word back: in ROLE, or in every role.")
@revising.options
@click.pass_context
def command(
    context: click.Context, /, names: tuple[str, ...], role: str, by: str, back: bool, **how: bool | str
) -> int:
    """Approve the items ID exactly as they are: text, time, audience, media and outputs.

    A record is written beside each, with a digest of that. Whoever changes one of them
    later voids it: `airdate check` says so (rule approval-stale), and the page shows the change.

    \b
    airdate approve launch --as legal                by the person that git knows you as
    airdate approve launch teaser --as pr --by ana
    airdate approve launch --withdraw
    airdate approvals launch                         who has approved, and who has to
    """
    if not (role or back):
        raise click.UsageError(f"Say in which capacity: --as {' | '.join(Role)}.", context)
    as_role = Role(given.known(role, [*Role], "role")) if role else None
    before = revising.begin(context)
    words = before.plan.vocabulary
    person = _called(words, by) if by else _user(words, before.project.root)
    with revising.refusing():
        if back:
            revision = withdraw(before, names, as_role, person)
        else:
            assert as_role is not None  # noqa: S101 - for mypy: asked for above
            revision = approve(before, names, as_role, person)
    return revising.conclude(revision, **how)  # type: ignore[arg-type]


def _called(words: Vocabulary, name: str) -> str:
    """The id of the one person who is called that; the name itself, where nobody is, or several are."""
    known = words.people or {}
    found = [name] if name in known else [person.id for person in known.values() if person.is_called(name)]
    return found[0] if len(found) == 1 else name


def _user(words: Vocabulary, root: Path) -> str:
    """The person whom git knows as the user here: by their name, their account or their id."""
    try:
        name = git(root, "config", "user.name").strip()
    except (OSError, subprocess.SubprocessError):
        name = ""
    found = [person.id for person in (words.people or {}).values() if person.is_called(name)]
    if len(found) == 1:
        return found[0]
    if not name:
        raise Refusal("Who approves? git knows no user.name here. Say --by PERSON.")
    who = f"may be {listed(found)}" if found else "is nobody in calendar/people.yml"
    raise Refusal(f"git knows you as '{shown(name)}', who {who}. Say --by PERSON.")
