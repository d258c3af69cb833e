"""The description of an entry: a few lines of plain text, the address of its page last."""

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from airdate.entry import Entry
from airdate.feeds.relations import phrase_of
from airdate.feeds.standing import title, words
from airdate.item import RELATIONS, Item
from airdate.plan import Plan
from airdate.relative import Relative
from airdate.selection import Detail
from airdate.status import Status
from airdate.text import one_line
from airdate.timespan import Timespan
from airdate.vocabulary import Person
from airdate.wording.dates import ENGLISH as dates

_OFF = frozenset({Status.CANCELLED, Status.POSTPONED})

#: Linked items that one line names; the page names them all.
_MOST = 12


def description(
    plan: Plan, entry: Entry, standing: Status, kinds: Iterable[str], page: str, detail: Detail = Detail.FULL
) -> str:
    """What became of it; summary; what it is, how it stands, what it is linked to; its page's address.

    Each of these blocks is there if it says something, a blank line between; every line is clean.
    """
    item = entry.item
    blocks = [one_line(item.summary) if detail is not Detail.TITLE else ""]
    if detail is Detail.FULL:
        said = (" · ".join(kinds), *_facts(plan, entry, standing), *_links(plan, item))
        blocks = [_block(_news(plan, entry, standing)), *blocks, _block(said)]
    return "\n\n".join(filter(None, (*blocks, page)))


def summary(plan: Plan, entry: Entry, standing: Status) -> str:
    """The title, of one appearance among several with its channel."""
    said = title(entry, standing)
    among = len(entry.item.outputs) > 1 and entry.output.channel and not entry.stage
    return f"{said} ({plan.vocabulary.channel(entry.output.channel).title})" if among else said


def _block(said: Iterable[str]) -> str:
    return "\n".join(filter(None, map(_line, said)))


def _news(plan: Plan, entry: Entry, standing: Status) -> Iterator[str]:
    """What a subscriber must know first: that it is off, or elsewhere in the calendar than it was."""
    if standing not in _OFF and not entry.former:
        return
    zone = plan.vocabulary.settings.zone
    if standing in _OFF:
        yield f"{standing.label.capitalize()}{f': {entry.reason}' if entry.reason else '.'}"
    if standing in _OFF and entry.void and entry.start:
        yield f"It was to be on {_day(entry.start, zone)}; there is no new date yet."
    if entry.former:
        yield f"Moved from {_listed(_day(time, zone) for time in entry.former)}"


def _line(text: str) -> str:
    """``one_line``, which most texts are already."""
    return text if text.isprintable() and "  " not in text else one_line(text)


def kinds(plan: Plan, entry: Entry) -> list[str]:
    """The titles of type, channel and format, each once."""
    words, type_ = plan.vocabulary, entry.item.type
    found = [words.types.get(type_, type_)]
    found += [words.channel(id).title for id in entry.facet("channel")]
    found += [words.term("format", id).title for id in entry.facet("format")]
    return list(dict.fromkeys(found))


def _facts(plan: Plan, entry: Entry, standing: Status) -> Iterator[str]:
    item = entry.item
    for label, id in (("Campaign", item.campaign), ("Event", item.event)):
        if id in plan.by_id:
            yield f"{label}: {plan.by_id[id].title}"
    yield f"Status: {words(entry, standing)}"
    off = standing in _OFF
    if entry.reason and not off:
        yield f"Reason: {entry.reason}"
    if item.repeat and entry.exact and not entry.stage:
        yield f"Repeats: {item.repeat.words()}"
    if entry.start and not entry.start.instant and entry.end and entry.end.instant:
        yield f"Ends: {_day(entry.end, plan.vocabulary.settings.zone)}"  # whole days cannot say it
    if item.embargo:
        until = item.embargo.until.astimezone(plan.vocabulary.settings.zone)
        yield f"Embargo: {dates.days(until.date(), until.date())}, {until:%H:%M %Z}"
    phrase = phrase_of(entry)
    if phrase and not off:
        yield f"Timed: {_spoken(plan, phrase, item)}"
    for id in entry.facet("owner"):
        person = (plan.vocabulary.people or {}).get(id) or Person(id=id, title=id)
        yield f"Owner: {person.title}{f', {person.role}' if person.role else ''}"
    if item.conference and not off:
        yield f"Join online: {item.conference}"
    if item.url:
        yield f"Web: {item.url}"


def _links(plan: Plan, item: Item) -> Iterator[str]:
    """``Announces: Orion keynote``, then what links here: ``Covered by: …``."""
    found: dict[str, list[str]] = {}
    for relation, other in plan.related(item):
        found.setdefault(relation.replace("-", " "), []).append(other.title)
    for relation, other in plan.back_links.get(item.id, ()):
        found.setdefault(RELATIONS[relation], []).append(other.title)
    for phrase, titles in found.items():
        yield f"{phrase.capitalize()}: {_listed(titles)}"


def _spoken(plan: Plan, phrase: Relative, item: Item) -> str:
    """The phrase with the title of what it names."""
    anchor = plan.by_id.get(phrase.anchor.id)
    if phrase.lifts:
        whose = "its embargo" if anchor is None or anchor.id == item.id else f"the embargo of {anchor.title}"
        return f"when {whose} lifts"
    begin, end = phrase.span
    return f"{phrase.text[:begin]}{anchor.title}{phrase.text[end:]}" if anchor else phrase.text


def _day(time: Timespan, zone: ZoneInfo) -> str:
    """``17 December 2026, 18:00``, by the plan's clocks; of what has no hour, or no day, what is known."""
    if time.instant is None:
        return dates.loosely(time)
    moment = time.instant.astimezone(zone)
    return f"{dates.days(moment.date(), moment.date())}, {moment:%H:%M}"


def _listed(words: Iterable[str]) -> str:
    found = list(words)
    more = f"; and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return f"{'; '.join(found[:_MOST])}{more}"
