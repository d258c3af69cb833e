"""Something public tells what is under embargo: its words, its title or its id.

The gate keeps an embargoed item out of every page and feed; it cannot know that another text repeats it.
ninjs 3.1 (2025-05-21) speaks of "all versions of the news object": whoever writes about it in public
before it lifts has broken it, also in a teaser, on a page, in the name of a feed. Asked for each edition
that is built. A leak is the whole title (of three words or more), the id (of two parts or more), or six
words in a row; not meant are the house's own paragraph ("About …"), what is out already, and the names and
places of public events and campaigns.

Bad, while `orion-price` is under embargo::

    Join us on Friday: the new telescope costs half of what the old one did.

Good::

    Join us on Friday: we have news about the telescope.

Fix: say it in words that give nothing away, publish it `when orion-price lifts`, or make it internal.
Configure: `rules: {embargo-leak: {words: 8}}`; so many words in a row are a leak.
Waive: `waive: [{rule: PR004, reason: the words are a proverb, by: ana, until: 2027-12-31}]`; for a page or
a feed in calendar/policy.yml with `path:`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from airdate.finding import Fault, Place, Severity
from airdate.item import Item
from airdate.markdown import position
from airdate.page import Page
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Status
from airdate.text import shown

CODE = "PR004"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.PLANNED

SETTINGS: Mapping[str, object] = {"words": 6}

_NAME = "embargo-leak"
#: So many words make a title that is no common phrase.
_TITLE = 3
#: What stands in so many public texts is nobody's news.
_COMMON = 3
_WORD = re.compile(r"\w+")
_TARGET = re.compile(r"\]\([^)\s]*\)?|\w+://\S+")
_SLUG = re.compile(r"[\w-]+")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_OURS = re.compile(
    r"[*_#>\s]*(?:about|contact|über|kontakt|sobre|acerca de|contacto|à propos)\b", re.IGNORECASE
)

Words = tuple[str, ...]
Met = tuple[int, Words]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that is published, with the place where it is written."""

    place: Place
    text: str
    item: Item | None = None
    body: Item | Page | None = None

    @property
    def out(self) -> bool:
        """Whether it is public already."""
        return self.item is not None and self.item.status is Status.PUBLISHED

    def at(self, offset: int) -> Place:
        """Where that offset of the text stands."""
        if self.body is None:
            return self.place
        return Place(self.place.path, *position(self.text, offset, self.body.body_line))


class _Secrets:
    """What nobody may say of embargoed items: runs of words and titles, and ids, by whose they are."""

    def __init__(self, hidden: Sequence[Item], length: int) -> None:
        self.titles = frozenset(_words(item.title) for item in hidden)
        self.phrases: dict[Words, list[Item]] = {}
        for item in hidden:
            for phrase in dict.fromkeys(_news(item, length)):
                self.phrases.setdefault(phrase, []).append(item)
        self.ids = {item.id: item for item in hidden if _telling(item.id)}
        self.firsts = frozenset(phrase[0] for phrase in self.phrases)
        self.lengths = sorted({len(phrase) for phrase in self.phrases})

    def met(self, text: str) -> list[Met]:
        """The phrases that stand in a text, with their offsets."""
        spots = [(match.start(), match[0].casefold()) for match in _WORD.finditer(_said(text))]
        words, found = tuple(word for _, word in spots), []
        for n, (offset, word) in enumerate(spots):
            if word in self.firsts:  # for speed
                runs = (words[n : n + length] for length in self.lengths)
                found += [(offset, run) for run in runs if run in self.phrases]
        return found

    def named(self, text: str) -> Iterator[Met]:
        """The same for ids."""
        if self.ids and ("-" in text or "_" in text):  # for speed
            for match in _SLUG.finditer(text):
                if match[0] in self.ids:
                    yield match.start(), (match[0],)


