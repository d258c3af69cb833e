"""Something paid for, given, or said by somebody's own people, and nobody is told.

Whoever is bound to what they praise has to say so in the post itself: paid, gifted, with a share in
what is bought (affiliate links), employed by it or its agency. A line in a profile is not enough (FTC,
Disclosures 101, November 2019; 16 CFR 255, 2023; in the UK the Influencers' guide of ASA, CAP and CMA,
3rd edition, 2023-03-23). A tie is what ``ties``, ``paid_by`` or ``disclosure.type`` says, a post of the
type sponsorship or ad, a channel that is somebody's own account (``personal:`` in
``calendar/channels.yml``), or a link of a known affiliate programme, which is a warning only.

Bad::

    ties: gifted
    text: I love this telescope!

Good::

    ties: gifted
    disclosure: {label: "#ad", market: us}
    text: "#ad I love this telescope!"

The label may also be a sentence, if ``disclosure.label`` holds it word for word. A network's own switch
counts (``flags: paid-partnership`` or ``branded-content``, ``own-brand`` for the house's people), and so
does ``disclosure.placement: in-video``. Flights with a ``start`` and paid media are marked as ads by
those who run them, and are not meant. ``airdate check --fix --unsafe-fixes`` puts the label of the
market in front.
"""

from collections.abc import Iterator

from airdate import disclosure, written
from airdate.disclosure import Connection
from airdate.finding import Fault, Fix, Severity
from airdate.item import Item, Output
from airdate.parts.candour import Placement, Tie
from airdate.parts.wording import Flag
from airdate.policy import Profile, When
from airdate.text import shown
from airdate.vocabulary import Vocabulary

CODE = "DI001"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.APPROVED

_SWITCHES = frozenset({Flag.PAID_PARTNERSHIP, Flag.BRANDED_CONTENT})
_STAFF = frozenset({Tie.EMPLOYEE, Tie.AGENCY})


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each tie that an output does not tell."""
    for output in item.outputs:
        tied = disclosure.connection(item, output, words)
        if tied and not _is_told(item, output, tied):
            yield _fault(item, output, words, tied)


def _is_told(item: Item, output: Output, tied: Connection) -> bool:
    said, told, text = output.wording, item.candour.disclosure, written.of_output(item, output).text
    if _SWITCHES & set(said.flags) or (tied.tie in _STAFF and Flag.OWN_BRAND in said.flags):
        return True
    if told and told.placement in (Placement.IN_VIDEO, Placement.PLATFORM):
        return True
    if told and told.label and (not text or told.label.casefold() in text.casefold()):
        return True
    tags = (f"#{tag.lstrip('#')}" for tag in said.hashtags)
    kind = "employee" if tied.tie in _STAFF else tied.tie
    if disclosure.says(text, kind) or any(any(disclosure.labels(each)) for each in (text, *tags)):
        return True
    titles = (said.headline, said.subject, item.title)
    return any(disclosure.is_clear(label.word) for title in titles for label in disclosure.labels(title))


def _fault(item: Item, output: Output, words: Vocabulary, tied: Connection) -> Fault:
    told = item.candour.disclosure
    label = told.label if told else ""
    market = disclosure.market_of(item, words)
    if label:
        message = f"{tied.why}, and the label '{shown(label)}' does not stand in the text"
        cure = "begin the text with it"
    else:
        message = f"{tied.why}, and nothing tells it"
        label = market.label if market and tied.tie not in _STAFF else ""
        cure = f"begin the text with '{shown(label)}'" if label else "say it first in the text"
        cure += ", or set `disclosure`"
    severity = None if tied.certain else Severity.WARNING
    fix = _fix(item, output, label)
    return Fault(tied.place, "undisclosed-connection", message, cure, severity=severity, fix=fix)


def _fix(item: Item, output: Output, label: str) -> Fix | None:
    changes = written.of_output(item, output).headed(label) if label else ()
    return Fix(f"begin with '{shown(label)}'", changes, wording=True) if changes else None
