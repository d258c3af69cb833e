"""``airdate approvals``: whose word is wanted, who has given it, and whether it still holds."""

from collections.abc import Iterator

import click

from airdate import signoff
from airdate.bound import Bound
from airdate.cli import given, revising
from airdate.cli.completion import ids
from airdate.cli.exits import Exit
from airdate.cli.output import echo_json, table
from airdate.item import Item
from airdate.parts.approval import Approval
from airdate.plan import Plan
from airdate.policy import Policy
from airdate.revision.target import item_called
from airdate.validity import Flaw, Verdict

_HEAD = ("ITEM", "ROLE", "BY", "AT", "STATE")


@click.command("approvals")
@click.argument("names", metavar="[ID…]", nargs=-1, shell_complete=ids)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is told.")
@click.pass_context
def command(context: click.Context, /, names: tuple[str, ...], form: str) -> int:
    """Say whose approval each item wants, who has given it, and whether it still holds.

    Without ID all items are looked at that have an approval or want one. Ends with 1 if something
    is wanting or void.
    """
    plan = given.plan_of(context)
    with revising.refusing():
        items = [item_called(plan, name) for name in dict.fromkeys(names)] or [*plan.items]
    rows = [*_rows(plan, items)]
    if form == "json":
        echo_json([dict(zip(map(str.lower, _HEAD), row, strict=True)) for row in rows])
    elif rows:
        click.echo(table([_HEAD, *rows]))
    else:
        click.echo("No approval is wanted, and none is given.", err=True)
    return Exit.FINE if all(row[-1] in ("holds", "unbound") for row in rows) else Exit.FINDINGS


def _rows(plan: Plan, items: list[Item]) -> Iterator[tuple[str, str, str, str, str]]:
    """A line for each word that is given, then one for each that is wanting."""
    policy = plan.vocabulary.policy
    bound = Bound(plan)
    for item in items:
        for each, verdict in bound.verdicts(item):
            state = _uncounted(item, each, policy) or _state(each, verdict)
            yield item.id, str(each.role or ""), each.by, each.at.text if each.at else "", state
        for role in signoff.wanting(bound.held(item), policy):
            yield item.id, role, "", "", "wanting"


def _uncounted(item: Item, approval: Approval, policy: Policy) -> str:
    """Why it is nobody's word, whatever it is bound to."""
    if signoff.is_own(item, approval) and not signoff.own_counts(policy):
        return "own work"
    return "" if signoff.speaks(item, approval, policy) else f"does not speak as {approval.role}"


def _state(approval: Approval, verdict: Verdict) -> str:
    if not approval.digest:
        return "unbound"
    if verdict.flaw is Flaw.CHANGED:
        return f"changed since: {', '.join(verdict.changed)}"
    return verdict.flaw.value if verdict.flaw else "holds"
