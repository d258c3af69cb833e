"""Bridge: the short link by which paper and places lead people online."""

from airdate.artifact import web_url
from airdate.item import Item, Output
from airdate.pasted.house import house_of, utm_of
from airdate.status import Status
from airdate.tracking.utm import tagged
from airdate.vocabulary import Vocabulary


def bridge_of(item: Item, words: Vocabulary) -> Output | None:
    """The output whose ``destination`` the short link ``/go/ID/`` leads to; None if it leads to the page.

    It is the first that is offline or says that it has a ``bridge``, and names a web page.
    """
    house = house_of(words)
    for output in item.outputs:
        led = output.wording.destination[:4].lower() == "http" and output.status is not Status.CANCELLED
        if led and (output.wording.bridge or house.ground(item, output).offline):
            return output
    return None


def crossing(item: Item, words: Vocabulary) -> str:
    """Where the short link leads to, with its parameters; empty if it leads to the item's page."""
    output = bridge_of(item, words)
    if output is None:
        return ""
    url = web_url(output.wording.destination)
    utm = utm_of(item, output, words)
    return tagged(url, utm) if utm and house_of(words).counts(url) else url
