"""What this edition shows: its rules in plain words, how much it shows, and what kind of thing it leaves out.

Of what is left out stands here only what the edition's rules say, never how much there is: a number that
rises and falls with hidden items tells of them.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from airdate.artifact import Artifact
from airdate.edition import Edition
from airdate.html.sheet import VIEWS, Sheet
from airdate.status import DECIDED, Status, Visibility
from airdate.wording.labels import STATUSES
from airdate.wording.translation import noted

_VISIBILITIES: Mapping[Visibility, str] = {
    Visibility.PUBLIC: noted("what is public"),
    Visibility.INTERNAL: noted("what is internal"),
    Visibility.CONFIDENTIAL: noted("what is confidential"),
}

#: What each field is to people that an edition can leave out.
_FIELDS: Mapping[str, str] = {
    "owner": noted("who answers for something"),
    "notes": noted("notes"),
    "reason": noted("why something was called off"),
    "embargo": noted("until when and why something is under embargo"),
    "objective": noted("which objective something serves"),
    "comments": noted("comments in texts"),
    "due": noted("when work is due"),
    "edit": noted("links for editing"),
    "trouble": noted("what is late or in trouble"),
}

#: The pages that a site may have, and where they lie.
_PAGES = (
    (noted("Home"), ""),
    (noted("Overview"), "executive/"),
    (noted("Strategy"), "intent/"),
    (noted("Conversations"), "conversations/"),
    (noted("Departments"), "departments/"),
    (noted("Worst cases"), "risks/"),
    (noted("Results"), "results/"),
    (noted("Experiments"), "experiments/"),
    (noted("Learnings"), "learnings/"),
    *((name, path) for name, path in VIEWS),
    (noted("Campaigns"), "campaigns/"),
    (noted("Events"), "events/"),
    (noted("Channels"), "channels/"),
    (noted("Audiences"), "audiences/"),
    (noted("People"), "people/"),
    (noted("Vocabulary"), "vocabulary/"),
    (noted("Search"), "search/"),
    (noted("Feeds"), "feeds/"),
    (noted("Rules"), "rules/"),
)


class Listed(Protocol):
    """A feed as this page counts it."""

    @property
    def path(self) -> str:
        """Its path below the site's root."""


class Line(NamedTuple):
    """One type: how many entries of it there are in all, and by status."""

    name: str
    total: int
    by_status: Sequence[int]


def render(sheet: Sheet, feeds: Sequence[Listed] = (), there: Collection[str] = ()) -> Iterator[Artifact]:
    """``/edition/``, with the feeds to choose from; ``there`` are the URLs of all other pages."""
    statuses, lines, sums = _counted(sheet)
    yield sheet.page(
        "edition.md",
        "shows.html",
        sheet.spoken.gettext("What this edition shows"),
        assets=["shows.css"],
        shows=list(_shows(sheet, sheet.edition)),
        hides=list(_hides(sheet, sheet.edition)),
        statuses=[STATUSES[status] for status in statuses],
        lines=lines,
        sums=sums,
        pages=[(sheet.spoken.gettext(name), url) for name, url in _PAGES if url in there],
        feeds=len(feeds),
    )


def _shows(sheet: Sheet, edition: Edition) -> Iterator[str]:
    """What passes the edition, in sentences."""
    _ = sheet.spoken.gettext
    visible = [_(name) for word, name in _VISIBILITIES.items() if word in edition.visibility]
    said = _("Of all items, %(kinds)s; nothing else is in any page, feed or file here.")
    yield said % {"kinds": sheet.dates.listed(visible)} if visible else _("No item at all.")
    if edition.status >= set(Status):
        yield _("Whatever its status: ideas and drafts, too.")
    elif edition.status == DECIDED:
        yield _("Only what is decided: approved, scheduled or published.")
    else:
        yield _("Only with the status: %(statuses)s.") % {"statuses": _statuses(sheet, edition.status)}
    if edition.embargoed:
        yield _("What is under embargo stands here, with a lock and the hour at which it lifts.")
    else:
        yield _("Nothing that is under embargo, until it lifts.")
    if edition.all_pages:
        yield _("Every ordinary page, such as a handbook.")
    else:
        yield _("Of ordinary pages those that say that they are public.")


def _hides(sheet: Sheet, edition: Edition) -> Iterator[str]:
    """What kinds of things do not pass, by the rules alone."""
    _ = sheet.spoken.gettext
    yield from (_(name) for word, name in _VISIBILITIES.items() if word not in edition.visibility)
    hidden = set(Status) - edition.status
    if hidden:
        yield _("items with the status: %(statuses)s") % {"statuses": _statuses(sheet, hidden)}
    if not edition.embargoed:
        yield _("items under embargo")
    if not edition.all_pages:
        yield _("ordinary pages that do not say that they are public")
    fields = [_(name) for field, name in _FIELDS.items() if field in edition.hide]
    if fields:
        yield _("of what stands here: %(fields)s") % {"fields": sheet.dates.listed(fields)}


def _statuses(sheet: Sheet, statuses: Collection[Status]) -> str:
    _ = sheet.spoken.gettext
    words = {Status.REVIEW: noted("in review")}
    return ", ".join(_(words.get(status, status.label)) for status in Status if status in statuses)


def _counted(sheet: Sheet) -> tuple[list[Status], list[Line], Line]:
    """The statuses in use, a line for each type in use, and one for all."""
    plan = sheet.plan
    found = Counter((e.item.type, e.standing) for e in (*plan.entries, *plan.vague, *plan.unscheduled))
    statuses = [status for status in Status if any(status is other for _, other in found)]
    types = sorted({type_ for type_, _ in found}, key=lambda id: (_title(sheet, id).casefold(), id))
    rows = [(type_, [found[type_, status] for status in statuses]) for type_ in types]
    lines = [Line(_title(sheet, type_), sum(row), row) for type_, row in rows]
    sums = [sum(row[n] for _, row in rows) for n in range(len(statuses))]
    return statuses, lines, Line("", sum(sums), sums)


def _title(sheet: Sheet, type_: str) -> str:
    return sheet.words.title("type", type_)
