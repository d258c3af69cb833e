"""Hanging: a time that follows another, in the language of the interface: ``7 days before the keynote``."""

from airdate.relative import Anchor, Relative, Unit
from airdate.wording.dates import Dates
from airdate.wording.rhythm import weekday
from airdate.wording.translation import Translation, noted

#: A point of the other item, as part of its name.
_POINTS = {
    "start": noted("%(item)s begins"),
    "end": noted("%(item)s ends"),
    "publish": noted("%(item)s appears"),
}

#: The item's own times.
_OWN = {"start": noted("the beginning"), "end": noted("the end"), "publish": noted("publication")}


def hanging(phrase: Relative, item: str, dates: Dates) -> str:
    """The phrase, with ``item`` for what it hangs on; in English in the words of its author."""
    _ = dates.spoken.gettext
    anchor = _anchor(phrase.anchor, item, dates.spoken)
    if phrase.lifts:
        return _("when the embargo on %(item)s lifts") % {"item": anchor}
    if dates.spoken.english:
        start, end = phrase.span
        named = anchor if phrase.anchor.id else phrase.text[start:end]
        return phrase.text[:start] + named + phrase.text[end:]
    if not phrase.count:
        said = _("with %(item)s") % {"item": anchor}
    elif phrase.weekday is not None:
        said = _weekday(phrase, anchor, dates)
    else:
        said = _counted(phrase, anchor, dates.spoken)
    return _("%(time)s at %(hour)s") % {"time": said, "hour": f"{phrase.at:%H:%M}"} if phrase.at else said


def length(number: int, unit: Unit, spoken: Translation) -> str:
    """``7 days``."""
    ngettext = spoken.ngettext
    words = {
        Unit.MINUTE: ngettext("%(num)s minute", "%(num)s minutes", number),
        Unit.HOUR: ngettext("%(num)s hour", "%(num)s hours", number),
        Unit.DAY: ngettext("%(num)s day", "%(num)s days", number),
        Unit.WORKDAY: ngettext("%(num)s workday", "%(num)s workdays", number),
        Unit.WEEK: ngettext("%(num)s week", "%(num)s weeks", number),
        Unit.MONTH: ngettext("%(num)s month", "%(num)s months", number),
    }
    return words[unit] % {"num": number}


def _anchor(anchor: Anchor, item: str, spoken: Translation) -> str:
    """The other item, and which of its times; or one of the item's own."""
    if not anchor.id:
        return spoken.gettext(_OWN.get(anchor.point, anchor.point))
    if anchor.point in _POINTS:
        return spoken.gettext(_POINTS[anchor.point]) % {"item": item}
    return f"{item}.{anchor.point}" if anchor.point else item


def _counted(phrase: Relative, item: str, spoken: Translation) -> str:
    """``7 days before the keynote``."""
    _, time = spoken.gettext, length(abs(phrase.count), phrase.unit, spoken)
    pattern = _("%(length)s after %(item)s") if phrase.after else _("%(length)s before %(item)s")
    return pattern % {"length": time, "item": item}


def _weekday(phrase: Relative, item: str, dates: Dates) -> str:
    """``the first Tuesday after the keynote``."""
    _, n = dates.spoken.gettext, abs(phrase.count)
    which = [_("first"), _("second"), _("third"), _("fourth")][n - 1]
    if phrase.count == -1:
        which = _("last")
    named = {"which": which, "weekday": weekday(phrase.weekday or 0, dates), "item": item}
    pattern = (
        _("the %(which)s %(weekday)s after %(item)s")
        if phrase.after
        else _("the %(which)s %(weekday)s before %(item)s")
    )
    return pattern % named
