"""What ``postpone`` and ``cancel`` have in common: what becomes of those that follow."""

from collections.abc import Callable, Sequence

import click

from airdate.cli import asking
from airdate.cli.exits import Refusal
from airdate.cli.output import table
from airdate.revision import Follower, Revision, followers
from airdate.revision.calling_off import with_followers
from airdate.revision.target import target_of
from airdate.status import Status


def options(command: Callable[..., int]) -> Callable[..., int]:
    """``--reason`` and ``--followers``."""
    choices = click.Choice(["cascade", "keep", "ask"])
    told = "Call off what follows, too, or leave it as it is."
    command = click.option("--followers", "fate", type=choices, default="ask", show_default=True, help=told)(
        command
    )
    return click.option("--reason", required=True, metavar="TEXT", help="Why; it is recorded.")(command)


def with_fate(
    before: Revision, revision: Revision, name: str, reason: str, status: Status, fate: str, *, dry_run: bool
) -> Revision:
    """The revision with what is to become of the followers; they are listed, and asked about."""
    target = target_of(before.plan, name)
    if target.day or target.output:
        return revision
    found = followers(before.plan, target.item)
    called: Sequence[Follower] = []
    if any(follower.open for follower in found):
        called = _chosen(found, status, fate, dry_run=dry_run)
    for follower in found:
        undecided = dry_run and fate == "ask"
        revision = revision.noted(_told(follower, status, called=follower in called, undecided=undecided))
    return with_followers(revision, [follower.item for follower in called], reason, status)


def _chosen(found: Sequence[Follower], status: Status, fate: str, *, dry_run: bool) -> Sequence[Follower]:
    open_ = [follower for follower in found if follower.open]
    if fate == "ask" and dry_run:
        click.echo("Say --followers cascade or keep to see what becomes of those that follow.", err=True)
        return []
    if fate == "ask":
        return _asked(open_, status)
    return open_ if fate == "cascade" else []


def _asked(open_: Sequence[Follower], status: Status) -> Sequence[Follower]:
    if not asking.terminal():
        message = (
            "Nothing was written: there is no terminal on which to ask what becomes of those that follow"
        )
        names = ", ".join(follower.item.id for follower in open_[:5])
        more = f" and {len(open_) - 5} more" if len(open_) > 5 else ""
        raise Refusal(f"{message} ({names}{more}). Say --followers cascade or keep.")
    rows = [(f.item.id, f.item.title, f.item.status.label, _why(f)) for f in open_]
    click.echo(table([("FOLLOWER", "TITLE", "STATUS", ""), *rows]), err=True)
    verb = "Cancel" if status is Status.CANCELLED else "Postpone"
    words = click.Choice(["cascade", "keep", "each"])
    answer = click.prompt(f"{verb} these, too?", type=words, default="keep", err=True)
    if answer == "each":
        return [f for f in open_ if click.confirm(f"{verb} {f.item.id}?", default=False, err=True)]
    return open_ if answer == "cascade" else []


def _why(follower: Follower) -> str:
    return f"{'hangs on' if follower.hangs else 'belongs to'} {follower.anchor.id}"


def _told(follower: Follower, status: Status, *, called: bool, undecided: bool) -> str:
    item = follower.item
    if called:
        return f"{item.id} ({_why(follower)}) is {status.label}, too"
    if follower.open and undecided:
        return f"{item.id} ({_why(follower)}) is {item.status.label}: undecided"
    if follower.open:
        return f"{item.id} ({_why(follower)}) stays {item.status.label}"
    word = "cancelled" if item.cancelled else "postponed" if item.postponed else "published"
    return f"{item.id} ({_why(follower)}) is {word} already and stays so"
