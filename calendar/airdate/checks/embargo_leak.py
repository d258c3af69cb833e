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
Waive: `waive: [{rule: PR004, reason: the words are a proverb, by: ana, until: 2027-12-31}]`; for a page or
a feed in calendar/policy.yml with `path:`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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

#: So many words in a row are no accident; so many make a title that is no common phrase.
_RUN, _TITLE = 6, 3
#: What stands in so many public texts is nobody's news.
_COMMON = 3
_WORD = re.compile(r"\w+")
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

    def at(self, n: int) -> Place:
        """Where the word of that number stands."""
        if self.body is None:
            return self.place
        offset = [match.start() for match in _WORD.finditer(self.text)][n]
        return Place(self.place.path, *position(self.text, offset, self.body.body_line))


@dataclass(frozen=True, slots=True)
class _Secret:
    """What of an embargoed item nobody may say."""

    item: Item
    phrases: frozenset[Words]
    slug: re.Pattern[str] | None


def leaks(whole: Plan, admitted: Plan) -> Iterator[Fault]:
    """Yield a fault for each embargoed item of the plan and each file of the edition that gives it away."""
    held = ((item, item.embargo) for item in whole.items)
    hidden = [item for item, e in held if e and e.until > whole.now and item.id not in admitted.by_id]
    if not hidden:  # for speed
        return
    secrets = [_Secret(item, frozenset(_news(item)), _slug(item.id)) for item in hidden]
    titles = frozenset(_words(item.title) for item in hidden)
    sought = frozenset(phrase for secret in secrets for phrase in secret.phrases)
    told = [(text, list(_met(text.text, sought))) for text in _published(whole, admitted)]
    names, known = _names(admitted), _known(whole, told)
    done: set[tuple[str, str]] = set()
    for text, met in told:
        news = [
            (n, phrase)
            for n, phrase in met
            if phrase not in names and (phrase in titles or phrase not in known)
        ]
        for secret in secrets:
            found = _given_away(text, news, secret)
            if found and (key := (text.place.path, secret.item.id)) not in done:
                done.add(key)
                yield _fault(text, secret.item, *found)


def _given_away(text: _Text, met: Iterable[Met], secret: _Secret) -> tuple[int, str] | None:
    """Which word of the text begins what it gives away of that item, and what that says."""
    for n, phrase in met:
        if phrase in secret.phrases:
            return n, " ".join(phrase)
    match = secret.slug.search(text.text) if secret.slug else None
    return (len(_WORD.findall(text.text[: match.start()])), match[0]) if match else None


def _fault(text: _Text, item: Item, n: int, said: str) -> Fault:
    assert item.embargo is not None  # noqa: S101 - that is why it is hidden
    until = f"{item.embargo.until:%Y-%m-%d %H:%M %Z}"
    message = f"'{shown(said)}' gives away '{item.id}', which is under embargo until {until}"
    cure = f"say it in other words, or publish it `when {item.id} lifts`"
    return Fault(text.at(n), "embargo-leak", message, cure)


def _met(text: str, sought: frozenset[Words]) -> Iterator[Met]:
    """Where one of the phrases stands in a text, by the number of its first word."""
    words, lengths = _words(text), sorted({len(phrase) for phrase in sought})
    firsts = {phrase[0] for phrase in sought}
    for n, word in enumerate(words):
        if word in firsts:  # for speed
            for length in lengths:
                if words[n : n + length] in sought:  # for speed
                    yield n, words[n : n + length]


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
    for page in admitted.pages:
        written = whole.by_path.get(page.path)
        same = isinstance(written, Page) and written.body == page.body
        yield _Text(page.place, page.title)
        yield _Text(page.place, page.body, body=page if same else None)
    for feed in admitted.vocabulary.feeds.values():
        yield _Text(feed.place, f"{feed.title}\n{feed.summary}")
    for marker in admitted.markers:
        yield _Text(marker.place, f"{marker.title}\n{marker.summary}")


def _names(admitted: Plan) -> frozenset[Words]:
    """What public events and campaigns are called, and where they are."""
    items = (item for item in admitted.items if item.type in ("event", "campaign"))
    names = [_words(text) for item in items for text in (item.title, item.location)]
    return frozenset([*names, *(run for name in names for run in _runs(name))])


def _known(whole: Plan, told: Iterable[tuple[_Text, Sequence[Met]]]) -> frozenset[Words]:
    """Runs of words that are no news: of the house, out already, in use everywhere."""
    found: set[Words] = set()
    for ours in whole.vocabulary.policy.table("release-anatomy", "boilerplates").values():
        found |= {*_runs(_words(ours))} if isinstance(ours, str) else set()
    counts = Counter(phrase for _, met in told for phrase in {phrase for _, phrase in met})
    found |= {phrase for phrase, n in counts.items() if n >= _COMMON}
    return frozenset(found.union(phrase for text, met in told if text.out for _, phrase in met))


def _news(item: Item) -> Iterator[Words]:
    """The title, and the runs of words that are the item's own news, wherever they are written."""
    title = _words(item.title)
    if len(title) >= _TITLE:
        yield title
    wording = [output.wording for output in item.outputs]
    said = [text for each in wording for text in (each.text, each.headline, each.subject, each.description)]
    paragraphs = [match[0] for match in _PARAGRAPH.finditer(item.body)]
    news = (text for text in paragraphs if not _OURS.match(text))
    for text in (item.title, item.summary, *dict.fromkeys(said), item.press.lead, *news):
        yield from _runs(_words(text))


def _runs(words: Words) -> Iterator[Words]:
    return (words[n : n + _RUN] for n in range(len(words) - _RUN + 1))


def _words(text: str) -> Words:
    return tuple(word.casefold() for word in _WORD.findall(text))


def _slug(id: str) -> re.Pattern[str] | None:
    """How the id stands in a text by itself; None for one that may be a common word."""
    telling = "-" in id.strip("-") or "_" in id.strip("_")
    return re.compile(rf"(?<![\w-]){re.escape(id)}(?![\w-])") if telling else None
