"""Mapping: an existing blog becomes items without touching a file (``calendar/mapping.yml``).

::

    blog:
      path: blog/posts/            # which files, as in .gitignore; a list may hold !exceptions
      set: {type: article, channel: website, status: published}
      keys: {date: publish, description: summary, tags: audience}
      terms: {audience: {python: developers}}    # words not listed are left out
      dates_in_names: yes          # 2019-05-12-a-title.md

Keys of the blog that are not named keep out of the plan. ``draft: true`` and
``published: false`` make a draft, whatever ``set`` says.
"""

import re
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from pathlib import Path

from pathspec import GitIgnoreSpec

from airdate.finding import Fault, Place
from airdate.reading.fields import Fields
from airdate.reading.front_matter import Document
from airdate.reading.items import heading
from airdate.reading.vocabulary import read_mapping
from airdate.reading.yaml import Mapping, Node, Scalar, Sequence
from airdate.text import one_line, shown, slug

_DATED = re.compile(r"(?P<date>\d{4}-\d{1,2}-\d{1,2})-(?P<name>.+)\Z")
_LISTS = frozenset({"audience"})
_IDS = frozenset({"campaign", "event", "channel", "format", "pillar", "owner", "audience"})


@dataclass(frozen=True, slots=True)
class Blog:
    """How the front matter of one folder reads in this plan."""

    name: str
    files: GitIgnoreSpec
    fixed: Map[str, str] = field(default_factory=dict)
    keys: Map[str, str] = field(default_factory=dict)
    terms: Map[str, Map[str, str]] = field(default_factory=dict)
    dates_in_names: bool = False

    def translate(self, document: Document) -> Mapping:
        """The front matter of a post as an item's front matter, places kept."""
        foreign = document.matter or Mapping({}, {}, Place(document.source.shown))
        values: dict[str, Node] = {}
        for theirs, ours in ({"title": "title"} | dict(self.keys)).items():
            node = _look_up(foreign, theirs)
            if node is not None and not node.empty and ours not in values:
                kept = self._in_our_words(node, ours)
                if kept is not None:
                    values[ours] = kept
        top = foreign.place
        for key, text in self.fixed.items():
            values.setdefault(key, Scalar(text, top))
        if _is_draft(foreign):
            values["status"] = Scalar("draft", top)
        self._from_name(document, values, top)
        return Mapping(values, {key: node.place for key, node in values.items()}, top)

    def _from_name(self, document: Document, values: dict[str, Node], top: Place) -> None:
        folder, _, stem = document.source.path.removesuffix(".md").rpartition("/")
        name = folder.rpartition("/")[2] if stem.lower() in ("index", "readme") and folder else stem
        dated = _DATED.match(name) if self.dates_in_names else None
        if dated:
            values.setdefault("publish", Scalar(dated["date"], top))
        if "id" not in values and not slug(name):  # a name in a script that ids cannot hold
            values["id"] = Scalar(f"post-{_digest(document.source.path)}", top)
        if "title" not in values and not heading(document.body):
            words = (dated["name"] if dated else name).replace("-", " ").replace("_", " ")
            values["title"] = Scalar(words.capitalize(), top, plain=False)

    def _in_our_words(self, node: Node, key: str) -> Node | None:
        """The value with the blog's words replaced by the plan's; None if nothing remains."""
        if key not in _IDS:
            return Scalar(one_line(node.text), node.place, plain=False) if isinstance(node, Scalar) else None
        words = node.items if isinstance(node, Sequence) else (node,)
        table = self.terms.get(key)
        found = []
        for word in words:
            if not isinstance(word, Scalar):
                continue
            text = slug(word.text) if table is None else table.get(word.text.lower(), "")
            if text:
                found.append(Scalar(text, word.place))
        if not found:
            return None
        return Sequence(tuple(found), node.place) if key in _LISTS else found[0]


def read(folder: Path, name: str, faults: list[Fault]) -> tuple[Blog, ...]:
    """The blogs of ``mapping.yml``, in its order: the first whose path matches has a file."""
    if not (folder / "mapping.yml").exists():
        return ()
    mapping = read_mapping(folder, "mapping.yml", f"{name}/mapping.yml", faults)
    if mapping is None:
        return ()
    blogs = []
    whole = Fields(mapping, faults)
    for id in mapping.values:
        fields = whole.inner(id)
        if fields is None:
            continue
        paths = fields.lines("path")
        if not paths:
            fields.fault(mapping.keys[id], "missing-key", f"'{shown(id)}' has no `path`", "add `path: blog/`")
        blog = Blog(
            name=id,
            files=GitIgnoreSpec.from_lines(paths),
            fixed=_table(fields, "set"),
            keys=_table(fields, "keys"),
            terms=_terms(fields),
            dates_in_names=fields.line("dates_in_names") in ("yes", "true"),
        )
        fields.unknown("mapping.yml")
        blogs.append(blog)
    return tuple(blogs)


def _table(fields: Fields, key: str) -> dict[str, str]:
    inner = fields.inner(key)
    return {name: inner.line(name) for name in inner.mapping.values} if inner else {}


def _terms(fields: Fields) -> dict[str, dict[str, str]]:
    inner = fields.inner("terms")
    if inner is None:
        return {}
    return {
        key: {word.lower(): ours for word, ours in _table(inner, key).items()} for key in inner.mapping.values
    }


def _look_up(mapping: Mapping, key: str) -> Node | None:
    """The node under a dotted key (``date.created``)."""
    node = mapping.values.get(key)
    head, _, rest = key.partition(".")
    inner = mapping.values.get(head)
    if node is None and rest and isinstance(inner, Mapping):
        return _look_up(inner, rest)
    return node


def _is_draft(foreign: Mapping) -> bool:
    def word(key: str) -> str:
        node = foreign.values.get(key)
        return node.text.lower() if isinstance(node, Scalar) else ""

    return word("draft") in ("true", "yes") or word("published") in ("false", "no")


def _digest(path: str) -> str:
    from hashlib import sha256

    return sha256(path.encode()).hexdigest()[:12]
