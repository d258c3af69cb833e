"""Coverage: what there is for each pair of two things, so that a gap is seen, and where it is too much.

Counted is what is to appear, or has appeared: no papers, no ideas, nothing cancelled or put off.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from urllib.parse import quote

from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.html import address
from airdate.html.matrix import NO_STEPS, Head, Matrix, Steps, at_pace, made, usual
from airdate.html.sheet import Sheet
from airdate.item import PAPERS
from airdate.limits import LIST_ENTRIES, PART_ENTRIES
from airdate.sections.gaps import Gaps, stage_of
from airdate.sections.stretches import Stretch, around, parts, timed
from airdate.status import Status
from airdate.wording.labels import STAGES
from airdate.wording.translation import noted

_WEEK = timedelta(weeks=1)
_UNCOUNTED = frozenset({Status.IDEA, Status.ON_HOLD})

#: What the rows of a facet are called, and what says nothing of it.
_ROWS = {"campaign": noted("Campaign"), "audience": noted("Audience")}
_SILENT = {
    "campaign": noted("Without a campaign"),
    "channel": noted("No channel"),
    "audience": noted("Nobody in particular"),
    "stage": noted("Not said"),
    "language": noted("Not said"),
}


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/coverage/``: the weeks around today; ``/coverage/2027/``: each year that the list has, too."""
    found = timed(sheet.plan)
    counted = [entry for entry in found if _counts(entry)]
    cut = len(found) + len(sheet.plan.unscheduled) > LIST_ENTRIES
    years = [stretch for stretch in parts(found, PART_ENTRIES) if stretch.name.isdecimal()]
    stretches = [around(sheet, found, PART_ENTRIES), *years]
    gaps = Gaps(sheet.plan, counted, internal=sheet.edition.internal)
    for stretch in stretches:
        listed = address.to(f"list/{stretch.name}/" if cut and stretch.name else "list/")
        inside = [entry for entry in counted if stretch.touches(entry)]
        yield _page(sheet, stretch, stretches, Coverage(sheet, stretch, inside, gaps, listed))


def _counts(entry: Entry) -> bool:
    return not (entry.item.type in PAPERS or entry.called_off or entry.status in _UNCOUNTED)


def _page(sheet: Sheet, stretch: Stretch, stretches: Sequence[Stretch], coverage: "Coverage") -> Artifact:
    pages = [(each == stretch, each.name, _url(each.name)) for each in stretches]
    return sheet.page(
        f"coverage/{stretch.name or 'index'}.md",
        "coverage.html",
        sheet.spoken.gettext("Coverage"),
        assets=["coverage.css", "coverage.js"],
        days=sheet.dates.days(stretch.first, stretch.last),
        pages=pages,
        matrices=[matrix for matrix in coverage.matrices() if matrix.says],
        index=[sheet.shown(entry).words for entry in coverage.entries],
        shown=coverage.entries,
    )


def _url(name: str) -> str:
    return address.to(f"coverage/{name}/" if name else "coverage/")


