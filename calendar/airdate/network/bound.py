"""Bound: whether a number is more, or less, than a network takes, and how bad that is."""

from collections.abc import Callable
from typing import NamedTuple, TypeGuard

from airdate.finding import Severity
from airdate.network.fact import Fact, Grade

#: What is said for sure is an error to break; what one source says, a warning.
_SURE = frozenset({Grade.A, Grade.B, Grade.HOUSE})


class Breach(NamedTuple):
    """A bound that a number breaks. ``advised``: it is wise to keep it, but the network may take more."""

    fact: Fact
    bound: int | float
    severity: Severity
    advised: bool = False

    def told(self, network: str, verb: str = "allows") -> str:
        """``X allows 280 (Twitter, twitter-text v3, 2021-10-21)``."""
        verb = "is safe with" if self.advised else verb
        return f"{network} {verb} {shown_number(self.bound)} ({self.fact.source_line})"


def breach(fact: Fact | None, number: float) -> Breach | None:
    """The bound of the fact that the number is above; None if it is not, or nobody has confirmed the fact."""
    return broken(fact, lambda bound: number > bound)


def shortfall(fact: Fact | None, number: float) -> Breach | None:
    """The same for a least value: the bound that the number is below."""
    return broken(fact, lambda bound: number < bound)


def broken(fact: Fact | None, breaks: Callable[[float], bool]) -> Breach | None:
    """The bound of the fact that is broken, as that tells of each; None if nobody has confirmed the fact."""
    if fact is None or fact.grade is Grade.D:
        return None
    value = fact.value
    if _is_number(value) and breaks(value):
        return Breach(fact, value, _severity(fact))
    if fact.advised is not None and breaks(fact.advised):
        return Breach(fact, fact.advised, Severity.WARNING, advised=True)
    return None


def nearly(fact: Fact | None, number: float, percent: int) -> Breach | None:
    """The lowest bound of the fact, if the number is at that many percent of it or above, yet not over it."""
    if fact is None or fact.grade is Grade.D or breach(fact, number):
        return None
    known = [bound for bound in (fact.value, fact.advised) if _is_number(bound)]
    if not known or number * 100 < percent * min(known):
        return None
    return Breach(fact, min(known), Severity.INFO)


def shown_number(number: float) -> str:
    """``63,206``, ``0.8``."""
    return f"{number:,}"


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _severity(fact: Fact) -> Severity:
    return Severity.ERROR if fact.grade in _SURE else Severity.WARNING
