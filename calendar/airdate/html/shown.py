"""Shown: an entry as views say it, in words that were looked up once."""

from typing import NamedTuple

from airdate.entry import Entry
from airdate.html import address
from airdate.html.words import Words
from airdate.status import Status


class Shown(NamedTuple):
    """What every form of an entry is made of; empty strings where there is nothing to say.

    ``classes`` are the stylesheet's, ``words`` what the entry can be picked by (``channel:x``),
    ``mark`` the letters that stand beside the colour and ``named`` their meaning; ``iso`` and
    ``hour`` the time of day; ``days`` the span of what lasts; ``stage`` what is due; ``facts`` what
    else a list row tells; ``lang`` the attributes of a title in another language than the plan's.
    """

    title: str
    summary: str
    url: str
    classes: str
    words: str
    mark: str
    named: str
    iso: str
    hour: str
    days: str
    stage: str
    when: str
    state: str
    lock: str
    facts: tuple[tuple[str, str], ...]
    lang: dict[str, str]


def shown(words: Words, entry: Entry) -> Shown:
    """Look up everything that views show of an entry."""
    channel = words.channel(entry)
    type_ = words.title("type", entry.item.type)
    hour = words.dates.clock(entry.begins, words.zone) if entry.timed else ""
    days = words.dates.short_days(entry.first, entry.last) if entry.exact and entry.last > entry.first else ""
    loosely = words.dates.loosely(entry.start) if entry.start and not entry.exact else ""
    stage = words.spoken.gettext(entry.stage.label) if entry.stage else ""
    letters = "●" if entry.item.type == "event" else type_[:1]
    return Shown(
        title=entry.title,
        summary=entry.item.summary,
        url=address.of_entry(words.plan, entry),
        classes=" ".join(_classes(words, entry)),
        words=" ".join(_words(words, entry)),
        mark=channel.letter if channel else letters,
        named=channel.title if channel else type_,
        iso=entry.begins.astimezone(words.zone).isoformat(timespec="minutes") if entry.timed else "",
        hour=hour,
        days=days,
        stage=stage,
        when=stage or days or loosely or ("" if hour or not entry.exact else words.without_hour(entry)),
        state=words.status_words(entry),
        lock="" if entry.stage else words.embargoed(entry),
        facts=tuple(_facts(words, entry, type_)),
        lang=words.lang(entry.item),
    )


def _classes(words: Words, entry: Entry) -> list[str]:
    marks = {
        "is-open": not entry.status.decided and not entry.called_off,
        "is-cancelled": entry.standing is Status.CANCELLED,
        "is-postponed": entry.standing is Status.POSTPONED,
        "is-late": entry.stage is not None and not entry.done and entry.ends <= words.plan.now,
        f"is-{entry.item.type}": entry.item.type in ("event", "campaign"),
    }
    return [f"air-c-{words.colour(entry)}", *(name for name, holds in marks.items() if holds)]


#: The facets by which readers can pick entries (``media`` is paid, earned, shared, owned), in this order.
PICKED_BY = ("channel", "campaign", "audience", "type", "status", "owner", "language", "media")


def _words(words: Words, entry: Entry) -> list[str]:
    """``channel:x``, ``audience:press`` …: what a page picks entries by.

    As feeds do, but for the status: a feed of what is approved keeps what is called off as an event, so
    that its readers learn of it; a page shows it under the status that it has there.
    """
    found = {facet: words.plan.facet(entry, facet) for facet in PICKED_BY}
    found["status"] = (entry.standing.value,)
    return [f"{facet}:{id}" for facet, ids in found.items() for id in ids]


def _facts(words: Words, entry: Entry, type_: str) -> list[tuple[str, str]]:
    """Pairs of text and link: what it is due for, type, channel, campaign, place, owner."""
    item, channel, _ = entry.item, words.channel(entry), words.spoken.gettext
    owner = entry.output.owner or item.owner
    for_day = _("for %(day)s") % {"day": words.dates.short_day(entry.day)} if entry.day else ""
    told = [
        (for_day if entry.stage else "", ""),
        (type_, ""),
        (channel.title if channel and channel.title != type_ else "", ""),
        (words.title("campaign", item.campaign), address.of_term("campaign", item.campaign)),
        (item.location, ""),
        (words.title("owner", owner), ""),
    ]
    return [(text, url) for text, url in told if text]
