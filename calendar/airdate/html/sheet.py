"""Sheet: makes the pages of one edition: templates with everything they may ask."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from airdate.artifact import Artifact, index_path, page_url
from airdate.edition import Edition
from airdate.entry import Entry
from airdate.html import address, dates, front, words
from airdate.page import Value
from airdate.plan import Plan
from airdate.vocabulary import Channel


class Sheet:
    """One plan and edition, and the templates that show them.

    ``plan`` is the admitted plan; with ``trusted`` its bodies may hold any HTML.
    With ``folders`` every page is the index of a folder: its source lies then where
    it is shown, and engines that do or do not rewrite addresses in HTML agree.
    Every page comes out of ``page``; every entry in a list is rendered once by
    ``chip`` and used wherever it stands.
    """

    def __init__(self, plan: Plan, edition: Edition, *, trusted: bool = False, folders: bool = False) -> None:
        self.plan, self.edition, self.trusted, self.folders = plan, edition, trusted, folders
        self.zone = plan.vocabulary.settings.zone
        self.today = plan.now.astimezone(self.zone).date()
        self.words = words.Words(plan)
        self._chips: dict[tuple[str, str], Markup] = {}

    def page(
        self,
        path: str,
        template: str,
        title: str,
        *,
        matter: Mapping[str, Value] | None = None,
        **context: Any,
    ) -> Artifact:
        """Render one page of the site at that Markdown path, kept out of the search index."""
        values: dict[str, Value] = {
            "title": title,
            "hide": ["navigation", "toc"],
            "search": {"exclude": "true"},
        }
        html = self.render(template, title=title, **context) + "\n"
        top = front.matter(values | dict(matter or {}))
        return Artifact.page(self.placed(path), top, before=address.settle(html, page_url(path)))

    def placed(self, path: str) -> str:
        """Where a page of that Markdown path is written."""
        return index_path(path) if self.folders else path

    def render(self, template: str, **context: Any) -> str:
        """Fill a template; blank lines are dropped, for in Markdown they could end the HTML."""
        html = self.environment.get_template(template).render(context)
        return "\n".join(line for line in html.split("\n") if line.strip())

    def chip(self, entry: Entry, form: str = "chip") -> Markup:
        """An entry as lists show it; ``form`` is a macro of ``entry.html``."""
        key = (entry.id, form)
        if key not in self._chips:
            macro = getattr(self.environment.get_template("entry.html").module, form)
            self._chips[key] = Markup(" ".join(macro(entry).split()))  # noqa: S704 - escaped by the template
        return self._chips[key]

    @cached_property
    def environment(self) -> Environment:
        """The one Jinja environment of the product: everything is escaped, nothing undefined passes."""
        environment = Environment(
            loader=PackageLoader("airdate"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        settings = self.plan.vocabulary.settings
        environment.globals.update(
            plan=self.plan,
            edition=self.edition,
            settings=settings,
            words=self.plan.vocabulary,
            zone=self.zone,
            today=self.today,
            dates=dates,
            chip=self.chip,
            to=address.to,
            url_of=lambda thing: address.of(self.plan, thing),
            term_url=address.of_term,
            channel_of=self.channel_of,
            title_of=self.title_of,
            held_still=settings.now is not None,
            colour=self.words.colour,
            closed=self.words.closed,
            status_words=self.words.status_words,
            embargoed=self.words.embargoed,
            moment=self.words.moment,
            when=self.words.when,
            channels_in=self.words.channels_in,
        )
        environment.filters.update(host=words.host, lower_first=words.lower_first)
        return environment

    def channel_of(self, entry: Entry) -> Channel | None:
        """The channel an entry is marked by; None for an event or a campaign without one."""
        return self.plan.vocabulary.channel(entry.output.channel) if entry.output.channel else None

    def title_of(self, facet: str, id: str) -> str:
        """What a channel, audience, person, campaign … is called."""
        if facet in ("campaign", "event") and id in self.plan.by_id:
            return self.plan.by_id[id].title
        return self.plan.vocabulary.term(facet, id).title
