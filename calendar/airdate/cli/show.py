"""``airdate show``: everything that is known of one item."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from airdate import report
from airdate.artifact import page_url
from airdate.cli import findings, given, preview
from airdate.cli.completion import ids
from airdate.cli.exits import Refusal
from airdate.cli.output import echo_json, entry_data, iso, table, when
from airdate.entry import Entry, entries_of
from airdate.finding import Finding
from airdate.gate import holding
from airdate.gate.destination import published_asset
from airdate.item import RELATIONS, Item
from airdate.plan import Plan
from airdate.text import shown

#: Occurrences of a series that are told.
_OCCURRENCES = 5


@click.command("show")
@click.argument("id", shell_complete=ids)
@click.option("--as", "channel", metavar="CHANNEL", help="Preview it as that channel, or output, shows it.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@click.pass_context
def command(context: click.Context, id: str, channel: str | None, form: str) -> int:
    """Show all that is known of the item ID: when and where it appears, its links, its findings.

    ID may also be the path of the item's file. With --as: its text as it is pasted there, with tracked
    links, fold, media, and what is counted against the limits.
    """
    plan = holding.held(given.plan_of(context))
    item = _item(plan, id)
    seen = None if channel is None else preview.preview(plan, item, channel)
    found = [f for f in report.findings(plan) if f.fault.place.path == item.place.path]
    if seen:
        found = preview.about(seen, found)
    if form == "json":
        echo_json(preview.data_of(seen, found) if seen else _data(plan, item, found))
        return 0
    if seen:
        click.echo(preview.text_of(seen))
        _echo_found(found)
        return 0
    facts = [(key, text) for key, text in _facts(plan, item) if text]
    click.echo(f"{item.title}\n\n{table(facts)}\n\n{table([*_appearances(plan, item)])}")
    if links := [*_links(plan, item)]:
        click.echo(f"\n{table(links)}")
    _echo_found(found)
    return 0


def _echo_found(found: list[Finding]) -> None:
    if found:
        click.echo()
        findings.echo(found)


def _item(plan: Plan, id: str) -> Item:
    """The item of that id, which may also be that of one of its entries (``teaser.linkedin``)."""
    if file := _file(plan, id):
        return _of_file(plan, file)
    name = id.partition(".")[0]
    if name in plan.broken and name not in plan.by_id:
        raise Refusal(f"The file of '{name}' cannot be read; `airdate check` says why.")
    return plan.by_id[given.known(name, plan.by_id, "item")]


def _file(plan: Plan, path: str) -> str:
    """The file of ``content/`` that is meant, typed from here or from the project's folder; or nothing."""
    content = plan.content_dir.resolve()
    files = [(base / path).resolve() for base in (Path.cwd(), content.parent)]
    inside = (file for file in files if file.is_relative_to(content) and file.is_file())
    return next((file.relative_to(content).as_posix() for file in inside), "")


def _of_file(plan: Plan, path: str) -> Item:
    item = plan.by_path.get(path)
    if isinstance(item, Item):
        return item
    if path in plan.broken:
        raise Refusal(f"The file '{shown(path, 200)}' cannot be read; `airdate check` says why.")
    raise Refusal(f"The file '{shown(path, 200)}' holds no item.")


def _zone(item: Item, zone: ZoneInfo) -> ZoneInfo | None:
    """The item's own zone, if it is another than the plan's."""
    return ZoneInfo(item.timezone) if item.timezone not in ("", zone.key) else None


def _facts(plan: Plan, item: Item) -> Iterator[tuple[str, str]]:
    words, zone = plan.vocabulary, plan.vocabulary.settings.zone
    page, feed = _addresses(plan, item)
    yield from (("id", item.id), ("file", item.place.path), ("page", page), ("feed", feed))
    yield "type", words.types.get(item.type, item.type)
    yield "status", "; ".join(filter(None, (item.status.label, _event_status(item), item.reason)))
    yield "visibility", item.visibility
    yield "campaign", _named(plan, item.campaign)
    yield "event", _named(plan, item.event)
    yield "audience", ", ".join(words.term("audience", audience).title for audience in item.audience)
    for facet in ("pillar", "owner"):
        yield facet, words.term(facet, getattr(item, facet)).title
    yield "language", item.language
    if item.embargo:
        yield "embargo", f"until {_local(item.embargo.until, zone)} {zone.key}"
        yield "", item.embargo.reason
    if item.repeat:
        own = _zone(item, zone)
        yield "repeats", f"{item.repeat.words()} ({own.key})" if own else item.repeat.words()
        yield "next", "; ".join(_coming(plan, item))
        yield "except", ", ".join(map(str, item.skipped))
    yield "follows", "; ".join(_phrases(item))
    yield (
        "due",
        "; ".join(f"{due.stage} {due.first}{' (done)' if due.done else ''}" for due in _dues(plan, item)),
    )
    yield "location", item.location
    yield "geo", ", ".join(item.coordinates)
    yield from (("url", item.url), ("conference", item.conference))
    yield "image", " ".join(filter(None, (_image(plan, item), item.image.alt if item.image else "")))
    yield "assets", ", ".join(_assets(plan, item))
    for key in ("summary", "objective", "notes"):
        yield key, " ".join(getattr(item, key).split())
    if changed := plan.changed(item):
        yield "changed", _local(changed.modified, zone)


