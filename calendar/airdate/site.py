"""The site: every artifact of one edition of the plan, before any engine sees it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.resources import files
from itertools import chain

from airdate import checks, gate, report
from airdate.artifact import Artifact, index_path
from airdate.edition import Edition
from airdate.export import jcal, jscalendar, news
from airdate.feeds import document, duty, hosting, ical, inspection, rehearsals, reviews
from airdate.feeds.catalogue import catalogue, of_items, secret
from airdate.feeds.feed import Feed
from airdate.feeds.vevent import Components
from airdate.finding import Fault, Finding, Severity
from airdate.head import ASSETS, Tag
from airdate.html.alternates import Alternate, Alternates, gathered
from airdate.html.sheet import VIEWS, Sheet
from airdate.html.subscription import calendar_name
from airdate.html.words import Words
from airdate.plan import Plan
from airdate.report.manual import reference
from airdate.report.standing import rulings
from airdate.sections.risks import rehearsed
from airdate.sections.structured import front_page
from airdate.views import (
    agenda,
    board,
    conversations,
    coverage,
    departments,
    due,
    executive,
    experiments,
    go,
    home,
    item,
    learnings,
    month,
    page,
    picking,
    quarter,
    results,
    risks,
    rules,
    search,
    shelf,
    shows,
    strategy,
    subscribe,
    table,
    terms,
    timeline,
    vocabulary,
    week,
    year,
)
from airdate.views.clients import MACHINES
from airdate.wording.translation import noted, translation

#: The stylesheet and the script that every page loads; the others are named by the templates that need them.
STYLESHEET, SCRIPT = f"{ASSETS}/airdate.css", f"{ASSETS}/airdate.js"

#: The views that a navigation leads to, and their URLs; everything else is reached from them.
NAVIGATION = (
    (noted("Home"), ""),
    (noted("Overview"), "executive/"),
    (noted("Strategy"), "intent/"),
    (noted("Results"), "results/"),
    (noted("Calendar"), "calendar/"),
    (noted("Timeline"), "timeline/"),
    (noted("Board"), "board/"),
    (noted("Campaigns"), "campaigns/"),
    (noted("Events"), "events/"),
    (noted("Channels"), "channels/"),
    (noted("Audiences"), "audiences/"),
    (noted("People"), "people/"),
    (noted("Feeds"), "feeds/"),
    (noted("Rules"), "rules/"),
    (noted("Edition"), "edition/"),
)


#: Those to which the strategy, the results and the overview lead.
FROM_OTHERS = (
    (noted("Conversations"), "conversations/"),
    (noted("Departments"), "departments/"),
    (noted("Experiments"), "experiments/"),
    (noted("Learnings"), "learnings/"),
    (noted("Worst cases"), "risks/"),
)


@dataclass(frozen=True)
class Site:
    """One edition of one plan: what is wrong, what is shown, and what is published.

    ``trusted``: whoever writes bodies may run script in the site. ``folders``: for
    engines of any kind, which take what they get; otherwise whoever hands the
    artifacts to an engine cleans what it makes of bodies (``html.sanitise``). ``feed_key``: what the
    addresses of secret feeds are made from.
    """

    whole: Plan
    edition: Edition
    trusted: bool = False
    folders: bool = False
    feed_key: str = ""

    @cached_property
    def plan(self) -> Plan:
        """What the edition lets through, with rehearsals noted in the team's calendar."""
        admitted = gate.admit(self.whole, self.edition)
        if not self.edition.internal:
            return admitted
        return rehearsed(admitted, translation(admitted.vocabulary.settings.language))

    @cached_property
    def findings(self) -> list[Finding]:
        """Everything that is wrong with the whole plan, and links that this edition had to cut."""
        found = [*report.of_edition(self.whole, self.plan).findings]
        return sorted(
            finding for finding in found if not (self.trusted and finding.fault.rule == "unsafe-markup")
        )

    @property
    def errors(self) -> int:
        """How many findings stop a build."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @cached_property
    def artifacts(self) -> list[Artifact]:
        """Every published file but the plan's own assets, sorted by path. Meant for a plan without errors."""
        return sorted(_artifacts(self), key=lambda artifact: artifact.path)

    @cached_property
    def feeds(self) -> list[Feed]:
        """The feeds to choose from; rotas, reviews and rehearsals are for the team."""
        found = catalogue(self.plan, self._components)
        if not self.edition.internal:
            return found
        made = (kind.feeds(self.plan, Words(self.plan)) for kind in (duty, reviews, rehearsals))
        return [*found, *chain.from_iterable(made)]

    @cached_property
    def secret_feeds(self) -> list[Feed]:
        """Those that are published and listed nowhere; none without a key."""
        return secret(self.plan, self._components, self.edition.name, self.feed_key)

    @cached_property
    def calendars(self) -> list[Artifact]:
        """Every feed as it goes out, the secret ones too."""
        return ical.render(self.plan, (*self.feeds, *self.secret_feeds), self._components)

    @cached_property
    def feed_findings(self) -> list[Finding]:
        """What is wrong with the feeds as they go out, and with what they can tell of changes."""
        return report.judged(self.whole, [*inspection.faults(self.whole, self.calendars), *self._unkept()])

    @cached_property
    def _components(self) -> Components:
        return Components(self.plan)

    def _unkept(self) -> Iterator[Fault]:
        """The secret feeds that this build does not publish."""
        here = self.plan.vocabulary.feeds
        for feed in (feed for feed in self.whole.vocabulary.feeds.values() if feed.secret):
            if feed.id not in here:
                message = f"a secret feed is not in the edition '{self.edition.name}'"  # whose, no log says
                cure = "`visibility: public` and the `edition:` that it names decide"
                yield Fault(feed.place, "unkept-secret", message, cure)
            elif not self.feed_key:
                message = f"the secret feed '{feed.id}' is left out: there is no key to make its address from"
                cure = "set AIRDATE_FEED_KEY where the site is built"
                yield Fault(feed.place, "unkept-secret", message, cure)

    @cached_property
    def alternates(self) -> Alternates:
        """Which feeds each page names: its own, home the news as well, and all the main one."""
        return _alternates(self)

    def head(self, url: str, page: Artifact | None = None) -> list[Tag]:
        """What the page at that URL below the root names in its head: whoever made it, the feeds.

        Home says what site it is, too.
        """
        home = front_page(self.plan, self.edition) if not url else []
        return [*self.alternates.tags(url), *(page.head if page else ()), *home]

    @property
    def navigation(self) -> list[dict[str, object]]:
        """For a site without one of its own: the views that this edition has, then ordinary pages."""
        there = {artifact.url: artifact.path for artifact in self.artifacts if artifact.is_page}
        word = translation(self.plan.vocabulary.settings.language).gettext
        pages = [self._placed(self.plan.published_path(page)) for page in self.plan.pages]
        found: list[dict[str, object]] = [
            {word(name): there[url]} for name, url in NAVIGATION if url in there
        ]
        return [*found, {word(noted("Pages")): pages}] if pages else found

    @property
    def hidden(self) -> frozenset[str]:
        """Paths of sources and views that the plan has and this edition does not publish."""
        whole = self.whole
        paths = {
            path for thing in whole.by_path.values() for path in (thing.path, whole.published_path(thing))
        }
        views = {url.removesuffix("/") for _, url in (*NAVIGATION, *VIEWS, *FROM_OTHERS)}
        paths.update(path for view in views for path in (f"{view}.md", f"{view}/index.md"))
        return frozenset(paths - {artifact.path for artifact in self.artifacts})

    def _placed(self, path: str) -> str:
        return index_path(path) if self.folders else path

    @property
    def summary(self) -> str:
        """What was built, in one line."""
        pages = sum(artifact.is_page for artifact in self.artifacts)
        feeds = sum(artifact.path.endswith(".ics") for artifact in self.artifacts)
        counts = (
            (len(self.plan.items), "item"),
            (pages, "page"),
            (feeds, "feed"),
            (len(self.findings), "finding"),
        )
        return ", ".join(f"{count} {name}{'s' * (count != 1)}" for count, name in counts)


