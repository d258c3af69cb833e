"""Characters that the channel rejects, that nobody can see, or that are written in parts.

YouTube takes neither ``<`` nor ``>`` in titles and descriptions, the topic of a Threads post neither ``.`` nor
``&`` (Postiz; Zernio and Ayrshare, 2026). A zero-width space or a byte order mark, mostly from a web page,
breaks words, links and hashtags that look whole; marks that turn the direction of writing make a text read as
something it is not (Unicode TR36). A letter with its accent as two characters (not in NFC) is another word to
search engines and hashtags, and counts double on some networks.

Bad, on YouTube: ``Mass > 2 suns``. Bad: a zero-width space within ``#Ori on``.

Good: ``Mass of more than 2 suns``.

Fix: write it otherwise; ``airdate check --fix`` takes zero-width spaces and byte order marks out and writes
NFC. Joiners (ZWJ and ZWNJ) stay: emoji, Persian and the scripts of India need them. Marks of direction are no
fault in a text with letters that are written from right to left.

Settings in ``calendar/policy.yml``: ``rules: {bad-characters: {published: yes}}`` looks at what is out
already, too. A single text is waived in its front matter.
"""

import re
import unicodedata
from collections.abc import Iterator

from airdate.finding import Fault, Fix, Severity
from airdate.item import Item, Output
from airdate.network import Grade, Network
from airdate.outlet import judged, outlets
from airdate.parts.wording import Wording
from airdate.policy import Profile, When
from airdate.prose import without_code
from airdate.text import listed, shown
from airdate.vocabulary import Vocabulary
from airdate.written import Written, of_output

CODE = "CH007"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.APPROVED
SETTINGS = {"published": False}
