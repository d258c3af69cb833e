"""A strict reader of our own feeds: it takes what we mean to write and nothing else.

Other readers forgive, and one that forgives would not notice that a title has become
a property. Here the list of properties is closed, every value has one form, and every
octet is looked at. It shares no code with what writes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from airdate.feeds.forms import ALARM, CALENDAR, EVENT, OFTEN, ONCE, RELATED, TASK, TIMES, TWINS, ZONE, Forms

_LINE = re.compile(rb"([A-Z-]+)([;:].*)", re.DOTALL)
_CONTROLS = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
_UNSEEN = re.compile(rb"\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]|\xef\xbb\xbf")
_INSIDE = re.compile(rb"\r\n [\x80-\xbf]")
_SPLIT, _CLOSE = re.compile(rb"\r\n(?=BEGIN:V(?!ALARM))"), b"\r\nEND:VCALENDAR\r\n"
#: Where an entry's relations begin, or its alarm: these differ from feed to feed.
_TAIL = re.compile(rb"\r\n(?=RELATED-TO|BEGIN:VALARM)")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a feed, and in which line of the file (from 1).

    ``uid`` is that of the entry and ``property`` that of its properties in which it is, if it is in one.
    """

    line: int
    message: str
    uid: str = ""
    property: str = ""

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


@dataclass(slots=True)
class _Part:
    """What one stretch of a feed said; lines of problems count from 0, its first."""

    problems: list[Problem] = field(default_factory=list)
    uid: bytes = b""
    zones: frozenset[bytes] = frozenset()
    start: bytes = b""
    sequence: int = 0
    repeats: bool = False
    #: The occurrence that it stands for, and those that a series leaves out or has elsewhere.
    occurrence: bytes = b""
    apart: frozenset[bytes] = frozenset()


@dataclass(frozen=True, slots=True)
class _Tail:
    """What the end of an event said; lines of problems count from 0, its first."""

    problems: list[Problem]
    targets: list[bytes]


@dataclass(slots=True)
class _Whole:
    """What must agree over a whole feed; the lines are those of the file."""

    uids: dict[bytes, tuple[int, _Part]] = field(default_factory=dict)
    occurrences: set[tuple[bytes, bytes]] = field(default_factory=set)
    targets: list[tuple[int, bytes, str]] = field(default_factory=list)
    held: list[bytes] = field(default_factory=list)
    used: set[bytes] = field(default_factory=set)

    def add(self, line: int, block: bytes, part: _Part) -> Iterator[Problem]:
        """Take in one part that begins in that line."""
        if block.startswith(b"BEGIN:VTIMEZONE"):
            self.held += part.zones
        elif block.startswith((b"BEGIN:VEVENT", b"BEGIN:VTODO")):
            self.used |= part.zones
            uid = _shown(part.uid)
            if part.occurrence:
                yield from (Problem(line, message, uid) for message in self._occurrence(part))
            elif part.uid in self.uids:
                first, _ = self.uids[part.uid]
                yield Problem(line, f"the UID {uid} stands here again, first in line {first}", uid, "UID")
            else:
                self.uids[part.uid] = line, part

    def _occurrence(self, part: _Part) -> Iterator[str]:
        """What an occurrence must be to the series it belongs to."""
        _, series = self.uids.get(part.uid, (0, None))
        if series is None or not series.repeats:
            yield f"an occurrence of no series before it: {_shown(part.uid)}"
            return
        day = part.occurrence
        if _form(day) != _form(series.start):
            yield f"RECURRENCE-ID is no occurrence of its series: {_shown(day)}; {_shown(series.start)}"
        if part.sequence < series.sequence:
            yield "SEQUENCE is lower than that of the series"
        if day in series.apart or (part.uid, day) in self.occurrences:
            yield f"a second word on the occurrence {_shown(day)}"
        self.occurrences.add((part.uid, day))

    def problems(self, line: int) -> Iterator[Problem]:
        """What is wrong now that all is read; ``line`` is the last."""
        for at, target, uid in self.targets:
            if target not in self.uids:
                message = f"RELATED-TO leads to {_shown(target)}, which is not in this feed"
                yield Problem(at, message, uid, "RELATED-TO")
        if not self.uids:
            yield Problem(line, "no entry")
        if self.held != sorted(self.used):
            held, used = _listed(self.held), _listed(sorted(self.used))
            yield Problem(line, f"holds the time zones {held}; its entries name {used}")


