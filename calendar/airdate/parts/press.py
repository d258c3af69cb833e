"""Press: what a release carries besides its text."""

from dataclasses import dataclass

from airdate.parts.key import Part, day, line, part, parts, text, yes
from airdate.timespan import Timespan


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Part):
    """Whom journalists call."""

    name: str = line("The name.")
    email: str = line("The mail address.")
    phone: str = line("The telephone number, with its country.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient(Part):
    """Who gets it before everybody else."""

    name: str = line("The journalist.")
    outlet: str = line("The paper or station.")
    agreed: bool | None = yes("Whether they have agreed to the embargo.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Press(Part):
    """The anatomy of a press release, as far as it is not in the body."""

    dateline: str = line("Place and day, as the release begins.")
    lead: str = text("The first paragraph.")
    boilerplate: str = text("About the house; or the name of one of the policy's.")
    contact: Contact | None = part(Contact, "Whom journalists call.")
    recipients: tuple[Recipient, ...] = parts(Recipient, "Who gets it under embargo.")
    sent: Timespan | None = day("When those who get it under embargo get it.")
