"""A picture, film or sound made by AI that nothing marks as such.

Since 2026-08-02 the EU's AI Act (Art. 50) wants what looks or sounds real and is made by AI to be told,
and networks ask for it, too. Marked is what says so itself (``labelled: yes``, or a ``caption`` or
``credit`` that names AI), and what is told by the network's switch (``flags: ai-generated``) or the
``disclosure``. What came out before that day is not meant, nor what AI only helped with (``origin:
ai-assisted``) or people drew.

Bad::

    media: [{src: dome.jpg, origin: ai-generated}]

Good::

    media: [{src: dome.jpg, origin: ai-generated, caption: "Made with AI"}]
    flags: ai-generated

``airdate check --fix --unsafe-fixes`` sets the switch where the network has one.
"""

import re
from collections.abc import Iterator
from datetime import date

from airdate.finding import Assign, Fault, Fix, Severity
from airdate.item import Item, Output
from airdate.outlet import network_of
from airdate.parts.media import Media, Origin
from airdate.parts.wording import Flag
from airdate.policy import Profile, When
from airdate.vocabulary import Vocabulary

CODE = "DI004"
SEVERITY = Severity.ERROR
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED

#: From when Art. 50 of Regulation (EU) 2024/1689 applies.
_SINCE = date(2026, 8, 2)
_AI = re.compile(r"\b(?:AI|A\.I\.|KI|IA)\b|(?i:\bartificial intelligence|\bkünstliche[nr]? intelligenz)")

_SWITCH = re.compile("_ai\\b|_ai_|aigc|synthetic")


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each file made by AI, at its first output that does not tell it."""
    told = item.candour.disclosure
    if told and _AI.search(told.label):
        return
    known = set()
    for output in item.outputs:
        if not output.media.media:  # for speed
            continue
        if Flag.AI_GENERATED in output.wording.flags or (output.when and output.when.last < _SINCE):
            continue
        for media in output.media.media:
            if media.origin is Origin.AI_GENERATED and media.place not in known and not _is_marked(media):
                known.add(media.place)
                yield _fault(output, media, words)


def _is_marked(media: Media) -> bool:
    return bool(media.labelled) or bool(_AI.search(f"{media.caption}\n{media.credit}"))


def _fault(output: Output, media: Media, words: Vocabulary) -> Fault:
    message = "made by AI, and nothing tells it (AI Act, Art. 50, since 2026-08-02)"
    switch = _has_switch(output, words)
    cure = "say it in `caption`, or set `labelled: yes` if the picture does"
    cure = f"set `flags: ai-generated`; or {cure}" if switch else cure
    return Fault(
        media.spot("origin"), "ai-media-unlabelled", message, cure, fix=_fix(output) if switch else None
    )


def _has_switch(output: Output, words: Vocabulary) -> bool:
    """Whether the network is known to have one for that."""
    medium = network_of(words.channel(output.channel))
    return medium is not None and bool(_SWITCH.search(str(medium.value("disclosure.flags"))))


def _fix(output: Output) -> Fix:
    own = output.name and ("flags" in output.places or "media" in output.places)
    key = f"outputs.{output.name}.flags" if own else "flags"
    flags = (*(flag.value for flag in output.wording.flags), Flag.AI_GENERATED.value)
    return Fix("tell the network that it is made by AI", (Assign(key, flags),), wording=True)