def render(plan: Plan, edition: Edition) -> list[Artifact]:
    """The artifacts of one edition: pages, feeds, data, stylesheet and script, sorted by path."""
    return Site(plan, edition).artifacts


#: What makes pages, each by ``render(sheet)``.
PAGE_VIEWS = (
    home,
    executive,
    results,
    risks,
    experiments,
    learnings,
    strategy,
    conversations,
    departments,
    month,
    week,
    quarter,
    year,
    agenda,
    timeline,
    board,
    table,
    coverage,
    terms,
    shelf,
    due,
    item,
    page,
    go,
    vocabulary,
    search,
)


def _artifacts(site: Site) -> Iterator[Artifact]:
    plan, edition = site.plan, site.edition
    held = rulings(plan.vocabulary.policy) if edition.internal else []
    sheet = Sheet(plan, edition, trusted=site.trusted, folders=site.folders, rulings=held)
    pages = [artifact for view in PAGE_VIEWS for artifact in view.render(sheet)]
    pages += rules.render(sheet, reference(checks.catalogue().values()))
    yield from pages
    data = [*site.calendars, *_shapes(site), *document.render(plan, edition), *news.render(plan)]
    yield from data
    yield from picking.render(sheet, site.feeds)
    yield from subscribe.render(sheet, site.feeds, {artifact.path for artifact in data})
    yield from shows.render(sheet, site.feeds, {"feeds/", *(artifact.url for artifact in pages)})
    if hosting.HEADERS not in plan.assets:  # else it is the user's own
        yield hosting.headers(plan.vocabulary.settings, [artifact.path for artifact in data])
    for asset in files("airdate").joinpath("assets").iterdir():
        if asset.name.endswith((".css", ".js")):
            yield Artifact(f"{ASSETS}/{asset.name}", asset.read_bytes())


def _shapes(site: Site) -> Iterator[Artifact]:
    """The main feed as programs read it that know no iCalendar."""
    for artifact in site.calendars:
        if artifact.path == subscribe.FIRST:
            yield Artifact("feeds/all.jcal", jcal.render(artifact.content))
            yield Artifact("feeds/all.jscalendar.json", jscalendar.render(artifact.content))


def _alternates(site: Site) -> Alternates:
    name = partial(calendar_name, site.plan.vocabulary.settings)
    listed = [(feed.page.partition("#")[0], Alternate(feed.path, name(feed.title))) for feed in site.feeds]
    pages = {page for page, _ in listed}
    items = (feed for feed in of_items(site.plan) if feed.page not in pages)
    own = [(feed.page, Alternate(feed.path, name(feed.title))) for feed in items]
    there = {artifact.path for artifact in site.artifacts}
    word = translation(site.plan.vocabulary.settings.language).gettext
    forms = (form for form in MACHINES if form.type and form.path in there)
    read = [("", Alternate(form.path, name(word(form.title)), form.type)) for form in forms]
    first = [alternate for _, alternate in listed if alternate.path == subscribe.FIRST]
    return Alternates(gathered([*listed, *own, *read]), first)
