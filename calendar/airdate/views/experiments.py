"""Experiments: what is tried, how one would know, and what came of it: overdue, running, planned, decided."""

from collections.abc import Iterator
from itertools import groupby

from airdate.artifact import Artifact
from airdate.html.sheet import Sheet
from airdate.limits import PAGE_ENTRIES
from airdate.sections.scoreboard import owners, scoreboard
from airdate.sections.told import Teller
from airdate.sections.trials import trials
from airdate.wording.numbers import number


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/experiments/``, in internal editions."""
    if not sheet.edition.internal:
        return
    teller = Teller(sheet.words)
    found = trials(sheet.plan)
    near = found[:PAGE_ENTRIES]
    yield sheet.page(
        "experiments.md",
        "experiments.html",
        sheet.spoken.gettext("Experiments"),
        assets=["results.css"],
        states=[(state, list(group)) for state, group in groupby(near, key=lambda trial: trial.state)],
        more=len(found) - len(near),
        scores=lambda item: scoreboard(teller, item),
        day=teller.day,
        number=lambda value: number(value, sheet.spoken),
        owned=owners(teller),
        entries=[trial.entry for trial in near],
    )
