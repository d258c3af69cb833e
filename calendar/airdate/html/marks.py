"""Marks: a marker as views say it, in words that were looked up once."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from airdate.html import address
from airdate.html.words import Words
from airdate.marker import Kind, Marker
from airdate.wording.translation import noted

#: What a kind is called, and the sign that stands for it where there is little room.
KINDS = {
    Kind.CLOSED: (noted("Closed"), "×"),
    Kind.NOTE: (noted("Note"), "¶"),
    Kind.HOLIDAYS: (noted("Holiday"), "○"),
    Kind.CALENDAR: (noted("Calendar"), "◇"),
    Kind.BLACKOUT: (noted("Blackout"), ""),
    Kind.HOLD: (noted("Hold"), ""),
}


class Mark(NamedTuple):
    """What every form of a marker is made of; empty strings where there is nothing to say.

    ``word`` is its kind (of an outside calendar its name, which ``whose`` is, too); ``sign`` stands
    beside a title and is empty for blackouts and holds, which are named in full. ``scope`` is what
    these concern, ``days`` the span of what lasts, ``until`` its last day; ``hour`` when it begins.
    ``about``, ``state``, in our language ``said``, and ``url`` are what another plan says of its entry.
    """

    title: str
    word: str
    whose: str
    sign: str
    kind: str
    guards: bool
    scope: str
    hour: str
    days: str
    until: str
    endless: bool
    summary: str
    location: str
    about: str
    state: str
    said: str
    url: str
    reason: str
    authority: str


def mark(words: Words, marker: Marker) -> Mark:
    """Look up everything that views show of a marker."""
    _, (kind, sign) = words.spoken.gettext, KINDS[marker.kind]
    lasts = marker.last > marker.first
    last = {"day": words.dates.short_days(marker.last, marker.last)}
    until = _("until lifted") if marker.endless else _("until %(day)s") % last
    since = _("since %(day)s") % {"day": words.dates.short_days(marker.first, marker.first)}
    layered = marker.kind is Kind.CALENDAR
    whose = marker.summary if layered else ""
    return Mark(
        title=f"{marker.title} ({marker.summary})" if marker.guards and marker.layer else marker.title,
        word=whose or _(kind),
        whose=whose,
        sign=sign,
        kind=marker.kind.value,
        guards=marker.guards,
        scope=_scope(words, marker) if marker.guards else "",
        hour=words.dates.clock(marker.begins, words.zone) if marker.timed else "",
        days=since if marker.endless else words.dates.short_days(marker.first, marker.last) if lasts else "",
        until=until if lasts else "",
        endless=marker.endless,
        summary="" if layered else marker.summary,
        location=marker.location,
        about=marker.about,
        state=marker.state,
        said=_(marker.state),
        url=address.to(marker.url) if marker.url and "://" not in marker.url else marker.url,
        reason=marker.reason,
        authority=marker.authority,
    )


def legend(words: Words, markers: Iterable[Marker]) -> Iterator[tuple[str, str]]:
    """Each sign that stands beside these markers and what it means: of outside calendars their names."""
    found: dict[Kind, set[str]] = {}
    for marker in markers:
        found.setdefault(marker.kind, set()).add(marker.summary)
    for kind, (word, sign) in KINDS.items():
        if sign and kind in found:
            names = sorted(filter(None, found[kind])) if kind is Kind.CALENDAR else ()
            yield sign, ", ".join(names) or words.spoken.gettext(word)


def _scope(words: Words, marker: Marker) -> str:
    """``everything``, or ``LinkedIn, X; Press``."""
    if not marker.scope:
        return words.spoken.gettext("everything")
    named = (", ".join(words.title(facet, id) for id in ids) for facet, ids in marker.scope.items() if ids)
    return "; ".join(named)
