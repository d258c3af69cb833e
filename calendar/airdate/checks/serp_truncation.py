"""A title or description of a web page that is wider than search engines show.

Google gives no limit, it shows what fits: about 60 characters of a title (600 pixels) and 160 of a
description (Google, titles and snippets, 2026, and measurements; one source, so this is a hint). Chinese,
Japanese and Korean letters are twice as wide and counted double. What is behind is not seen in the results.

Bad: ``title: Everything that you always wanted to know about the new dome on the northern hill``.

Good: ``title: The new dome on the northern hill``.

Fix: put what people search for in front, or cut it; ``headline:`` says another title than the plan's.
``limits: {title.fold: …}`` of the channel says another width; ``published: yes`` in ``calendar/policy.yml``,
``rules: {serp-truncation: …}``, looks at what is out already, too.
"""

from collections.abc import Iterator
from unicodedata import east_asian_width

from airdate.finding import Fault, Place, Severity
from airdate.item import Item, Output
from airdate.network import Network
from airdate.outlet import judged, outlets
from airdate.policy import Profile, When
from airdate.vocabulary import Vocabulary

CODE = "CH012"
SEVERITY = Severity.INFO
PROFILE = Profile.STRICT
WHEN = When.APPROVED
SETTINGS = {"published": False}

_WIDE = frozenset("WF")


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each title and description that is cut in search results."""
    for output, network in outlets(item, words, published=judged(words, "serp-truncation")):
        if "meta_description.fold" in network.facts:
            for what, text, place, name in _texts(item, output):
                yield from _judged(what, text, place, name, network)


def _texts(item: Item, output: Output) -> Iterator[tuple[str, str, Place, str]]:
    wording = output.wording
    place = wording.spot("headline") if wording.headline else item.at("title")
    yield "title", wording.headline or item.title, place, "title.fold"
    place = wording.spot("description") if wording.description else item.at("summary")
    yield "description", wording.description or item.summary, place, "meta_description.fold"


def _judged(what: str, text: str, place: Place, name: str, network: Network) -> Iterator[Fault]:
    fact = network.facts[name]
    width = _width(text)
    if isinstance(fact.value, int) and width > fact.value:
        message = (
            f"the {what} is {width} columns wide, search results show about {fact.value} ({fact.source_line})"
        )
        yield Fault(
            place, "serp-truncation", message, f"cut {width - fact.value}, or put what matters in front"
        )


def _width(text: str) -> int:
    """Columns: two for the letters of Chinese, Japanese and Korean."""
    return sum(1 + (east_asian_width(letter) in _WIDE) for letter in text)
