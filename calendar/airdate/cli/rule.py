"""``airdate rule``: the manual of one rule, or the list of all."""

import click

from airdate import checks
from airdate.cli import given
from airdate.cli.output import table


@click.command("rule")
@click.argument("name", required=False)
def command(name: str | None) -> int:
    """Explain the rule NAME (it stands in [brackets] behind a finding), or list all rules."""
    rules = checks.catalogue()
    if name is None:
        rows = [(rule.name, str(rule.severity), _first_line(rule.manual)) for rule in rules.values()]
        click.echo(table(rows))
    else:
        rule = rules[given.known(name.strip("[]"), rules, "rule")]
        click.echo(f"{rule.name} ({rule.severity})\n\n{rule.manual.strip()}")
    return 0


def _first_line(manual: str) -> str:
    return manual.strip().partition("\n")[0]
