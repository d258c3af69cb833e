"""The description of an entry: a few lines of plain text, the address of its page last."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import quote

from airdate.artifact import page_url
from airdate.entry import Entry
from airdate.feeds.standing import words
from airdate.item import RELATIONS, Item
from airdate.plan import Plan
from airdate.text import one_line

#: Linked items that one line names; the page names them all.
_MOST = 12

#: What may stand in a URL as it is (RFC 3986), the percent sign with it: the parts are encoded already.
_SAFE = "/~!$&'()*+,;=:@%?#[]"


def address(plan: Plan, path: str) -> str:
    """The public URL of a path below the site's root; empty if the plan names none."""
    site = plan.vocabulary.settings.url
    return f"{quote(site, safe=_SAFE)}{quote(path, safe=_SAFE.replace('%?#[]', ''))}" if site else ""


def page_address(plan: Plan, item: Item) -> str:
    """The public URL of the item's page; empty if the plan names none."""
    return address(plan, page_url(plan.published_path(item)))


def description(plan: Plan, entry: Entry, page: str) -> str:
    """Summary; what and where it is, how it stands, what it is linked to; the address of its page."""
    item = entry.item
    blocks = (
        [item.summary],
        [_kind(plan, entry), *_facts(plan, entry), *_links(plan, item)],
        [page],
    )
    filled = (list(filter(None, map(one_line, block))) for block in blocks)
    return "\n\n".join("\n".join(block) for block in filled if block)


def kinds(plan: Plan, entry: Entry) -> list[str]:
    """The titles of type, channel and format, each once."""
    found = [(facet, id) for facet in ("type", "channel", "format") for id in entry.facet(facet)]
    return list(dict.fromkeys(plan.vocabulary.term(facet, id).title for facet, id in found))


def _kind(plan: Plan, entry: Entry) -> str:
    return " · ".join(kinds(plan, entry))


def _facts(plan: Plan, entry: Entry) -> Iterator[str]:
    item = entry.item
    for label, id in (("Campaign", item.campaign), ("Event", item.event)):
        if id in plan.by_id:
            yield f"{label}: {plan.by_id[id].title}"
    yield f"Status: {words(entry)}"
    if entry.reason:
        yield f"Reason: {entry.reason}"
    if entry.former:
        yield f"Moved from: {_listed(time.text for time in entry.former)}"
    if item.repeat and entry.exact and not entry.stage:
        yield f"Repeats: {item.repeat.words()}"
    if entry.start and not entry.start.instant and entry.end and entry.end.instant:
        yield f"Ends: {_clock(entry.end.instant)}"  # whole days cannot say it
    if item.embargo:
        yield f"Embargo: {_clock(item.embargo.until.astimezone(plan.vocabulary.settings.zone))}"
    for id in entry.facet("owner"):
        yield f"Owner: {plan.vocabulary.term('owner', id).title}"
    if item.url:
        yield f"Web: {item.url}"


def _links(plan: Plan, item: Item) -> Iterator[str]:
    """``Announces: Orion keynote``, then what links here: ``Covered by: …``."""
    found: dict[str, list[str]] = {}
    for relation, other in plan.related(item):
        found.setdefault(relation.replace("-", " "), []).append(other.title)
    for relation, other in plan.back_links.get(item.id, ()):
        found.setdefault(RELATIONS[relation], []).append(other.title)
    for phrase, titles in found.items():
        yield f"{phrase.capitalize()}: {_listed(titles)}"


def _clock(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M %Z}"


def _listed(words: Iterable[str]) -> str:
    found = list(words)
    more = f"; and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return f"{'; '.join(found[:_MOST])}{more}"
