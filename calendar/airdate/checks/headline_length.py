"""A headline of a press release that is too long, or whose first words do not say whom it is about.

Sources disagree on the length (HL: PR Newswire 2011: 90 to 120 characters; Cision 2022: about 88, and
below 70; Wylie 2023: 55). They agree that the company and the key words belong into the first 65 to 70
characters, which search results and mail programs show. So this is a note, and every number can be set.
The headline is `headline:`, else the title; the company is `organisation:` in calendar/plan.yml, and if
it names none, nothing is asked about it.

Bad: `title: At a well-attended meeting in Berlin yesterday the astronomers of the city and Northlight met`.
Good: `title: Northlight opens the sky over Berlin to two hundred schools`.

Fix: cut it, and begin with the name.
Configure: `rules: {headline-length: {most: 100, first: 65, words: [telescope]}}`; of `words` and the
organisation one must stand there.
Waive: `waive: [{rule: PR006, reason: a quotation, by: ana, until: 2027-12-31}]`.
"""

from collections.abc import Iterator, Mapping

from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.policy import Profile, When
from airdate.text import listed
from airdate.vocabulary import Vocabulary

CODE = "PR006"
SEVERITY = Severity.INFO
PROFILE = Profile.STRICT
WHEN = When.APPROVED
SETTINGS: Mapping[str, object] = {"most": 120, "first": 70, "words": ()}

_NAME = "headline-length"


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for a long headline, and for one whose key words come late."""
    if item.type != "press":
        return
    output, policy = item.outputs[0], words.policy
    headline = output.wording.headline or item.title
    place = output.wording.spot("headline") if output.wording.headline else item.at("title")
    most, first = policy.value(_NAME, "most", 120), policy.value(_NAME, "first", 70)
    if len(headline) > most:
        message = f"the headline has {len(headline)} characters; more than {most} are cut or not read"
        yield Fault(place, _NAME, message, "say it in fewer words")
    nothing: tuple[str, ...] = ()
    wanted = [word for word in (words.settings.organisation, *policy.value(_NAME, "words", nothing)) if word]
    if wanted and not any(word.casefold() in headline[:first].casefold() for word in wanted):
        message = f"the first {first} characters of the headline name none of: {listed(wanted)}"
        yield Fault(place, _NAME, message, "begin with whom and what it is about")
