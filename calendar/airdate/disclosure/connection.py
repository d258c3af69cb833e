"""Connection: what binds whoever speaks to what is spoken of, as far as a plan tells."""

import re
from dataclasses import dataclass

from airdate import written
from airdate.disclosure.label import affiliate_link
from airdate.finding import Place
from airdate.item import Item, Output
from airdate.markdown import links
from airdate.parts.brief import Peso
from airdate.parts.candour import Tie
from airdate.vocabulary import Vocabulary

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\[\]{}]{1,2000}", re.IGNORECASE)
_BOUGHT = {"ad": Tie.AD, "sponsorship": Tie.SPONSORED}

#: Election law has rules of its own for these.
_NOT_MEANT = frozenset({Tie.NONE, Tie.POLITICAL})


@dataclass(frozen=True, slots=True)
class Connection:
    """A tie, where the plan tells it, and how a message names that; ``certain`` if somebody wrote it down."""

    tie: Tie
    place: Place
    why: str
    certain: bool = True


def connection(item: Item, output: Output, words: Vocabulary) -> Connection | None:
    """What binds the speaker of that output; None if nothing does, or a network says so itself.

    What lasts (``start``) or appears in a paid medium is no post: networks and papers mark it as an ad.
    """
    own = _declared(item)
    if item.type in _BOUGHT and (item.start or _is_paid(item, output, words)):
        return None
    if own is None and item.type in _BOUGHT:
        own = Connection(_BOUGHT[item.type], item.at("type"), f"a post of the type {item.type}")
    return own or _personal(item, output, words) or _affiliate(item, output)


def _declared(item: Item) -> Connection | None:
    said = item.candour
    if said.ties and said.ties not in _NOT_MEANT:
        return Connection(said.ties, said.spot("ties"), f"`ties: {said.ties}`")
    if said.paid_by:
        return Connection(Tie.SPONSORED, said.spot("paid_by"), "paid for (`paid_by`)")
    told = said.disclosure
    if told and told.type and told.type not in _NOT_MEANT:
        return Connection(told.type, told.spot("type"), f"`disclosure.type: {told.type}`")
    return None


def _is_paid(item: Item, output: Output, words: Vocabulary) -> bool:
    return (item.brief.peso or words.channel(output.channel).media) == Peso.PAID


def _personal(item: Item, output: Output, words: Vocabulary) -> Connection | None:
    person = words.channel(output.channel).account.personal
    if not person:
        return None
    place = output.places.get("channel", item.at("channel"))
    return Connection(Tie.EMPLOYEE, place, f"in the own account of '{person}', who belongs to the house")


def _affiliate(item: Item, output: Output) -> Connection | None:
    text = written.of_output(item, output)
    for at, target in _targets(text):
        if "//" in target and affiliate_link().search(target):  # most links stay in the plan
            return Connection(Tie.AFFILIATE, text.at(at), "with an affiliate link", certain=False)
    target = output.wording.destination
    if target and affiliate_link().search(target):
        place = output.wording.spot("destination")
        return Connection(Tie.AFFILIATE, place, "with an affiliate link", certain=False)
    return None


def _targets(text: written.Written) -> list[tuple[int, str]]:
    if not text.key:
        return [(link.at, link.target) for link in links(text.text)]
    return [(match.start(), match[0]) for match in _ADDRESS.finditer(text.text)]
