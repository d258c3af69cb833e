"""Posts: the files of an existing blog, read as items by the rules of its ``mapping.yml``."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

from airdate.finding import Fault, Place
from airdate.item import Item
from airdate.page import Page
from airdate.reading import foreign, front_matter, items, pages
from airdate.reading.fields import GUARDS, like_a_guard
from airdate.reading.front_matter import Document
from airdate.reading.items import Defaults, heading
from airdate.reading.mapping import Blog
from airdate.reading.source import Source
from airdate.reading.yaml import Mapping, Node, Scalar, Sequence
from airdate.status import DECIDED, Status
from airdate.text import listed, slug
from airdate.vocabulary import Vocabulary

#: Rules of reading that hold for a foreign post as they are; all others become ``odd-post``.
_KEPT = frozenset({"value-trap", "control-character"})
_TERMS = frozenset({"campaign", "event", "channel", "format", "pillar", "owner", "audience"})
_DATES = ("published", "publish", "planned", "start")
_TIMES = frozenset({*_DATES, "end", "created", "updated"})
_DATED = re.compile(r"(?P<date>\d{4}-\d{1,2}-\d{1,2})-(?P<name>.+)\Z")
_AND = re.compile(r", and |,| and | & ")


class Posts:
    """Reads the posts of one blog, and remembers what of them has no place in this plan."""

    def __init__(self, blog: Blog, words: Vocabulary) -> None:
        self.blog = blog
        self.known = {key: _known(words, key) for key in _TERMS}
        self.named = 0
        self.ids: Counter[str] = Counter()
        self.left: dict[str, dict[str, None]] = {}

    def names(self, path: str) -> bool:
        """Whether ``path`` of the mapping names that file, be it as an exception."""
        named = self.blog.files.check_file(path).include is not None
        self.named += named
        return named

    def read(self, source: Source, defaults: Defaults, faults: list[Fault]) -> Item | Page | None:
        """The post as an item, or as an ordinary page where it is none; None if it cannot be read."""
        if not self.blog.sound:
            return None
        found: list[Fault] = []
        document = front_matter.read(source, found, lenient=True)
        meant = bool(self.blog.files.check_file(source.path).include)
        if document is None:
            faults += _odd(found, "; the post is left out") if meant else []
            return None
        if meant and _is_ours(document, defaults):
            faults += found
            return items.read(document, document.matter or _NOTHING, defaults, faults)
        matter = self.translate(document, defaults.zone, found) if meant else None
        faults += _odd(found) if meant else []
        if matter is None:
            return _page(document)
        found = []
        item = items.read(document, matter, defaults, found)
        item = item and replace(item, foreign=True)
        self.ids[foreign.text_of(matter.values["id"])] += 1
        faults += _odd(found, "; it is left out")
        return item

    def translate(self, document: Document, zone: ZoneInfo | None, faults: list[Fault]) -> Mapping | None:
        """The front matter of a post as an item's, places kept; None if it says no day and needs one."""
        theirs = document.matter or Mapping({}, {}, Place(document.source.shown))
        if foreign.name(document.source).startswith("_index"):
            return None
        top = theirs.place
        values = dict(self._mapped(theirs, zone, faults))
        for key, node in self.blog.fixed.items():
            values.setdefault(key, _moved(node, top))
        hides = {key: node for key, node in theirs.values.items() if like_a_guard(key)}
        values |= hides  # what a post itself hides, or may mean to, no `set` shows
        if foreign.is_draft(theirs):
            values["status"] = Scalar("draft", top)
        name = foreign.name(document.source)
        dated = _DATED.match(name) if self.blog.dates_in_names else None
        if dated and not values.keys() & set(_DATES):
            values["publish"] = Scalar(dated["date"], top)
        if not values.keys() & set(_DATES) and foreign.text_of(values["status"]) in DECIDED:
            return None
        whole = document.source.stem if self.blog.ids == "path" else name
        values["id"] = Scalar(foreign.identifier(foreign.text_of(values.get("id")) or whole), top)
        if "title" not in values and not heading(document.body):
            words = (dated["name"] if dated else name).replace("-", " ").replace("_", " ")
            values["title"] = Scalar(words[:1].upper() + words[1:], top, plain=False)
        places = {key: node.place for key, node in values.items()}
        return Mapping(values, places, top, theirs.repeated & hides.keys())

    def _mapped(
        self, matter: Mapping, zone: ZoneInfo | None, faults: list[Fault]
    ) -> Iterator[tuple[str, Node]]:
        done = set()
        for theirs, ours in ({"title": "title"} | dict(self.blog.keys)).items():
            node = foreign.look_up(matter, theirs)
            if node is not None and ours in GUARDS:
                done.add(ours)
                yield ours, node
            if node is None or node.empty or ours in done:
                continue
            if ours in _TERMS or ours in self.blog.terms:
                kept = self._in_our_words(node, theirs, ours)
            elif ours in _TIMES:
                kept = foreign.time(node, theirs, zone, faults)
            else:
                kept = foreign.line(node, ours)
            if kept is not None:
                done.add(ours)
                yield ours, kept

    def _in_our_words(self, node: Node, theirs: str, ours: str) -> Node | None:
        """The blog's words as the plan's; None if nothing remains."""
        words = node.items if isinstance(node, Sequence) else (node,)
        found = [known for word in words for known in self._known(word, theirs, ours)]
        if not found:
            return None
        return Sequence(tuple(found), node.place) if ours == "audience" else found[0]

    def _known(self, node: Node, theirs: str, ours: str) -> Iterator[Scalar]:
        """What stands for one word; ``a, b``, ``a and b`` and Jekyll's ``a b`` may be several."""
        text = foreign.plain(node)
        for parts in ([text], _AND.split(text), text.split()):
            known = [word for part in parts if (word := self._our_word(part, ours))]
            if known:
                yield from (Scalar(word, node.place) for word in known)
                return
        if text and ours not in self.blog.terms:
            self.left.setdefault(theirs, {})[text] = None

    def _our_word(self, text: str, ours: str) -> str:
        if ours in self.blog.terms:
            return self.blog.terms[ours].get(text.lower(), "")
        known, word = self.known[ours], slug(text).lower()
        if known is None:
            return "" if _AND.search(text) else word
        return known.get(word, "")

    def tell(self, faults: list[Fault]) -> None:
        """What holds for the blog as a whole: files that are not there, words that are not taken."""
        if not self.named and self.blog.sound:
            message = f"`path` of '{self.blog.name}' names no Markdown file"
            cure = "a path with a slash inside begins at content/; `**/posts/` is such a folder anywhere"
            faults.append(Fault(self.blog.place, "idle-mapping", message, cure))
        twice = [id for id, count in self.ids.items() if count > 1]
        if twice and self.blog.ids != "path":
            message = f"posts of '{self.blog.name}' are called the same: {listed(twice)}"
            faults.append(Fault(self.blog.place, "duplicate-id", message, "set `ids: path` for this blog"))
        for theirs, words in self.left.items():
            ours = self.blog.keys[theirs]
            message = f"`{theirs}`: left out as no {ours} of this plan: {listed(words, 20)}"
            cure = f"add them to calendar/, or say under `terms: {{{ours}: …}}` what they are"
            faults.append(Fault(self.blog.places[theirs], "unmapped-word", message, cure))