def _image(plan: Plan, item: Item) -> str:
    return published_asset(plan, item, item.image.src) if item.image else ""


def _assets(plan: Plan, item: Item) -> list[str]:
    """Paths below the site's root, and addresses; what is not there is told by ``check``."""
    return [path for target in item.assets if (path := published_asset(plan, item, target))]


def _coming(plan: Plan, item: Item) -> Iterator[str]:
    """The next occurrences of a series, in the plan's zone."""
    zone = plan.vocabulary.settings.zone
    found = plan.upcoming(entries_of(item, zone))
    for entry in found[:_OCCURRENCES]:
        state = f" ({entry.standing.label})" if entry.called_off else ""
        yield f"{when(entry.start, None, zone)}{state}"


def _dues(plan: Plan, item: Item) -> list[Entry]:
    """What is due, of a series for its next occurrence."""
    dues = plan.dues_by_path.get(item.path, ())
    return [due for due in dues if due.day == dues[0].day]


def _phrases(item: Item) -> Iterator[str]:
    """Relative times as they were written, each once."""
    phrases = [phrase for key, phrase in item.relative.items() if not key.startswith("due.")]
    phrases += (phrase for output in item.outputs for phrase in output.relative.values())
    yield from dict.fromkeys(phrase.text for phrase in phrases)


def _local(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def _named(plan: Plan, id: str) -> str:
    """``orion-launch (Orion launch)``."""
    return id and f"{id} ({plan.by_id[id].title if id in plan.by_id else 'there is none'})"


def _event_status(item: Item) -> str:
    return f"the event is {item.event_status.label}" if item.event_status else ""


def _appearances(plan: Plan, item: Item) -> Iterator[tuple[str, ...]]:
    """One line for each entry: its time in the plan's zone, and in the item's own."""
    zone = plan.vocabulary.settings.zone
    own = _zone(item, zone)
    yield "WHEN", zone.key.upper(), own.key.upper() if own else "", "STATUS", "CHANNEL", "FORMAT", "OWNER"
    for entry in entries_of(item, zone):
        time = when(entry.start, entry.end, zone) or "no time yet"
        there = when(entry.start, entry.end, own) if own else ""
        output = entry.output
        yield _kind(entry), time, there, str(entry.standing), output.channel, output.format, output.owner


def _kind(entry: Entry) -> str:
    """How firm the time is: the key it comes from."""
    if entry.spans:
        return "start"
    return next((key for key in ("published", "publish", "planned") if getattr(entry.output, key)), "")


def _links(plan: Plan, item: Item) -> Iterator[tuple[str, str, str]]:
    """Both ways: what it names, who names it, and who belongs to it without a link."""
    for link in item.links:
        other = plan.by_id.get(link.target)
        yield link.relation, link.target, other.title if other else "(there is none)"
    back = plan.back_links.get(item.id, ())
    for relation, other in back:
        yield RELATIONS[relation], other.id, other.title
    linked = {other.id for _, other in back}
    for other in plan.items:
        if item.id in (other.campaign, other.event) and other.id not in linked:
            yield "includes" if item.type == "campaign" else "gives rise to", other.id, other.title


def _addresses(plan: Plan, item: Item) -> tuple[str, str]:
    """Its page and its feed; without the plan's ``url``, from the site's root."""
    site = plan.vocabulary.settings.url or "/"
    folder = "campaign" if item.type == "campaign" else "item"
    return f"{site}{page_url(plan.published_path(item))}", f"{site}feeds/{folder}/{item.id}.ics"


def _data(plan: Plan, item: Item, found: list[Finding]) -> dict[str, Any]:
    zone = plan.vocabulary.settings.zone
    page, feed = _addresses(plan, item)
    return {
        "id": item.id,
        "type": item.type,
        "title": item.title,
        "summary": item.summary,
        "file": item.place.path,
        "page": page,
        "feed": feed,
        "status": str(item.status),
        "event_status": str(item.event_status or ""),
        "reason": item.reason,
        "visibility": str(item.visibility),
        "campaign": item.campaign,
        "event": item.event,
        "audience": [*item.audience],
        "pillar": item.pillar,
        "owner": item.owner,
        "language": item.language,
        "timezone": item.timezone or zone.key,
        "embargo": item.embargo.until.astimezone(zone).isoformat() if item.embargo else None,
        "location": item.location,
        "geo": [*item.geo] if item.geo else None,
        "url": item.url,
        "conference": item.conference,
        "image": {"src": src, "alt": item.image.alt} if item.image and (src := _image(plan, item)) else None,
        "assets": _assets(plan, item),
        "objective": item.objective,
        "repeat": item.repeat.rule if item.repeat else "",
        "except": [str(day) for day in item.skipped],
        "follows": [*_phrases(item)],
        "due": {due.stage: iso(due.start, zone) for due in _dues(plan, item)},
        "previous_dates": [iso(date, zone) for date in item.previous_dates],
        "entries": [entry_data(entry, zone) for entry in entries_of(item, zone)],
        "links": [{"relation": link.relation, "item": link.target} for link in item.links],
        "linked_from": [{"relation": r, "item": other.id} for r, other in plan.back_links.get(item.id, ())],
        "findings": [str(finding) for finding in found],
    }
