"""Results: whether it works, what is due to be looked at, what came last, what was planned and what came."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from airdate.artifact import Artifact
from airdate.entry import Entry, entries_of
from airdate.html.sheet import Sheet
from airdate.sections.aims import results
from airdate.sections.awaited import AFTER, PAST, Ended, reviews, unmeasured
from airdate.sections.scoreboard import boards, owners, tally
from airdate.sections.slips import Course, counts, slips
from airdate.sections.told import Teller
from airdate.wording.numbers import number

#: How far the page looks ahead and back, in days, and how long its lists are.
_AHEAD, _BACK, _MOST = 120, 90, 60

#: Of how many campaigns all figures stand here.
_FEW = {"boards": 12}


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/results/``, in internal editions."""
    if not sheet.edition.internal:
        return
    teller = Teller(sheet.words)
    judged = boards(teller, sheet.today - timedelta(days=_BACK))
    waiting = [each for each in reviews(sheet.plan) if not each.done]
    moved = [] if "trouble" in sheet.edition.hide else slips(sheet.plan, _near(sheet))
    lists: dict[str, Sequence[Any]] = {
        "boards": judged,
        "overdue": [each for each in waiting if each.day <= sheet.today],
        "ahead": [each for each in waiting if 0 < (each.day - sheet.today).days <= _AHEAD],
        "bare": _bare(sheet),
        "read": sorted(results(sheet.plan), key=lambda reading: reading.day, reverse=True),
        "odd": [slip for slip in moved if slip.course is not Course.ON_TIME],
    }
    cut: dict[str, Any] = {name: found[: _FEW.get(name, _MOST)] for name, found in lists.items()}
    for name in ("overdue", "ahead", "bare", "read"):
        cut[name] = [(each, next(entries_of(each.item, sheet.zone))) for each in cut[name]]
    yield sheet.page(
        "results.md",
        "results.html",
        sheet.spoken.gettext("Results"),
        assets=["results.css"],
        tally=tally(judged),
        counts=counts(moved),
        more={name: len(found) - len(cut[name]) for name, found in lists.items()},
        feed=bool(waiting),
        day=teller.day,
        last_day=lambda ended: _last_day(sheet, ended),
        number=lambda value: number(value, sheet.spoken),
        owned=owners(teller),
        entries=[*_entries(cut)],
        **cut,
    )


def _bare(sheet: Sheet) -> list[Ended]:
    """What is over without a word, as the rule ``results-overdue`` is set."""
    value = partial(sheet.plan.vocabulary.policy.value, "results-overdue")
    return unmeasured(sheet.plan, after=value("after", AFTER), past=value("past", PAST))


def _last_day(sheet: Sheet, ended: Ended) -> date:
    """What ends at midnight ended on the day before."""
    return (ended.since - timedelta(seconds=1)).astimezone(sheet.zone).date()


def _entries(cut: Mapping[str, Any]) -> Iterator[Entry]:
    """What filters can pick."""
    yield from (each.entry for each in (*cut["boards"], *cut["odd"]))
    yield from (entry for name in ("overdue", "ahead", "bare", "read") for _, entry in cut[name])


def _near(sheet: Sheet) -> Iterator[Entry]:
    """What lies in the days to which the page looks back."""
    since = sheet.today - timedelta(days=_BACK)
    return (entry for entry in sheet.plan.entries if since <= entry.last and entry.first <= sheet.today)
