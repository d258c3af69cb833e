"""Account: what a channel is in the world. Keys of ``calendar/channels.yml``."""

from dataclasses import dataclass

from airdate.parts.charter import Charter
from airdate.parts.key import Part, id, line, lines, part, yes
from airdate.parts.mailing import Mailing
from airdate.parts.wording import Utm


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Part):
    """The network with its limits, and what else holds for everything in the channel.

    Beside these keys a channel may have ``limits``, see ``vocabulary.Channel``.
    """

    network: str = line("The network whose limits hold; without it, the one that has the channel's id.")
    handle: str = line("The name of the account there.")
    personal: str = id("Whose own account it is, if it is no account of the house.", names="person")
    premium: bool | None = yes("Whether the account has the longer limits that some networks sell.")
    offline: bool | None = yes("Whether it is paper, a place or the air: people must be led online.")
    quiet: tuple[str, ...] = lines("When nothing appears there: `22:00-07:00`, `sunday`, `sat 12:00-24:00`.")
    utm: Utm | None = part(Utm, "Campaign parameters of all links in it, where they differ.")
    mailing: Mailing | None = part(Mailing, "What all mail in it has.")
    charter: Charter | None = part(Charter, "What is agreed on before the first post.")
