"""Candour: who speaks, who wrote it, and which ties have to be named."""

from dataclasses import dataclass
from enum import StrEnum

from airdate.parts.key import Part, choice, id, ids, line, lines, part, parts, text, url, yes


class Tie(StrEnum):
    """What binds the speaker to what is spoken of."""

    NONE = "none"
    AD = "ad"
    SPONSORED = "sponsored"
    GIFTED = "gifted"
    AFFILIATE = "affiliate"
    EMPLOYEE = "employee"
    AGENCY = "agency"
    PARTNER = "partner"
    POLITICAL = "political"


class Placement(StrEnum):
    """Where the disclosure stands."""

    FIRST = "first"
    IN_VIDEO = "in-video"
    PLATFORM = "platform-flag"
    BODY = "body"


class Provenance(StrEnum):
    """Who wrote the text."""

    HUMAN = "human"
    AI_ASSISTED = "ai-assisted"
    AI_GENERATED = "ai-generated"

    @property
    def source_type(self) -> str:
        """Its code in the IPTC's NewsCodes, digital source type (as of 2024-09-17)."""
        return _SOURCE_TYPES[self]


_SOURCE_TYPES = {
    Provenance.HUMAN: "digitalCreation",
    Provenance.AI_ASSISTED: "compositeWithTrainedAlgorithmicMedia",
    Provenance.AI_GENERATED: "trainedAlgorithmicMedia",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(Part):
    """How a tie is told."""

    type: Tie | None = choice(Tie, "Which tie it tells.")
    label: str = line("The words that tell it, such as `#ad` or `Advertisement`.")
    placement: Placement | None = choice(Placement, "Where they stand.")
    market: str = line("The country whose rules it follows, such as us or uk.")
    election: str = line("Of a political ad: the election or vote that it is about.")
    notice: str = url("Of a political ad: its transparency notice (Regulation (EU) 2024/900, Art. 12).")


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimonial(Part):
    """What somebody is said to have said."""

    quote: str = text("The words.")
    by: str = line("Who said them.")
    source: str = line("Where that can be read or heard again.")
    consent: str = line("When and how they agreed to be quoted.")
    tie: Tie | None = choice(Tie, "What binds them to the house.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candour(Part):
    """Never fake: who is named as author, who wrote it, what ties and tools there were."""

    byline: str = id("Under whose name it appears.", names="person")
    drafted_by: tuple[str, ...] = ids("Who wrote it.", names="person")
    provenance: Provenance | None = choice(Provenance, "Whether a human wrote the text.")
    reviewed_by: tuple[str, ...] = ids("Who has read it and could have changed it.", names="person")
    editor: str = id("Who is answerable for the text.", names="person")
    public_interest: bool | None = yes("Whether it informs the public on a matter of public interest.")
    evidence: tuple[str, ...] = lines("Where what it claims can be checked.")
    ties: Tie | None = choice(Tie, "What binds the speaker to what is spoken of.")
    paid_by: str = line("Who pays or gives something for it.")
    disclosure: Disclosure | None = part(Disclosure, "How the tie is told.")
    testimonials: tuple[Testimonial, ...] = parts(Testimonial, "Quotes, reviews and testimonials in it.")
