"""Release line: what stands at the top of a press release about when it may be used.

Read are the usual words in English, German, Spanish and French, and dates as people write them there::

    FOR IMMEDIATE RELEASE
    EMBARGOED UNTIL 12 May 2027, 14:00 CEST (12:00 UTC)
    Embargoed for release until Sunday, October 7, 2018 at 2 p.m. EDT
    SPERRFRIST: 12. Mai 2027, 14:00 Uhr
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_NUMBERS = {name.casefold(): n for names in _MONTHS.values() for n, name in enumerate(names.split(), 1)}
_NUMBERS |= {name[:3].casefold(): n for n, name in enumerate(_MONTHS["en"].split(), 1)}
#: What a release line says in each language, and how a date follows.
_WORDS = {
    "en": "EMBARGOED UNTIL {day} {month} {year}, {clock}",
    "de": "SPERRFRIST: {day}. {month} {year}, {clock}",
    "es": "EMBARGADO HASTA EL {day} de {month} de {year}, {clock}",
    "fr": "SOUS EMBARGO JUSQU'AU {day} {month} {year}, {clock}",
}
_MARKS = r"[ \t>#*_]*"
_NOW = re.compile(
    rf"""^(?P<marks>{_MARKS})(?P<line>for\ immediate\ release|zur\ sofortigen\ veröffentlichung
    |(?:para\ )?(?:publicación|difusión)\ inmediata
    |pour\ (?:diffusion|publication)\ immédiate)\b[ \t*_.:!]*$""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_UNTIL = re.compile(
    rf"""^(?P<marks>{_MARKS})(?P<line>(?:(?P<en>(?:under\ )?embargo(?:ed)?(?:\ for\ release)?\ until)
    |(?P<de>sperrfrist|gesperrt\ bis)
    |(?P<es>embargad[oa]\ hasta(?:\ el)?) |(?P<fr>sous\ embargo\ jusqu['’](?:au|à)))\b[^\n]*)$""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:\.|st|nd|rd|th|er|º)?\s+(?:of\s+|de\s+)?([^\W\d_]{3,})\.?,?\s+(?:de\s+)?(\d{4})\b"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_CLOCK = re.compile(
    r"(?<![\d:+-])(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(?:h\b|uhr\b|(?P<half>[ap])\.?\s?m\b\.?)?", re.IGNORECASE
)
_ZONES = """UTC 0 GMT 0 Z 0 WET 0 WEST 60 BST 60 CET 60 MEZ 60 CEST 120 MESZ 120 EET 120 EEST 180 EST -300
    EDT -240 CST -360 CDT -300 MST -420 MDT -360 PST -480 PDT -420 JST 540 AEST 600 AEDT 660""".split()
_OFFSETS = dict(zip(_ZONES[::2], map(int, _ZONES[1::2]), strict=True))
_PLACES = {"ET": "New_York", "CT": "Chicago", "MT": "Denver", "PT": "Los_Angeles"}
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?\b")
_ZONE = re.compile(rf"\b(?:{'|'.join([*_OFFSETS, *_PLACES])})\b")
_NOON = 12


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """One such line: where its words stand in the body, and for an embargo the time that it names.

    ``day`` is None where no date is understood, ``clock`` where no hour stands there, ``zone`` where
    none, or none that is known.
    """

    start: int
    text: str
    language: str = "en"
    embargo: bool = False
    day: date | None = None
    clock: time | None = None
    zone: tzinfo | None = None

    def agrees(self, until: datetime, zones: list[tzinfo]) -> bool:
        """Whether it names that instant; in one of the zones, where it names none itself."""
        for zone in [self.zone] if self.zone else zones:
            local = until.astimezone(zone)
            if self.day == local.date() and self.clock in (None, local.time().replace(second=0)):
                return True
        return False


def lines(body: str) -> Iterator[ReleaseLine]:
    """The release lines of a body, in its order."""
    if not (_NOW.search(body) or _UNTIL.search(body)):
        return
    found = [ReleaseLine(m.start("line"), m["line"]) for m in _NOW.finditer(body)]
    found += [_embargo(m) for m in _UNTIL.finditer(body)]
    yield from sorted(found, key=lambda line: line.start)


def _embargo(match: re.Match[str]) -> ReleaseLine:
    text = match["line"].rstrip(" \t*_.")
    language = next(name for name in _WORDS if match[name])
    rest = text[match.end(language) - match.start("line") :]
    day, rest = _dated(rest)
    clock, rest = _clocked(rest) if day else (None, rest)
    zone = _zoned(rest) if clock else None
    return ReleaseLine(match.start("line"), text, language, embargo=True, day=day, clock=clock, zone=zone)


def _dated(text: str) -> tuple[date | None, str]:
    """The first date, and the text without it."""
    for form, order in ((_ISO, "ymd"), (_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy")):
        for match in form.finditer(text):
            said = dict(zip(order, match.groups(), strict=True))
            month = int(said["m"]) if said["m"].isdigit() else _NUMBERS.get(said["m"].casefold(), 0)
            try:
                day = date(int(said["y"]), month, int(said["d"]))
            except ValueError:
                continue
            return day, f"{text[: match.start()]} {text[match.end() :].removeprefix('T')}"
    return None, text


def _clocked(text: str) -> tuple[time | None, str]:
    """The first hour, and what stands behind it."""
    for match in _CLOCK.finditer(text):
        hour, minute, half = int(match[1]), int(match[2] or 0), (match["half"] or "").lower()
        if not (match[2] or match[0].strip() != match[1]):  # a bare number is no hour
            continue
        if half and hour <= _NOON:
            hour = hour % _NOON + (_NOON if half == "p" else 0)
        if hour < 24 and minute < 60:
            return time(hour, minute), text[match.end() :]
    return None, text


def _zoned(text: str) -> tzinfo | None:
    if match := _OFFSET.search(text.partition("(")[0]):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        return timezone(-offset if match[1] == "-" else offset) if offset < timedelta(days=1) else None
    match = _ZONE.search(text.partition("(")[0])
    if not match:
        return None
    name = match[0]
    return (
        ZoneInfo(f"America/{_PLACES[name]}")
        if name in _PLACES
        else timezone(timedelta(minutes=_OFFSETS[name]))
    )


def written(until: datetime, zone: tzinfo, language: str) -> str:
    """The line for an embargo: its local time and UTC, in one of the four languages, else in English."""
    language = language.partition("-")[0].lower()
    language = language if language in _WORDS else "en"
    local = until.astimezone(zone)
    clock = f"{local:%H:%M} {_named(local)}"
    if local.utcoffset():
        clock = f"{clock} ({until.astimezone(UTC):%H:%M} UTC)"
    month = _MONTHS[language].split()[local.month - 1]
    return _WORDS[language].format(day=local.day, month=month, year=local.year, clock=clock)


def _named(local: datetime) -> str:
    """A short name of its zone that readers of such lines know; else the distance from UTC."""
    offset, name = local.utcoffset() or timedelta(), local.tzname() or ""
    if _OFFSETS.get(name) == offset / timedelta(minutes=1):
        return name
    minutes = abs(offset) // timedelta(minutes=1)
    return f"UTC{'-' if offset < timedelta() else '+'}{minutes // 60:02}:{minutes % 60:02}"
