"""Search: a page, and an index of items and pages in small files, of which a search loads a few.

Things are numbered by their day, so that what lies near each other in time shares a file of records.
The words of what one knows of a thing (title, id, campaign …) and those of its text have files of their own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from airdate.artifact import Artifact, page_url
from airdate.entry import Entry
from airdate.head import ASSETS
from airdate.html.postings import Index, Shard, compact, encoded
from airdate.html.sheet import Sheet
from airdate.html.tokens import tokens
from airdate.item import Item
from airdate.markup import WITH_CONTENT, without_snippets
from airdate.page import Page

#: Where the index lies, below the site's root.
FOLDER = f"{ASSETS}/search"

#: Records in one file.
CHUNK = 32

#: What things are found by, the weightiest first; ``assets/search.js`` holds the weights.
FIELDS = ("title", "id", "campaign", "channel", "people", "summary")

# What of a body readers do not see: comments, elements that go whole, tags, addresses, definitions.
_UNSEEN = re.compile(
    rf"<!--.*?(?:-->|\Z)|<({'|'.join(sorted(WITH_CONTENT))})\b.*?(?:</\1\s*>|\Z)|<[a-zA-Z/!?][^<>]*(?:>|\Z)"
    r"|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\]\[[^\]\n]*\]|^[ \t>]*\[[^\]\n]+\]:.*$|\{[^{}\n]*\}"
    r"|(?:https?|mailto|ftp):\S+",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)

# What may be an id of more than one word: somebody may type it in full.
_ID = re.compile(r"\w+(?:-\w+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Found:
    """What can be found: its day, if it has one, what a result shows of it, its words by field, its text."""

    day: date | None
    record: list[str]
    fields: tuple[str, ...]
    text: str


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/search/``, and the index below the assets."""
    yield sheet.page(
        "search.md", "search.html", sheet.spoken.gettext("Search"), assets=["search.css", "search.js"]
    )
    things = sorted((*_items(sheet), *_pages(sheet)), key=lambda thing: (thing.day or date.max, thing.record))
    names, texts = Index(len(FIELDS)), Index(1)
    for number, thing in enumerate(things):
        names.add(number, (_words(field) for field in thing.fields))
        texts.add(number, [tokens(thing.text)])
    shards = {"names": [*names.shards()], "texts": [*texts.shards()]}
    for name, files in shards.items():
        yield from (_file(f"{name}-{n}", shard.text) for n, shard in enumerate(files))
    for n in range(0, len(things), CHUNK):
        yield _file(f"items-{n // CHUNK}", _lines(thing.record for thing in things[n : n + CHUNK]))
    yield _file("index", _index(things, **shards))


def _words(text: str) -> list[str]:
    """The words of a text; of an id also the whole of it."""
    return [*tokens(text), text.lower()] if _ID.fullmatch(text) else tokens(text)


def _index(things: list[Found], **shards: list[Shard]) -> str:
    """What lies where: how many things, the days of those that have one, the first word of each file."""
    days = [thing.day.toordinal() for thing in things if thing.day]
    first = days[0] if days else 0
    values = {
        "count": len(things),
        "chunk": CHUNK,
        "first": date.fromordinal(first).isoformat() if days else "",
        "days": encoded(day - first for day in days),
        **{name: [shard.first for shard in files] for name, files in shards.items()},
    }
    return f"{compact(values)}\n"


def _items(sheet: Sheet) -> Iterator[Found]:
    plan, entries = sheet.plan, _entries(sheet)
    for item in plan.items:
        if plan.by_id[item.id] is item and item.path in entries:
            yield _item(sheet, item, entries[item.path])


def _item(sheet: Sheet, item: Item, entries: list[Entry]) -> Found:
    title = sheet.words.title
    entry = _nearest(sheet, entries)
    it = sheet.shown(entry)
    outputs = item.outputs
    channels = {title("channel", output.channel): 0 for output in outputs}
    people = {title("owner", owner): 0 for owner in (item.owner, *(output.owner for output in outputs))}
    campaign = title("campaign", item.campaign)
    record = [item.title, _url(sheet, item), _when(sheet, entry), it.classes, it.mark, it.named]
    texts = [output.wording.text for output in outputs] if sheet.edition.internal else []
    return Found(
        day=entry.first if entry.start else None,
        record=[*record, " · ".join(filter(None, (it.state, campaign))), *sheet.words.lang(item).values()],
        fields=(item.title, item.id, campaign, " ".join(channels), " ".join(people), item.summary),
        text=_seen("\n".join([item.body, *texts])),
    )


def _pages(sheet: Sheet) -> Iterator[Found]:
    """Ordinary pages; not those that say themselves that no search shall find them."""
    for page in sheet.plan.pages:
        search = page.matter.get("search")
        if isinstance(search, dict) and str(search.get("exclude")).lower() == "true":
            continue
        said = page.matter.get("description")
        summary = said if isinstance(said, str) else ""
        record = [page.title, _url(sheet, page), "", "air-c-slate", "¶", sheet.spoken.gettext("Page"), ""]
        known = (page.title, page.path.rpartition(".")[0], "", "", "", summary)
        yield Found(None, record, known, _seen(page.body))


def _entries(sheet: Sheet) -> dict[str, list[Entry]]:
    """The entries of each item, by its path."""
    plan = sheet.plan
    found: dict[str, list[Entry]] = {}
    for entry in (*plan.entries, *plan.vague, *plan.unscheduled):
        found.setdefault(entry.item.path, []).append(entry)
    return found


def _nearest(sheet: Sheet, entries: list[Entry]) -> Entry:
    """The next appearance, else the last one, else whatever is known; of a series an occurrence."""
    dated = sheet.plan.expanded(entries)
    ahead = [entry for entry in dated if entry.last >= sheet.today]
    return ahead[0] if ahead else dated[-1] if dated else entries[0]


def _when(sheet: Sheet, entry: Entry) -> str:
    if entry.exact:
        return sheet.dates.days(entry.first, entry.last)
    return sheet.dates.loosely(entry.start) if entry.start else sheet.spoken.gettext("No day yet")


def _url(sheet: Sheet, thing: Item | Page) -> str:
    """The address below the root."""
    return quote(page_url(sheet.plan.published_path(thing)), safe="/~!$&'()*+,;=:@")


def _seen(body: str) -> str:
    """What readers see of a body, and rather less than that."""
    return _UNSEEN.sub(" ", without_snippets(body))


def _lines(records: Iterable[list[str]]) -> str:
    return "[" + ",\n".join(map(compact, records)) + "]\n"


def _file(name: str, text: str) -> Artifact:
    return Artifact(f"{FOLDER}/{name}.json", text.encode())
