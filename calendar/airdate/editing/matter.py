"""The front matter of one file, edited by the bytes.

Every edit is proved before it is handed out: the strict reader reads the file anew, and what it
finds must be what it found before but for the wanted change. Else the edit is refused.
"""

import codecs
import re
from collections.abc import Sequence as Texts
from dataclasses import dataclass, replace
from functools import cached_property

from airdate.editing import members, order, proof, rows
from airdate.editing.edit import Edit
from airdate.editing.layout import Layout, Mapping, Scalar, Sequence
from airdate.editing.members import Change
from airdate.editing.quoting import scalar
from airdate.editing.refusal import EditRefused
from airdate.editing.rows import Row
from airdate.editing.spot import Spot, Step, find
from airdate.finding import Fault, Place
from airdate.limits import FILE_BYTES
from airdate.reading import front_matter, yaml
from airdate.reading.source import Source
from airdate.text import shown

#: A path as ``embargo.until``, or its segments where a key has a dot in it.
Path = str | Texts[str]


@dataclass(frozen=True)
class Matter:
    """One file that can be edited. ``edits`` are those made since it was read, in their order.

    Paths are dotted: ``publish``, ``embargo.until``, ``occurrences.2027-03-09.publish``. An output is named
    by its ``id``, else by its channel: ``outputs.linkedin.status``.
    """

    text: str
    shown: str
    document: front_matter.Document
    faults: tuple[Fault, ...]
    edits: tuple[Edit, ...] = ()

    @classmethod
    def read(cls, data: bytes, shown: str) -> "Matter":
        """The file with these bytes, which messages call ``shown``; EditRefused if it cannot be edited."""
        if len(data) > FILE_BYTES:
            raise EditRefused(f"larger than {FILE_BYTES // 1024} KiB", "split it", Place(shown))
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise EditRefused("this is not UTF-8", "save the file as UTF-8", Place(shown)) from None
        faults: list[Fault] = []
        plain = text.removeprefix(codecs.BOM_UTF8.decode()).replace("\r\n", "\n").replace("\r", "\n")
        document = front_matter.read(Source(shown, shown, plain), faults)
        if document is None:
            raise EditRefused.of(faults[-1])
        if document.matter is None:
            raise EditRefused("no front matter", "write `---` lines above and below the keys", Place(shown))
        if (fence := re.search(r"---|\+\+\+", text)) and fence[0] == "+++":
            raise EditRefused("TOML front matter is not edited", "rewrite it as YAML", Place(shown))
        matter = cls(text, shown, document, tuple(faults))
        if not proof.agree(matter.layout.root, matter.nodes):
            raise EditRefused("this YAML is too unusual to edit safely", "edit by hand", Place(shown))
        return matter

    @cached_property
    def layout(self) -> Layout:
        """Where everything stands."""
        return Layout(self.text, self.shown)

    @property
    def nodes(self) -> yaml.Mapping:
        """What the strict reader reads."""
        assert self.document.matter is not None  # noqa: S101 - ``read`` refuses a file without
        return self.document.matter

    def to_bytes(self) -> bytes:
        """The whole file."""
        return self.text.encode("utf-8")

    def __contains__(self, path: Path) -> bool:
        """Whether the key stands there, with a value or without."""
        return not self._find(path).missing

    def get(self, path: Path) -> str | None:
        """The value as text, a list's joined by ``, ``; None where nothing is said, or keys stand below."""
        texts = self.texts(path)
        return ", ".join(texts) if texts else None

    def texts(self, path: Path) -> tuple[str, ...]:
        """The texts of a list, or the single one; none where nothing is said."""
        spot = self._find(path)
        if spot.missing or members.says_nothing(spot.node):
            return ()
        nodes = spot.node.items if isinstance(spot.node, Sequence) else (spot.node,)
        return tuple(node.text for node in nodes if isinstance(node, Scalar))

    def set(self, path: Path, value: str | Texts[str], after: Texts[str] = ()) -> "Matter":
        """The file with that value, in the style that stands there; an absent key is added.

        A text set where a list stands becomes a list of one. ``after``: the keys that a new key would
        rather stand behind, the best first.
        """
        spot = self._find(path)
        wanted = value if isinstance(value, str) else tuple(value)
        if spot.missing:
            return self._added(spot, wanted, after)
        if isinstance(spot.node, Mapping) or not spot.entry:
            raise self._refused(spot, "has keys of its own", f"set `{spot.path}.KEY`")
        if isinstance(spot.node, Sequence):
            wanted = (wanted,) if isinstance(wanted, str) else wanted
            changes = members.rearranged(self.layout, spot.node, wanted)
        elif spot.node.start == spot.node.end:
            written = _written((), wanted, flow=spot.flow)
            changes = members.filled(self.layout, spot.entry, written)
        elif isinstance(wanted, str):
            changes = members.replaced(self.layout, spot.node, wanted, flow=spot.flow)
        else:
            changes = members.relisted(self.layout, spot.node, wanted)
        return self._proved(changes, spot.steps, wanted)

    def append(self, path: Path, text: str, after: Texts[str] = ()) -> "Matter":
        """The file with one more text in that list; a single text becomes a list, an absent key is added."""
        spot = self._find(path)
        was = () if spot.missing else self.texts(path)
        if spot.missing or isinstance(spot.node, Mapping) or not was:
            return self.set(path, (text,), after)
        if isinstance(spot.node, Sequence):
            changes = members.rearranged(self.layout, spot.node, (*was, text))
        else:
            changes = members.as_list(self.layout, spot.node, text)
        return self._proved(changes, spot.steps, (*was, text))

    def rows(self, key: str) -> tuple[Row, ...]:
        """The keys and values of each entry of that list; none where nothing is said."""
        spot = self._find((key,))
        return () if spot.missing or members.says_nothing(spot.node) else rows.read(self.layout, spot.node)

    def tabulate(self, key: str, wanted: Texts[Row]) -> "Matter":
        """The file with these entries in that list, a line each; those that stand there stay as they are."""
        spot, wanted = self._find((key,)), tuple(wanted)
        if not wanted or wanted == self.rows(key):
            return self if wanted else self.unset((key,))
        root = self.layout.root
        if isinstance(spot.node, Sequence):
            changes = rows.rearranged(self.layout, spot.node, wanted)
        elif not spot.missing and spot.entry:
            line = f"[{', '.join(map(rows.line, wanted))}]"
            changes = members.filled(self.layout, spot.entry, line)
        elif root.flow:
            raise self._refused(spot, f"has no '{key}'", "write it by hand")
        else:
            end = root.entries[-1].end if root.entries else self.layout.end - 1
            at, ending = self.layout.below(end), self.layout.line_end(end)
            changes = [Change(at, at, rows.block(key, wanted, ending))]
        return self._proved(changes, (key,), wanted)

    def unset(self, path: Path) -> "Matter":
        """The file without that key and its line; a mapping that this leaves empty goes, too."""
        spot = self._find(path)
        if spot.missing:
            return self
        if isinstance(spot.node, Mapping) or not spot.entry:
            raise self._refused(spot, "has keys of its own", "unset them, or edit by hand")
        depth = len(spot.trail)
        while depth > 1 and _is_alone(spot.trail[depth - 1]) and isinstance(spot.trail[depth - 2], Mapping):
            depth -= 1
        node, steps = spot.trail[depth - 1], spot.steps[:depth]
        if not isinstance(node, Mapping) or (depth > 1 and _is_alone(node)):
            raise self._refused(spot, "is all there is in this entry", "edit by hand")
        at = [entry.key.text for entry in node.entries].index(str(steps[-1]))
        return self._proved(members.removed(self.layout, node, at, at + 1), steps, None)

    def _find(self, path: Path) -> Spot:
        return find(self.layout, tuple(path.split(".")) if isinstance(path, str) else tuple(path))

    def _added(self, spot: Spot, value: str | tuple[str, ...], after: Texts[str]) -> "Matter":
        """The file with the missing key, and the mapping that it needs above it, if that is missing, too."""
        node, steps = spot.node, (*spot.steps, *spot.missing)
        if members.says_nothing(node) and spot.entry:
            return self._proved(
                members.filled(self.layout, spot.entry, _braced(spot.missing, value)), steps, value
            )
        if not isinstance(node, Mapping):
            raise self._refused(spot, f"has no '{shown(spot.missing[0])}'", "write it by hand")
        index = order.index(node, spot.missing[0], after)
        if node.flow:
            changes = members.inserted(self.layout, node, index, [_braced(spot.missing, value)[1:-1]])
        else:
            changes = [self._line(node, index, spot.missing, value)]
        return self._proved(changes, steps, value)

    def _line(self, node: Mapping, index: int, keys: Texts[str], value: str | tuple[str, ...]) -> Change:
        """A new line below the member before ``index``; with a nested key, two."""
        end = node.entries[index - 1].end if index else self.layout.end - 1
        lead = " " * (self.layout.column(node.start) if index else 0)
        ending, at = self.layout.line_end(end), self.layout.below(end)
        line = f"{lead}{scalar(keys[0])}:"
        beside = node.entries[index - 1].value if index else None
        if len(keys) > 1 and not (isinstance(beside, Mapping) and beside.flow):
            keys = keys[1:]
            line += f"{ending}{lead}{' ' * self.layout.indent_step()}{scalar(keys[0])}:"
        return Change(at, at, f"{line} {_written(keys[1:], value)}{ending}")

    def _proved(self, changes: list[Change], steps: tuple[Step, ...], wanted: proof.Wanted) -> "Matter":
        """The file with these changes, if the strict reader finds them and no others; else EditRefused."""
        text, edits = self.text, list(self.edits)
        for start, end, new in sorted(changes, reverse=True):
            edits.append(Edit(len(text[:start].encode()), text[start:end].encode(), new.encode()))
            text = text[:start] + new + text[end:]
        try:
            edited = Matter.read(text.encode(), self.shown)
            proved = edited.document.body == self.document.body and len(edited.faults) <= len(self.faults)
            proved = proved and proof.only(self.nodes, edited.nodes, steps, wanted)
        except EditRefused:
            proved = False
        if not proved:
            path = ".".join(map(str, steps))
            message = f"'{shown(path)}' cannot be changed without changing more"
            raise EditRefused(
                message, "edit it by hand", self.layout.place(changes[0].start if changes else 0)
            )
        return replace(edited, edits=tuple(edits))

    def _refused(self, spot: Spot, message: str, cure: str) -> EditRefused:
        found = spot.path.removesuffix(".".join(("", *spot.missing)) if spot.steps else spot.path)
        name = found or "the front matter"
        return EditRefused(f"'{shown(name)}' {message}", cure, self.layout.place(spot.node.start))


def _is_alone(node: Mapping | Sequence) -> bool:
    """Whether the mapping has one key only."""
    return isinstance(node, Mapping) and len(node.entries) == 1


def _written(keys: Texts[str], value: str | tuple[str, ...], *, flow: bool = False) -> str:
    """The value, in braces where keys lead to it."""
    if keys:
        return _braced(keys, value)
    return scalar(value, flow=flow) if isinstance(value, str) else members.listed(value)


def _braced(keys: Texts[str], value: str | tuple[str, ...]) -> str:
    return f"{{{scalar(keys[0], flow=True)}: {_written(keys[1:], value, flow=True)}}}"
