"""A text by AI on a matter of public interest that nobody answers for.

Since 2026-08-02 the EU's AI Act (Art. 50, 4) wants such a text to be told as made by AI, unless a human
has reviewed it and a person holds editorial responsibility. A spelling check is no review: who reviews
must be able to amend or reject (draft guidelines of the Commission, 2026-05-08). It speaks where
``provenance: ai-generated`` and ``public_interest: yes`` stand together.

Bad::

    provenance: ai-generated
    public_interest: yes

Good::

    provenance: ai-generated
    public_interest: yes
    reviewed_by: ana
    editor: ben

Or tell it: ``disclosure: {label: Written by AI}``, or ``flags: ai-generated`` in every output.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.parts.candour import Provenance
from airdate.parts.wording import Flag
from airdate.policy import Profile, When
from airdate.vocabulary import Vocabulary

CODE = "DI005"
SEVERITY = Severity.WARNING
PROFILE = Profile.STRICT
WHEN = When.APPROVED


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:  # noqa: ARG001 - as all rules
    """Yield a fault for a text by AI that is neither told nor answered for."""
    said = item.candour
    if said.provenance is not Provenance.AI_GENERATED or not said.public_interest:
        return
    told = said.disclosure and said.disclosure.label
    if told or all(Flag.AI_GENERATED in output.wording.flags for output in item.outputs):
        return
    missing = [key for key in ("reviewed_by", "editor") if not getattr(said, key)]
    if missing:
        names = " and ".join(f"`{key}`" for key in missing)
        message = f"a text by AI on a matter of public interest, without {names} (AI Act, Art. 50)"
        cure = f"name {names}, or tell it in `disclosure.label`"
        yield Fault(said.spot("provenance"), "ai-text-no-editor", message, cure)
