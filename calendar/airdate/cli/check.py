"""``airdate check``: everything that is wrong with the plan, like a linter."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from airdate.cli import fixing, given, telling
from airdate.cli.exits import Exit, Refusal
from airdate.project import Project, present
from airdate.reading import touched
from airdate.report.formats import FORMATS
from airdate.report.kept import Told
from airdate.report.outcome import Outcome
from airdate.text import shown

#: The profiles that one can ask for (``Profile``, which is slow to load).
_PROFILES = ("core", "recommended", "strict")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the command line asks to be judged; with ``known``, what the baseline holds does not count."""

    edition: str
    feeds: bool
    changed: str | None
    profile: str
    select: Sequence[str]
    ignore: Sequence[str]
    known: bool

    @property
    def options(self) -> str:
        """Those by which one report is another than the next."""
        return repr((self.edition, self.profile, [*self.select], [*self.ignore], self.known))

    @property
    def partly(self) -> str:
        """The option, if there is one, by which not every rule or file is judged."""
        parts = {"--changed": self.changed is not None, "--profile": self.profile}
        parts |= {"--select": self.select, "--ignore": self.ignore}
        return next((option for option, given in parts.items() if given), "")


def _words(context: click.Context, option: click.Parameter, value: Iterable[str]) -> list[str]:
    """Names, codes or groups of rules, separated by commas or given one by one."""
    del context, option
    found = [word for part in value for word in part.replace(",", " ").split()]
    if not found:
        return found
    from airdate.checks import GROUPS, catalogue, known
    from airdate.report.judgement import ALL

    for word in found:
        if word.casefold() != ALL and not known(word):
            given.known(word, {*catalogue(), *GROUPS}, "rule")
    return found


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@click.option("--exit-zero", is_flag=True, help="End with 0 whatever is found.")
@click.option("--edition", metavar="NAME", help="Check what this edition would have to leave out, too.")
@click.option("--feeds", is_flag=True, help="Write all feeds (of that edition, or the team's) and read them.")
@click.option(
    "--changed",
    metavar="[BASE]",
    is_flag=False,
    flag_value="",
    help="Tell only of files that differ from where the branch left BASE (else the main branch).",
)
@click.option("--profile", type=click.Choice(_PROFILES), help="Use this profile instead of the policy's.")
@click.option("--select", metavar="RULES", multiple=True, callback=_words, help="Ask only these rules.")
@click.option("--ignore", metavar="RULES", multiple=True, callback=_words, help="Leave these rules out.")
@click.option("--baseline", is_flag=True, help="Take what is wrong now as known: calendar/baseline.json.")
@click.option("--no-baseline", is_flag=True, help="Let what the baseline knows count, too.")
@click.option("--show-waived", is_flag=True, help="Tell what is waived as well, by whom and why.")
@click.option("--statistics", is_flag=True, help="Only count the findings of each rule.")
@fixing.options
@click.option("--format", "form", type=click.Choice([*FORMATS]), default="text", show_default=True)
@click.pass_context
def command(
    context: click.Context,
    /,
    paths: tuple[Path, ...],
    strict: bool,
    exit_zero: bool,
    baseline: bool,
    no_baseline: bool,
    show_waived: bool,
    statistics: bool,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    form: str,
    **options: str,
) -> int:
    """Say what is wrong with the plan.

    The whole plan is read; PATHS (files or folders) limit what is told and counted.
    Each finding is `path:line:column: severity: message (way out) [rule]`, and `airdate rule RULE`
    explains the rule. With --feeds the calendars are written, as a build would, and read again by a strict
    reader; it also says what git cannot tell of changes. Ends with 1 if there are errors (or warnings
    with --strict) that are neither waived nor in the baseline.
    """
    asked = Asked(**options, known=not (baseline or no_baseline))  # type: ignore[arg-type]
    wish = fixing.Wish.of(context, fix=fix, unsafe_fixes=unsafe_fixes, diff=diff, baseline=baseline)
    project = given.project_of(context)
    keep = _kept([_place(path, project) for path in paths], _changed(project, asked.changed))
    if baseline and (paths or asked.partly):
        raise click.UsageError(
            f"--baseline takes the whole plan, without {asked.partly or 'PATHS'}.", context
        )
    if fix or diff:
        from airdate.cli import judging  # slow to load

        plan = judging.plan_of(context, asked)
        done = fixing.carry_out(project, plan, keep, wish)
        if diff:
            return Exit.FINE if exit_zero else fixing.after_diff(done)
        plan = judging.plan_of(context, asked) if done.revision.touched else plan
        told = judging.told(context, project, plan, asked)
    else:
        told = _told(context, project, asked, keep=not (baseline or asked.feeds))
    found = told.report
    if baseline:
        return telling.keep(project, found.findings)
    outcome = Outcome(
        root=project.root,
        findings=tuple(f for f in found.findings if keep(f.fault.place.path)),
        waived=tuple(w for w in found.waived if keep(w.finding.fault.place.path)),
        known=tuple(f for f in found.known if keep(f.fault.place.path)),
        gone=0 if paths or asked.partly else found.gone,
        files=tuple(path for path in told.files if keep(path)),
        prefix=_prefix(project.root.resolve()),
        site=told.site,
        strict=strict,
    )
    telling.tell(outcome, form, statistics=statistics, waived=show_waived, changed=_in_request(project))
    fixing.hint(told.cures, outcome.findings, wish)
    return Exit.FINDINGS if outcome.fails and not exit_zero else Exit.FINE