def leaks(whole: Plan, admitted: Plan) -> Iterator[Fault]:
    """Yield a fault for each embargoed item of the plan and each file of the edition that gives it away."""
    held = ((item, item.embargo) for item in whole.items)
    hidden = [item for item, e in held if e and e.until > whole.now and item.id not in admitted.by_id]
    if not hidden:  # for speed
        return
    length = whole.vocabulary.policy.value(_NAME, "words", 6)
    secrets = _Secrets(hidden, length)
    told = [(text, secrets.met(text.text)) for text in _published(whole, admitted)]
    names, known = _names(admitted, length), _known(whole, told, length)
    done: set[tuple[str, str]] = set()
    for text, met in told:
        news = (each for each in met if each[1] not in names)
        news = (each for each in news if each[1] in secrets.titles or each[1] not in known)
        given = [(n, phrase, item) for n, phrase in news for item in secrets.phrases[phrase]]
        given += [(n, phrase, secrets.ids[phrase[0]]) for n, phrase in secrets.named(text.text)]
        for n, phrase, item in given:
            if (text.place.path, item.id) not in done:
                done.add((text.place.path, item.id))
                yield _fault(text, item, n, " ".join(phrase))


def _fault(text: _Text, item: Item, offset: int, said: str) -> Fault:
    assert item.embargo is not None  # noqa: S101 - that is why it is hidden
    until = f"{item.embargo.until:%Y-%m-%d %H:%M %Z}"
    message = f"'{shown(said)}' gives away '{item.id}', which is under embargo until {until}"
    cure = f"say it in other words, or publish it `when {item.id} lifts`"
    return Fault(text.at(offset), _NAME, message, cure)


def _published(whole: Plan, admitted: Plan) -> Iterator[_Text]:
    """Every text of the edition; bodies as they are written, where the edition has cut nothing."""
    for item in admitted.items:
        source = whole.by_id[item.id]
        for key in ("title", "summary", "location", "objective", "reason", "notes"):
            if text := getattr(item, key):
                yield _Text(source.at(key), text, item)
        for change in item.occurrences.values():
            yield _Text(source.at("occurrences"), f"{change.title}\n{change.reason}", item)
        same = item.body == source.body
        yield _Text(source.place, item.body, item, source if same else None)
    bodies = {page.path: page.body for page in whole.pages}
    for page in admitted.pages:
        same = page.body == bodies[page.path]
        yield _Text(page.place, page.title)
        yield _Text(page.place, page.body, body=page if same else None)
    for feed in admitted.vocabulary.feeds.values():
        yield _Text(feed.place, f"{feed.title}\n{feed.summary}")
    for marker in admitted.markers:
        yield _Text(marker.place, f"{marker.title}\n{marker.summary}")


def _names(admitted: Plan, length: int) -> frozenset[Words]:
    """What public events and campaigns are called, and where they are."""
    items = (item for item in admitted.items if item.type in ("event", "campaign"))
    names = [_words(text) for item in items for text in (item.title, item.location)]
    return frozenset([*names, *(run for name in names for run in _runs(name, length))])


def _known(whole: Plan, told: Iterable[tuple[_Text, Sequence[Met]]], length: int) -> frozenset[Words]:
    """Runs of words that are no news: of the house, out already, in use everywhere."""
    found: set[Words] = set()
    for ours in whole.vocabulary.policy.table("release-anatomy", "boilerplates").values():
        found |= {*_runs(_words(ours), length)} if isinstance(ours, str) else set()
    counts = Counter(phrase for _, met in told for phrase in {phrase for _, phrase in met})
    found |= {phrase for phrase, n in counts.items() if n >= _COMMON}
    return frozenset(found.union(phrase for text, met in told if text.out for _, phrase in met))


def _news(item: Item, length: int) -> Iterator[Words]:
    """The title, and the runs of words that are the item's own news, wherever they are written."""
    title = _words(item.title)
    if len(title) >= _TITLE:
        yield title
    wording = [output.wording for output in item.outputs]
    said = [text for each in wording for text in (each.text, each.headline, each.subject, each.description)]
    paragraphs = [match[0] for match in _PARAGRAPH.finditer(item.body)]
    news = (text for text in paragraphs if not _OURS.match(text))
    for text in (item.title, item.summary, *dict.fromkeys(said), item.press.lead, *news):
        yield from _runs(_words(text), length)


def _runs(words: Words, length: int) -> Iterator[Words]:
    return (words[n : n + length] for n in range(len(words) - length + 1))


def _words(text: str) -> Words:
    return tuple(word.casefold() for word in _WORD.findall(_said(text)))


def _said(text: str) -> str:
    """The text with addresses as spaces: a path is no sentence."""
    if "](" not in text and "://" not in text:  # for speed
        return text
    return _TARGET.sub(lambda match: " " * len(match[0]), text)


def _telling(id: str) -> bool:
    """Whether an id is no common word."""
    return "-" in id.strip("-") or "_" in id.strip("_")
