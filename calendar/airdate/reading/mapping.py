"""Mapping: an existing blog becomes items without touching a file (``calendar/mapping.yml``).

A name of your choice for each blog, and what its front matter means here::

    blog:
      path: blog/posts/
      set: {type: article, channel: website, status: published}
      keys: {date: publish, description: summary, tags: audience}
      terms: {audience: {python: developers, rust: developers}}
      dates_in_names: yes
      ids: path

``path``: which files below ``content/``, as in .gitignore: ``posts/`` is a folder of that
    name anywhere, ``en/posts/`` the one at that very place, ``**/news/_posts/`` such folders
    anywhere. A list may hold exceptions: ``[posts/, "!posts/about.md"]``. The first blog that
    names a file has it. Excepted files, ``_index.md`` and posts without any date are ordinary
    pages; a file with a ``type`` of this plan and a ``status`` is an item as it stands.
``set``: keys that all posts have here. Without it ``type: article`` and ``status: published``.
    ``draft: true`` and ``published: false`` in a post make a draft, whatever ``set`` says.
``keys``: theirs to ours. ``date.created`` is a key inside a key; of two of theirs for one of
    ours the first that says something holds. ``title`` needs no line. Keys that are not named
    stay out of the plan. A date may also stand inside a path (``2019/05/12/a-title``).
``terms``: for a key of ours, their words to ours; words that are not listed are left out.
    Without a list, a word counts if ``calendar/`` holds it as an id or a title (any word, where
    there is no file for it); the others are left out and told in one line. Campaigns and events
    are never guessed: they need a list, or ``set``.
``dates_in_names``: ``2019-05-12-a-title.md`` says the day of a post that has no date of its own.
``ids``: ``name`` (as always: the file's name, or its folder's for ``index.md``) or ``path``, for
    blogs in which names come twice, such as translations and years. Where a name has letters
    that ids cannot hold, a short digest of it is added.

What a post says and nobody can read (a date that is none, broken YAML) is a warning and left
out, never an error: one bad post keeps no other out.
"""

import os
from collections.abc import Mapping as Map
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from airdate.finding import Fault, Place
from airdate.item import Item, Output
from airdate.parts import OF_OUTPUT, PARTS
from airdate.parts.key import keys_of
from airdate.reading import items
from airdate.reading.fields import Fields
from airdate.reading.front_matter import Document
from airdate.reading.source import Source
from airdate.reading.vocabulary import read_mapping
from airdate.reading.yaml import Mapping, Node, Scalar
from airdate.text import did_you_mean, shown
from airdate.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

#: What a front matter may say of an item.
KEYS = {
    *(
        (Item.__dataclass_fields__.keys() | Output.__dataclass_fields__.keys())
        - PARTS.keys()
        - OF_OUTPUT.keys()
    ),
    *(key for part in (*PARTS.values(), *OF_OUTPUT.values()) for key in keys_of(part)),
} - {"name", "path", "place", "places", "body", "body_line", "relative", "skipped", "foreign"}


@dataclass(frozen=True, slots=True)
class Blog:
    """How the front matter of one folder reads in this plan.

    ``files`` is None where the mapping is faulty: that is told once, and none of
    its posts is read. ``places`` is where each of ``keys`` stands.
    """

    name: str
    place: Place
    files: "GitIgnoreSpec"
    sound: bool = True
    fixed: Map[str, Node] = field(default_factory=dict)
    keys: Map[str, str] = field(default_factory=dict)
    places: Map[str, Place] = field(default_factory=dict)
    terms: Map[str, Map[str, str]] = field(default_factory=dict)
    dates_in_names: bool = False
    ids: str = "name"


def read(folder: Path, name: str, words: Vocabulary, faults: list[Fault]) -> tuple[Blog, ...]:
    """The blogs of ``mapping.yml``, in its order: the first whose path names a file has it."""
    if not os.path.lexists(folder / "mapping.yml"):  # a link that leads nowhere is no absent file
        return ()
    mapping = read_mapping(folder, "mapping.yml", f"{name}/mapping.yml", faults)
    if mapping is None:
        return ()
    whole = Fields(mapping, faults)
    blogs = []
    for id in mapping.values:
        fields = whole.inner(id)
        if fields is not None:
            known = len(faults)
            blog = _blog(id, mapping.keys[id], fields, words)
            blogs.append(replace(blog, sound=len(faults) == known))
    return tuple(blogs)


