"""A strict reader of our own feeds: it takes what we mean to write and nothing else.

Other readers forgive; one that forgives would not notice that a title has become
a property. The list of properties is closed, every value has one form, and every
octet is looked at. It shares no code with what writes.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

_TEXT = rb":(?:[^\\;,]|\\[\\;,n])+"
_LIST = rb":(?:[^\\;]|\\[\\;,n])+"
_UTC = rb":\d{8}T\d{6}Z"
_TIME = rb"(?:;VALUE=DATE:\d{8}|:\d{8}T\d{6}Z|;TZID=[\w/+-]+:\d{8}T\d{6})"
_LOCAL = rb":\d{8}T\d{6}"
_URI = rb":https?://[!-~]+"
_OFFSET = rb":[+-]\d{4}"
_RRULE = rb":FREQ=YEARLY;BYDAY=(?:-1|[1-4])(?:SU|MO|TU|WE|TH|FR|SA);BYMONTH=(?:[1-9]|1[0-2])"
_WORD = rb":[a-z]+"

#: For each component: its properties, each with its one form, ``?`` for those that may be absent
#: and ``*`` for those that may repeat.
_FORMS: dict[bytes, dict[bytes, tuple[str, bytes]]] = {
    b"VCALENDAR": {
        b"VERSION": ("", rb":2\.0"),
        b"PRODID": ("", _TEXT),
        b"CALSCALE": ("", rb":GREGORIAN"),
        b"NAME": ("", _TEXT),
        b"X-WR-CALNAME": ("", _TEXT),
        b"DESCRIPTION": ("?", _TEXT),
        b"X-WR-CALDESC": ("?", _TEXT),
        b"X-WR-TIMEZONE": ("", _TEXT),
        b"REFRESH-INTERVAL": ("", rb";VALUE=DURATION:PT\d+H"),
        b"X-PUBLISHED-TTL": ("", rb":PT\d+H"),
        b"URL": ("?", _URI),
        b"SOURCE": ("?", rb";VALUE=URI" + _URI),
        b"COLOR": ("?", _WORD),
        b"LAST-MODIFIED": ("", _UTC),
    },
    b"VTIMEZONE": {b"TZID": ("", rb":[\w/+-]+")},
    b"STANDARD": {
        b"DTSTART": ("", _LOCAL),
        b"RRULE": ("?", _RRULE),
        b"TZNAME": ("", rb":[\w+-]+"),
        b"TZOFFSETFROM": ("", _OFFSET),
        b"TZOFFSETTO": ("", _OFFSET),
    },
    b"VEVENT": {
        b"UID": ("", rb":[\w-]+(?:\.[\w-]+)?@[^\s@\\;,]+"),
        b"DTSTAMP": ("", _UTC),
        b"CREATED": ("", _UTC),
        b"LAST-MODIFIED": ("", _UTC),
        b"SEQUENCE": ("", rb":\d{1,10}"),
        b"DTSTART": ("", _TIME),
        b"DTEND": ("", _TIME),
        b"SUMMARY": ("", _TEXT),
        b"DESCRIPTION": ("", _TEXT),
        b"LOCATION": ("?", _TEXT),
        b"URL": ("?", _URI),
        b"STATUS": ("", rb":(?:TENTATIVE|CONFIRMED|CANCELLED)"),
        b"CATEGORIES": ("?", _LIST),
        b"CLASS": ("", rb":PUBLIC"),
        b"TRANSP": ("", rb":(?:TRANSPARENT|OPAQUE)"),
        b"X-MICROSOFT-CDO-BUSYSTATUS": ("", rb":(?:FREE|BUSY)"),
        b"RELATED-TO": ("*", rb";RELTYPE=(?:PARENT|SIBLING|DEPENDS-ON):[^\s\\;,]+"),
    },
}
_FORMS[b"DAYLIGHT"] = _FORMS[b"STANDARD"]
_COMPILED = {
    component: {name: (often, re.compile(form)) for name, (often, form) in forms.items()}
    for component, forms in _FORMS.items()
}
#: Which component may stand in which.
_WITHIN = {b"VTIMEZONE": b"VCALENDAR", b"VEVENT": b"VCALENDAR", b"STANDARD": b"VTIMEZONE", b"DAYLIGHT": b"VTIMEZONE"}

#: What no line may hold, and how to call it.
_OCTETS = (
    (re.compile(rb"\r(?!\n)|(?<!\r)\n"), "a line break that is not CRLF"),
    (re.compile(rb"[^\r\n]{76}"), "a line of more than 75 octets"),
    (re.compile(rb"\r\n [\x80-\xbf]"), "a fold within a character"),
    (re.compile(rb"\r\n(?=[\r\t])|\r\n (?=\r)"), "an empty line"),
    (re.compile(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]"), "a control character"),
    (re.compile(rb"\xe2\x80[\xa8\xa9]|\xef\xbb\xbf"), "a line separator or byte order mark"),
)
_LINE = re.compile(rb"([A-Z-]+)([;:].*)", re.DOTALL)
_EVENT = b"\r\nBEGIN:VEVENT\r\n"
_CLOSE = b"END:VCALENDAR\r\n"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a feed, and in which line of the file (from 1)."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


@dataclass(slots=True)
class _Part:
    """What was read of one stretch of a feed; lines count from its own first."""

    problems: list[Problem] = field(default_factory=list)
    uids: list[bytes] = field(default_factory=list)
    targets: list[bytes] = field(default_factory=list)
    named: set[bytes] = field(default_factory=set)
    zones: list[bytes] = field(default_factory=list)


class Strict:
    """Reads feeds; what stands in several feeds is read once."""

    def __init__(self) -> None:
        self.seen: dict[bytes, _Part] = {}

    def problems(self, content: bytes) -> Iterator[Problem]:
        """Everything that is wrong in one feed."""
        if not content.startswith(b"BEGIN:VCALENDAR\r\n") or not content.endswith(b"\r\n" + _CLOSE):
            yield Problem(1, "not from BEGIN:VCALENDAR to END:VCALENDAR")
            return
        head, *events = content.removesuffix(_CLOSE).split(_EVENT)
        parts = [self._part(head + b"\r\n" if events else head, b"VCALENDAR")]
        line = parts_line = 1 + head.count(b"\r\n") + 1
        yield from parts[0].problems
        for n, event in enumerate(events):
            block = event if n == len(events) - 1 else event + b"\r\n"
            part = self._part(_EVENT[2:] + block, b"VEVENT")
            yield from (replace(problem, line=problem.line + line - 1) for problem in part.problems)
            line += 1 + block.count(b"\r\n")
            parts.append(part)
        yield from (Problem(parts_line, message) for message in _across(parts))

    def _part(self, block: bytes, component: bytes) -> _Part:
        if block not in self.seen:
            self.seen[block] = _read(block, component)
        return self.seen[block]


def problems(content: bytes) -> Iterator[Problem]:
    """Everything that is wrong in one feed."""
    return Strict().problems(content)


def _across(parts: Iterable[_Part]) -> Iterator[str]:
    """What only the whole feed tells."""
    head, *events = parts
    uids = [uid for part in events for uid in part.uids]
    if not events:
        yield "no entry"
    if len(set(uids)) != len(uids):
        yield f"a UID stands twice: {_shown(next(uid for uid in uids if uids.count(uid) > 1))}"
    named = {zone for part in events for zone in part.named}
    if sorted(named) != head.zones:
        yield f"time zones {_shown(b' '.join(head.zones))}, used are {_shown(b' '.join(sorted(named)))}"
    for target in sorted({target for part in events for target in part.targets}.difference(uids)):
        yield f"RELATED-TO leads to {_shown(target)}, which is not in this feed"


def _read(block: bytes, component: bytes) -> _Part:
    """Read the head of a feed with its time zones, or one event."""
    part = _Part()
    for form, message in _OCTETS:
        for match in form.finditer(block):
            part.problems.append(Problem(1 + block.count(b"\n", 0, match.start()), message))
    try:
        block.decode()
    except UnicodeDecodeError:
        part.problems.append(Problem(1, "not UTF-8"))
    _Components(part, block).read(component)
    return part


class _Components:
    """Follows BEGIN and END, and looks at each property by the component it stands in."""

    def __init__(self, part: _Part, block: bytes) -> None:
        self.part, self.block = part, block
        self.stack: list[tuple[bytes, dict[bytes, list[bytes]]]] = []
        self.line = 1

    def note(self, message: str) -> None:
        self.part.problems.append(Problem(self.line, message))

    def read(self, component: bytes) -> None:
        """Read all lines; ``component`` is what the block begins with, and a calendar stays open."""
        for raw in self.block.replace(b"\r\n ", b"\n").split(b"\r\n")[:-1]:
            folds = raw.count(b"\n")
            self._line(raw.replace(b"\n", b"") if folds else raw)
            self.line += 1 + folds
        left = [name for name, _ in self.stack]
        if left != ([b"VCALENDAR"] if component == b"VCALENDAR" else []):
            self.note("BEGIN and END do not match")
        elif left:
            self._close(*self.stack.pop())

    def _line(self, line: bytes) -> None:
        match = _LINE.fullmatch(line)
        if not match:
            return self.note(f"no property: {_shown(line)}")
        name, value = match.groups()
        if name == b"BEGIN":
            return self._begin(value[1:])
        if not self.stack:
            return self.note(f"{_shown(name)} outside of any component")
        if name == b"END":
            component, found = self.stack.pop()
            return self._close(component, found) if value[1:] == component else self.note("an END too many")
        component, found = self.stack[-1]
        _, form = _COMPILED[component].get(name, ("", None))
        if form is None:
            return self.note(f"{_shown(name)} has no place in {_shown(component)}")
        if not form.fullmatch(value):
            self.note(f"not the form of a {_shown(name)}: {_shown(value)}")
        found.setdefault(name, []).append(value)
        return None

    def _begin(self, component: bytes) -> None:
        outer = self.stack[-1][0] if self.stack else b"VCALENDAR"
        if component not in _COMPILED or _WITHIN.get(component, b"VCALENDAR") != outer:
            self.note(f"{_shown(component)} cannot begin here")
        self.stack.append((component if component in _COMPILED else b"VEVENT", {}))

    def _close(self, component: bytes, found: dict[bytes, list[bytes]]) -> None:
        """What one finished component must have and must not have twice."""
        for name, (often, _) in _COMPILED[component].items():
            count = len(found.get(name, ()))
            if count == 0 and not often:
                self.note(f"{_shown(component)} lacks {_shown(name)}")
            if count > 1 and often != "*":
                self.note(f"{_shown(name)} stands {count} times in {_shown(component)}")
        if component == b"VEVENT":
            self._event(found)
        elif component == b"VTIMEZONE":
            self.part.zones += [value[1:] for value in found.get(b"TZID", ())]
        elif component == b"VCALENDAR":
            self._calendar(found)

    def _event(self, found: dict[bytes, list[bytes]]) -> None:
        self.part.uids += [value[1:] for value in found.get(b"UID", ())]
        self.part.targets += [value.rpartition(b":")[2] for value in found.get(b"RELATED-TO", ())]
        times = {name: found[name][0] for name in _TIMES if name in found}
        for name, value in times.items():
            parameter, _, time = value.rpartition(b":")
            if parameter.startswith(b";TZID="):
                self.part.named.add(parameter[6:])
            if not _exists(time):
                self.note(f"{_shown(name)} names a time that does not exist: {_shown(time)}")
        start, end = (times.get(name, b"").rpartition(b":") for name in (b"DTSTART", b"DTEND"))
        if start[0] != end[0] or start[2].endswith(b"Z") != end[2].endswith(b"Z"):
            self.note("DTSTART and DTEND are of two kinds")
        elif start[2] >= end[2]:
            self.note("DTEND is not after DTSTART")

    def _calendar(self, found: dict[bytes, list[bytes]]) -> None:
        for one, other in _TWINS:
            if [value.rpartition(b":")[2] for value in found.get(one, ())] != [
                value.rpartition(b":")[2] for value in found.get(other, ())
            ]:
                self.note(f"{_shown(one)} and {_shown(other)} differ")


_TIMES = (b"DTSTART", b"DTEND", b"DTSTAMP", b"CREATED", b"LAST-MODIFIED")
_TWINS = (
    (b"NAME", b"X-WR-CALNAME"),
    (b"DESCRIPTION", b"X-WR-CALDESC"),
    (b"REFRESH-INTERVAL", b"X-PUBLISHED-TTL"),
)


def _exists(time: bytes) -> bool:
    try:
        datetime.fromisoformat(time.decode("ascii", "replace"))
    except ValueError:
        return False
    return True


def _shown(raw: bytes) -> str:
    """Octets as a message may quote them."""
    cut = raw if len(raw) <= 60 else raw[:60] + b"..."
    return cut.decode("ascii", "backslashreplace").encode("unicode_escape").decode()
