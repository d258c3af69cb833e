"""Talk: at people or with them: which shares ask, answer, listen, help, sell; which leaders take part."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from airdate import mix
from airdate.asking import follow_up
from airdate.entry import Entry
from airdate.html import address
from airdate.html.sheet import Sheet
from airdate.item import PAPERS, Item
from airdate.mix import Counted
from airdate.parts.approval import Role
from airdate.parts.brief import Gives, Interaction
from airdate.plan import Plan
from airdate.status import Status
from airdate.wording import names
from airdate.wording.translation import noted

#: What is counted, and the words of it.
_OF: Mapping[str, type[StrEnum]] = {"interaction": Interaction, "gives": Gives}

#: By what, what that is called, and what the tables are.
_BY: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "channel": (
        noted("Channel"),
        {
            "interaction": noted("Who talks, by channel"),
            "gives": noted("What people have from it, by channel"),
        },
    ),
    "audience": (
        noted("Audience"),
        {
            "interaction": noted("Who talks, by audience"),
            "gives": noted("What people have from it, by audience"),
        },
    ),
}

#: Months before and after the present one in which leaders are looked for.
_MONTHS = 3


class Row(NamedTuple):
    """A channel or audience, or all: how many of its appearances say so, by word; how many say nothing."""

    title: str
    url: str
    counts: Sequence[int]
    silent: int

    @property
    def total(self) -> int:
        """How many say it."""
        return sum(self.counts)


class Shares(NamedTuple):
    """A table: what is counted by what, the words, and a row for each; that of all is the last."""

    title: str
    corner: str
    words: Sequence[str]
    rows: Sequence[Row]


class Asked(NamedTuple):
    """Something that asks, and what comes back to those who were asked."""

    entry: Entry
    follow_up: Item | None


class Leader(NamedTuple):
    """An executive: how many things appear under their name each month."""

    id: str
    counts: Sequence[int]


def shares(sheet: Sheet) -> Iterator[Shares]:
    """Of what appears near today, by channel and by audience; none of what nobody says anything."""
    _ = sheet.spoken.gettext
    near = [entry for entry in mix.near(sheet.plan) if entry.item.type not in PAPERS]
    for of, words in _OF.items():
        for facet, (corner, titles) in _BY.items():
            rows = list(_rows(sheet, near, of, words, facet))
            if len(rows) > 1:
                yield Shares(_(titles[of]), _(corner), [_(names.WORDS[word]) for word in words], rows)


def _rows(sheet: Sheet, near: list[Entry], of: str, words: type[StrEnum], facet: str) -> Iterator[Row]:
    plan = sheet.plan
    found: dict[str, list[Entry]] = {}
    for entry in near:
        for id in plan.facet(entry, facet):
            found.setdefault(id, []).append(entry)
    ids = [id for id in (plan.vocabulary.terms(facet) or {}) if id in found]
    for id in dict.fromkeys((*ids, *sorted(found))):
        row = _row(plan, sheet.words.title(facet, id), address.of_term(facet, id), found[id], of, words)
        if row.total:
            yield row
    yield _row(plan, sheet.spoken.gettext("All"), "", near, of, words)


def _row(plan: Plan, title: str, url: str, entries: list[Entry], of: str, words: type[StrEnum]) -> Row:
    counted = Counter(mix.said(plan, of, entry) for entry in entries)
    return Row(title, url, [counted[word] for word in words], counted[""])


def agreed(plan: Plan) -> list[Counted]:
    """What the house has agreed on, with what is."""
    near = mix.near(plan)
    return [mix.counted(plan, each, near) for each in mix.ranges(plan)]


def asked(plan: Plan) -> list[Asked]:
    """What asks, each item once, by its last appearance; the newest last."""
    latest = _once(reversed(_of_kind(plan, Interaction.ASK)))
    return [Asked(entry, follow_up(plan, entry.item)) for entry in reversed(latest)]


def listening(plan: Plan) -> list[Entry]:
    """When somebody only listens, from today on; of a series the next one."""
    return _once(entry for entry in _of_kind(plan, Interaction.LISTEN) if entry.last >= plan.today)


def _once(entries: Iterable[Entry]) -> list[Entry]:
    """Of each item the first, in that order."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.item.id, entry)
    return [*found.values()]


def _of_kind(plan: Plan, kind: Interaction) -> list[Entry]:
    """Appearances of that kind that are more than ideas; of a series the next one."""
    found = [e for e in plan.entries if e.item.brief.interaction is kind]
    meant = [e for e in found if not e.called_off and e.status is not Status.IDEA]
    once = [e for e in meant if not e.repeats]
    for series in (e for e in meant if e.repeats):
        once += plan.upcoming([series])[:1] or plan.expanded([series])[-1:]
    return sorted(once, key=lambda entry: entry.begins)


def leaders(plan: Plan) -> list[str]:
    """Whom the plan names as executives: they stand for something, or have signed as such."""
    found: dict[str, None] = {}
    for item in plan.items:
        found[item.brief.executive_sponsor] = None
        found |= dict.fromkeys(a.by for a in item.approvals.approvals if a.role == Role.EXECUTIVE)
    return sorted(filter(None, found))


def months(today: date) -> list[date]:
    """The first days of the months that are looked at, and of the one after."""
    begin = today.year * 12 + today.month - 1 - _MONTHS
    return [date((begin + n) // 12, (begin + n) % 12 + 1, 1) for n in range(2 * _MONTHS + 2)]


def taking_part(plan: Plan) -> list[Leader]:
    """Each leader with how much appears under their name, month by month."""
    firsts, ids = months(plan.today), leaders(plan)
    near = plan.between(firsts[0], firsts[-1] - timedelta(days=1)) if ids else []
    meant = [e for e in near if not (e.spans or e.called_off) and e.item.candour.byline in ids]
    found = Counter((e.item.candour.byline, e.first.replace(day=1)) for e in meant)
    return [Leader(id, [found[id, month] for month in firsts[:-1]]) for id in ids]
