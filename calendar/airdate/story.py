"""Story: which moments others tell of, and on whose ground they do.

Items tell of what they name: an event, the target of a link, what their time hangs on
(``Plan.appearances``). Those of one campaign are nearer to each other than to the rest, but not about the
same.
"""

from collections.abc import Iterator
from datetime import date

from airdate.entry import Entry
from airdate.item import PAPERS
from airdate.plan import Plan
from airdate.series import last_day
from airdate.status import Status
from airdate.vocabulary import Vocabulary


def moments(plan: Plan) -> Iterator[Entry]:
    """Events, and what is marked as a launch: each where it first is; no series, no ideas."""
    told: set[str] = set()
    for entry in plan.entries:
        item = entry.item
        if not (item.type == "event" or item.brief.launch) or item.type in PAPERS or item.path in told:
            continue
        if not (entry.called_off or entry.repeats or entry.status is Status.IDEA):
            told.add(item.path)
            yield entry


def days_of(entry: Entry) -> tuple[date, date]:
    """The first and last day of it; of a series from the first occurrence to the last."""
    if not entry.repeats:
        return entry.first, entry.last
    return entry.first, max(entry.last, last_day(entry) or date.max)


def ground(entry: Entry, words: Vocabulary) -> str:
    """Whose ground it stands on (paid, earned, shared, owned): as said, else by its channel; else empty."""
    peso = entry.item.brief.peso
    if peso is not None:
        return peso.value
    return words.channel(entry.output.channel).media


def is_social(entry: Entry, words: Vocabulary) -> bool:
    """Whether it stands where people talk back."""
    return entry.item.type == "social" or ground(entry, words) == "shared"
