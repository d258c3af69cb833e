"""Two files at one address, or a file where Airdate publishes one of its own.

Addresses that differ only in case or in Unicode form are the same on some disks.
Airdate's own are the home page, ``calendar/``, ``week/``, ``quarter/``, ``year/``, ``agenda/``,
``timeline/``, ``board/``, ``list/``, ``coverage/``, ``search/``, ``campaigns/``, ``events/``, ``channels/``,
``audiences/``, ``people/``, ``feeds/``, ``unscheduled/``, ``due/``, ``vocabulary/``, ``rules/``,
``executive/``, ``intent/``, ``conversations/``, ``departments/``, ``risks/``, ``results/``,
``experiments/``, ``learnings/``, ``edition/``, ``go/``, ``assets/airdate/``, ``plan.json`` and its schema.
"""

import unicodedata
from collections.abc import Iterator

from airdate.artifact import page_url
from airdate.finding import Fault, Place, Severity
from airdate.item import Item
from airdate.page import Page
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import shown

CODE = "FM123"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS

#: Addresses below which only Airdate publishes; campaigns and events have their own way in.
OWN = (
    "calendar/",
    "week/",
    "quarter/",
    "year/",
    "agenda/",
    "timeline/",
    "board/",
    "list/",
    "coverage/",
    "search/",
    "channels/",
    "audiences/",
    "people/",
    "departments/",
    "feeds/",
    "unscheduled/",
    "due/",
    "vocabulary/",
    "go/",
    "assets/airdate/",
)
_ENDINGS = ("/", ".html", ".ics", ".css", ".js")
_FEED_ENDINGS = (".svg", ".atom", ".json", ".jcal")
OWN_LISTS = (
    "",
    "campaigns/",
    "events/",
    "executive/",
    "intent/",
    "conversations/",
    "risks/",
    "results/",
    "experiments/",
    "learnings/",
    "edition/",
    "rules/",
    "plan.json",
    "plan.schema.json",
)


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each file whose address is taken."""
    taken: dict[str, str] = {}
    for path, address in _addresses(plan):
        folded = unicodedata.normalize("NFC", address).casefold()
        if folded in OWN_LISTS or (folded.startswith(OWN) and folded.endswith(_endings(folded))):
            message = f"Airdate itself publishes at /{shown(address, 200)}"
            yield Fault(Place(path), "path-collision", message, "move or rename the file")
        elif folded in taken:
            message = f"its address /{shown(address, 200)} is taken by {taken[folded]}"
            yield Fault(Place(path), "path-collision", message, "rename one of the two")
        taken.setdefault(folded, path)


def _endings(address: str) -> tuple[str, ...]:
    """What Airdate's own addresses end in; pictures may lie beside its pages, but not beside feeds."""
    if address.startswith("go/"):
        return (*_ENDINGS, ".svg")
    return (*_ENDINGS, *_FEED_ENDINGS) if address.startswith("feeds/") else _ENDINGS


def _addresses(plan: Plan) -> Iterator[tuple[str, str]]:
    """Each file as messages name it, and its address."""
    for thing in plan.by_path.values():
        path = plan.published_path(thing)
        if path == thing.path or not _same_id(plan, thing):
            yield thing.place.path, page_url(path)
    for path in plan.assets:
        yield f"{plan.content_dir.name}/{path}", path.removesuffix("index.html")


def _same_id(plan: Plan, thing: Item | Page) -> bool:
    """Two campaigns or events with one id share an address; duplicate-id tells that already."""
    if not isinstance(thing, Item):  # for mypy
        return False
    return plan.by_id[thing.id] is not thing
