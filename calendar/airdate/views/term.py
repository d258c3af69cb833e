"""The page of a channel, an audience or a person: what is known of it, what is ahead, what was before.

A channel has its charter and its rhythm, an audience what it needs beside what serves that, a person
what is late, what waits for them, and their week.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.html import address
from airdate.html.days import by_day
from airdate.html.sheet import Sheet
from airdate.sections import serving
from airdate.sections.answering import Answering
from airdate.sections.answering import of_channel as answering
from airdate.sections.pace import pace
from airdate.sections.told import Said, Teller, Text
from airdate.sections.waiting import Waiting
from airdate.sections.watching import Rota, agreed
from airdate.vocabulary import Audience, Channel, Person, Term
from airdate.wording import labels

#: So many entries under way, ahead, before, late, without a day a page lists; the list of all has the rest.
_RUNNING, _AHEAD, _BEFORE, _LATE, _LOOSE = 20, 40, 15, 20, 20

#: What of a charter has a place of its own on the page.
_APART = frozenset({"intent", "languages", "response_hours", "playbook", "duty"})

#: Days with their entries, in order; without a day those that have none.
Days = list[tuple[date | None, Sequence[Entry]]]


class Terms:
    """Makes the pages of all terms of one plan."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.plan, self.team = sheet, sheet.plan, sheet.edition.internal
        self.teller, self.rota = Teller(sheet.words), Rota(sheet)
        self._ = sheet.spoken.gettext

    def page(self, facet: str, kind: str, term: Term) -> Artifact:
        """The page of one term; ``kind`` is what the list of such terms is called."""
        entries = self.plan.by(facet, term.id)
        dated = self.plan.expanded(entries)
        today = self.sheet.today
        running = [entry for entry in dated if entry.first < today <= entry.last]
        ahead = [entry for entry in dated if entry.first >= today]
        past = [entry for entry in dated if entry.last < today][::-1]
        loose = [entry for entry in entries if not entry.exact]
        folder = address.FOLDERS[facet]
        return self.sheet.page(
            f"{folder}/{term.id}.md",
            "term.html",
            term.title,
            assets=["term.css"],
            kind=kind,
            folder=folder,
            facet=facet,
            term=term,
            intro=_intro(term, team=self.team),
            facts=[fact for fact in self._facts(term) if fact[1]],
            feed=f"feeds/{facet}/{term.id}.ics" if any(entry.held for entry in entries) else "",
            running=running[:_RUNNING],
            rest=_rest((running, _RUNNING), (ahead, _AHEAD), (past, _BEFORE), (loose, _LOOSE)),
            count=len(entries),
            **self._own(facet, term, entries, [*ahead, *running]),
            parts=[*self._lists(facet, term, ahead), *self._others(loose, past)],
        )

    def _own(self, facet: str, term: Term, entries: Sequence[Entry], ahead: list[Entry]) -> dict[str, Any]:
        """What only a channel, an audience or a person has."""
        own: dict[str, Any] = {
            "charter": [],
            "duty": [],
            "rhythm": None,
            "tables": [],
            "asked": [],
            "late": [],
            "watching": None,
            "watch": [],
        }
        own["later"] = 0
        if isinstance(term, Channel) and self.team:
            charter = term.account.charter
            cadence = charter.cadence if charter else ""
            own |= {"rhythm": pace(self.sheet, entries, cadence) if entries or cadence else None}
            own |= {"charter": self._charter(term), "duty": self._duty(term)}
            own["watching"] = self.rota.of_channel(term.id, charter.response_hours if charter else None)
        elif isinstance(term, Audience):
            own["tables"] = [table for table in self._served(term, ahead) if table[2]]
        elif facet == "owner" and self.team:
            late = self._late.get(term.id, [])
            own |= {"asked": self._waiting.of(term.id), "late": late[:_LATE], "later": len(late[_LATE:])}
            own["watch"] = self.rota.of_person(term.id)
        return own

    def _lists(self, facet: str, term: Term, ahead: list[Entry]) -> list[tuple[str, Days]]:
        """What is ahead; of a person with all that is due, this week and next week by themselves."""
        if facet != "owner":
            return [(self._("Ahead"), _days(ahead[:_AHEAD]))]
        begin = self.sheet.dates.week_start(self.sheet.today)
        week, after = begin + timedelta(weeks=1), begin + timedelta(weeks=2)
        found = sorted([*ahead[:_AHEAD], *self._due.get(term.id, [])], key=lambda e: (e.first, e.begins))
        found = [entry for entry in found if entry.first >= self.sheet.today]
        return [
            (self._("This week"), _days(e for e in found if e.first < week)),
            (self._("Next week"), _days(e for e in found if week <= e.first < after)),
            (self._("Later"), _days(e for e in found if e.first >= after)),
        ]

    def _others(self, loose: list[Entry], past: list[Entry]) -> list[tuple[str, Days]]:
        undated: Days = [(None, loose[:_LOOSE])] if loose else []
        return [(self._("No day yet"), undated), (self._("Before"), _days(past[:_BEFORE]))]

    def _facts(self, term: Term) -> list[tuple[str, list[Text]]]:
        """Names, and what is said, with links."""
        if isinstance(term, Channel):
            return self._of_channel(term)
        if isinstance(term, Audience):
            return self._of_audience(term)
        if isinstance(term, Person):
            return self._of_person(term)
        return []

    def _of_channel(self, channel: Channel) -> list[tuple[str, list[Text]]]:
        media = self._(labels.MEDIA[channel.media]) if channel.media in labels.MEDIA else ""
        charter, hours = channel.account.charter if self.team else None, ""
        if charter and charter.response_hours:
            number = f"{charter.response_hours:g}"
            hours = self._("%(hours)s hours") % {"hours": number}
        return [
            (self._("Media"), _said(media)),
            (self._("Web"), _said(channel.url, channel.url)),
            (self._("Account"), _said(channel.account.handle if self.team else "")),
            (self._("Languages"), self._languages(charter.languages if charter else ())),
            (self._("Who answers"), self._answering(channel)),
            (self._("Answers within"), _said(hours)),
        ]

    def _answering(self, channel: Channel) -> list[Text]:
        """Who answers there, and by which playbook."""
        found = answering(channel) if self.team else Answering()
        playbook = self.teller.ids("playbook", (found.playbook,))
        by = [(self._("by “%(playbook)s”") % {"playbook": title}, url) for title, url in playbook]
        return [*self.teller.ids("person", found.people), *by]

    def _of_audience(self, audience: Audience) -> list[tuple[str, list[Text]]]:
        quiet = ", ".join(audience.crowd.quiet) if self.team else ""
        channels = [id for id in self.plan.values("channel") if self._reaches(id, audience.id)]
        return [
            (self._("Languages"), self._languages(audience.languages)),
            (self._("Wants to be left alone"), _said(quiet)),
            (self._("Reached by"), self.teller.ids("channel", tuple(channels))),
        ]

    def _of_person(self, person: Person) -> list[tuple[str, list[Text]]]:
        charters = ((id, c.account.charter) for id, c in (self.plan.vocabulary.channels or {}).items())
        cared = [id for id, charter in charters if self.team and charter and charter.owner == person.id]
        department = self.plan.vocabulary.term("department", person.department).title
        led = address.to(f"departments/{person.department}/") if self.team else ""
        return [
            (self._("Role"), _said(person.role)),
            (self._("Department"), _said(department if person.department else "", led)),
            (self._("Languages"), self._languages(person.languages)),
            (self._("Looks after"), self.teller.ids("channel", tuple(cared))),
        ]

    def _languages(self, tags: Iterable[str]) -> list[Text]:
        title = self.plan.vocabulary.term
        return [(title("language", tag).title, "") for tag in tags]

    def _reaches(self, channel: str, audience: str) -> bool:
        charter = self.plan.vocabulary.channel(channel).account.charter
        return bool(self.team and charter and audience in charter.audience)

    def _charter(self, channel: Channel) -> list[Said]:
        charter = channel.account.charter
        return list(self.teller.told(charter, without=_APART)) if charter else []

    def _duty(self, channel: Channel) -> list[tuple[list[Text], str, str]]:
        charter = channel.account.charter
        duty = charter.duty if charter else ()
        dates = self.sheet.dates
        return [(self.teller.ids("person", (each.person,)), *agreed(each, dates)) for each in duty]

    def _served(self, audience: Audience, ahead: list[Entry]) -> list[tuple[str, str, list[serving.Served]]]:
        """What of what is ahead serves what; a brief, which says so, is for the team."""
        told = [(self._("Languages"), self._("Language"), serving.languages(self.sheet, audience, ahead))]
        if not self.team:
            needs = [serving.Served(need, -1, None) for need in audience.needs]
            return [(self._("What they need"), self._("Need"), needs), *told]
        return [
            (self._("What they need"), self._("Need"), serving.needs(self.sheet, audience, ahead)),
            (self._("By stage"), self._("Stage"), serving.stages(self.sheet, audience, ahead)),
            *told,
        ]

    @cached_property
    def _waiting(self) -> Waiting:
        return Waiting(self.sheet.bound)

    @cached_property
    def _late(self) -> dict[str, list[Entry]]:
        """What was due or should have gone out, by who answers for it."""
        return _by_owner(sorted([*self.plan.overdue(), *self.plan.late()], key=lambda e: e.begins))

    @cached_property
    def _due(self) -> dict[str, list[Entry]]:
        """What is due soon and not done."""
        return _by_owner(due for due in self.plan.near_dues if not due.done)


def _by_owner(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for owner in entry.facet("owner"):
            found.setdefault(owner, []).append(entry)
    return found


def _intro(term: Term, *, team: bool) -> str:
    """Why it is there: a channel's intent, for the team."""
    charter = term.account.charter if isinstance(term, Channel) else None
    return (charter.intent if team and charter else "") or term.summary


def _said(text: str, url: str = "") -> list[Text]:
    return [(text, url)] if text else []


def _days(entries: Iterable[Entry]) -> Days:
    return [(day, found) for day, found in by_day(entries)]


def _rest(*lists: tuple[list[Entry], int]) -> int:
    """How many entries stand in none of the lists because they are too long."""
    return sum(max(len(found) - most, 0) for found, most in lists)
