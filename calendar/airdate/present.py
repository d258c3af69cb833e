"""Present: a clock that notes what it was asked, so that one knows until when the answers hold.

Who asks whether something is over gets an answer that turns at a known instant, and who asks for the
day one that turns at midnight. What else a clock can be asked may be another answer in a second.
"""

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Any, NamedTuple, cast

_NONE, _LEAST = timedelta(0), timedelta.resolution

#: What may be asked by name without an answer that turns with every second.
_LASTING = frozenset({"astimezone", "date", "tzinfo", "__class__"})


class Span(NamedTuple):
    """From when and before when something holds, in UTC; None where it has no bound."""

    since: datetime | None = None
    until: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it does at that time."""
        return (self.since is None or self.since <= now) and (self.until is None or now < self.until)


class _Notes:
    """How far from the present the answers hold: from ``since`` on, and before ``until``."""

    __slots__ = ("since", "until")

    def __init__(self) -> None:
        self.since: timedelta | None = None
        self.until: timedelta | None = None

    def ahead(self, turn: timedelta) -> bool:
        """Whether the instant so far from the present, at which an answer turns, is yet to come."""
        if turn > _NONE:
            if self.until is None or turn < self.until:
                self.until = turn
            return True
        if self.since is None or turn > self.since:
            self.since = turn
        return False

    def moment(self) -> None:
        """The answer may hold at this very moment only."""
        self.since, self.until = _NONE, _LEAST


class Present(datetime):
    """An aware time that stands for the present; those made of it by adding note with it."""

    __slots__ = ("_day", "_notes", "_plain", "_there")
    _plain: datetime
    _notes: _Notes
    _there: dict[tzinfo, "Present"]
    _day: date | None

    @classmethod
    def of(cls, now: datetime, notes: _Notes | None = None) -> "Present":
        """The present that says the same as that time."""
        made = datetime.__new__(
            cls,
            *(now.year, now.month, now.day, now.hour, now.minute, now.second, now.microsecond, now.tzinfo),
            fold=now.fold,
        )
        made._plain, made._notes, made._there, made._day = now, notes or _Notes(), {}, None
        return made

    def __getattribute__(self, name: str) -> Any:
        if name in _LASTING:
            return object.__getattribute__(self, name)
        _notes(self).moment()
        return getattr(_plain(self), name)

    def __lt__(self, other: Any) -> bool:
        turn = _turn(self, other)
        return bool(_plain(self) < _bare(other)) if turn is None else _notes(self).ahead(turn)

    def __ge__(self, other: Any) -> bool:
        turn = _turn(self, other)
        return bool(_plain(self) >= _bare(other)) if turn is None else not _notes(self).ahead(turn)

    def __le__(self, other: Any) -> bool:
        turn = _turn(self, other)
        return bool(_plain(self) <= _bare(other)) if turn is None else _notes(self).ahead(turn + _LEAST)

    def __gt__(self, other: Any) -> bool:
        turn = _turn(self, other)
        return bool(_plain(self) > _bare(other)) if turn is None else not _notes(self).ahead(turn + _LEAST)

    def __eq__(self, other: object) -> bool:
        turn = _turn(self, other)
        if turn is not None:
            _notes(self).ahead(turn)
            _notes(self).ahead(turn + _LEAST)
        return bool(_plain(self) == _bare(other))

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __add__(self, step: timedelta) -> Any:
        return _moved(self, _plain(self) + step)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        if isinstance(other, timedelta):
            return _moved(self, _plain(self) - other)
        _notes(self).moment()
        return _plain(self) - _bare(other)

    def __rsub__(self, other: Any) -> Any:
        _notes(self).moment()
        return other - _plain(self)

    def astimezone(self, tz: tzinfo | None = None) -> Any:
        """The same present as the clocks of that zone show it."""
        there = _there(self)
        if tz is None:  # the machine's zone is for the machine to know
            _notes(self).moment()
            return _plain(self).astimezone()
        if tz not in there:
            there[tz] = Present.of(_plain(self).astimezone(tz), _notes(self))
        return there[tz]

    def date(self) -> date:
        """The day, until it is over."""
        day: date | None = _day(self)
        if day is None:
            plain: datetime = _plain(self)
            self._day = day = plain.date()
            _note_day(plain, day, _notes(self))
        return day

    def __hash__(self) -> int:
        _notes(self).moment()
        return hash(_plain(self))

    def __repr__(self) -> str:
        _notes(self).moment()
        return repr(_plain(self))

    def __str__(self) -> str:
        _notes(self).moment()
        return str(_plain(self))

    def __format__(self, form: str) -> str:
        _notes(self).moment()
        return format(_plain(self), form)

    def __reduce_ex__(self, protocol: Any) -> Any:
        _notes(self).moment()
        return _plain(self).__reduce_ex__(protocol)


# Past ``__getattribute__``, which notes, and fast: rules compare the present thousands of times.
_plain = cast(Any, Present.__dict__["_plain"]).__get__
_notes = cast(Any, Present.__dict__["_notes"]).__get__
_there = cast(Any, Present.__dict__["_there"]).__get__
_day = cast(Any, Present.__dict__["_day"]).__get__


def _bare(other: Any) -> Any:
    return _plain(other) if type(other) is Present else other


def _turn(present: Present, other: object) -> timedelta | None:
    """How far from the present the other time is; None if that does not tell which of them comes first.

    Two times of one zone are compared by what its clocks show, which may be the same twice.
    """
    plain = _plain(present)
    zone = other.tzinfo if type(other) is datetime else None
    if zone is None or (zone is plain.tzinfo and type(zone) is not timezone):
        _notes(present).moment()
        return None
    return cast(timedelta, cast(datetime, other) - plain)


def _moved(present: Present, moved: datetime) -> datetime:
    """So much later or earlier; clocks of a zone do not always go on by what has passed."""
    if type(moved.tzinfo) is timezone:
        return Present.of(moved, _notes(present))
    _notes(present).moment()
    return moved


def _note_day(now: datetime, day: date, notes: _Notes) -> None:
    """From midnight to midnight, where the zone's clocks show both once."""
    try:
        turns = [_midnight(now, day), _midnight(now, day + timedelta(days=1))]
    except OverflowError:  # at the end of the calendar
        turns = [None]
    for turn in turns:
        notes.moment() if turn is None else notes.ahead(turn)


