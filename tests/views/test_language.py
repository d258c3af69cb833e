"""The interface in other languages: nothing of ours stays English; dates, weeks and ``lang`` are right."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel import Locale
from markup import Node, parse
from projects import NOW, PLAN_YML, item, load, public

from airdate import gate
from airdate.artifact import Artifact
from airdate.edition import BUILTIN_EDITIONS
from airdate.feeds.catalogue import catalogue
from airdate.head import Tag
from airdate.html.address import FOLDERS
from airdate.html.sheet import Sheet
from airdate.plan import Plan
from airdate.recurrence import parse as parse_rhythm
from airdate.relative import parse as parse_phrase
from airdate.site import Site
from airdate.views import item as item_view
from airdate.views import month, vocabulary
from airdate.wording import translation
from airdate.wording.dates import Dates
from airdate.wording.hanging import hanging
from airdate.wording.rhythm import rhythm
from airdate.wording.translation import Translation

ROOT = Path(__file__).parents[2]
PLANS, DATA = ROOT / "tests" / "plans", ROOT / "tests" / "data"


def spoken(plan: Plan, language: str) -> Plan:
    """The plan with its interface in another language."""
    words = plan.vocabulary
    return replace(plan, vocabulary=replace(words, settings=replace(words.settings, language=language)))


def written(tmp_path: Path, language: str, content: dict[str, str | bytes], **calendar: str) -> Plan:
    return load(tmp_path, content, plan=f"{PLAN_YML}language: {language}\n", **calendar)


def sheet(plan: Plan, edition: str = "team") -> Sheet:
    shows = BUILTIN_EDITIONS[edition]
    return Sheet(gate.admit(plan, shows), shows)


# ---- no word without a translation


class Marked:
    """A catalogue that puts every message between brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, one: str, many: str, n: int) -> str:
        return f"⟦{one if n == 1 else many}⟧"


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(translation, "_catalogue", lambda _: Marked())
    translation.translation.cache_clear()
    yield
    translation.translation.cache_clear()


#: What is written everywhere as it is.
NAMES = set("google calendar outlook com iphone ipad mac thunderbird europe berlin utc kw und webcal".split())
_GERMAN = Locale("de")
_WIDTHS = [widths for forms in (_GERMAN.months, _GERMAN.days) for widths in forms.values()]
_NAMES_OF_TIME = [name for widths in _WIDTHS for names in widths.values() for name in names.values()]
DATES = set(re.findall(r"[^\W\d_]+", " ".join(_NAMES_OF_TIME).casefold()))


class Bare(HTMLParser):
    """Collects what is read or heard of a page outside of all brackets, and of code."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.depth = self.code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.code += tag in CODE
        for name, value in attrs:
            if name in ("aria-label", "title", "alt", "placeholder", "data-label") and value:
                self._keep(value)

    def handle_endtag(self, tag: str) -> None:
        self.code -= tag in CODE

    def handle_data(self, data: str) -> None:
        if not self.code:
            self._keep(data)

    def _keep(self, text: str) -> None:
        if text.strip() == "⟦":  # the first letter of a type
            return
        for part in re.split("([⟦⟧])", text):
            self.depth += {"⟦": 1, "⟧": -1}.get(part, 0)
            if not self.depth and re.search(r"[^\W\d_]{2}", part):
                self.found.append(part.strip())


CODE = ("code", "kbd", "script", "style")


def bare(artifact: Artifact) -> list[str]:
    """What our markup says on a page without a message: the author's Markdown is none of it."""
    assert artifact.seams
    matter, start, end = artifact.seams
    parser = Bare()
    parser.feed((artifact.content[matter:start] + b" " + artifact.content[end:]).decode())
    assert parser.depth == 0
    return parser.found


def words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", text)}


