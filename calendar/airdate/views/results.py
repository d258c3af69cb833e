"""Results: what is due to be looked at, what came last, and what was planned beside what came."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from airdate.artifact import Artifact
from airdate.entry import Entry, entries_of
from airdate.html.sheet import Sheet
from airdate.item import Item
from airdate.sections.aims import results
from airdate.sections.awaited import AFTER, PAST, reviews, unmeasured
from airdate.sections.scoreboard import owners
from airdate.sections.slips import Course, counts, slips
from airdate.sections.told import Teller
from airdate.wording.numbers import number

#: How far the page looks ahead and back, in days, and how long its lists are.
_AHEAD, _BACK, _MOST = 120, 90, 60


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/results/``, in internal editions."""
    if not sheet.edition.internal:
        return
    plan, teller = sheet.plan, Teller(sheet.words)
    ahead = sheet.today + timedelta(days=_AHEAD)
    open_ = [
        (each, _first(sheet, each.item)) for each in reviews(plan) if not each.done and each.day <= ahead
    ]
    value = partial(plan.vocabulary.policy.value, "results-overdue")
    ended = unmeasured(plan, after=value("after", AFTER), past=value("past", PAST))
    bare = [(_last_day(sheet, each.since), _first(sheet, each.item)) for each in ended]
    latest = sorted(results(plan), key=lambda reading: reading.day, reverse=True)
    read = [(reading, _first(sheet, reading.item)) for reading in latest]
    moved = [] if "trouble" in sheet.edition.hide else slips(plan, _near(sheet))
    odd = [slip for slip in moved if slip.course is not Course.ON_TIME]
    yield sheet.page(
        "results.md",
        "results.html",
        sheet.spoken.gettext("Results"),
        assets=["results.css"],
        overdue=[each for each in open_ if each[0].day <= sheet.today],
        ahead=[each for each in open_ if each[0].day > sheet.today],
        bare=bare[:_MOST],
        read=read[:_MOST],
        counts=counts(moved),
        odd=odd[:_MOST],
        more={"bare": len(bare[_MOST:]), "read": len(read[_MOST:]), "odd": len(odd[_MOST:])},
        feed=bool(open_),
        day=teller.day,
        number=lambda value: number(value, sheet.spoken),
        owned=owners(teller, sheet.edition.hide),
        entries=[
            *(entry for _, entry in (*open_, *bare[:_MOST], *read[:_MOST])),
            *(slip.entry for slip in odd[:_MOST]),
        ],
    )


def _last_day(sheet: Sheet, ended: datetime) -> date:
    """What ends at midnight ended on the day before."""
    return (ended - timedelta(seconds=1)).astimezone(sheet.zone).date()


def _first(sheet: Sheet, item: Item) -> Entry:
    return next(entries_of(item, sheet.zone))


def _near(sheet: Sheet) -> Iterator[Entry]:
    """What lies in the days to which the page looks back."""
    since = sheet.today - timedelta(days=_BACK)
    return (entry for entry in sheet.plan.entries if since <= entry.last and entry.first <= sheet.today)
