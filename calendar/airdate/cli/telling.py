"""Telling: where an outcome of ``check`` goes: the terminal, a machine, a job's summary, the baseline."""

import os
import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from airdate.cli.exits import Exit, Refusal
from airdate.editing.disk import read
from airdate.editing.journal import write_all
from airdate.editing.refusal import EditRefused, WriteFailed
from airdate.finding import Finding
from airdate.project import BASELINE, Project
from airdate.report import baseline
from airdate.report.formats import concise, text, writer
from airdate.report.found import Waived
from airdate.report.outcome import Outcome, count, severest_first, worst_first

#: Cells of a line that is told; a terminal may be wider than anybody reads.
_NARROW, _WIDE = 40, 160

#: Findings at which somebody is likely to see an old plan judged for the first time, and what helps then.
_MANY = 100
_ALL_AT_ONCE = (
    "Many at once? --statistics counts them by rule, --profile core leaves out what is a matter of taste,\n"
    "and --baseline takes them as known, so that only what is new counts."
)


def tell(outcome: Outcome, form: str, *, statistics: bool, waived: bool, changed: Iterable[str]) -> None:
    """The findings to standard output, what they come to to standard error."""
    order = severest_first if form == "github" else worst_first
    outcome = replace(outcome, findings=tuple(order(outcome.findings, changed)))
    if statistics:
        _count(outcome, form)
    elif form == "text":
        click.echo(text.write(outcome, _width()), nl=False)
    elif form == "concise":
        click.echo(concise.write(outcome), nl=False)
    else:
        click.echo(writer(form)(outcome).encode("utf-8", "backslashreplace"), nl=False)
    if waived and form in ("text", "concise"):
        click.echo("".join(f"{_left(one)}\n" for one in outcome.waived), nl=False)
    if form == "github":
        _summarise(outcome)
    click.echo(outcome.summary, err=True)
    if outcome.gone:
        click.echo(_gone(outcome), err=True)
    if form == "text" and not statistics and len(outcome.findings) >= _MANY and not outcome.known:
        click.echo(_ALL_AT_ONCE, err=True)


def _gone(outcome: Outcome) -> str:
    """What the baseline holds and is no more; a file that cannot be read hides what else is wrong with it."""
    what = f"{count(outcome.gone, 'finding')} in the baseline no longer there"
    if outcome.findings:
        return f"{what}; first mend what is new: `airdate check --baseline` would take it as known, too."
    return f"{what}: `airdate check --baseline` writes it anew."


def _width() -> int:
    if not sys.stdout.isatty():
        return text.WIDTH
    return min(max(shutil.get_terminal_size().columns, _NARROW), _WIDE)


def _left(waived: Waived) -> str:
    return f"{concise.line(waived.finding, 'waived')}\n  by {waived.by}: {waived.reason}"


def _count(outcome: Outcome, form: str) -> None:
    """How many findings each rule has, the most first."""
    if form not in ("text", "concise", "json"):
        raise Refusal("--statistics goes with the formats text, concise and json.")
    from airdate.checks import catalogue
    from airdate.cli.output import echo_json, table

    counts = Counter(finding.fault.rule for finding in outcome.findings)
    fixable = Counter(finding.fault.rule for finding in outcome.findings if finding.fault.fix)
    severities: dict[str, set[str]] = defaultdict(set)
    for finding in outcome.findings:
        severities[finding.fault.rule].add(str(finding.severity))
    rules = sorted(counts, key=lambda rule: (-counts[rule], rule))
    codes = {rule: catalogue()[rule].code for rule in rules}
    if form == "json":
        echo_json([{"rule": r, "code": codes[r], "count": counts[r], "fixable": fixable[r]} for r in rules])
        return
    most = max((len(f"{number:,}") for number in counts.values()), default=0)
    rows = [
        (
            f"{counts[rule]:,}".rjust(most),
            codes[rule],
            rule,
            ", ".join(sorted(severities[rule])),
            f"{fixable[rule]:,} with a fix" if fixable[rule] else "",
        )
        for rule in rules
    ]
    if rows:
        click.echo(table(rows))


def _summarise(outcome: Outcome) -> None:
    """The job's summary, where GitHub has a file for it."""
    from airdate.report.formats import github

    if hidden := github.hidden(outcome):
        findings = count(hidden, "more finding")
        click.echo(f"GitHub shows {github.SHOWN} annotations of each level; above: {findings}.", err=True)
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        try:
            with Path(path).open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.write(github.summary(outcome))
        except OSError as error:
            click.echo(f"No job summary: {(error.strerror or str(error)).lower()}", err=True)


def keep(project: Project, findings: Sequence[Finding]) -> int:
    """Write what is found into the baseline; whole, or not at all."""
    path = f"{project.calendar_dir.name}/{BASELINE}"
    root = project.root
    try:
        write_all(root, {path: baseline.serialize(findings)}, {path: read(root / path)})
    except WriteFailed as error:
        click.echo(f"Error: {error}", err=True)
        return Exit.ENVIRONMENT
    except EditRefused as error:
        raise Refusal(f"{path}: {error}") from None
    click.echo(f"{path}: {count(len(findings), 'finding')} known from now on.", err=True)
    return Exit.FINE
