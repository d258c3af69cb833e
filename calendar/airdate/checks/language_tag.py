"""A language that is no tag by BCP 47, or that its channel does not speak.

Pages, feeds and screen readers go by the tag: `en`, `de-AT`, `zh-Hant`. Names, underscores and codes of three
letters for languages that have two are read by none of them. What is registered is taken from Unicode's
CLDR (Babel 2.17 and later). Where a channel's charter names its `languages:`, what appears there is in one
of them; `en` and `en-GB` are the same here.

Bad::

    language: eng_gb

Good::

    language: en-GB

Fix: `airdate check --fix` writes the standard tag where the meaning is sure; else write it, or move
the version to a channel that speaks it.
Waive: `waive: [{rule: LO001, reason: a guest post, by: ana, until: 2027-12-31}]`.
"""

from collections.abc import Iterator

from airdate import language
from airdate.finding import Fault, Severity
from airdate.item import Item, Output
from airdate.policy import Profile, When
from airdate.reading.agreed import wrong_language
from airdate.text import listed
from airdate.vocabulary import Vocabulary

CODE = "LO001"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS

_NAME = "language-tag"


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each language that is none, and for each that its channel does not speak."""
    if "language" in item.places and (
        fault := wrong_language(item.at("language"), "language", item.language)
    ):
        yield fault
    for output in item.outputs:
        if "language" in output.places:
            fault = wrong_language(output.places["language"], "language", output.language)
            if fault:
                yield fault
        yield from _foreign(item, output, words)


def _foreign(item: Item, output: Output, words: Vocabulary) -> Iterator[Fault]:
    charter = words.channel(output.channel).account.charter
    spoken = charter.languages if charter else ()
    if not spoken or not language.is_tag(output.language):
        return
    if not any(language.covers(tag, output.language) for tag in spoken):
        key = "language" if "language" in {*output.places, *item.places} else "channel"
        message = f"'{output.channel}' speaks {listed(spoken)}, and this is in '{output.language}'"
        cure = "say in which language it is, or choose a channel that speaks it"
        yield Fault(output.places.get(key, item.at(key)), _NAME, message, cure)
