"""``airdate rule``: the manual of one rule, or the list of a group or of all."""

from collections.abc import Iterable

import click

from airdate import checks
from airdate.checks import Rule
from airdate.cli.exits import Refusal
from airdate.cli.output import echo_json, table
from airdate.policy import Profile
from airdate.report import manual
from airdate.text import did_you_mean, shown

#: How the list marks from which profile on a rule holds.
_MARKS = {Profile.CORE: "***", Profile.RECOMMENDED: "**", Profile.STRICT: "*", Profile.CONFIG: ""}
_LEGEND = """
*** in every profile  ** in recommended and strict  * in strict alone; others once the policy names them
`airdate rule NAME` explains a rule."""


@click.command("rule")
@click.argument("name", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True
)
def command(name: str | None, form: str) -> int:
    """Explain the rule NAME (it stands in [brackets] behind a finding; its code will do), or list all rules.

    A group, such as CH, lists its rules. In the list *** marks rules that hold in every profile, ** those of
    `recommended` and `strict`, * those of `strict` alone; the others are silent until calendar/policy.yml
    sets or selects them.
    """
    found = [*checks.catalogue().values()] if name is None else _called(name.strip("[]"))
    if len(found) > 1:
        _list(found, form)
        return 0
    (rule,) = found
    if form == "json":
        echo_json(_data(rule))
    else:
        click.echo(manual.chapter(rule) if form == "markdown" else manual.text(rule))
    return 0


def _called(word: str) -> list[Rule]:
    """The rules of that name, code or group; a Refusal if there is none: too many are known to tell them."""
    if found := checks.known(word):
        return found
    cure = did_you_mean(word, checks.catalogue()) or "`airdate rule` lists all"
    raise Refusal(f"Unknown rule '{shown(word)}' ({cure}).")


def _list(rules: Iterable[Rule], form: str) -> None:
    if form == "json":
        echo_json([_data(rule) for rule in manual.in_order(rules)])
    elif form == "markdown":
        click.echo(manual.reference(rules), nl=False)
    else:
        found = manual.in_order(rules)
        rows = table(
            [(r.code, r.name, _MARKS[r.profile], str(r.severity), manual.plain(r.summary)) for r in found]
        )
        group = ""
        for rule, row in zip(found, rows.split("\n"), strict=True):
            if rule.group != group:
                click.echo(f"{chr(10) if group else ''}{checks.GROUPS.get(rule.group, rule.group)}")
                group = rule.group
            click.echo(f"  {row}")
        click.echo(_LEGEND, err=True)


def _data(rule: Rule) -> dict[str, object]:
    return {
        "name": rule.name,
        "code": rule.code,
        "group": checks.GROUPS.get(rule.group, rule.group),
        "severity": str(rule.severity),
        "profile": str(rule.profile),
        "when": rule.when.name.lower(),
        "settings": {
            name: [*value] if isinstance(value, tuple) else value for name, value in rule.settings.items()
        },
        "summary": manual.plain(rule.summary),
        "manual": manual.markdown(rule),
    }
