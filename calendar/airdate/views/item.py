"""Item pages: facts, the text as written, and for campaigns and events all that hangs from them."""

from collections.abc import Iterator
from urllib.parse import quote

from airdate.artifact import Artifact, page_url, public_url
from airdate.entry import Entry, entries_of
from airdate.gate.destination import published_asset
from airdate.html import address, front
from airdate.html.fate import fate
from airdate.html.lanes import lanes
from airdate.html.links import moved
from airdate.html.marks import Mark, mark
from airdate.html.sheet import Sheet, loading
from airdate.item import RELATIONS, Item
from airdate.page import Value
from airdate.pasted import bridge_of

_OCCURRENCES = 6

_OUTGOING = {
    "announces": "announces",
    "previews": "previews",
    "covers": "covers",
    "recaps": "recaps",
    "supports": "supports",
    "depends-on": "depends on",
    "replies-to": "replies to",
    "translation-of": "translation of",
}


def render(sheet: Sheet) -> Iterator[Artifact]:
    """One page for each item, at its published path; found by the site's search."""
    facts = sheet.template("facts.html")
    zone = sheet.zone
    guarded = _guarded(sheet)
    for item in sheet.plan.items:
        if sheet.plan.by_id[item.id] is not item:
            continue  # a double, told by duplicate-id
        entries = list(entries_of(item, zone))
        path = sheet.placed(sheet.plan.published_path(item))
        head = facts.render(
            item=item,
            entries=entries,
            fate=fate(item, entries, sheet.dates),
            guards=guarded.get(item.id, ()),
            upcoming=_upcoming(sheet, entries),
            dues=_dues(sheet, item),
            related=list(_related(sheet, item)),
            feed=_feed(entries, item),
            edit_url=_edit_url(sheet, item),
            picture=published_asset(sheet.plan, item, item.image.src) if item.image else "",
            files=_files(sheet, item),
            bridge=_bridge(sheet, item),
        )
        url, constellation = page_url(path), _constellation(sheet, item)
        yield Artifact.page(
            path,
            front.matter(_matter(item)),
            before=address.settle(_packed(head), url) + "\n\n",
            prose=moved(sheet, item) + "\n",
            after=address.settle(constellation, url),
            head=loading(url, "item.css", *(["lanes.css"] if constellation else [])),
        )


def _guarded(sheet: Sheet) -> dict[str, list[Mark]]:
    """For each item the blackouts and holds that something of it would go out in."""
    found: dict[str, dict[str, Mark]] = {}
    for marker in sheet.plan.markers:
        for entry in sheet.plan.covered(marker) if marker.guards else ():
            if not entry.called_off:
                found.setdefault(entry.item.id, {})[marker.id] = mark(sheet.words, marker)
    return {id: list(marks.values()) for id, marks in found.items()}


def _upcoming(sheet: Sheet, entries: list[Entry]) -> list[Entry]:
    """The next occurrences of a series."""
    return sheet.plan.upcoming(entries)[:_OCCURRENCES]


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


def _edit_url(sheet: Sheet, item: Item) -> str:
    return sheet.plan.vocabulary.settings.edit_url.replace("{path}", quote(item.path))


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
    out: dict[str, list[Item]] = {}
    for relation, other in sheet.plan.related(item):
        out.setdefault(relation, []).append(other)
    back: dict[str, list[Item]] = {}
    for relation, other in sheet.plan.back_links.get(item.id, ()):
        back.setdefault(relation, []).append(other)
    for relation, inverse in RELATIONS.items():
        if relation in out:
            yield _OUTGOING[relation], out[relation]
        if relation in back:
            yield inverse, back[relation]


def _constellation(sheet: Sheet, item: Item) -> str:
    """What belongs to a campaign or an event, on one timeline."""
    if item.type not in ("campaign", "event"):
        return ""
    members = sheet.plan.belonging(item)
    others = [entry for entry in members if entry.item is not item]
    done, total = sheet.plan.progress(item.id) if item.type == "campaign" else (0, 0)
    if not (others or sheet.edition.internal):
        return ""
    shown = members if others else []
    held = item.type == "campaign" and any(entry.held for entry in others)
    return "\n" + sheet.render(
        "lanes.html",
        heading="All of it on one timeline" if item.type == "campaign" else "Everything around it",
        lanes=lanes(shown),
        progress={"done": done, "total": total} if total else None,
        feed=f"feeds/campaign/{item.id}.ics" if held else "",
    )