def _blog(id: str, place: Place, fields: Fields, words: Vocabulary) -> Blog:
    from pathspec import GitIgnoreSpec  # slow to load, and few plans have blogs

    paths = fields.lines("path")
    if not paths:
        fields.fault(place, "missing-key", f"'{shown(id)}' has no `path`", "add `path: blog/`")
    keys = _table(fields, "keys")
    blog = Blog(
        name=id,
        place=place,
        files=GitIgnoreSpec.from_lines(paths),
        fixed=_fixed(fields, place, set(keys.values()), words),
        keys=keys,
        places=_targets(fields, keys),
        terms=_terms(fields),
        dates_in_names=_word(fields, "dates_in_names", ("no", "yes")) == "yes",
        ids=_word(fields, "ids", ("name", "path")),
    )
    fields.unknown("mapping.yml")
    return blog


def _fixed(fields: Fields, place: Place, mapped: set[str], words: Vocabulary) -> dict[str, Node]:
    """What all posts have, read once as an item of its own: its faults are told once, where they stand."""
    inner = fields.inner("set")
    given = dict(inner.mapping.values) if inner else {}
    fixed: dict[str, Node] = {"type": Scalar("article", place), "status": Scalar("published", place)}
    fixed |= given
    sample = {"title": Scalar(".", place), "id": Scalar("sample", place)} | fixed
    keys = dict.fromkeys(sample, place) | (inner.mapping.keys if inner else {})
    document = Document(Source("sample.md", place.path, ""), None, "", 1)
    defaults = items.Defaults.of(words)
    item = items.read(document, Mapping(sample, keys, place), defaults, fields.faults)
    for facet in ("channel", "owner", "format", "pillar", "audience"):
        known = words.terms(facet)
        for node in Fields(Mapping(fixed, keys, place), []).nodes(facet):
            if known is not None and node.text not in known:
                fields.not_in_list(node, facet, known)
    spoken = {"channel", "outputs", "start"} & {*mapped, *given}
    if item and item.status.decided and not spoken:
        fields.fault(place, "missing-key", "nothing says in which channel the posts appear", _CHANNEL)
    return fixed


_CHANNEL = "add `set: {channel: website}`, or what it is"


def _table(fields: Fields, key: str) -> dict[str, str]:
    inner = fields.inner(key)
    return {name: inner.line(name) for name in inner.mapping.values} if inner else {}


def _targets(fields: Fields, keys: Map[str, str]) -> dict[str, Place]:
    """Where each of their keys stands; a key of ours that does not exist is told there."""
    inner = fields.inner("keys")
    for theirs, ours in keys.items():
        if inner and ours not in KEYS:
            cure = did_you_mean(ours, KEYS) or "leave out keys that have no counterpart"
            fault = f"an item has no key '{shown(ours)}'"
            fields.fault(inner.mapping.values[theirs].place, "unknown-key", fault, cure)
    return dict(inner.mapping.keys) if inner else {}


def _terms(fields: Fields) -> dict[str, dict[str, str]]:
    inner = fields.inner("terms")
    if inner is None:
        return {}
    tables = {}
    for key, place in inner.mapping.keys.items():
        if key not in KEYS:
            cure = did_you_mean(key, KEYS) or "name a key of an item"
            fields.fault(place, "unknown-key", f"an item has no key '{shown(key)}'", cure)
        tables[key] = {word.lower(): ours for word, ours in _table(inner, key).items()}
    return tables


def _word(fields: Fields, key: str, words: tuple[str, ...]) -> str:
    """One of two words; the first unless something is said."""
    node = fields.scalar(key)
    if node is None or node.text in words:
        return node.text if node else words[0]
    fields.not_in_list(node, key, words)
    return words[0]
