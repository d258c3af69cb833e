"""Counted: how long the texts of an output are, against what its channel takes, in words."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from airdate.preview import Measured, Preview
from airdate.text import shown
from airdate.wording.numbers import number
from airdate.wording.translation import Translation, noted

#: What a text is called; of any other it is told only that it is too long.
_TEXTS = {
    "text": noted("Text"),
    "title": noted("Title"),
    "description": noted("Description"),
    "subject": noted("Subject"),
    "preheader": noted("Preheader"),
    "poll question": noted("Question"),
}
_OTHERS = {"alternative text": noted("Alternative text"), "destination": noted("Address")}
_UNITS = {
    "weighted characters": noted("weighted characters"),
    "graphemes": noted("graphemes"),
    "characters": noted("characters"),
    "septets": noted("septets"),
    "bytes": noted("bytes"),
    "UTF-16 units": noted("UTF-16 units"),
}
_HASHTAG = re.compile(r"(?<!\w)[#＃]\w+")


class Counted(NamedTuple):
    """A length; ``most`` is 0 where there is no limit, ``over`` whether it is more than that."""

    what: str
    text: str
    value: int
    most: int
    over: bool


def counted(seen: Preview, spoken: Translation) -> Iterator[Counted]:
    """Every text that has a limit, and how many hashtags there are."""
    for measured in seen.measured:
        over = measured.left is not None and measured.left < 0
        if over or measured.what in _TEXTS:
            name = _TEXTS.get(measured.what) or _OTHERS.get(measured.what)
            what = spoken.gettext(name) if name else measured.what.capitalize()
            yield Counted(what, _said(measured, spoken), measured.count.value, measured.most or 0, over)
    yield from _hashtags(seen, spoken)


def _said(measured: Measured, spoken: Translation) -> str:
    """``214 of 280 weighted characters, 66 left``."""
    _, count, left = spoken.gettext, measured.count, measured.left
    unit = _UNITS.get(count.unit, count.unit)
    found = {"count": number(count.value, spoken), "unit": _(unit), "letter": shown(count.forced_by)}
    if count.segments:
        found["segments"] = number(count.segments, spoken)
        said = spoken.ngettext(
            "%(count)s %(unit)s, %(segments)s segment",
            "%(count)s %(unit)s, %(segments)s segments",
            count.segments,
        )
        said %= found
        odd = _("“%(letter)s” is not in the GSM alphabet") % found if count.forced_by else ""
        return f"{said}; {odd}" if odd else said
    if measured.most is None or left is None:
        return _("%(count)s %(unit)s") % found
    found |= {"most": number(measured.most, spoken), "left": number(abs(left), spoken)}
    if left >= 0:
        return _("%(count)s of %(most)s %(unit)s, %(left)s left") % found
    return _("%(count)s of %(most)s %(unit)s: %(left)s too many") % found


def _hashtags(seen: Preview, spoken: Translation) -> Iterator[Counted]:
    most = seen.network.value("hashtags.max") if seen.network else None
    if not isinstance(most, int) or not (number_ := len(_HASHTAG.findall(seen.post.text))):
        return
    text = spoken.gettext("%(count)s of %(most)s") % {"count": number_, "most": most}
    yield Counted(spoken.gettext("Hashtags"), text, number_, most, number_ > most)
