"""Item pages: facts, how it will look, the text as written, the plan behind it, and what hangs from it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from typing import Any

from airdate.artifact import Artifact, page_url, public_url
from airdate.entry import Entry, entries_of
from airdate.gate.destination import published_asset
from airdate.html import address, front
from airdate.html.links import moved
from airdate.html.marks import Mark, mark
from airdate.html.sheet import Sheet, loading
from airdate.item import RELATIONS, Item
from airdate.page import Value
from airdate.pasted import bridge_of
from airdate.sections.agreement import Agreements
from airdate.sections.answering import of_item as answering
from airdate.sections.behind import Behind
from airdate.sections.constellation import Constellations
from airdate.sections.fate import fate
from airdate.sections.neighbours import Neighbours
from airdate.sections.playbook import Playbooks, within
from airdate.sections.previews import previews
from airdate.sections.retrospect import Retrospects
from airdate.sections.structured import structured
from airdate.sections.told import Text
from airdate.sections.trace import Traces
from airdate.sections.versions import alternates, autonym, versions
from airdate.status import EventStatus, Status, Visibility
from airdate.wording.labels import STATUSES
from airdate.wording.translation import noted

_OCCURRENCES = 6

#: How one item relates to another, and how the other end reads.
_OUTGOING = {
    "announces": noted("Announces"),
    "previews": noted("Previews"),
    "covers": noted("Covers"),
    "recaps": noted("Recaps"),
    "supports": noted("Supports"),
    "depends-on": noted("Depends on"),
    "replies-to": noted("Replies to"),
    "translation-of": noted("Translation of"),
}
_INCOMING = {
    "announces": noted("Announced by"),
    "previews": noted("Previewed by"),
    "covers": noted("Covered by"),
    "recaps": noted("Recapped by"),
    "supports": noted("Supported by"),
    "depends-on": noted("Needed by"),
    "replies-to": noted("Answered by"),
    "translation-of": noted("Translated in"),
}

#: Who may see an item.
_SEEN = {
    Visibility.PUBLIC: noted("public"),
    Visibility.INTERNAL: noted("internal"),
    Visibility.CONFIDENTIAL: noted("confidential"),
}


def render(sheet: Sheet) -> Iterator[Artifact]:
    """One page for each item, at its published path; found by the site's search."""
    pages = _Pages(sheet)
    for item in sheet.plan.items:
        if sheet.plan.by_id[item.id] is item:  # else a double, told by duplicate-id
            yield pages.page(item)


