"""``airdate new --from``: the items of a template, shown before they are written."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from airdate import scaffold, template
from airdate.checks import lift
from airdate.cli import asking, findings, given
from airdate.cli.exits import Exit, Refusal
from airdate.cli.naming import place_of, refuse_id
from airdate.cli.output import table, when
from airdate.cli.revising import refusing
from airdate.editing import journal
from airdate.entry import entries_of
from airdate.finding import Fault
from airdate.item import Item
from airdate.plan import Plan
from airdate.template import Template
from airdate.text import is_identifier, shown
from airdate.timespan import Precision, TimeFault, parse

_HEAD = ("FILE", "TYPE", "CHANNEL", "WHEN", "TITLE")

#: What lies in the past is told in one line of its own.
_TOLD = "past-but-open"

#: Words of the command line that must be terms of the plan's vocabulary.
_TERMS = ("owner", "audience", "pillar")


def overview(context: click.Context) -> int:
    """Print every template with what it needs and what it is for."""
    calendar = given.project_of(context).calendar_dir
    faults: list[Fault] = []
    found = filter(None, (template.read(calendar, name, faults) for name in template.names(calendar)))
    rows = [(one.name, "yours" if one.own else "", _needs(one), one.head.summary) for one in found]
    click.echo(table([("NAME", "", "NEEDS", "WHAT IT IS FOR"), *rows]))
    findings.echo(told := lift(faults), err=True)
    return Exit.FINDINGS if findings.fail(told, strict=False) else Exit.FINE


def _needs(one: Template) -> str:
    return " ".join(f"--{name}" for name, ask in one.head.asks.items() if ask.needed)


def write(
    context: click.Context,
    name: str,
    id: str,
    said: Mapping[str, tuple[str, ...]],
    *,
    yes: bool,
    dry_run: bool,
) -> int:
    """Write the items that the template makes: all of them, or none."""
    plan = given.plan_of(context)
    one = _template(given.project_of(context).calendar_dir, name)
    refuse_id(plan, id)
    values = _values(plan, one, id, said) | _channels(plan, one, said.get("channel", ()))
    texts = _texts(plan, one, values)
    joined, found = scaffold.joined(plan, texts)
    _refuse_ids(plan, texts, joined.items)
    findings.echo([one for one in found if one.fault.rule != _TOLD], err=True)
    if findings.fail(found, strict=False):
        raise Refusal("Nothing was written.")
    _show(joined, texts, err=not dry_run)
    _tell_empty_roles(one, values)
    if dry_run:
        return Exit.FINE
    if len(texts) > 1:
        asking.agree(f"Write {len(texts)} files?", yes=yes)
    content = plan.content_dir
    files = {f"{content.name}/{path}": text.encode() for path, text in texts.items()}
    with refusing():
        journal.write_all(content.parent, files, dict.fromkeys(files))
    for path in texts:
        click.echo(os.path.relpath(plan.content_dir / path))
    return Exit.FINE


def _template(calendar: Path, name: str) -> Template:
    names = template.names(calendar)
    faults: list[Fault] = []
    one = template.read(calendar, given.known(name, names, "template"), faults)
    findings.echo(lift(faults), err=True)
    if one is None:
        raise Refusal(f"The template '{shown(name)}' cannot be used as it is.")
    return one


def _values(
    plan: Plan, one: Template, id: str, said: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """What stands for each parameter; a Refusal for what is missing, idle or none."""
    asks, used = one.head.asks, one.used
    for key in said:
        if key != "channel" and key not in used:
            raise Refusal(f"The template '{one.name}' does not use --{key}: leave it out.")
    title = id.replace("-", " ").replace("_", " ").capitalize()
    values: dict[str, tuple[str, ...]] = dict.fromkeys(template.PARAMETERS, ()) | {"title": (title,)}
    values |= {name: (ask.default,) for name, ask in asks.items() if ask.default}
    values |= {key: value for key, value in said.items() if key != "channel"} | {"id": (id,)}
    for name, ask in asks.items():
        if ask.needed and not any(values[name]):
            about = f" ({ask.about[:1].lower()}{ask.about[1:]})" if ask.about else ""
            raise Refusal(f"The template '{one.name}' needs --{name}{about}.")
    for key in ("start", "end"):
        for text in filter(None, values[key]):
            values[key] = (_time(plan, key, text, hour=key in asks and asks[key].hour),)
    _refuse_strangers(plan, values)
    return values


def _time(plan: Plan, key: str, text: str, *, hour: bool) -> str:
    """A day or a moment; nothing vaguer, and no phrase."""
    settings = plan.vocabulary.settings
    try:
        time = parse(text, settings.zone_for())
    except TimeFault as error:
        cure = f" ({error.cure})" if error.cure else ""
        raise Refusal(f"--{key}: {error.message}{cure}.") from None
    if not time.exact:
        raise Refusal(f"--{key}: '{shown(text)}' names no day (write 2027-05-12 or 2027-05-12 09:00).")
    if hour and time.precision < Precision.MOMENT:
        raise Refusal(f"--{key}: '{shown(text)}' names no hour (write {time.text} 09:00).")
    return time.text


def _refuse_strangers(plan: Plan, values: Mapping[str, Sequence[str]]) -> None:
    for facet in _TERMS:
        terms = plan.vocabulary.terms(facet)
        for word in values[facet] if terms is not None else ():
            given.known(word, terms, facet)
    for word in values["campaign"]:
        given.known(word, [item.id for item in plan.items if item.type == "campaign"], "campaign")


def _channels(plan: Plan, one: Template, said: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The channel that plays each role: as given, else as the plan's vocabulary suggests."""
    channels = plan.vocabulary.channels
    found = {name: role.among(channels or {}) for name, role in one.head.roles.items()}
    for word in said:
        role, sign, channel = word.partition("=")
        if not sign:
            raise Refusal(f"--channel: write ROLE=ID, such as {next(iter(found), 'social')}={shown(word)}.")
        given.known(role, found, f"role in '{one.name}'")
        if channels is not None:
            given.known(channel, channels, "channel")
        elif not is_identifier(channel):
            raise Refusal(f"'{shown(channel)}' cannot be an id (use letters, digits, _ and -, at most 80).")
        found[role] = channel
    return {role: (channel,) if channel else () for role, channel in found.items()}