@pytest.mark.parametrize("name", ["everything", "desk", "troubled"])
@pytest.mark.parametrize("edition", ["team", "public"])
@pytest.mark.usefixtures("marked")
def test_every_word_is_the_plan_s_or_a_message(name: str, edition: str) -> None:
    folder = PLANS / name
    plan = Plan.load(folder / "content", folder / "calendar", now=NOW)
    plan = spoken(plan, "de")
    files = [path for path in folder.rglob("*.*") if path.is_file()]
    sources = [f"{path} {path.read_text(encoding='utf-8', errors='replace')}" for path in files]
    holidays = [marker.title for marker in plan.markers_between(date(2026, 1, 1), date(2028, 12, 31))]
    languages = [_GERMAN.languages[code] for code in ("de", "en", "es", "fr")]
    known = NAMES | DATES | words(" ".join([*sources, *holidays, *languages, *FOLDERS.values()]))
    pages = [page for page in Site(plan, BUILTIN_EDITIONS[edition]).artifacts if page.is_page]
    odd: dict[str, str] = {}
    for page in pages:
        for text in bare(page) if page.url != "rules/" else ():
            if "…" not in text and not words(text) <= known:
                odd.setdefault(text, page.path)
    assert odd == {}


def test_what_the_house_calls_its_types_stays_as_it_is(tmp_path: Path) -> None:
    types = "press: {title: Press release}\nsocial: {title: Notice}\ntour: {title: Article}\n"
    words = sheet(written(tmp_path, "de", {"a.md": item()}, types=types)).words
    found = [words.title("type", id) for id in ("press", "social", "tour", "notice", "article")]
    assert found == ["Pressemitteilung", "Notice", "Article", "Mitteilung", "Artikel"]


def test_feeds_are_named_in_the_language_of_the_plan(tmp_path: Path) -> None:
    due = {"due": "{draft: 2027-02-25}"}
    content = {
        "fair.md": item(type="event", title="Messe", start="2027-03-02", owner="ana"),
        "post.md": item(event="fair", publish="2027-03-01", channel="x", owner="ana", **due),
    }
    found = [(feed.title, feed.description) for feed in catalogue(written(tmp_path, "de", content))]
    assert found == [
        ("Plan", "Alles mit einem Datum."),
        ("Rund um Messe", "Messe, was dahin führt und was daraus wird."),
        ("x", "Alles in x."),
        ("ana", "Alles, wofür ana zuständig ist."),
        ("Social-Media-Post", "Alles vom Typ Social-Media-Post."),
        ("Veranstaltung", "Alles vom Typ Veranstaltung."),
        ("Fällig", "Wann Arbeit fällig ist, nach Phase."),
        ("Fällig: ana", "Wann ana Arbeit erledigt haben muss."),
    ]


# ---- sentences made of parts