class _Pages:
    """What all pages of items need, looked up once."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.facts, self.team = sheet, sheet.template("facts.html"), sheet.edition.internal
        self.cards, self.aside = sheet.macro("preview.html", "cards"), sheet.macro("behind.html", "behind")
        self.around = sheet.macro("behind.html", "neighbours")
        self.guarded, self.behind = _guarded(sheet), Behind(sheet)
        self.standing = cache(partial(_standing, sheet))
        self.neighbours, self.constellations = Neighbours(sheet), Constellations(sheet)
        self.versions, self.traces = versions(sheet.plan), Traces(sheet)
        self.retrospects = Retrospects(sheet, self.behind.teller)
        self.playbooks = Playbooks(self.behind.teller)
        self.agreements = Agreements(self.behind.teller, sheet.rulings)

    def page(self, item: Item) -> Artifact:
        """The page of one item: beside its text how it will look, or else the plan behind it."""
        sheet, entries = self.sheet, list(entries_of(item, self.sheet.zone))
        path = sheet.placed(sheet.plan.published_path(item))
        url, cards = page_url(path), previews(sheet, item, entries)
        behind = self.behind.of(item, previewed=bool(cards))
        told = self.aside(**behind._asdict(), aside=not cards) if behind.parts else ""
        aside = self.cards(cards) if cards else told
        head = self.facts.render(self._facts(item, entries) | {"aside": aside})
        constellation = self.constellations.of(item)
        over, under = self._paper(item)
        retrospect = self.retrospects.of(item)
        below = f"{under}{told if cards else ''}{retrospect}{constellation}{self._around(item)}"
        return Artifact.page(
            path,
            front.matter(_matter(item)),
            before=address.settle(_packed(f"{head}{over}"), url) + "\n\n",
            prose=moved(sheet, item) + "\n",
            language=sheet.words.lang(item).get("lang", ""),
            after=address.settle(f"\n{_packed(below)}\n" if below else "", url),
            head=[
                *loading(url, "lists.css", "item.css"),
                *loading(url, *(["lanes.css"] if constellation else []), *(["papers.css"] if over else [])),
                *loading(url, *(["results.css"] if retrospect else [])),
                *structured(sheet, item, entries),
                *([] if self.team else alternates(sheet.plan, self.versions.get(item.id, ()))),
            ],
        )

    def _facts(self, item: Item, entries: list[Entry]) -> dict[str, Any]:
        sheet, plan = self.sheet, self.sheet.plan
        guards = self.guarded.get(item.id, ())
        said = any(guard.reason == item.reason for guard in guards)  # the hold says why
        return {
            "item": item,
            "entries": entries,
            "fate": fate(replace(item, reason="") if said else item, entries, sheet.dates),
            "guards": guards,
            "standing": self.standing(_status(item), item.event_status, item.visibility),
            "progress": _progress(sheet, item),
            "objective": self.behind.objective(item),
            "trace": self.traces.of(item),
            "asks": _asked(item) if self.team else (),
            "answering": self._answering(item, entries) if self.team else (),
            "leads": _leads(item) if self.team else (),
            "label": _label(item),
            "upcoming": plan.upcoming(entries)[:_OCCURRENCES],
            "dues": _dues(sheet, item),
            "versions": [
                (other, autonym(other.language))
                for other in self.versions.get(item.id, ())
                if other is not item
            ],
            "related": (related := list(_related(sheet, item))),
            "linked": sum(len(others) for _, others in related),
            "feed": _feed(entries, item),
            "actions": list(sheet.forge.actions(item, entries[0])),
            "picture": published_asset(plan, item, item.image.src) if item.image else "",
            "files": _files(sheet, item),
            "bridge": _bridge(sheet, item),
        }

    def _answering(self, item: Item, entries: list[Entry]) -> list[tuple[list[Text], list[Text], str]]:
        """Who answers, by which playbook, within how long."""
        ids, words = self.behind.teller.ids, self.sheet.words
        return [
            (ids("person", each.people), ids("playbook", (each.playbook,)), within(words, each.hours))
            for each in answering(self.sheet.plan, item, entries)
        ]

    def _paper(self, item: Item) -> tuple[str, str]:
        """What a playbook or a policy shows above and below its text, for the team."""
        macro = partial(self.sheet.macro, "papers.html")
        if self.team and (tree := self.playbooks.of(item)):
            return macro("tree")(tree), macro("used")(tree)
        if self.team and (found := self.agreements.of(item)):
            return macro("clauses")(found), macro("agreed")(found)
        return "", ""

    def _around(self, item: Item) -> str:
        before, after = self.neighbours.of(item)
        return self.around(before, after) if before or after else ""


def _guarded(sheet: Sheet) -> dict[str, list[Mark]]:
    """For each item the blackouts and holds that something of it would go out in."""
    found: dict[str, dict[str, Mark]] = {}
    for marker in sheet.plan.markers:
        for entry in sheet.plan.covered(marker) if marker.guards else ():
            if not entry.called_off:
                found.setdefault(entry.item.id, {})[marker.id] = mark(sheet.words, marker)
    return {id: list(marks.values()) for id, marks in found.items()}


def _status(item: Item) -> Status:
    """Its status, but for what is called or put off, as work or as an event in the world."""
    if item.cancelled:
        return Status.CANCELLED
    return Status.POSTPONED if item.postponed else item.status


def _standing(
    sheet: Sheet, status: Status, event: EventStatus | None, visibility: Visibility
) -> tuple[str, ...]:
    """How far it is, how it stands in the world, who may see it."""
    _ = sheet.spoken.gettext
    off = status in (Status.CANCELLED, Status.POSTPONED)
    world = (_(event.label),) if event and not off else ()
    seen = (_(_SEEN[visibility]),) if sheet.edition.internal else ()
    return (_(STATUSES[status]), *world, *seen)


def _progress(sheet: Sheet, item: Item) -> tuple[int, int] | None:
    """Of a campaign, how many of its appearances are published, and how many there are."""
    if item.type != "campaign":
        return None
    done, total = sheet.plan.progress(item.id)
    return (done, total) if total else None


def _asked(item: Item) -> list[str]:
    """What people are asked to do, each thing once."""
    return list(dict.fromkeys(output.wording.call for output in item.outputs if output.wording.call))


def _leads(item: Item) -> list[str]:
    """The pages to which it leads people; each once."""
    told = dict.fromkeys(output.wording.destination for output in item.outputs)
    return [url for url in told if url.startswith(("https://", "http://"))]


def _label(item: Item) -> str:
    """The words that tell a tie: they are for everybody, as soon as the text is out."""
    disclosure = item.candour.disclosure
    out = any(output.status is Status.PUBLISHED for output in item.outputs)
    return disclosure.label if disclosure and out else ""


def _dues(sheet: Sheet, item: Item) -> list[Entry]:
    """What is due; of a series all that is for the next occurrence, and of some more what is not done."""
    dues = sheet.plan.dues_by_path.get(item.path, ())
    found = [due for due in dues if due.day == dues[0].day or not due.done]
    return found[:_OCCURRENCES] if item.repeat else found


def _packed(html: str) -> str:
    """HTML without blank lines, which could end it in Markdown."""
    return "\n".join(line for line in html.split("\n") if line.strip())


def _matter(item: Item) -> dict[str, Value]:
    values: dict[str, Value] = {"title": item.title, "hide": ["navigation"]}
    if item.summary:
        values["description"] = item.summary
    return values


def _feed(entries: list[Entry], item: Item) -> str:
    """The item's own feed, if a calendar can hold it."""
    return f"feeds/item/{item.id}.ics" if any(entry.held for entry in entries) else ""


def _bridge(sheet: Sheet, item: Item) -> tuple[str, str] | None:
    """The short link that paper prints, and its QR code; None without a public address."""
    words = sheet.plan.vocabulary
    if not (words.settings.url and bridge_of(item, words)):
        return None
    return public_url(words.settings.url, f"go/{item.id}/"), f"go/{item.id}.svg"


def _files(sheet: Sheet, item: Item) -> list[str]:
    found = (published_asset(sheet.plan, item, target) for target in item.assets)
    return [path for path in found if path]


def _related(sheet: Sheet, item: Item) -> Iterator[tuple[str, list[Item]]]:
    """Relations from the item and back to it, each with its items, in a fixed order."""
    _ = sheet.spoken.gettext
    out: dict[str, list[Item]] = {}
    back: dict[str, list[Item]] = {}
    for relation, other in sheet.plan.related(item):
        out.setdefault(relation, []).append(other)
    for relation, other in sheet.plan.back_links.get(item.id, ()):
        back.setdefault(relation, []).append(other)
    for relation in RELATIONS if out or back else ():
        if relation in out:
            yield _(_OUTGOING[relation]), out[relation]
        if relation in back:
            yield _(_INCOMING[relation]), back[relation]
