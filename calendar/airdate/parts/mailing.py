"""Mailing: what law and mail providers want of mass mail, and of contests and offers."""

from dataclasses import dataclass

from airdate.parts.key import Part, line, url, yes


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailing(Part):
    """What a newsletter or message must hold. The channel may say the same for all of its items."""

    unsubscribe: str = url("Where people take their address off the list.")
    one_click: bool | None = yes("Whether the List-Unsubscribe-Post header is set (RFC 8058).")
    postal_address: str = line("The sender's postal address.")
    reply_to: str = line("The address at which somebody reads answers.")
    consent: str = line("On what ground people get it.")
    terms: str = url("The terms of a contest or an offer.")
    contest: bool | None = yes("Whether it is a contest or a draw.")
    offer: bool | None = yes("Whether it is an offer with conditions.")