def _midnight(now: datetime, day: date) -> timedelta | None:
    """How far away the day begins; None if clocks are changed over it, and may show it never or twice."""
    begins = datetime.combine(day, time(), now.tzinfo)
    if begins.utcoffset() != begins.replace(fold=1).utcoffset():
        return None
    return begins.astimezone(UTC) - now.astimezone(UTC)


def whole(step: timedelta, since: datetime, until: datetime) -> int:
    """How many whole steps lie between two times, one of which may be the present."""
    count = int((_bare(until) - _bare(since)) // step)
    if type(until) is Present and (far := _turn(until, since)) is not None:
        turns = far + count * step, far + (count + 1) * step
    elif type(since) is Present and (far := _turn(since, until)) is not None:
        turns = far - count * step + _LEAST, far - (count + 1) * step + _LEAST
    else:
        return count
    for turn in turns:
        _notes(until if type(until) is Present else since).ahead(turn)
    return count


def noted(now: datetime) -> Span:
    """How long that holds which was made of the present so far; of any other time nothing is known."""
    if type(now) is not Present:
        return Span(now, now)
    plain, notes = _plain(now).astimezone(UTC), _notes(now)
    return Span(_bound(plain, notes.since), _bound(plain, notes.until))


def _bound(now: datetime, far: timedelta | None) -> datetime | None:
    try:
        return None if far is None else now + far
    except OverflowError:  # beyond any time there is
        return None
