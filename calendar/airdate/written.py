"""Written: the texts that an item publishes, as they stand in its file, and how one changes there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from airdate.finding import Assign, Change, Place, Replace
from airdate.item import Item, Output
from airdate.markdown import position
from airdate.prose import replaced

#: What is written for the house: nobody reads the body of such an item outside of it.
_INTERNAL = frozenset({"campaign", "playbook", "scenario", "strategy", "policy", "experiment"})


@dataclass(frozen=True, slots=True)
class Written:
    """One text: what stands under ``key`` of the front matter, or the body where that is empty."""

    item: Item
    output: Output
    text: str
    key: str = ""

    def at(self, offset: int) -> Place:
        """Where that character stands; in a front matter, the text."""
        if self.key:
            return self.output.wording.spot("text")
        return Place(self.item.place.path, *position(self.text, offset, self.item.body_line))

    def changed(self, spans: Sequence[tuple[int, int, str]]) -> tuple[Change, ...]:
        """What to change to have other words in place of each span (start, end, words).

        Nothing for a text of several lines in a front matter: how it is laid out there is its author's.
        """
        if self.key:
            whole = replaced(self.text, spans)
            return () if "\n" in whole.strip() else (Assign(self.key, whole),)
        return tuple(Replace(self.at(start), self.text[start:end], new) for start, end, new in spans)

    def opening(self) -> int:
        """Where the first paragraph begins; -1 if none does."""
        if self.key:
            return 0
        at = 0
        for line in self.text.split("\n"):
            if line[:1].isalpha():
                return at
            at += len(line) + 1
        return -1

    def headed(self, label: str) -> tuple[Change, ...]:
        """What to change to have the label in front; nothing if there is no paragraph to put it before."""
        start = self.opening()
        if start < 0:
            return ()
        first = self.text[start]
        return self.changed([(start, start + 1, f"{lead(label)}{first}")])


def lead(label: str) -> str:
    """A label as a text begins with it: ``#ad ``, ``Advertisement: ``."""
    return f"{label} " if label.startswith("#") else f"{label}: "


def of_output(item: Item, output: Output) -> Written:
    """The text of that output."""
    if not output.wording.text:
        return Written(item, output, item.body)
    own = output.name and "text" in output.places
    return Written(item, output, output.wording.text, f"outputs.{output.name}.text" if own else "text")


def of(item: Item) -> Iterator[Written]:
    """Every text of an item that others read, each once."""
    known = set()
    for output in item.outputs:
        text = of_output(item, output)
        if text.key not in known and (text.key or item.type not in _INTERNAL):
            known.add(text.key)
            yield text
