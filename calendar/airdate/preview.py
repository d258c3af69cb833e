"""Preview: an output as its channel shows it: text, fold, and how long each text of it may be."""

from collections.abc import Iterator
from dataclasses import dataclass

from airdate.bounded import fields
from airdate.counting import Count, cut, measure
from airdate.item import Item, Output
from airdate.network import Breach, Fact, Grade, Network, breach
from airdate.outlet import network_of
from airdate.pasted import Pasted, pasted
from airdate.vocabulary import Channel, Vocabulary

#: What says how much of a headline is seen, whatever the network calls it.
_TITLE_FOLDS = ("title.fold", "headline.fold")


@dataclass(frozen=True, slots=True)
class Measured:
    """One text against one limit; ``most`` is None where there is none."""

    what: str
    count: Count
    fact: Fact | None
    broken: Breach | None = None

    @property
    def most(self) -> int | None:
        """What the network allows, or what is wise."""
        value = self.fact and (self.fact.value if self.fact.value is not None else self.fact.advised)
        return int(value) if isinstance(value, int | float) else None

    @property
    def left(self) -> int | None:
        """How much more there may be; below zero: how much is too much."""
        return None if self.most is None else self.most - self.count.value


@dataclass(frozen=True, slots=True)
class Preview:
    """An output in its channel. ``planned``: the item lists it; else it is how it would be there."""

    item: Item
    output: Output
    channel: Channel
    network: Network | None
    post: Pasted
    planned: bool
    measured: tuple[Measured, ...]

    @property
    def folded(self) -> tuple[str, str]:
        """What is seen, and what only after "more"."""
        fold = self.fold
        return cut(self.post.text, fold) if fold else (self.post.text, "")

    @property
    def fold(self) -> int | None:
        """After how many characters the text is folded; None where it is not, or nobody knows."""
        return self._number("body.fold")

    @property
    def headline(self) -> str:
        """What stands above it where the channel has headlines."""
        return self.output.wording.headline or self.item.title

    @property
    def headline_fold(self) -> int | None:
        """After how many characters a headline is cut; None where it is not, or nobody knows."""
        return next((fold for name in _TITLE_FOLDS if (fold := self._number(name))), None)

    def _number(self, name: str) -> int | None:
        value = self.network.value(name) if self.network else None
        return value if isinstance(value, int) else None


def of(item: Item, output: Output, words: Vocabulary, *, planned: bool = True) -> Preview:
    """The preview of an output of the item, or of how one would be that it does not list."""
    channel = words.channel(output.channel)
    network = network_of(channel)
    post = pasted(item, output, words)
    measured = tuple(_measured(item, output, network, post, words))
    return Preview(item, output, channel, network, post, planned, measured)


def _measured(
    item: Item, output: Output, network: Network | None, post: Pasted, words: Vocabulary
) -> Iterator[Measured]:
    """Every text with a limit; the text of the post in any case."""
    known = list(fields(item, output, network, words)) if network else []
    if not any(field.text == post.text for field in known) and post.text:
        yield Measured("text", measure(post.text, network.method if network else "characters"), None)
    for field in known:
        for name in field.facts if field.text and network else ():
            fact = network.facts.get(name) if network else None
            if fact and network and fact.grade is not Grade.D and (fact.value or fact.advised):
                count = measure(field.text, fact.method or network.method, field.warning)
                yield Measured(field.what, count, fact, breach(fact, count.value))
