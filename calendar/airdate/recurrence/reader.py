"""The words of a rhythm while they are read, and what has been understood of them."""

from dataclasses import dataclass, field
from datetime import time

from airdate.recurrence.lexicon import AMBIGUOUS, ELSEWHERE, KNOWN
from airdate.recurrence.rfc import fault
from airdate.recurrence.rule import Rule
from airdate.text import did_you_mean, shown
from airdate.timespan import TimeFault

EXAMPLES = "write for example: weekly on tuesday at 10:00, or: monthly on the first workday"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the words say. ``workdays``: it speaks of workdays, so holidays matter."""

    rule: Rule
    at: time | None = None
    workdays: bool = False


@dataclass
class Words:
    """The words, and how far they are read."""

    text: str
    words: list[str]
    read: int = 0
    said: set[str] = field(default_factory=set)

    @property
    def next(self) -> str:
        """The word to be read; empty at the end."""
        return self.words[self.read] if self.read < len(self.words) else ""

    def take(self) -> str:
        """Read the next word, which must be there."""
        self.read += 1
        return self.words[self.read - 1]

    def skip(self, *words: str) -> bool:
        """Read on if the next word is one of these."""
        found = self.next in words
        self.read += found
        return found

    def one_of(self, known: dict[str, int]) -> int:
        """What the next word stands for; TimeFault if it is none of these."""
        if self.next not in known:
            raise self.stuck()
        return known[self.take()]

    def stuck(self) -> TimeFault:
        """Why the next word cannot be read, and what could stand there."""
        word = self.next
        if not word:
            return fault(f"'{shown(self.text)}' breaks off", EXAMPLES)
        if cure := ELSEWHERE.get(word):
            return fault(f"'{word}' has no place in a rhythm", cure)
        if both := AMBIGUOUS.get(word):
            return fault(f"'{word}' has two meanings", f"write '{both[0]}' or '{both[1]}'")
        near = did_you_mean(word, KNOWN, 0.7) if word not in KNOWN else ""
        here = " here" if word in KNOWN or word == "," else ""
        message = f"'{shown(word)}' is not understood{here} in '{shown(self.text)}'"
        return fault(message, f"{near} {EXAMPLES}".strip())

    def separator(self) -> bool:
        """Read on over ``,``, ``and`` or both."""
        comma = self.skip(",")
        return self.skip("and") or comma
