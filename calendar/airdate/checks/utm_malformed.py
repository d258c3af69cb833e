"""Campaign parameters by which visits get lost: one is missing, contradicts another or is not filled in.

Source, medium and campaign are required in practice, each once and in front of any ``#``; what is
left of a template is counted as it stands (ksanyok/utm-builder wiki, 2026-10-26). Looked at are links to
your own domains and every ``destination``. Best type none: Airdate makes them for what is pasted.

Bad::

    https://example.org/?utm_source=linkedin#top
    https://example.org/?utm_source={source}&utm_medium=social&utm_campaign=spring

Good::

    https://example.org/#top

The fix moves parameters in front of the ``#`` and takes out what stands there twice. Where a link to your own
domains only lacks some there is a warning, for what is pasted has them.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Fix, Severity
from airdate.item import Item
from airdate.pasted import Address, addresses
from airdate.policy import Profile, When
from airdate.text import listed
from airdate.tracking.utm import MALFORMED, Flaw, faults_of, repaired
from airdate.vocabulary import Vocabulary

CODE = "TR002"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.PLANNED

_SAID = {
    Flaw.MISSING_SOURCE: "has no utm_source",
    Flaw.MISSING_MEDIUM: "has no utm_medium",
    Flaw.MISSING_CAMPAIGN: "has no utm_campaign",
    Flaw.TWICE: "says a parameter twice",
    Flaw.CONFLICT: "gives a parameter two values",
    Flaw.AFTER_HASH: "has its parameters after the #, where nobody counts them",
    Flaw.TEMPLATE: "still holds a template",
}
_MENDED = frozenset({Flaw.TWICE, Flaw.AFTER_HASH})
_ADDED = frozenset({Flaw.MISSING_SOURCE, Flaw.MISSING_MEDIUM, Flaw.MISSING_CAMPAIGN})


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each link whose parameters cannot be counted."""
    for link in addresses(item, words):
        if not link.has_utm:  # for speed
            continue
        if link.ours and not link.inside:
            flaws = [flaw for flaw in faults_of(link.url) if flaw in MALFORMED]
            if flaws:
                message = f"this link {listed(_SAID[flaw] for flaw in flaws)}"
                cure = "take the parameters out: Airdate adds them to what is pasted"
                severity = Severity.WARNING if link.owned and _ADDED.issuperset(flaws) else None
                yield Fault(link.place, "utm-malformed", message, cure, severity, _fix(link, flaws))


def _fix(link: Address, flaws: list[Flaw]) -> Fix | None:
    changes = link.instead(repaired(link.url))
    if not changes or not _MENDED & {*flaws}:
        return None
    return Fix("put the parameters where they are counted, each once", changes, safe=True, wording=True)