def table(name: str) -> list[list[str]]:
    """Rows of a file, columns between bars; ``#`` begins a comment."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split(" | ") for line in lines if line and line[0] != "#"]


@pytest.mark.parametrize(("text", "german", "spanish", "french"), table("rhythms-spoken.txt"))
def test_rhythms(text: str, german: str, spanish: str, french: str) -> None:
    repeat = parse_rhythm(text)
    found = [rhythm(repeat, Dates(Translation(tag))) for tag in ("de", "es", "fr")]
    assert found == [german, spanish, french]


def test_rhythms_in_english_are_as_they_are_read() -> None:
    repeat = parse_rhythm("monthly on the first and third friday at 10:00")
    assert rhythm(repeat, Dates(Translation("en-US"))) == repeat.words()


@pytest.mark.parametrize(
    ("text", "german"),
    [
        ("7 days before x at 09:00", "7 Tage vor Messe um 09:00"),
        ("a workday after x.end", "1 Arbeitstag nach Messe (Ende)"),
        ("with x at 18:00", "zugleich mit Messe um 18:00"),
        ("when x lifts", "wenn die Sperrfrist von Messe endet"),
        ("second tuesday after x", "am zweiten Dienstag nach Messe"),
        ("last monday before x", "am letzten Montag vor Messe"),
        ("5 workdays before publish", "5 Arbeitstage vor der Veröffentlichung"),
        ("2 hours after x.mastodon", "2 Stunden nach Messe.mastodon"),
    ],
)
def test_times_that_hang_on_another(text: str, german: str) -> None:
    phrase = parse_phrase(text)
    assert hanging(phrase, "Messe", Dates(Translation("de"))) == german
    own = phrase.text.replace("when x", "when the embargo on x").replace("x", "Messe")
    own = own.replace("Messe.end", "Messe ends")
    assert hanging(phrase, "Messe", Dates(Translation("en"))) == own


def test_an_entry_in_german(tmp_path: Path) -> None:
    content = {
        "fair.md": item(
            type="event", title="Messe", start="2027-03-09 10:00", timezone="America/New_York",
            event_status="rescheduled", previous_dates="2027-03-02", status="approved",
        ),
        "post.md": item(publish="7 days before fair at 09:00", embargo="{until: '2027-03-05T09:00+01:00'}"),
        "some.md": item(planned="2027-05"),
        "jour.md": item(type="event", title="Jour", start="2027-03-02 10:00", repeat="weekly on tuesday"),
    }  # fmt: skip
    pages = sheet(written(tmp_path, "de", content))
    by_id = {entry.id: entry for entry in (*pages.plan.entries, *pages.plan.vague)}
    words, shown = pages.words, {id: pages.shown(entry) for id, entry in by_id.items()}
    assert [shown["fair"].state, shown["post"].state, shown["post"].lock] == [
        "neu angesetzt (zuvor 2. März)",
        "Entwurf",
        "5. März, 09:00",
    ]
    assert words.when(by_id["fair"]) == (
        "Dienstag, 9. März 2027, 16:00 (Europe/Berlin); dort Di., 9. März, 10:00 (America/New_York)"
    )
    assert words.when(by_id["jour"]) == (
        "Wöchentlich am Dienstag um 10:00, ab Dienstag, 2. März 2027 (Europe/Berlin)"
    )
    assert words.when(by_id["some"]) == "irgendwann (Mai 2027)"
    before, anchor, after = words.hangs_on(by_id["post"]) or ("", None, "")
    assert (before, anchor and anchor.id, after) == ("7 Tage vor ", "fair", " um 09:00")


def test_lengths_and_stages_of_the_vocabulary(tmp_path: Path) -> None:
    formats = "post: {title: Beitrag, duration: 90 minutes, due: {draft: 5 workdays before publish}}\n"
    plan = written(tmp_path, "de", {"a.md": item(format="post")}, formats=formats)
    (page,) = vocabulary.render(sheet(plan))
    row = next(node for node in parse(page.content.decode()) if node.attributes.get("id") == "format-post")
    assert [cell.text for cell in row.all("td")] == [
        "1 Stunde 30 Minuten",
        "Entwurf: 5 Arbeitstage vor der Veröffentlichung",
        "1",
    ]


# ---- dates and weeks


@pytest.mark.parametrize(("tag", "said"), [(row[0], row[1:]) for row in table("dates-spoken.txt")])
def test_dates(tag: str, said: list[str]) -> None:
    dates, day = Dates(Translation(tag)), date(2027, 3, 2)
    found = [dates.weekdays[0], dates.days(day, day), dates.short_day(day), dates.long_day(day)]
    found += [dates.quarter(day), dates.days(day, date(2027, 3, 5)), dates.listed("ABC")]
    assert found == said


@pytest.mark.parametrize(
    ("tag", "first", "cells"),
    [
        ("en", "Monday", "2027-03-01"),
        ("en-US", "Sunday", "2027-02-28"),
        ("de", "Montag", "2027-03-01"),
        ("fr-CA", "dimanche", "2027-02-28"),
        ("ar-EG", "Saturday", "2027-02-27"),
    ],
)
def test_a_month_begins_with_the_first_day_of_a_week(
    tmp_path: Path, tag: str, first: str, cells: str
) -> None:
    plan = written(tmp_path, tag, {"a.md": item(publish="2027-03-02")})
    page = next(page for page in month.render(sheet(plan)) if page.url == "calendar/2027-03/")
    tree = parse(page.content.decode())
    heads = [node.text for node in tree.all("th") if first in node.text]
    days = [node.attributes["data-day"] for node in tree.all("td") if "data-day" in node.attributes]
    assert (heads, days[0]) == ([first], cells)


# ---- content in several languages

VERSIONS: dict[str, str | bytes] = {
    "news.md": public(title="News", type="article", id="news"),
    "neues.md": public(title="Neues", type="article", language="de", links="{translation-of: news}"),
    "akhbar.md": public(title="أخبار", type="article", language="ar", links="{translation-of: news}"),
    "secret.md": public(title="Secreto", type="article", language="es", links="{translation-of: news}")
    .replace("visibility: public", "visibility: internal"),
    "alone.md": public(title="Seul", type="article", language="fr"),
}  # fmt: skip


def item_pages(plan: Plan, edition: str) -> dict[str, Artifact]:
    return {page.path: page for page in item_view.render(sheet(plan, edition))}


def test_titles_in_another_language_say_so(tmp_path: Path) -> None:
    pages = sheet(written(tmp_path, "en", VERSIONS))
    found = {}
    for entry in pages.plan.entries:
        titles = [
            (node.attributes.get("lang", ""), node.attributes.get("dir", ""))
            for form in ("chip", "bar", "dot", "row")
            for node in parse(pages.chip(entry, form))
            if "air-title" in node.attributes.get("class", "").split()
        ]
        found[entry.id] = {*titles}
    assert found == {
        "news": {("", "")},
        "neues": {("de", "auto")},
        "akhbar": {("ar", "auto")},
        "secret": {("es", "auto")},
        "alone": {("fr", "auto")},
    }


def also(page: Artifact) -> list[tuple[str, str, str]]:
    """The links to the other versions at the top of a page."""
    links = [node for node in parse(page.content.decode()).all("a") if "hreflang" in node.attributes]
    return [(link.text, link.attributes["hreflang"], link.attributes["lang"]) for link in links]


def test_each_version_leads_to_the_others(tmp_path: Path) -> None:
    pages = item_pages(written(tmp_path, "en", VERSIONS), "public")
    arabic, german = ("العربية", "ar", "ar"), ("Deutsch", "de", "de")
    assert {path: also(page) for path, page in pages.items()} == {
        "news.md": [arabic, german],
        "neues.md": [arabic, ("English", "en", "en")],
        "akhbar.md": [german, ("English", "en", "en")],
        "alone.md": [],
    }


def test_search_engines_find_each_version_that_is_public(tmp_path: Path) -> None:
    def alternates(page: Artifact) -> list[Tag]:
        return [tag for tag in page.head if dict(tag.attributes).get("hreflang")]

    plan = written(tmp_path, "en", VERSIONS)
    pages = item_pages(plan, "public").items()
    found = {path: [tag.html for tag in alternates(page)] for path, page in pages}
    link = '<link rel="alternate" hreflang="{}" href="https://plan.example/site/{}/">'
    three = [link.format(*pair) for pair in (("ar", "akhbar"), ("de", "neues"), ("en", "news"))]
    assert found == {"news.md": three, "neues.md": three, "akhbar.md": three, "alone.md": []}
    assert not any(map(alternates, item_pages(plan, "team").values()))


def test_a_text_in_another_language_is_marked_as_such(tmp_path: Path) -> None:
    pages = item_pages(written(tmp_path, "en", VERSIONS), "public")
    assert pages["akhbar.md"].framed("<p>نص</p>").count('<div lang="ar" dir="auto">\n<p>نص</p>\n</div>') == 1
    assert "<div lang=" not in pages["news.md"].framed("<p>Text</p>")
    heading: Node = parse(pages["akhbar.md"].content.decode()).all("h1")[0]
    assert (heading.text, heading.attributes) == ("أخبار", {"lang": "ar", "dir": "auto"})


def test_a_language_that_is_none_escapes_nothing(tmp_path: Path) -> None:
    tag = "'de\\\" onclick=\\\"alert(1)'"
    plan = load(tmp_path, {"a.md": public(title="A", type="article", language=tag)})
    page = item_pages(plan, "team")["a.md"]
    assert not [node for node in parse(page.framed("")) if "onclick" in node.attributes]