class Strict:
    """Reads many feeds; what stands in several of them is read once."""

    def __init__(self) -> None:
        self.seen: dict[bytes, _Part] = {}
        self.tails: dict[bytes, _Tail] = {}

    def problems(self, content: bytes) -> Iterator[Problem]:
        """Everything that is wrong in one feed."""
        if not content.startswith(b"BEGIN:VCALENDAR\r\n") or not content.endswith(_CLOSE):
            yield Problem(1, "not from BEGIN:VCALENDAR to END:VCALENDAR")
            return
        whole, line = _Whole(), 1
        for block in _SPLIT.split(content.removesuffix(_CLOSE)):
            found = _TAIL.search(block)
            body = block[: found.start()] + b"\r\nEND:VEVENT\r\n" if found else block + b"\r\n"
            part = self._part(body)
            uid = _shown(part.uid)
            yield from (replace(each, line=line + each.line, uid=uid) for each in part.problems)
            yield from whole.add(line, block, part)
            if found:
                at = line + block.count(b"\n", 0, found.end())
                tail = self._tail(block[found.end() :] + b"\r\n")
                yield from (replace(each, line=at + each.line, uid=uid) for each in tail.problems)
                whole.targets += [(at, target, uid) for target in tail.targets]
            line += 1 + block.count(b"\n")
        yield from whole.problems(line)

    def _part(self, block: bytes) -> _Part:
        if block not in self.seen:
            self.seen[block] = _read(block)
        return self.seen[block]

    def _tail(self, octets: bytes) -> "_Tail":
        if octets not in self.tails:
            self.tails[octets] = _relations(octets)
        return self.tails[octets]


def problems(content: bytes) -> Iterator[Problem]:
    """Everything that is wrong in one feed."""
    return Strict().problems(content)


def _relations(octets: bytes) -> _Tail:
    """Read the end of an event: what it is related to, and its alarm."""
    found = [Problem(line, message) for line, message in _octets(octets)]
    tail, at, targets = octets.replace(b"\r\n ", b""), 0, []
    while match := RELATED.match(tail, at):
        targets.append(match[1])
        at = match.end()
    if alarm := ALARM.match(tail, at):
        at = alarm.end()
    if tail[at:] != b"END:VEVENT\r\n":
        message = "an event ends with its relations and its alarm, then END:VEVENT"
        found.append(Problem(0, message, property="RELATED-TO"))
    return _Tail(found, targets)


def _read(block: bytes) -> _Part:
    """Read the head of a calendar, one time zone, or one event without its relations."""
    part = _Part([Problem(line, message) for line, message in _octets(block)])
    if block.startswith(b"BEGIN:VTIMEZONE\r\n"):
        if match := ZONE.fullmatch(block):
            part.zones = frozenset({match[1]})
        else:
            part.problems.append(Problem(0, "not the form of a VTIMEZONE"))
    elif block.startswith(b"BEGIN:VCALENDAR\r\n"):
        found = _properties(block, CALENDAR, part.problems)
        part.problems += [Problem(0, message) for message in _calendar(found)]
    elif block.startswith(b"BEGIN:VTODO\r\n"):
        found = _component(block, b"VTODO", TASK, part.problems)
        part.uid = found.get(b"UID", b":")[1:]
    else:
        found = _component(block, b"VEVENT", EVENT, part.problems)
        part.problems += [Problem(0, *said) for said in (*_event(found), *_series(found))]
        part.uid = found.get(b"UID", b":")[1:]
        part.start, part.repeats = found.get(b"DTSTART", b""), b"RRULE" in found
        sequence = found.get(b"SEQUENCE", b":")[1:]
        part.sequence = int(sequence) if sequence.isdigit() else 0
        part.occurrence = found.get(b"RECURRENCE-ID", b"")
        part.apart = frozenset(_values(found, b"EXDATE"))
        named = (value.rpartition(b":")[0] for name in TIMES for value in _values(found, name))
        part.zones = frozenset(zone[6:] for zone in named if zone.startswith(b";TZID="))
    return part


def _component(block: bytes, name: bytes, forms: Forms, problems: list[Problem]) -> dict[bytes, bytes]:
    """The properties of an event or a task, which ends as it began."""
    end = b"END:" + name + b"\r\n"
    if not block.endswith(b"\r\n" + end):
        problems.append(Problem(0, f"no END:{_shown(name)} at the end of this entry"))
    return _properties(block.removesuffix(end), forms, problems)


def _octets(block: bytes) -> Iterator[tuple[int, str]]:
    """What no line may be made of. Asks the whole first: nearly always there is nothing."""
    if max(map(len, block.split(b"\r\n"))) > 75:
        yield 0, "a line of more than 75 octets"
    if not block.count(b"\r\n") == block.count(b"\r") == block.count(b"\n"):
        yield 0, "a line break that is not CRLF"
    if len(block.translate(None, _CONTROLS)) != len(block):
        yield 0, "a control character"
    unfolded = block.replace(b"\r\n ", b"")
    if match := _UNSEEN.search(unfolded):
        yield 0, f"a character that nobody sees: {_shown(match[0])}"
    if match := _INSIDE.search(block):
        yield block.count(b"\n", 0, match.start()), "a fold within a character"
    try:
        unfolded.decode()
    except UnicodeDecodeError:
        yield 0, "not UTF-8"


