"""``airdate export``: the plan, or a part of it, as other programs read it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from airdate import gate
from airdate.cli import drawing, filters, given, saving
from airdate.cli.exits import Exit, Refusal
from airdate.cli.filters import Filter
from airdate.cli.findings import count
from airdate.edition import Edition
from airdate.entry import Entry
from airdate.feeds.feed import Feed
from airdate.feeds.reach import remaining
from airdate.item import Item
from airdate.plan import Plan
from airdate.selection import Cancelled, Detail, Form, Selection

#: What there is to choose from; of calendars each says the same in another way.
_CALENDARS = ("ics", "jcal", "jscalendar")
FORMATS = ("csv", "xlsx", "json", *_CALENDARS, "ninjs", "pdf", "codeowners")

#: What is no text.
_BINARY = ("xlsx", "pdf")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be exported: entries of a plan that an edition has let through, in order."""

    plan: Plan
    edition: Edition
    entries: Sequence[Entry]
    feed: Selection | None
    shelf: bool

    @property
    def items(self) -> list[Item]:
        """The items whose entries they are, each once."""
        return [*{entry.item.id: entry.item for entry in self.entries}.values()]


@click.command("export")
@click.argument("form", metavar="FORMAT", shell_complete=lambda *_: [*FORMATS])
@click.option("--edition", metavar="NAME", default="team", show_default=True, help="What may be seen.")
@filters.options()
@click.option("--unscheduled", is_flag=True, help="Only the shelf: what has no time at all.")
@click.option("--feed", metavar="NAME", help="Only what this feed of feeds.yml selects, at any time.")
@click.option("--page", type=click.Choice(("month", "agenda", "executive")),
              help="Which page is drawn as pdf; without it, a month.")  # fmt: skip
@click.option("--month", metavar="YYYY-MM", help="Which month is drawn as pdf; without it, the present one.")
@click.option("--output", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE", default="-",
              help="Write to this file instead of standard output.")  # fmt: skip
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@click.option("--bom", is_flag=True, help="Begin csv as Excel wants it (xlsx serves it better).")
@click.pass_context
def command(
    context: click.Context,
    /,
    form: str,
    edition: str,
    first: str,
    last: str,
    unscheduled: bool,
    feed: str,
    page: str | None,
    month: str | None,
    output: Path,
    force: bool,
    bom: bool,
    **wanted: tuple[str, ...],
) -> int:
    """Write the plan, or what the options leave of it, as FORMAT.

    \b
    csv, xlsx   a table with a row for each appearance, series by their occurrences
    json        the document plan.json with the items that have such an appearance
    ics         a calendar; jcal (RFC 7265) and jscalendar (RFC 8984) are the same in JSON
    ninjs       planning items for newsrooms (IPTC ninjs 3.1)
    pdf         a page of the site on paper: --page month, agenda or executive
    codeowners  whom a forge asks before a file changes: owners, and who must approve it

    Nothing leaves that the edition does not show: what is confidential, and for the public
    what is internal or under embargo; only codeowners, which stays in the repository, is of
    the whole plan. Without --from and --to the shelf is in it, too.
    A calendar holds what has a day and is more than an idea, and every series whole; the shelf
    (--unscheduled) is a calendar of tasks.
    """
    if unscheduled and (first or last):
        raise click.UsageError("What is unscheduled has no time: leave out --from and --to.", context)
    _refuse_form(form, wanted["format"], bom=bom)
    drawing.refuse(
        form, page, month, {"from": first, "to": last, "unscheduled": unscheduled, "feed": feed} | wanted
    )
    selects = first or last or unscheduled or feed or edition != "team" or any(wanted.values())
    _refuse_selection(form, context, selects=bool(selects))
    file = None if str(output) == "-" else output
    saving.refuse(file, force=force, binary=form in _BINARY)
    whole = given.plan_of(context)
    if form == "pdf":
        saving.save(file, drawing.drawn(whole, edition, page, month))
        return Exit.FINE
    if form == "codeowners":
        return _owners(whole, file)
    asked = _select(whole, edition, feed, Filter.asked(whole, first, last, wanted), shelf=unscheduled)
    _refuse_detail(asked.feed, form)
    if form in _CALENDARS:
        asked = replace(asked, entries=_held(asked))
        if not asked.entries:
            click.echo("Nothing of it has a place in a calendar; nothing was written.", err=True)
            return Exit.FINDINGS
    elif _omits(asked.feed):
        asked = replace(asked, entries=remaining(asked.entries))  # occurrences, too
    saving.save(file, _made(asked, form, bom=bom))
    _tell(whole, asked)
    return Exit.FINE


