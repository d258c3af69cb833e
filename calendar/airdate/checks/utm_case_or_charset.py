"""Campaign parameters in capitals, with spaces, plus signs, accents or punctuation.

Reports take ``Spring``, ``spring`` and ``spring%20`` for three campaigns: rows keep their case (Google,
default channel group, support.google.com/analytics/answer/9756891), and punctuation breaks imports
(Adobe Marketo Measure, best practices). Looked at are links to your own domains and every
``destination``. Best type none: Airdate makes them for what is pasted, spelt alike everywhere. Of a link
whose parameters are not all there, or contradict each other, utm-malformed tells.

Bad::

    https://example.org/?utm_source=LinkedIn&utm_medium=social&utm_campaign=Spring+Sale

Good::

    https://example.org/?utm_source=linkedin&utm_medium=social&utm_campaign=spring-sale
"""

from collections.abc import Iterator

from airdate.finding import Fault, Fix, Severity
from airdate.item import Item
from airdate.pasted import addresses
from airdate.policy import Profile, When
from airdate.text import listed
from airdate.tracking.utm import MISSPELT, Flaw, faults_of, repaired
from airdate.vocabulary import Vocabulary

CODE = "TR003"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.PLANNED

_SAID = {Flaw.PLUS: "plus signs", Flaw.SPACE: "spaces", Flaw.NON_ASCII: "letters beyond a to z"}


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each link by whose spelling one name becomes two."""
    for link in addresses(item, words):
        if not link.has_utm:  # for speed
            continue
        if link.ours and not link.inside:
            found = faults_of(link.url)
            if found and MISSPELT.issuperset(found):
                changes = link.instead(repaired(link.url))
                fix = Fix("spell the parameters alike", changes, safe=True, wording=True) if changes else None
                flaws = listed(_SAID.get(flaw, flaw.value) for flaw in found)
                message = f"the campaign parameters of this link have {flaws}"
                cure = "use small letters, digits and -; or take them out: Airdate adds its own"
                yield Fault(link.place, "utm-case-or-charset", message, cure, fix=fix)