def _properties(block: bytes, forms: Forms, problems: list[Problem]) -> dict[bytes, bytes]:
    """The properties of one component by name, each held against its form and number.

    Of one that may stand often all values, a line break between them.
    """
    found: dict[bytes, bytes] = {}
    n = -1
    for raw in block.replace(b"\r\n ", b"\n").split(b"\r\n")[:-1]:
        line, n = raw.replace(b"\n", b""), n + 1
        match = _LINE.fullmatch(line)
        name, value = match.groups() if match else (b"", line)
        often, form = forms.get(name, ("", None))
        if form is None:
            problems.append(Problem(n, f"no property of ours: {_shown(line)}"))
        elif name in found and often != OFTEN:
            problems.append(Problem(n, f"a second {_shown(name)}", property=_shown(name)))
        elif not form.fullmatch(value):
            message = f"not the form of {_shown(name)}: {_shown(value)}"
            problems.append(Problem(n, message, property=_shown(name)))
        if name not in found:
            found[name] = value
        elif often == OFTEN:
            found[name] += b"\n" + value
        n += len(raw) - len(line)  # where it was folded
    missing = [name for name, (often, _) in forms.items() if often == ONCE and name not in found]
    problems += [Problem(0, f"{_shown(name)} is missing", property=_shown(name)) for name in missing]
    return found


def _event(found: Mapping[bytes, bytes]) -> Iterator[tuple[str, str, str]]:
    """What the times of an event must be to each other: message, no UID yet, property."""
    for name in TIMES:
        for value in _values(found, name):
            if not _exists(value.rpartition(b":")[2]):
                yield f"{_shown(name)} is a time that does not exist: {_shown(value)}", "", _shown(name)
    kind, _, start = found.get(b"DTSTART", b"").rpartition(b":")
    kind_of_end, _, end = found.get(b"DTEND", b"").rpartition(b":")
    if kind != kind_of_end or len(start) != len(end):
        yield "DTSTART and DTEND are of two kinds", "", "DTEND"
    elif start >= end:
        yield "DTEND is not after DTSTART", "", "DTEND"


def _series(found: Mapping[bytes, bytes]) -> Iterator[tuple[str, str, str]]:
    """What a rule and its exceptions must be to the first time (RFC 5545 3.3.10, 3.8.5.1)."""
    yield from ((message, "", "RRULE") for message in _rule(found))


def _rule(found: Mapping[bytes, bytes]) -> Iterator[str]:
    rule, left_out = found.get(b"RRULE", b""), _values(found, b"EXDATE")
    if rule and b"RECURRENCE-ID" in found:
        yield "an occurrence cannot be a series of its own"
    if left_out and not rule:
        yield "EXDATE without RRULE"
    if len(set(left_out)) < len(left_out):
        yield "an EXDATE stands twice"
    start = found.get(b"DTSTART", b"")
    if any(_form(value) != _form(start) for value in left_out):
        yield "EXDATE is not of the form of DTSTART"
    if match := re.search(rb";UNTIL=(\w+)", rule):
        if (b"T" in match[1]) is start.startswith(b";VALUE=DATE"):
            yield "UNTIL and DTSTART are of two kinds"
        if not _exists(match[1]):
            yield f"UNTIL is a time that does not exist: {_shown(match[1])}"


def _form(time: bytes) -> tuple[bytes, bytes]:
    """The zone or kind of a time, and its hour: all occurrences of a series have these in common."""
    kind, _, value = time.rpartition(b":")
    return kind, value.partition(b"T")[2]


def _values(found: Mapping[bytes, bytes], name: bytes) -> Sequence[bytes]:
    return found[name].split(b"\n") if name in found else ()


def _calendar(found: Mapping[bytes, bytes]) -> Iterator[str]:
    """Of two names for one thing, both say the same."""
    for one, other in TWINS:
        if found.get(one, b"").rpartition(b":")[2] != found.get(other, b"").rpartition(b":")[2]:
            yield f"{_shown(one)} and {_shown(other)} differ"


def _exists(time: bytes) -> bool:
    try:
        datetime.fromisoformat(time.decode("ascii", "replace"))
    except ValueError:
        return False
    return True


def _listed(names: Sequence[bytes]) -> str:
    return ", ".join(map(_shown, names)) or "none"


def _shown(raw: bytes) -> str:
    """Octets as a message may quote them."""
    cut = raw if len(raw) <= 60 else raw[:60] + b"..."
    return "".join(chr(octet) if 0x20 <= octet < 0x7F else f"\\x{octet:02x}" for octet in cut)