def _texts(plan: Plan, one: Template, values: template.Values) -> dict[str, str]:
    """The new files by path below ``content/``, in the template's order; a Refusal where one cannot stand."""
    texts: dict[str, str] = {}
    for file in one.files:
        path, text = template.fill(file, values)
        place = place_of(plan.content_dir, plan.content_dir / path)
        if os.path.lexists(plan.content_dir / place):
            raise Refusal(f"{os.path.relpath(plan.content_dir / place)} exists already; nothing was written.")
        if place.lower() in (other.lower() for other in texts):
            raise Refusal(f"The template '{one.name}' makes {shown(place, 200)} twice.")
        texts[place] = text
    return texts


def _refuse_ids(plan: Plan, texts: Mapping[str, str], items: Iterable[Item]) -> None:
    for item in items:
        if item.path in texts:
            refuse_id(plan, item.id)
    for path in texts:
        if not is_identifier(stem := Path(path).stem):
            raise Refusal(f"'{shown(stem)}' is too long for an id, or cannot be one: choose another ID.")


def _show(plan: Plan, texts: Mapping[str, str], *, err: bool) -> None:
    """The table of new files, and which of them lie in the past."""
    zone = plan.vocabulary.settings.zone
    new = [item for item in plan.items if item.path in texts]
    entries = sorted((e for item in new for e in entries_of(item, zone)), key=lambda e: (e.begins, e.id))
    rows = [
        (
            os.path.relpath(plan.content_dir / entry.item.path),
            entry.item.type,
            entry.output.channel,
            when(entry.start, entry.end, zone),
            entry.title,
        )
        for entry in entries
    ]
    click.echo(table([_HEAD, *rows]), err=err)
    if past := [entry for entry in entries if entry.ends <= plan.now]:
        click.echo(f"\nAlready past: {', '.join(f'{e.id} ({e.first})' for e in past)}.", err=True)


def _tell_empty_roles(one: Template, values: template.Values) -> None:
    for name, role in one.head.roles.items():
        if not values[name] and name in one.used:
            about = f" ({role.about[:1].lower()}{role.about[1:]})" if role.about else ""
            cure = f"add --channel {name}=ID, or fill in the empty `channel:` later"
            click.echo(f"No channel of this plan is '{name}'{about}: {cure}.", err=True)
