"""A quote, review or testimonial that nobody could verify.

Made-up, bought and insiders' reviews are banned in the US (16 CFR 465, in force since 2024-10-21;
up to $51,744 each). Whoever is quoted has said it somewhere, has agreed to be quoted, and
may have a tie to the house: each is written down beside the quote. ``tie: none`` is an answer, too.

Bad::

    testimonials: [{quote: The best telescope ever, by: A teacher}]

Good::

    testimonials:
      - quote: It was set up in one break
        by: Mara Kern, teacher in Bochow
        source: letter of 2027-02-03
        consent: by mail, 2027-02-10
        tie: none
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.policy import Profile, When
from airdate.text import shown
from airdate.vocabulary import Vocabulary

CODE = "DI006"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED

_NEEDED = ("by", "source", "consent")


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:  # noqa: ARG001 - as all rules
    """Yield a fault for each testimonial of which something is not said."""
    for told in item.candour.testimonials:
        missing = [f"`{key}`" for key in _NEEDED if not getattr(told, key)]
        missing += [] if "tie" in told.places else ["`tie`"]
        if missing:
            message = f"the testimonial '{shown(told.quote)}' lacks {', '.join(missing)}"
            cure = "ask who said it, or leave it out"
            yield Fault(told.place, "unverified-testimonial", message, cure)
