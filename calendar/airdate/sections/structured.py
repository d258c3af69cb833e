"""Structured data: what the head of a page tells machines and whoever shows a link to it.

Every edition with a public address has Open Graph. Only those that are not the team's speak schema.org's
words as well: search engines and assistants are to read what is for everybody to see.
"""

from collections.abc import Iterator, Sequence

from airdate.artifact import page_url
from airdate.edition import Edition
from airdate.entry import Entry
from airdate.head import Tag, data
from airdate.html.opengraph import Card, card
from airdate.html.sheet import Sheet
from airdate.item import PAPERS, Item
from airdate.plan import Plan
from airdate.sections import schema_org
from airdate.sections.fate import fate


def structured(sheet: Sheet, item: Item, entries: Sequence[Entry]) -> list[Tag]:
    """For an item's page; ``entries`` are its entries in the calendar."""
    plan = sheet.plan
    told = card(plan.vocabulary.settings, page_url(plan.published_path(item)), _card(sheet, item, entries))
    if sheet.edition.internal or not told:
        return told
    return [*told, _graph(*_things(plan, item, entries), schema_org.crumbs(plan, _steps(sheet, item)))]


def front_page(plan: Plan, edition: Edition) -> list[Tag]:
    """For home: what site it is, and whose. Its card is made as that of any other view."""
    if edition.internal or not plan.vocabulary.settings.url:
        return []
    return [_graph(schema_org.site(plan))]


def _card(sheet: Sheet, item: Item, entries: Sequence[Entry]) -> Card:
    """The item where somebody links to it: that it is called off must be seen at once."""
    word, _ = fate(item, entries, sheet.dates)
    published, modified = schema_org.appeared(sheet.plan, entries)
    return Card(
        title=f"{word}: {item.title}" if word else item.title,
        summary=item.summary or (sheet.words.when(entries[0]) if entries[0].start else ""),
        language=item.language,
        image=schema_org.picture(sheet.plan, item),
        alt=item.image.alt if item.image else "",
        article=item.type not in PAPERS and item.type != "event",
        published=published,
        modified=modified,
    )


def _things(plan: Plan, item: Item, entries: Sequence[Entry]) -> Iterator[schema_org.Node]:
    if item.type == "event":
        yield schema_org.event(plan, item, entries[0])
    elif item.type in schema_org.WORKS:
        yield schema_org.work(plan, item, entries)


def _steps(sheet: Sheet, item: Item) -> Iterator[tuple[str, str]]:
    """From home to the page: by all events or campaigns, or by its campaign."""
    plan, _ = sheet.plan, sheet.spoken.gettext
    if item.type == "event":
        yield _("Events"), "events/"
    elif item.type == "campaign":
        yield _("Campaigns"), "campaigns/"
    elif campaign := plan.by_id.get(item.campaign):
        yield campaign.title, page_url(plan.published_path(campaign))
    yield item.title, page_url(plan.published_path(item))


def _graph(*nodes: schema_org.Node) -> Tag:
    return data({"@context": "https://schema.org", "@graph": [*nodes]})
