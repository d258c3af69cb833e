"""Cases as text: a name, an edit, the front matter before, and after it or why it was refused."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from airdate.editing.matter import Matter

DATA = Path(__file__).parent / "data"


class Case(NamedTuple):
    name: str
    edit: tuple[Any, ...]
    before: str
    after: str
    refused: str

    def apply(self, matter: Matter) -> Matter:
        verb, *given = self.edit
        edited: Matter = getattr(matter, verb)(*given)
        return edited


def cases() -> list[Case]:
    """Every case of every file."""
    return [
        _case(text)
        for file in sorted(DATA.glob("*.txt"))
        for text in f"\n{file.read_text('utf-8')}".split("\n== ")[1:]
    ]


def _case(text: str) -> Case:
    head, _, rest = text.partition("\n<<\n")
    before, _, after = f"\n{rest}".partition("\n>>")
    name, edit = head.split("\n")
    verb, path, *value = edit.split(" ", 2)
    before = f"{before}\n".removeprefix("\n")
    refused = after.removeprefix(" refused: ").strip() if after.startswith(" refused") else ""
    return Case(name, (verb, path, *map(json.loads, value)), before, after.removeprefix("\n"), refused)
