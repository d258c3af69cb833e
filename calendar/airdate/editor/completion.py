"""Completion: what can follow what is typed: keys, words, ids, and phrases of relative times."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from airdate.editor.cursor import Cursor
from airdate.schema import Form, Shape, Words
from airdate.schema.shape import PHRASES

_UNITS = ("days", "workdays", "weeks", "months", "hours", "minutes")
_BEGINNINGS = {
    "7 days before ": "days before another item",
    "2 workdays after ": "workdays after it",
    "1 hour after ": "hours after it",
    "first tuesday after ": "a weekday after it",
    "with ": "at the same time",
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "workday")
_ORDINALS = ("first", "second", "third", "fourth", "last")
_OWN = {"publish": "its own time", "start": "its own start", "end": "its own end"}


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be inserted in the place of what is begun, from ``column`` on."""

    label: str
    detail: str
    text: str
    column: int
    key: bool = False


def choices(cursor: Cursor, root: Shape, words: Words) -> list[Choice]:
    """Everything that can stand there; an editor sifts by what is typed on."""
    shape = root.at(cursor.path)
    if shape is None:
        return []
    if cursor.key or (cursor.key is None and shape.holds_keys):
        return [*_keys(cursor, shape, words)]
    if cursor.key is None and not cursor.path:
        return []
    return [*_values(cursor, shape, words)]


def _keys(cursor: Cursor, shape: Shape, words: Words) -> Iterator[Choice]:
    for key, inner in (shape.keys or {}).items():
        if key not in cursor.taken:
            yield Choice(key, inner.says, f"{key}: ", cursor.column, key=True)
    if shape.each and shape.called:
        for name, says in (words.of_name(shape.called) or {}).items():
            if name not in cursor.taken:
                yield Choice(name, says, f"{name}: ", cursor.column, key=True)


def _values(cursor: Cursor, shape: Shape, words: Words) -> Iterator[Choice]:
    for word in shape.words:
        yield Choice(word, "", word, cursor.column)
    if shape.names:
        for id, title in (words.of_name(shape.names) or {}).items():
            yield Choice(id, title, id, cursor.column)
    elif shape.form is Form.YES:
        yield from (Choice(word, "", word, cursor.column) for word in ("yes", "no"))
    elif shape.form in PHRASES or shape.form is Form.LEAD:
        yield from _phrases(cursor, shape.form, words)


def _phrases(cursor: Cursor, form: Form, words: Words) -> Iterator[Choice]:
    """The next word of a relative time."""
    before, _, last = cursor.begun.rpartition(" ")
    said = before.lower().split()
    column = cursor.column + len(cursor.begun) - len(last)
    if not said:
        yield from _beginnings(cursor, form)
        return
    for word, detail in _next(said, form, words):
        yield Choice(word, detail, word, column)


def _beginnings(cursor: Cursor, form: Form) -> Iterator[Choice]:
    if form is Form.LEAD:
        yield Choice("5 workdays", "before it appears", "5 workdays", cursor.column)
        yield Choice("none", "what the plan gives by default falls away", "none", cursor.column)
        return
    for begin, detail in _BEGINNINGS.items():
        yield Choice(begin.strip(), detail, begin, cursor.column)
    yield Choice("when … lifts", "as soon as its embargo does", "when ", cursor.column)


def _next(said: list[str], form: Form, words: Words) -> Iterable[tuple[str, str]]:
    """What can follow these words."""
    last, items = said[-1], (words.of_name("item") or {}).items()
    if last in ("with", "before", "after"):
        return [*_OWN.items(), *items]
    if said[0] == "when":
        return [*items] if len(said) == 1 else [("lifts", "")] if len(said) == 2 else []
    if len(said) > 1 and said[-2] in ("with", "before", "after"):
        return [("at 09:00", "on that day, at this hour")]
    if len(said) == 1:
        return [(word, "") for word in (_WEEKDAYS if last in _ORDINALS else _UNITS)]
    return [("before", ""), ("after", "")] if len(said) == 2 and form in (*PHRASES, Form.LEAD) else []
