"""Something under the name of a person who neither wrote nor agreed to it.

Readers take the name above a text for its author's. The ethics of PR want the source of editorial
material named, and no misrepresented identity (PRSA, Code of Ethics and its advisories of June 2012
and September 2015); that somebody else writes for you is not banned there: this is a rule of candour.
It speaks only where ``drafted_by`` is given, and is content if the person of the ``byline`` is among them,
has approved the text (an approval ``by`` them, or in the role byline by nobody else), or a ``disclosure``
says how it was written.

Bad::

    byline: ana
    drafted_by: ben

Good::

    byline: ana
    drafted_by: ben
    approvals: [{role: byline, by: ana, at: 2027-03-01}]

Or name the writer in the ``byline``, or tell the readers: ``disclosure: {label: Written with Ben}``.
"""

from collections.abc import Iterator

from airdate import signoff
from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.policy import Profile, When
from airdate.text import listed
from airdate.vocabulary import Vocabulary

CODE = "DI003"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:  # noqa: ARG001 - as all rules
    """Yield a fault for a byline that others have written, unseen by whom it names."""
    said = item.candour
    if signoff.unseen(item):
        message = f"appears under the name of '{said.byline}', is written by {listed(said.drafted_by)}"
        cure = f"name the writer, or have it approved by '{said.byline}' (`role: byline`)"
        yield Fault(said.spot("byline"), "ghost-written", message, cure)
