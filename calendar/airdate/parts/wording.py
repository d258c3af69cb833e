"""Wording: the words as they are pasted into a channel, and what goes with them."""

from dataclasses import dataclass
from enum import StrEnum

from airdate.parts.key import Part, choices, id, line, lines, number, part, text, url


class Flag(StrEnum):
    """What networks want to be told by a switch, rather than in words."""

    PAID_PARTNERSHIP = "paid-partnership"
    BRANDED_CONTENT = "branded-content"
    OWN_BRAND = "own-brand"
    AI_GENERATED = "ai-generated"
    MADE_FOR_KIDS = "made-for-kids"


@dataclass(frozen=True, slots=True, kw_only=True)
class Utm(Part):
    """Campaign parameters that are not those that Airdate makes (GA4: utm_source, utm_medium …)."""

    source: str = line("Where visits come from, in place of the channel's own.")
    medium: str = line("By what kind of channel, in place of the channel's own.")
    campaign: str = line("The campaign, in place of the item's own.")
    content: str = line("What tells two links of one item apart.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll(Part):
    """A question with answers to choose from."""

    question: str = line("What is asked.")
    options: tuple[str, ...] = lines("The answers to choose from.")
    minutes: float | None = number("For how many minutes people can answer.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Part):
    """What is published in so many words; without ``text`` it is the body as plain text."""

    description: str = text("What stands below a headline, a video or a search result.")
    text: str = text("The text as it is pasted into the channel; without it, the body.")
    headline: str = line("The headline that the public sees, where the title is for the plan only.")
    subject: str = line("The subject of a mail.")
    preheader: str = line("What mail programs show behind the subject.")
    warning: str = line("A content warning, which some networks show and count.")
    hashtags: tuple[str, ...] = lines("Hashtags that are added to the text, in quotes.")
    tags: tuple[str, ...] = lines("Keywords that a network keeps apart from the text.")
    destination: str = url("The page to which it leads people.")
    call: str = line("What people are asked to do (call to action).")
    utm: Utm | None = part(Utm, "Campaign parameters of its links, where they differ.")
    poll: Poll | None = part(Poll, "A poll in the post.")
    flags: tuple[Flag, ...] = choices(Flag, "What the network is told by a switch.")
    board: str = line("The board, community or list in which it appears.")
    bridge: str = line("How paper and places lead online: qr, short-link or code, and where it stands.")
    fallback: str = id("The item that goes out instead, if this one cannot.", names="item")