def _known(words: Vocabulary, key: str) -> dict[str, str] | None:
    """The ids of a facet by id and title; None where any word goes. Campaigns and events are not guessed."""
    terms = {} if key in ("campaign", "event") else words.terms(key)
    if terms is None:
        return None
    titles = {slug(term.title).lower(): term.id for term in terms.values() if slug(term.title)}
    return titles | {id.lower(): id for id in terms}


_NOTHING = Mapping({}, {}, Place(""))


def _odd(faults: Iterable[Fault], so: str = "") -> list[Fault]:
    """What could not be read of a post, told as a warning with what comes of it."""
    return [
        fault if fault.rule in _KEPT else replace(fault, rule="odd-post", message=f"{fault.message}{so}")
        for fault in faults
    ]


def _is_ours(document: Document, defaults: Defaults) -> bool:
    """Written for this plan already: a type and a status that it knows."""
    values = document.matter.values if document.matter else {}
    type_, status = (foreign.text_of(values.get(key)) for key in ("type", "status"))
    return type_ in defaults.types and status in set(Status)


def _page(document: Document) -> Page:
    """A page with nothing in its front matter that another tool's theme may mean differently."""
    page = pages.read(document, [])
    kept = {key: page.matter[key] for key in ("title", "description") if key in page.matter}
    return replace(page, matter=kept)


def _moved(node: Node, place: Place) -> Node:
    """A value of ``set`` as if it stood in the post, for that is where its consequences show."""
    return node._replace(place=place)
