"""A picture that may not be used any more when it appears, or without a licence; a contest without terms.

Rights end, and what was scheduled long before goes out all the same (``rightsInfo`` and ``expires`` of IPTC
ninjs). Who names somebody else (``credit``) uses their work, and should know on which ground (``rights``).
Whoever draws winners or makes an offer with conditions must say the conditions ("stop the games", the
house's doctrine S001).

Bad::

    publish: 2027-05-12
    media: [{src: dome.jpg, alt: The dome, credit: Ada Frank, expires: 2027-04-30}]
    contest: yes

Good::

    media: [{src: dome.jpg, alt: The dome, credit: Ada Frank, rights: CC BY 4.0}]
    contest: yes
    terms: https://orion.example/terms

Settings, in ``calendar/policy.yml``: whether every picture and film must say its ``rights``, even one of the
house's own::

    rules: {rights-or-terms-missing: {every: yes}}

Fix: extend the licence, take another picture, name the ground. ``terms`` may stand under ``mailing`` of the
channel.
Waive: ``waive: [{rule: LG005, reason: The agency extends it, by: ana, until: 2027-12-31}]``.
"""

from collections.abc import Iterator
from datetime import date

from airdate.finding import Fault, Severity
from airdate.item import PAPERS, Item, Output
from airdate.parts.media import Media
from airdate.policy import Profile, When
from airdate.text import shown
from airdate.vocabulary import Vocabulary

CODE = "LG005"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED
SETTINGS = {"every": False}

_RULE = "rights-or-terms-missing"


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each medium without rights on the day, and for a contest or offer without terms."""
    every = words.policy.value(_RULE, "every", SETTINGS["every"])
    for output in item.outputs:
        for media in output.media.media:
            yield from _of_media(media, _last_day(item, output), every=every)
    game = "contest" if item.mailing.contest else "offer" if item.mailing.offer else ""
    if game and item.type not in PAPERS and not _has_terms(item, words):
        message = f"there are no terms of the {game}"
        cure = "publish them, and say `terms:` with the address"
        yield Fault(item.mailing.spot(game), _RULE, message, cure)


def _has_terms(item: Item, words: Vocabulary) -> bool:
    """Whether they are there, for the item or for all in one of its channels."""
    channels = (words.channel(output.channel).account.mailing for output in item.outputs)
    return "terms" in item.mailing.places or any(mailing and mailing.terms for mailing in channels)


def _of_media(media: Media, day: date | None, *, every: bool) -> Iterator[Fault]:
    name = shown(media.src)
    if media.expires and day and media.expires.last < day:
        message = f"'{name}' may be used until {media.expires.last}, and appears {day}"
        yield Fault(media.spot("expires"), _RULE, message, "extend the licence, or take another")
    if not media.rights and (media.credit or every):
        whose = f"'{name}' is {shown(media.credit)}'s" if media.credit else f"'{name}' stands here"
        message = f"{whose}, and nothing says on which ground it is used"
        place = media.places.get("credit") or media.spot("src")
        yield Fault(place, _RULE, message, "add `rights:`, the licence or agreement")


def _last_day(item: Item, output: Output) -> date | None:
    """The last day on which it newly appears: of what lasts its end."""
    if item.start:
        return (item.end or item.start).last
    return output.when.first if output.when else None
