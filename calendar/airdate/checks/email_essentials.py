"""Mass mail without what law and mail providers want of it.

People must be able to leave with one click (RFC 8058; Google and Yahoo ask it of bulk senders since February
2024) and in the mail itself, see the sender's postal address (US CAN-SPAM), be able to answer (the house's
doctrine S002 on "generic email responses"), and have agreed to get it (UK PECR, GDPR). Mostly all that is the
same for every mail: say it once, for the channel; an item may say it otherwise.

Bad, in ``calendar/channels.yml``::

    newsletter: {title: Newsletter}

Good::

    newsletter:
      title: Newsletter
      mailing:
        unsubscribe: https://orion.example/leave
        one_click: yes
        postal_address: Orion Ltd, 1 Star Street, London
        reply_to: mila@orion.example
        consent: double opt-in on orion.example

Looked at is what appears in a channel of the network newsletter (``network: email``), and items of the type
newsletter in no other known network. A text with an unsubscribe link, or its placeholder, needs no
``unsubscribe``. What a whole channel lacks is told once, at the channel. What is published is left alone,
unless ``rules: {email-essentials: {published: yes}}`` is set in ``calendar/policy.yml``.
Waive: ``waive: [{rule: LG001, reason: Goes to our own staff, by: ana, until: 2027-12-31}]``.
"""

import re
from collections.abc import Iterator

from airdate.finding import Fault, Place, Severity
from airdate.item import Item, Output
from airdate.outlet import is_open, judged, network_of
from airdate.parts.mailing import Mailing
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Status
from airdate.text import listed, shown
from airdate.vocabulary import Vocabulary
from airdate.written import of_output

CODE = "LG001"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED
SETTINGS = {"published": False}

_RULE = "email-essentials"
_NAMES = {
    "unsubscribe": "a link to unsubscribe",
    "one_click": "the header for one click (RFC 8058)",
    "postal_address": "the postal address",
    "reply_to": "an address that reads answers",
    "consent": "the ground on which people get it",
}
_LEAVE = re.compile(
    r"unsub|opt[-_]?out|abmeld|abbestell|d[ée]sabonn|d[ée]sinscri|darse de baja", re.IGNORECASE
)
# In small letters one of these is part of whatever the pattern finds: they are found sooner.
_HINTS = ("nsub", "opt", "abmeld", "abbestell", "abonn", "scr", "baja")
_NOBODY = re.compile(r"(?:no|do[-_.]?not)[-_.]?reply|keine[-_.]?antwort", re.IGNORECASE)
_NONE = Mailing()


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for what a mail lacks, or once for what its whole channel does."""
    words, published = plan.vocabulary, judged(plan.vocabulary, _RULE)
    lacking: dict[str, tuple[list[str], bool]] = {}
    for item in plan.items:
        for output in item.outputs:
            if not (is_open(item, output, published=published) and _is_mail(item, output, words)):
                continue
            channel = (words.channels or {}).get(output.channel)
            if output.channel and words.channels and channel is None:
                continue  # unknown-channel tells
            missing = _missing(item, output, (channel and channel.account.mailing) or _NONE)
            own = channel is None or any(key in item.mailing.places for key in _NAMES)
            if missing and own:
                yield _fault(_place(item), "the mail", missing)
            elif missing and item.status is not Status.IDEA:
                known, decided = lacking.get(output.channel, ([], False))
                both = [key for key in _NAMES if key in known or key in missing]
                lacking[output.channel] = both, decided or output.status.decided
    for id, (missing, decided) in sorted(lacking.items()):
        account = words.channel(id).account
        place = account.mailing.place if account.mailing else words.channel(id).place
        yield _fault(place, f"the channel '{shown(id)}'", missing, None if decided else Severity.INFO)


def _is_mail(item: Item, output: Output, words: Vocabulary) -> bool:
    """Whether it is sent by mail."""
    network = network_of(words.channel(output.channel))
    return network.id == "newsletter" if network else item.type == "newsletter"


def _missing(item: Item, output: Output, channel: Mailing) -> list[str]:
    """The keys that neither the item nor its channel says as they must be; what cannot be read is no gap."""
    found = []
    for key in _NAMES:
        said = item.mailing if key in item.mailing.places else channel
        value = getattr(said, key)
        missing = value is False or key not in said.places
        if missing or (key == "reply_to" and _NOBODY.search(value)):
            found.append(key)
    if "unsubscribe" in found and _tells_how_to_leave(of_output(item, output).text):
        found.remove("unsubscribe")
    return found


def _tells_how_to_leave(text: str) -> bool:
    small = text.casefold()
    return any(hint in small for hint in _HINTS) and bool(_LEAVE.search(text))  # for speed


def _place(item: Item) -> Place:
    key = next((key for key in _NAMES if key in item.mailing.places), "type")
    return item.mailing.places.get(key, item.at(key))


def _fault(place: Place, what: str, missing: list[str], severity: Severity | None = None) -> Fault:
    message = f"{what} lacks {listed(_NAMES[key] for key in missing)}"
    keys = listed(f"`{key}`" for key in missing)
    return Fault(
        place, _RULE, message, f"say {keys} under `mailing` of the channel, or in the item", severity
    )
