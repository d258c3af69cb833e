"""An email address, a telephone number or somebody's personal token in a web address.

A URL ends in analytics, logs and browser histories. Google forbids personal data in what its Analytics
gets, be it in path or parameters (support.google.com/analytics/answer/6366371), and deletes accounts for
it. Tokens such as ``mc_eid`` come along when a link is copied out of a mail: they name its recipient.

Bad::

    destination: https://example.org/welcome?email=ana@example.org

Good::

    destination: https://example.org/welcome

Looked at are links to your own domains, every ``destination``, the ``url`` of an item, and links with
campaign parameters. What was found is not repeated in the message, lest it stand in logs too.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Place, Severity
from airdate.item import Item
from airdate.pasted import addresses
from airdate.policy import Profile, When
from airdate.tracking.personal import personal_data
from airdate.vocabulary import Vocabulary

CODE = "TR007"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.PLANNED


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each address that names somebody."""
    for link in addresses(item, words):
        if link.ours or link.has_utm:
            yield from _of_url(link.place, link.url)
    if item.url:  # for speed
        yield from _of_url(item.at("url"), item.url)


def _of_url(place: Place, url: str) -> Iterator[Fault]:
    if found := personal_data(url):
        cure = "take it out of the address; let a form ask for it"
        yield Fault(place, "pii-in-url", f"this address holds personal data: {found}", cure)