class Coverage:
    """What a page counts: entries that touch its days; ``listed`` is where the list shows these."""

    def __init__(
        self, sheet: Sheet, stretch: Stretch, entries: Sequence[Entry], gaps: Gaps, listed: str
    ) -> None:
        self.sheet, self.plan, self.words = sheet, sheet.plan, sheet.plan.vocabulary
        self.stretch, self.entries, self.gaps, self.listed = stretch, entries, gaps, listed

    def matrices(self) -> Iterator[Matrix]:
        """The four; stages are told to the team only."""
        _, title = self.sheet.spoken.gettext, self._title
        channels, campaigns, audiences = self._channels, self._campaigns, self._terms("audience")
        yield self._pairs(_("Campaign and channel"), ("campaign", "channel"), campaigns, channels)
        if self.sheet.edition.internal:
            stages = [Head(stage.value, _(name)) for stage, name in STAGES.items()]
            yield self._pairs(_("Audience and stage"), ("audience", "stage"), audiences, stages)
        languages = [Head(id, title("language", id)) for id in self._language_ids]
        yield self._pairs(_("Audience and language"), ("audience", "language"), audiences, languages)
        yield self._weekly(_("Channel, week by week"))

    def _pairs(
        self, title: str, facets: tuple[str, str], rows: Sequence[Head], columns: Sequence[Head]
    ) -> Matrix:
        """How many entries have each pair of values of two facets."""
        row, column = facets
        found: dict[tuple[str, str], list[int]] = {}
        for n, entry in enumerate(self.entries):
            for first in self._values(entry, row):
                for second in self._values(entry, column):
                    found.setdefault((first, second), []).append(n)
        said = [len(of) for (first, second), of in found.items() if first and second]
        steps = usual(said, too_many=column == "channel")
        missing: Callable[[str, str], bool] = getattr(self.gaps, column)
        return made(
            f"{row}-{column}",
            title,
            self.sheet.spoken.gettext(_ROWS[row]),
            self._with_silent(rows, row, {first for first, _ in found}),
            self._with_silent(columns, column, {second for _, second in found}),
            found,
            steps=lambda r, c: self._of_campaign(r.id, c.id) or steps if r.id and c.id else NO_STEPS,
            gap=lambda r, c: missing(r.id, c.id),
            url=lambda r, c: self._url({row: r.id, column: c.id}, self.stretch.first, self.stretch.last),
        )

    def _with_silent(self, heads: Sequence[Head], facet: str, used: Iterable[str]) -> list[Head]:
        """The heads, and one for what says nothing if there is any."""
        silent = [Head("", self.sheet.spoken.gettext(_SILENT[facet]))] if "" in used else []
        return [*heads, *silent]

    def _weekly(self, title: str) -> Matrix:
        """How much appears in each channel each week; too much is by the rhythm of its charter."""
        weeks = {str(day): day for day in self.stretch.weeks(self.sheet)}
        ids, begin = [*weeks], min(weeks.values())
        found: dict[tuple[str, str], list[int]] = {}
        for n, entry in enumerate(self.entries):
            if entry.exact and entry.output.channel:
                first, last = max((entry.first - begin).days, 0) // 7, (entry.last - begin).days // 7
                for week in ids[first : last + 1]:
                    found.setdefault((entry.output.channel, week), []).append(n)
        paced = {head.id: self._steps(head.id, 7) for head in self._channels}
        usually = usual(map(len, found.values()))
        silent = {head.id: self.gaps.silent(head.id, weeks.values()) for head in self._channels}
        return made(
            "weeks",
            title,
            self.sheet.spoken.gettext("Channel"),
            self._channels,
            [self._week(day) for day in weeks.values()],
            found,
            steps=lambda row, _: paced[row.id] or usually,
            gap=lambda row, week: weeks[week.id] in silent[row.id],
            url=lambda row, week: self._of_week(row.id, weeks[week.id]),
        )

    def _steps(self, channel: str, days: int) -> Steps | None:
        """What is too much in a channel in so many days, if anybody agreed on how much there should be."""
        agreed = self.gaps.agreed(channel, days)
        return at_pace(agreed) if agreed else None

    def _of_campaign(self, campaign: str, channel: str) -> Steps | None:
        """The same in as many days of these as a campaign runs; None if the row is none, or nobody says."""
        item = self.plan.by_id.get(campaign)
        if item is None or item.start is None:
            return None
        first = max(item.start.first, self.stretch.first)
        last = min((item.end or item.start).last, self.stretch.last)
        return self._steps(channel, max((last - first).days + 1, 7))

    def _week(self, day: date) -> Head:
        _, dates = self.sheet.spoken.gettext, self.sheet.dates
        last = day + _WEEK - timedelta(days=1)
        words = {"number": dates.week_number(day)[1], "days": dates.short_days(day, last)}
        thursday = day + timedelta(days=3)
        group = dates.month(thursday, short=True)
        return Head(str(day), _("Week %(number)s, %(days)s") % words, short=str(day.day), group=group)

    def _of_week(self, channel: str, day: date) -> str:
        first, last = max(day, self.stretch.first), min(day + _WEEK - timedelta(days=1), self.stretch.last)
        return self._url({"channel": channel}, first, last)

    def _url(self, said: Mapping[str, str], first: date, last: date) -> str:
        """Where the list shows what a cell counts; nothing where no filter says that."""
        if not all(said.values()):
            return ""
        every = {**said, "from": str(first), "until": str(last)}
        return f"{self.listed}?{'&'.join(f'{name}={quote(value)}' for name, value in every.items())}"

    def _values(self, entry: Entry, facet: str) -> tuple[str, ...]:
        if facet == "campaign":
            return (entry.item.campaign,)
        if facet == "stage":
            stage = stage_of(self.plan, entry.item)
            return (stage.value if stage else "",)
        return entry.facet(facet) or ("",)

    @cached_property
    def _campaigns(self) -> list[Head]:
        """Campaigns that run in these days, and those of which something appears, by their begin."""
        used = {entry.item.campaign for entry in self.entries} - {""}
        known = [entry for entry in self.plan.by("type", "campaign") if entry.item.start is not None]
        runs = [e for e in known if self.stretch.touches(e) and not e.called_off]
        first = {entry.item.id: entry.begins for entry in known}
        ids = sorted(used | {e.item.id for e in runs}, key=lambda id: (str(first.get(id, "~")), id))
        there = self.plan.by_id
        return [
            Head(id, self._title("campaign", id), address.of_term("campaign", id) if id in there else "")
            for id in ids
        ]

    @cached_property
    def _channels(self) -> list[Head]:
        known = {head.id: self.words.channel(head.id) for head in self._terms("channel")}
        return [
            Head(id, each.title, address.of_term("channel", id), mark=each.letter, colour=each.colour)
            for id, each in known.items()
        ]

    def _terms(self, facet: str) -> list[Head]:
        """The words of the vocabulary, used or not, then those that only these entries use."""
        used = {id for entry in self.entries for id in entry.facet(facet)}
        ids = dict.fromkeys((*(self.words.terms(facet) or ()), *sorted(used)))
        return [Head(id, self._title(facet, id), address.of_term(facet, id)) for id in ids]

    @property
    def _language_ids(self) -> list[str]:
        """Those in which something appears and those that an audience reads, the plan's own first."""
        used = {id for entry in self.entries for id in entry.facet("language")}
        read = {id for each in (self.words.audiences or {}).values() for id in each.languages}
        ids = used | read if self.sheet.edition.internal else used
        return sorted(ids, key=lambda id: (id != self.words.settings.language, self._title("language", id)))

    def _title(self, facet: str, id: str) -> str:
        return self.sheet.words.title(facet, id)
