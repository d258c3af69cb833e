"""Paper, a poster, a stage or a talk that leads nobody online; or a QR code too dense to be read.

Whoever reads a poster cannot click: it needs an address short enough to be typed, or a code. Name the
page under ``destination``, and Airdate makes the short link ``/go/ID/``, which adds the campaign
parameters, and its QR code on the item's page. A ``bridge`` says that there is another way, and so
does the ``url`` or ``conference`` of an event.

A code with a tagged URL needs version 5 (37 × 37 modules), the short link version 2 to 4 (segno
1.6.6, measured 2026-11): the fewer modules, the further away it reads. So where the plan has a
``url``, a code beyond version 4 is told as well.

Bad::

    type: offline
    channel: print

Good::

    type: offline
    channel: print
    destination: https://example.org/loan
    bridge: qr at the lower right

Meant are channels with ``offline: yes`` or called print, poster, event or stage, items of the type
offline, and formats such as poster or flyer. Where it is wrong: ``offline: no`` for the channel.
"""

import re
from collections.abc import Iterator

from airdate.artifact import public_url
from airdate.finding import Fault, Severity
from airdate.item import Item, Output
from airdate.pasted import bridge_of, house_of, pasted
from airdate.policy import Profile, When
from airdate.status import Status
from airdate.vocabulary import Vocabulary

CODE = "XM005"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED

_LARGEST = 4
#: What version 4 holds in bytes with error correction M (ISO/IEC 18004, table 7): no more need be asked.
_FITS = 62
_ADDRESS = re.compile(r"\b(?:qr|www\.)\b|[\w-]\.[a-z]{2,}/\S", re.IGNORECASE)


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for the first output on paper or at a place that has no way online, or a dense code."""
    house = house_of(words)
    for output in item.outputs:
        if output.status is Status.CANCELLED or not house.ground(item, output).offline:
            continue
        if not _has_bridge(item, output, words):
            place = output.places.get("channel", item.at("channel"))
            message = "nothing here leads people online"
            cure = "name the page under `destination`: Airdate makes /go/ID/ and its QR code; or say `bridge`"
            yield Fault(place, "offline-without-bridge", message, cure)
            return
    if bridge_of(item, words):
        yield from _dense(item, words)


def _has_bridge(item: Item, output: Output, words: Vocabulary) -> bool:
    wording = output.wording
    if wording.bridge or wording.destination or item.url or item.conference:
        return True
    text = pasted(item, output, words)
    own = any(name in text.text for name in house_of(words).names)
    return bool(text.links) or own or bool(_ADDRESS.search(text.text))


def _dense(item: Item, words: Vocabulary) -> Iterator[Fault]:
    url = words.settings.url and public_url(words.settings.url, f"go/{item.id}/")
    if len(url.encode()) <= _FITS:
        return
    from airdate.html import qr  # slow to import, and seldom needed

    version = qr.version(url)
    size = f"version {version} ({17 + 4 * version} × {17 + 4 * version}), over {_LARGEST}"
    cure = "give the item a shorter `id`, or the plan a shorter `url`"
    yield Fault(item.at("id"), "offline-without-bridge", f"the QR code of /go/{item.id}/ has {size}", cure)
