"""Naming: whether a new item may have its id, and stand at its path."""

from pathlib import Path

from airdate.cli.exits import Refusal
from airdate.plan import Plan
from airdate.text import is_identifier, shown


def refuse_id(plan: Plan, id: str) -> None:
    """A Refusal for an id that is none or taken."""
    if not is_identifier(id):
        raise Refusal(f"'{shown(id)}' cannot be an id (use letters, digits, _ and -, at most 80).")
    taken = next((item for item in plan.items if id.lower() in (item.id.lower(), item.uid.lower())), None)
    if taken:
        name = taken.id if taken.id.lower() == id.lower() else taken.uid
        raise Refusal(f"The id '{name}' is taken by {taken.place.path}.")
    if id.lower() in {name.lower() for name in plan.broken}:
        raise Refusal(f"The id '{id}' belongs to a file that cannot be read; `airdate check` says why.")


def place_of(content: Path, path: Path) -> str:
    """The path below ``content/``; links that lead out of it are followed before that is judged."""
    file = Path.cwd() / path
    whole = file.parent.resolve() / file.name
    root = content.resolve()
    if not whole.is_relative_to(root) or whole.suffix != ".md":
        raise Refusal(f"'{shown(str(path), 200)}' is no Markdown file in {content.name}/.")
    place = whole.relative_to(root).as_posix()
    if "/." in f"/{place}" or not place.isprintable():
        raise Refusal(f"'{shown(place, 200)}' would not be read: hidden, or with odd characters.")
    return place
