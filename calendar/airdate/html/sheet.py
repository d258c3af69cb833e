"""Sheet: makes the pages of one edition: templates with everything they may ask."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from airdate.artifact import Artifact, index_path, page_url
from airdate.bound import Bound
from airdate.edition import Edition
from airdate.entry import Entry
from airdate.head import ASSETS, Tag, loads
from airdate.html import address, front, words
from airdate.html.colours import COLOURED_BY, Colours
from airdate.html.days import in_order
from airdate.html.folding import Folded
from airdate.html.forge import Editing
from airdate.html.marks import mark
from airdate.html.opengraph import Card, card
from airdate.html.periods import Periods
from airdate.html.picking import Picking
from airdate.html.shown import PICKED_BY, Shown, shown
from airdate.html.subscription import listed
from airdate.marker import Marker
from airdate.page import Value
from airdate.plan import Plan
from airdate.ruling import Ruling
from airdate.wording.translation import noted

#: The views, in the order in which toolbars name them, and where the one of today lies.
VIEWS = (
    (noted("Month"), "calendar/"),
    (noted("Week"), "week/"),
    (noted("Quarter"), "quarter/"),
    (noted("Year"), "year/"),
    (noted("Agenda"), "agenda/"),
    (noted("Timeline"), "timeline/"),
    (noted("Board"), "board/"),
    (noted("List"), "list/"),
    (noted("Coverage"), "coverage/"),
    (noted("Unscheduled"), "unscheduled/"),
    (noted("Due"), "due/"),
)


def loading(url: str, *names: str) -> list[Tag]:
    """What loads those stylesheets and scripts into the page at that URL below the root."""
    return [loads(address.settle(address.to(f"{ASSETS}/{name}"), url)) for name in names]


class Sheet:
    """One plan and edition, and the templates that show them.

    ``plan`` is the admitted plan; with ``trusted`` its bodies may hold any HTML. With
    ``folders`` the pages are for engines of any kind: bodies are cleaned before
    Markdown, and every page is the index of a folder, so that its source lies where
    it is shown and engines that do or do not rewrite addresses in HTML agree.
    ``rulings`` are the rules that hold, for those who write.
    Every page comes out of ``page``; every entry in a list is rendered once by
    ``chip`` and used wherever it stands.
    """

    def __init__(
        self,
        plan: Plan,
        edition: Edition,
        *,
        trusted: bool = False,
        folders: bool = False,
        rulings: Sequence[Ruling] = (),
    ) -> None:
        self.plan, self.edition, self.trusted, self.folders = plan, edition, trusted, folders
        self.rulings = rulings
        self.zone = plan.vocabulary.settings.zone
        self.today = plan.now.astimezone(self.zone).date()
        self.words = words.Words(plan)
        self.dates, self.spoken = self.words.dates, self.words.spoken
        self.periods = Periods(plan, self.dates)
        self.picking = Picking(self.words)
        self.colours = Colours(plan, self.picking)
        self.forge = Editing(plan.vocabulary.settings, edition)
        self.assets = frozenset(plan.assets)
        self._shown: dict[str, Shown] = {}
        self._chips: dict[tuple[str, str], Markup] = {}
        self._marks: dict[tuple[str, str], Markup] = {}
        self._marked: dict[date, list[Marker]] = {}

    def page(
        self,
        path: str,
        template: str,
        title: str,
        *,
        matter: Mapping[str, Value] | None = None,
        assets: Sequence[str] = (),
        lists: bool = True,
        **context: Any,
    ) -> Artifact:
        """Render one page of the site at that Markdown path, kept out of the search index.

        ``assets`` are the stylesheets and scripts that it needs beside those of every page; ``lists`` tells
        whether there are lists, facts or tables on it.
        """
        values: dict[str, Value] = {
            "title": title,
            "hide": ["navigation", "toc"],
            "search": {"exclude": "true"},
        }
        html = self.render(template, title=title, **context) + "\n"
        top = front.matter(values | dict(matter or {}))
        url = page_url(path)
        needed = dict.fromkeys((*(["lists.css"] if lists else []), *assets))
        head = [*loading(url, *needed), *card(self.plan.vocabulary.settings, url, Card(title=title))]
        return Artifact.page(self.placed(path), top, before=address.settle(html, url), head=head)

    def placed(self, path: str) -> str:
        """Where a page of that Markdown path is written."""
        return index_path(path) if self.folders else path

    def render(self, template: str, **context: Any) -> str:
        """Fill a template; blank lines are dropped, for in Markdown they could end the HTML."""
        html = self.template(template).render(context)
        return "\n".join(line for line in html.split("\n") if line.strip())

    def template(self, name: str) -> Template:
        """The template of that name."""
        return self.environment.get_template(name)

    def macro(self, template: str, name: str) -> Callable[..., Markup]:
        """A macro of a template, which costs less than a page of its own."""
        found: Callable[..., Markup] = getattr(self.template(template).module, name)
        return found

    def shown(self, entry: Entry) -> Shown:
        """The words of an entry, looked up once."""
        found = self._shown.get(entry.id)
        if found is None:
            found = self._shown[entry.id] = shown(self.words, entry)
        return found

    def chip(self, entry: Entry, form: str = "chip") -> Markup:
        """An entry as lists show it; ``form`` is a macro of ``entry.html``."""
        key = (entry.id, form)
        found = self._chips.get(key)
        if found is None:
            html = self._forms[form](self.shown(entry)).strip()
            found = self._chips[key] = Markup(html)  # noqa: S704 - escaped by the template
        return found

    def _view_links(self) -> list[tuple[str, str, str]]:
        """The views between which a toolbar leads: what each is, its name, and where it lies."""
        shelf = self.edition.internal or self.plan.vague or not all(e.agreed for e in self.plan.unscheduled)
        there = {"Unscheduled": bool(shelf), "Due": bool(self.plan.dues)}
        return [(name, self.spoken.gettext(name), path) for name, path in VIEWS if there.get(name, True)]

    @cached_property
    def _forms(self) -> Mapping[str, Callable[[Shown], str]]:
        module = self.environment.get_template("entry.html").module
        return {form: getattr(module, form) for form in ("chip", "bar", "dot", "row", "spelled")}

    def mark(self, marker: Marker, form: str = "line") -> Markup:
        """A marker as views show it; ``form`` is a macro of ``marker.html``."""
        key = (marker.id, form)
        if key not in self._marks:
            macro = getattr(self.environment.get_template("marker.html").module, form)
            self._marks[key] = macro(mark(self.words, marker)).strip()  # macros give markup
        return self._marks[key]

    def marks_on(
        self, day: date, entries: Iterable[Entry] | None = None, *, begins: bool = False
    ) -> list[Marker]:
        """The markers of a day, blackouts and holds first.

        With ``entries``, of these what covers one of them, or with ``begins`` what begins.
        """
        if day not in self._marked:
            found = self.plan.markers_between(day, day)
            self._marked[day] = sorted(found, key=lambda marker: not marker.guards)
        if entries is None:
            return self._marked[day]
        concerned = list(entries)
        return [
            marker
            for marker in self._marked[day]
            if not marker.guards or (begins and marker.first == day) or any(map(marker.covers, concerned))
        ]

    @cached_property
    def bound(self) -> Bound:
        """What the approvals of its items are worth; each file is read once for it."""
        return Bound(self.plan, whole=self.edition.whole)

    @cached_property
    def environment(self) -> Environment:
        """The one Jinja environment of the product: everything is escaped, nothing undefined passes."""
        environment = Folded(
            loader=PackageLoader("airdate"),
            autoescape=True,
            auto_reload=False,  # else each import of a macro asks the disk
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        environment.gettext = self.spoken.gettext
        environment.policies["ext.i18n.trimmed"] = True
        environment.install_gettext_callables(  # type: ignore[attr-defined]
            self.spoken.gettext, self.spoken.ngettext, newstyle=True
        )
        settings = self.plan.vocabulary.settings
        environment.globals.update(
            _=_spoken(self.spoken.gettext),  # what is said most often; Jinja's own takes five times as long
            plan=self.plan,
            edition=self.edition,
            settings=settings,
            words=self.plan.vocabulary,
            zone=self.zone,
            today=self.today,
            dates=self.dates,
            spoken=self.spoken,
            chip=self.chip,
            mark=self.mark,
            marks_on=self.marks_on,
            in_order=in_order,
            to=address.to,
            spell=partial(address.spelled, settings.url),
            listed=listed,
            period=self.periods.of,
            url_of=lambda thing: address.of(self.plan, thing),
            term_url=address.of_term,
            shown=self.shown,
            picks=lambda entries: self.picking.facets(self.shown(entry).words for entry in entries),
            picked_by=[facet for facet in PICKED_BY if facet not in self.edition.hide],
            coloured_by=COLOURED_BY,
            title_of=self.words.title,
            view_links=self._view_links(),
            held_still=settings.now is not None,
            forge=self.forge,
            colour=self.words.colour,
            moment=self.words.moment,
            when=self.words.when,
            hangs_on=self.words.hangs_on,
            lang_of=self.words.lang,
            channels_in=self.words.channels_in,
        )
        environment.filters.update(host=words.host, lower_first=self.words.lower_first, xmlattr=_attributes)
        for name in environment.list_templates(filter_func=lambda name: "/" not in name):
            template = environment.get_template(name)
            # Jinja's chain of mappings costs more than a small page
            template.globals = dict(template.globals)
        return environment


def _attributes(pairs: Mapping[str, str]) -> Markup:
    """As Jinja's ``xmlattr``, for a few known names; nearly always there are none."""
    return Markup().join(Markup(' %s="%s"') % pair for pair in pairs.items())


def _spoken(gettext: Callable[[str], str]) -> Callable[..., Markup]:
    """Translates as the newstyle ``_`` of Jinja does, each message looked up once; values are escaped."""

    @cache
    def known(message: str) -> tuple[Markup, Markup]:
        said = Markup(gettext(message))  # noqa: S704 - messages are ours
        return said, said % {} if "%(" not in message else said

    def spoken(message: str, /, **variables: object) -> Markup:
        said, alone = known(message)
        return said % variables if variables else alone

    return spoken
