"""Outlet: the network that a channel is, with what the house knows better about its limits."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from airdate import network
from airdate.item import Item, Output
from airdate.network import Fact, Network, Override, Value
from airdate.policy import Policy
from airdate.status import Status
from airdate.vocabulary import Channel, Limit, Vocabulary

#: What a message names as the source of a limit for which the house gives none.
HOUSE = "calendar/channels.yml"

_TRUTH = {"yes": True, "true": True, "no": False, "false": False}
_RATIO = re.compile(r"[1-9]\d{0,4}:[1-9]\d{0,4}\Z")
_NO_LIMIT = frozenset({"none", "unlimited"})

#: Items of these types are pages of the plan, rather than what is published in a channel.
_INTERNAL = frozenset({"campaign", "playbook", "scenario", "strategy", "policy", "experiment"})

#: The longer limit that an account may have, and the limit in whose place it stands.
_PREMIUM = {"body.max_premium": "body.max"}


class Unreadable(ValueError):
    """A limit that is none: ``like`` says how such are written."""

    def __init__(self, like: str) -> None:
        super().__init__(like)
        self.like = like


def network_of(channel: Channel) -> Network | None:
    """The network of a channel: the one that it names, else the one that its id does; None if neither is one.

    Its limits are those of the account: the longer ones of a premium account, and those that the plan says.
    What the plan says and cannot be read does not count; ``odd-limit`` tells it.
    """
    account = channel.account
    return _network(account.network or channel.id, bool(account.premium), tuple(channel.limits.items()))


@lru_cache(maxsize=1024)
def _network(word: str, premium: bool, limits: tuple[tuple[str, Limit], ...]) -> Network | None:
    known = network.named(word)
    if known is None:
        return None
    longer = (
        {name: known.facts[more] for more, name in _PREMIUM.items() if more in known.facts} if premium else {}
    )
    with_account = known.with_facts(longer) if longer else known
    return with_account.overridden(dict(_overrides(known, limits))) if limits else with_account


def _overrides(known: Network, limits: Iterable[tuple[str, Limit]]) -> Iterator[tuple[str, Override]]:
    for name, limit in limits:
        fact = known.fact(name)
        if fact is None:
            continue
        try:
            yield name, Override(value_of(limit.value, fact), limit.source or HOUSE, limit.as_of)
        except Unreadable:
            continue


def value_of(text: str, fact: Fact) -> Value:
    """What is written in place of a fact, of the type of its value; ``none`` takes a limit away."""
    like, word = fact.value, text.strip()
    if isinstance(like, bool):
        return _truth(word)
    if isinstance(like, tuple):
        words = tuple(part for part in word.strip("[]").replace(",", " ").split() if part)
        return words or _refuse("words, with commas between them")
    if word.casefold() in _NO_LIMIT:
        return None
    if isinstance(like, str):
        return _text(word, like)
    return _number(word, whole=not isinstance(like, float))


def _refuse(like: str) -> Value:
    raise Unreadable(like)


def _text(word: str, like: str) -> Value:
    if ":" in like and not _RATIO.match(word):
        return _refuse("two numbers, as in 9:16")
    return word or _refuse("a text")


def _truth(word: str) -> Value:
    found = _TRUTH.get(word.casefold())
    return found if found is not None else _refuse("yes or no")


def _number(word: str, *, whole: bool) -> Value:
    plain = word.replace("_", "")
    like = "a whole number, or `none`" if whole else "a number, or `none`"
    try:
        number = float(plain)
    except ValueError:
        return _refuse(like)
    if not 0 <= number < 1e15 or (whole and number != int(number)):
        return _refuse(like)
    return int(number) if whole else number


class Outlet(NamedTuple):
    """An output of an item, and the network in which it appears."""

    output: Output
    network: Network


def outlets(item: Item, words: Vocabulary, *, published: bool = False) -> Sequence[Outlet]:
    """The outputs of an item that appear in a known network.

    What is called off is not among them, nor what the plan keeps for itself; what is published only if
    that is asked for: the network took it, and nobody can take it back.
    """
    if not (_last and _last[0] is item and _last[1] is words and _last[2] is published):
        # many rules ask it of one item, one after the other
        _last[:] = item, words, published, tuple(_outlets(item, words, published=published))
    found: Sequence[Outlet] = _last[3]
    return found


#: The item, vocabulary and question that ``outlets`` was asked last, and its answer.
_last: list[Any] = []


def _outlets(item: Item, words: Vocabulary, *, published: bool) -> Iterator[Outlet]:
    for output in item.outputs:
        if output.channel and is_open(item, output, published=published):
            found = network_of(words.channel(output.channel))
            if found:
                yield Outlet(output, found)


def is_open(item: Item, output: Output, *, published: bool = False) -> bool:
    """Whether the output is to appear where others see it, and its text can still be changed."""
    status = output.status
    if item.type in _INTERNAL:
        return False
    return status is not Status.CANCELLED and (published or status is not Status.PUBLISHED)


def judged(words: Vocabulary, rule: str) -> bool:
    """Whether a rule looks at what is published too: ``published: yes`` in its settings."""
    policy: Policy = words.policy
    return policy.value(rule, "published", False)
