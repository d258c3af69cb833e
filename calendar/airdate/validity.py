"""Validity: whether an approval still holds for an item as it is now, and if not, what is in the way.

It holds for exactly what was approved, in the record as it was written, until the time has passed at which
that was to appear. One without a digest is bound to nothing: of it nothing can be told.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import Enum
from typing import NamedTuple

from airdate import digest
from airdate.digest import Digest, HashOf
from airdate.entry import Entry, entries_of
from airdate.item import Item
from airdate.parts.approval import Approval
from airdate.vocabulary import Vocabulary


class Flaw(Enum):
    """Why an approval does not hold."""

    UNREADABLE = "the digest is none"
    ALTERED = "the record is another than was written"
    UNDATED = "it does not say when"
    AHEAD = "its time is still to come"
    CHANGED = "what was approved is another now"
    PASSED = "the time has passed, and it has not appeared"


class Verdict(NamedTuple):
    """What is in the way of an approval, if anything is; ``changed`` are the parts that are others now."""

    flaw: Flaw | None = None
    changed: tuple[str, ...] = ()


class Validity:
    """Judges the approvals of one item at one time, which is looked at once."""

    def __init__(self, item: Item, hash_of: HashOf, words: Vocabulary, now: datetime) -> None:
        self.now, self.zone = now, words.settings.zone
        self.digest = digest.of(item, hash_of, words.policy)
        self.passed = has_passed(entries_of(item, self.zone), now)

    def of(self, approval: Approval) -> Verdict:
        """The first thing that is in the way of it."""
        then = digest.parse(approval.digest)
        if then is None:
            return Verdict(Flaw.UNREADABLE)
        if flaw := self._dated(approval, then):
            return Verdict(flaw)
        if changed := self.digest.changed(then):
            return Verdict(Flaw.CHANGED, tuple(changed))
        return Verdict(Flaw.PASSED) if self.passed else Verdict()

    def _dated(self, approval: Approval, then: Digest) -> Flaw | None:
        if approval.at is None:
            return Flaw.UNDATED
        if not then.is_of(approval):
            return Flaw.ALTERED
        begins = approval.at.instant or approval.at.begins(self.zone)
        return Flaw.AHEAD if begins > self.now else None


def has_passed(entries: Iterable[Entry], now: datetime) -> bool:
    """Whether all that was still to appear has a time, and it is over; a series goes on."""
    open_ = [entry for entry in entries if not (entry.status.closed or entry.called_off)]
    return bool(open_) and all(e.start and e.ends <= now and not e.repeats for e in open_)