def _told(context: click.Context, project: Project, asked: Asked, *, keep: bool) -> Told:
    """What there is to tell; what an earlier run has told, if that was kept and holds."""
    kept = given.kept_report_of(context, asked.options) if keep else None
    found = kept.told(lambda clock: present(given.now_of(context), clock)) if kept else None
    if found:
        return found
    from airdate.cli import judging  # slow to load

    return judging.anew(context, project, asked, kept)


def _place(path: Path, project: Project) -> str:
    """The path as messages name it; it may be typed from here or from the project's folder."""
    root = project.root.resolve()
    there = [found for base in (Path.cwd(), root) if (found := (base / path).resolve()).exists()]
    within = (found for found in there if found.is_relative_to(root) or found in root.parents)
    whole = next(iter((*within, *there)), None)
    if whole is None:
        raise Refusal(f"There is no file or folder '{shown(str(path), 200)}'.")
    if whole == root or whole in root.parents:
        return ""
    place = whole.relative_to(root).as_posix() if whole.is_relative_to(root) else ""
    if place.partition("/")[0] not in (project.content_dir.name, project.calendar_dir.name):
        raise Refusal(f"'{shown(str(path), 200)}' lies neither in content/ nor in calendar/ of this plan.")
    return place


def _changed(project: Project, base: str | None) -> frozenset[str] | None:
    """The files that changed since then; None if nobody asks."""
    if base is None:
        return None
    try:
        return touched.since(project.root, base)
    except touched.NotTold as error:
        raise Refusal(f"--changed: {error}.") from None


def _in_request(project: Project) -> frozenset[str]:
    """On GitHub and GitLab, the files of the pull request that is being checked; as far as git can tell."""
    names = ("GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
    base = next((os.environ[name] for name in names if os.environ.get(name)), "")
    try:
        return touched.since(project.root, base) if base else frozenset()
    except touched.NotTold:
        return frozenset()


def _kept(places: Sequence[str], changed: frozenset[str] | None) -> Callable[[str], bool]:
    def within(path: str) -> bool:
        return any(not place or path == place or path.startswith(f"{place}/") for place in places)

    return lambda path: (not places or within(path)) and (changed is None or path in changed)


def _prefix(root: Path) -> str:
    """The way from the repository's folder to the project's, ``plan/``; empty if they are one."""
    home = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    below = root.relative_to(home).as_posix()
    return "" if below == "." else f"{below}/"
