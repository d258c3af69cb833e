"""A link to your own site that goes out without campaign parameters, because nothing can add them.

Visits from an untagged link count as direct, and nobody can tell which post brought them. Airdate adds
the parameters to every address in what is pasted (`airdate show`), so they need not be typed. It cannot
do so where a domain stands without ``https://``, nor behind a shortener, which hides where it leads. A
shortener saves nothing on X and Mastodon either, which count each link as 23 characters.

Bad, in a post on LinkedIn::

    More at example.org/loan, or https://bit.ly/3xYz.

Good::

    More at https://example.org/loan

Not meant are paper and stages, where people read ``example.org``, pages of the own website,
networks where no link works, and what is published already, unless it is asked for. Which domains are
yours say ``domains:`` in plan.yml and the ``url:`` of owned channels. More shorteners:
``rules: {untagged-link: {shorteners: [go.example.net], published: yes}}``.
Source of the need: every step from post to page should be counted (ksanyok/utm-builder, 2026-10-26).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from airdate.finding import Fault, Fix, Place, Replace, Severity
from airdate.item import Item
from airdate.markdown import position
from airdate.outlet import is_open, judged
from airdate.pasted import House, Pasted, addresses, house_of, pasted
from airdate.policy import Profile, When
from airdate.prose import without_code
from airdate.text import shown
from airdate.tracking.destination import host_of
from airdate.vocabulary import Vocabulary

CODE = "TR001"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED

#: Hosts that lead elsewhere without saying so.
_SHORTENERS = tuple(
    "bit.ly buff.ly cutt.ly dlvr.it goo.gl is.gd j.mp ow.ly rb.gy rebrand.ly shorturl.at t.ly tiny.cc "
    "tinyurl.com v.gd".split()
)
SETTINGS = {"shorteners": _SHORTENERS, "published": False}


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each shortener and each bare domain of the house in what is pasted elsewhere."""
    house, published = house_of(words), judged(words, "untagged-link")
    links, named = addresses(item, words), _names_us(item, house)
    if not (links or named):  # for speed
        return
    out = [output for output in item.outputs if is_open(item, output, published=published)]
    tracked = [output for output in out if house.ground(item, output).tracks]
    known = frozenset(words.policy.value("untagged-link", "shorteners", _SHORTENERS))
    for link in links:
        host = host_of(link.url)
        if host.removeprefix("www.") in known and any(output in tracked for output, _ in link.outputs):
            message = f"{shown(host)} hides where this leads, so its visits cannot be told apart"
            cure = "write the address itself: Airdate adds the parameters"
            yield Fault(link.place, "untagged-link", message, cure)
    for output in tracked if named else ():  # for speed
        yield from _bare(item, pasted(item, output, words), house)


def _names_us(item: Item, house: House) -> bool:
    texts = {item.body, *(output.wording.text for output in item.outputs)}
    return any(name in text for text in texts for name in house.names)


def _bare(item: Item, post: Pasted, house: House) -> Iterator[Fault]:
    """Domains of the house that stand without their scheme."""
    text = post.text
    linked = [(link.start, link.end) for link in post.links]
    for match in _domains(house.names).finditer(text):
        start = match.start()
        if any(begin <= start < end for begin, end in linked):
            continue
        name, place = match[0].rstrip(".,;:!?"), post.at(start)
        message = f"'{shown(name)}' gets no campaign parameters without https://"
        cure = f"write https://{shown(name)}: Airdate adds them"
        yield Fault(place, "untagged-link", message, cure, fix=_fix(item, place, name))


def _fix(item: Item, place: Place, name: str) -> Fix | None:
    """The scheme in front of it, where it stands plainly in the body."""
    text = without_code(item.body)
    for match in re.finditer(re.escape(name), text):
        if Place(place.path, *position(text, match.start(), item.body_line)) == place:
            change = Replace(place, name, f"https://{name}")
            return Fix(f"write 'https://{name}'", (change,), safe=True, wording=True)
    return None


@lru_cache(maxsize=16)
def _domains(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the domains with what follows it, outside of mail addresses, handles and longer names."""
    either = "|".join(re.escape(name) for name in names)
    return re.compile(rf"(?<![\w@./:-])(?:www\.)?(?:{either})(?![\w-]|\.[\w])(?:[/?#][^\s<>()\[\]\"'`]*)?")