def _owners(whole: Plan, file: Path | None) -> int:
    """CODEOWNERS, and whom of those meant no forge can ask."""
    from airdate.export import codeowners

    made = codeowners.render(whole)
    if made.without:
        click.echo(f"No `account` in calendar/people.yml, so not in it: {', '.join(made.without)}.", err=True)
    if not made.data:
        click.echo("Nobody could be asked; nothing was written.", err=True)
        return Exit.FINDINGS
    saving.save(file, made.data)
    return Exit.FINE


def _refuse_selection(form: str, context: click.Context, *, selects: bool) -> None:
    """Any choice of entries, for what is of the whole plan."""
    if form == "codeowners" and selects:
        raise click.UsageError("codeowners is of the whole plan: leave out what selects.", context)


def _refuse_form(form: str, formats: Sequence[str], *, bom: bool) -> None:
    """A form that is none, or that was given as the format of items."""
    given.known(form, FORMATS, "format")
    if bom and form != "csv":
        raise click.UsageError("--bom is for csv alone.")
    if meant := next((word for word in formats if word in FORMATS), ""):
        raise click.UsageError(
            f"--format selects items; what to write comes first: `airdate export {meant}`."
        )


def _select(whole: Plan, edition: str, feed: str, asked: Filter, *, shelf: bool) -> _Asked:
    """What the edition lets through, and of that what the feed and the filter do."""
    shown = given.edition_of(whole, edition)
    plan = gate.admit(whole, shown)
    named = plan.vocabulary.feeds[given.known(feed, plan.vocabulary.feeds, "feed")] if feed else None
    if named and named.edition:  # it shows no more than that one, too
        narrower = whole.vocabulary.editions[named.edition]
        plan, shown = gate.admit(plan, narrower), replace(shown, hide=shown.hide | narrower.hide)
    known = plan.select(named) if named else (*plan.entries, *plan.vague, *plan.unscheduled)
    if _omits(named):
        known = remaining(known)
    undated = [] if asked.by_day else asked.of(plan, (entry for entry in known if not entry.start))
    entries = undated if shelf else [*asked.dated(plan, known), *undated]
    return _Asked(plan, shown, entries, named, shelf)


def _omits(feed: Selection | None) -> bool:
    return feed is not None and feed.form.cancelled is Cancelled.OMIT


def _refuse_detail(feed: Selection | None, form: str) -> None:
    """Only calendars are written with less than all of an entry."""
    if feed and feed.form.detail is not Detail.FULL and form not in _CALENDARS:
        message = f"The feed '{feed.id}' tells no more than the {feed.form.detail} of its entries"
        raise Refusal(f"{message}, and {form} would tell all; export it as ics.")


def _made(asked: _Asked, form: str, *, bom: bool) -> bytes:
    """The bytes. What is not asked for is not loaded."""
    plan = asked.plan
    if form == "csv":
        from airdate.export import csv

        return csv.render(plan, asked.entries, bom=bom)
    if form == "xlsx":
        from airdate.export import xlsx

        return xlsx.render(plan, asked.entries)
    if form == "json":
        from airdate.feeds import document

        part = replace(plan, items=tuple(asked.items))
        return document.render(part, asked.edition)[0].content
    if form == "ninjs":
        from airdate.export import ninjs

        return ninjs.render(plan, asked.items)
    return _calendar(asked, form)


def _calendar(asked: _Asked, form: str) -> bytes:
    """A feed that nobody subscribes to: it is named for the plan, or as the feed that it is a part of."""
    from airdate.export import jcal, jscalendar
    from airdate.feeds import ical
    from airdate.feeds.vevent import Components

    named = asked.feed
    feed = Feed(
        path="",
        title=named.title if named else asked.plan.vocabulary.settings.title,
        description=named.summary if named else "A part of the plan.",
        entries=asked.entries,
        form=named.form if named else Form(),
    )
    ics = ical.serialize(asked.plan, feed, Components(asked.plan).of(feed))
    return {"jcal": jcal.render, "jscalendar": jscalendar.render}.get(form, bytes)(ics)


def _held(asked: _Asked) -> Sequence[Entry]:
    """What a calendar holds of it: series as one entry with its rule; of the shelf all."""
    if asked.shelf:
        return asked.entries
    found = {(entry.item.id, entry.output.name) for entry in asked.entries}
    return [e for e in asked.plan.entries if e.held and (e.item.id, e.output.name) in found]


def _tell(whole: Plan, asked: _Asked) -> None:
    entries, items = count(len(asked.entries), "appearance"), count(len(asked.items), "item")
    click.echo(f"{entries} of {items} in the edition {asked.edition.name}", err=True)
    if whole.broken:
        click.echo("Files that cannot be read are not in it; `airdate check` says which.", err=True)
