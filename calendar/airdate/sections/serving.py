"""Serving: what an audience needs, where it stands, what it reads; and what of what is ahead serves it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from airdate.entry import Entry
from airdate.html.sheet import Sheet
from airdate.parts.brief import Stage
from airdate.sections.gaps import stage_of
from airdate.vocabulary import Audience
from airdate.wording.labels import STAGES


class Served(NamedTuple):
    """One need, stage or language: how many entries ahead serve it, and the first of them."""

    name: str
    number: int
    first: Entry | None


def needs(sheet: Sheet, audience: Audience, ahead: Iterable[Entry]) -> list[Served]:
    """Each need in the audience's order; an entry serves the one that its brief, or its campaign's, names."""
    found = _grouped(ahead, lambda entry: _plain(_need(sheet, entry)))
    return [_served(need, found.get(_plain(need), [])) for need in audience.needs]


def stages(sheet: Sheet, audience: Audience, ahead: Iterable[Entry]) -> list[Served]:
    """The stages through which the audience goes; all, if nobody says which and something names one."""
    found = _grouped(ahead, lambda entry: stage_of(sheet.plan, entry.item) or "")
    known = audience.crowd.funnel or (tuple(Stage) if any(found) else ())
    return [_served(sheet.spoken.gettext(STAGES[stage]), found.get(stage, [])) for stage in known]


def languages(sheet: Sheet, audience: Audience, ahead: Iterable[Entry]) -> list[Served]:
    """The languages that the audience reads, whatever their region."""
    found = _grouped(ahead, lambda entry: _short(entry.output.language or entry.item.language))
    title = sheet.plan.vocabulary.term
    return [_served(title("language", tag).title, found.get(_short(tag), [])) for tag in audience.languages]


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], str]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(key(entry), []).append(entry)
    return found


def _served(name: str, entries: list[Entry]) -> Served:
    return Served(name, len(entries), entries[0] if entries else None)


def _need(sheet: Sheet, entry: Entry) -> str:
    campaign = sheet.plan.by_id.get(entry.item.campaign)
    return entry.item.brief.need or (campaign.brief.need if campaign else "")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _short(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()
