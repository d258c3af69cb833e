"""The manual of all keys, as Markdown: made from what declares them, so that it cannot be out of date."""

from collections.abc import Iterator, Mapping

from airdate.schema.items import ITEM
from airdate.schema.shape import Shape

_HEAD = "| key | takes | says |\n|---|---|---|\n"


def manual(shapes: Mapping[str, Shape]) -> str:
    """A table for an item's front matter and for each file of ``calendar/``, by their names."""
    return "\n".join(
        ["# Keys", "", _INTRODUCTION, *(_section(name, shape) for name, shape in shapes.items())]
    )


_INTRODUCTION = """What may stand in the front matter of an item and in the files of `calendar/`; made by
`airdate schema --manual`. A key inside another is written `disclosure.label`; in a list each entry has it.
What an output can say for itself, too, says so; it inherits what it leaves out. `airdate schema items` is
the same for editors.
"""


def _section(name: str, shape: Shape) -> str:
    title = "Front matter" if name == "items" else f"`calendar/{name}.yml`"
    keys = shape.keys or {}
    lead = f"{shape.says}\n\n" if shape.says else ""
    if shape.each:
        lead += "Each entry has an id, and behind it:\n\n"
        keys = {**keys, **(shape.each.keys or {})}
    own = (keys["outputs"].keys or {}) if "outputs" in keys else {}
    return f"## {title}\n\n{lead}{_HEAD}{''.join(_rows('', keys, own))}"


def _rows(prefix: str, keys: Mapping[str, Shape], of_output: Mapping[str, Shape]) -> Iterator[str]:
    """A row for each key, and below it those inside; what an output repeats is told once."""
    for key, shape in keys.items():
        says = f"{shape.says} An output can say it, too." if key in of_output else shape.says
        yield f"| `{prefix}{key}` | {_takes(shape)} | {_cell(says)} |\n"
        inside = {} if shape.keys is ITEM.keys else shape.keys or {}  # those of a front matter are told there
        if key == "outputs":
            inside = {name: inner for name, inner in inside.items() if name not in keys}
        yield from _rows(f"{prefix}{key}.", inside, {})
        if shape.each and shape.each.keys:
            yield from _rows(f"{prefix}{key}.ID.", shape.each.keys, {})


def _takes(shape: Shape) -> str:
    if shape.words:
        return f"{'some' if shape.many else 'one'} of {', '.join(f'`{word}`' for word in shape.words)}"
    return _cell(shape.kind)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
