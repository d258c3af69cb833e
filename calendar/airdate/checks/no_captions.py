"""A film or sound recording without captions or transcript.

Whoever is deaf, or sits in a train, gets nothing of it (WCAG 2.2, 1.2.1 and 1.2.2; the accessibility guides
of universities say the same of social media). A film needs ``captions`` or a ``transcript``, a sound
recording a ``transcript``; captions do as well. What says nothing, such as a silent loop, is
``decorative: yes``.

Bad::

    media: [{src: eclipse.mp4}]

Good::

    media: [{src: eclipse.mp4, captions: eclipse.en.vtt}]
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.parts.media import MediaKind
from airdate.policy import Profile, When
from airdate.text import shown
from airdate.vocabulary import Vocabulary

CODE = "AX003"
SEVERITY = Severity.ERROR
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED

_NEEDED = {
    MediaKind.VIDEO: ("the film", "`captions` or a `transcript`"),
    MediaKind.AUDIO: ("the recording", "a `transcript`"),
}


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:  # noqa: ARG001 - as all rules
    """Yield a fault for each film or recording whose words cannot be read."""
    for media in (media for output in item.outputs for media in output.media.media):
        silent = media.captions or media.transcript or media.decorative
        if silent or media.what not in _NEEDED:
            continue
        what, needed = _NEEDED[media.what]
        message = f"{what} '{shown(media.src)}' has no words to read"
        yield Fault(media.place, "no-captions", message, f"add {needed}")
