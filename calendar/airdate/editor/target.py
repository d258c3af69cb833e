"""Targets: where the thing stands that somebody points at."""

from airdate.editor.cursor import Pointed
from airdate.editor.desk import Desk
from airdate.editor.outline import Outline
from airdate.finding import Place
from airdate.item import Item
from airdate.schema import Form, Shape
from airdate.schema.shape import PHRASES

#: In which file of ``calendar/`` the words of a name stand.
_FILES = {
    "channel": "channels",
    "audience": "audiences",
    "person": "people",
    "format": "formats",
    "pillar": "pillars",
    "edition": "editions",
    "type": "types",
}


def target(at: Pointed, root: Shape, desk: Desk) -> Place | None:
    """Where the term or item stands; None if that is not known."""
    shape = root.at(at.path)
    if shape is None or at.on_key:
        return None
    if shape.names in _FILES:
        return _term(at.word, f"{desk.project.calendar_dir.name}/{_FILES[shape.names]}.yml", desk)
    item = pointed_item(at, root, desk)
    return item.at("title") if item else None


def pointed_item(at: Pointed, root: Shape, desk: Desk) -> Item | None:
    """The item whose id somebody points at, be it in a phrase or the item's own."""
    shape = root.at(at.path)
    if shape is None or at.on_key or shape.names in _FILES:
        return None
    phrase = shape.form in PHRASES or shape.form is Form.LEAD
    own = root.names == "" and at.path == ("id",)
    return desk.plan.by_id.get(at.word) if shape.names or phrase or own else None


def _term(id: str, path: str, desk: Desk) -> Place | None:
    row = Outline(desk.lines(path)).by_path.get((id,))
    return Place(path, row.line + 1, row.column + 1) if row else None
