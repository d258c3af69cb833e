"""Values as other tools write them: names of posts, words, dates."""

import re
from hashlib import sha256
from zoneinfo import ZoneInfo

from airdate.finding import Fault
from airdate.reading.source import Source
from airdate.reading.yaml import Mapping, Node, Scalar
from airdate.text import is_identifier, one_line, slug
from airdate.timespan import TimeFault, parse

_DAY = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(?:[T ]+(\d{1,2}:\d{2}))?", re.ASCII)
_LINK = re.compile(r"\[([^\[\]]+)\]\(")


def name(source: Source) -> str:
    """What the post is called: its file, or its folder for ``index.md`` and ``index.fr.md``."""
    folder, _, stem = source.stem.rpartition("/")
    first, _, language = stem.partition(".")
    if folder and first.lower() in ("index", "readme"):
        return folder.rpartition("/")[2] + (f".{language}" if language else "")
    return stem


def identifier(name: str) -> str:
    """An id for any name; where the name is too long or loses letters, a digest keeps two names two."""
    if is_identifier(name):
        return name
    made = slug(name)
    lost = not name.isascii() and any(letter.isalnum() and not slug(letter) for letter in name)
    if lost or len(made) == 80 or not is_identifier(made):
        digest = sha256(name.encode()).hexdigest()[:12]
        return f"{made[:60].strip('-') or 'post'}-{digest}"
    return made


def look_up(mapping: Mapping, key: str) -> Node | None:
    """The node under a dotted key (``date.created``)."""
    node = mapping.values.get(key)
    head, _, rest = key.partition(".")
    inner = mapping.values.get(head)
    if node is None and rest and isinstance(inner, Mapping):
        return look_up(inner, rest)
    return node


_NO = frozenset({"false", "no", "off", "n", "0"})


def is_draft(mapping: Mapping) -> bool:
    """``draft: true`` of Hugo, Hexo and Material, or ``published: false`` of Jekyll; in doubt a draft."""
    said = {key.lower(): text_of(node).lower() for key, node in mapping.values.items() if not node.empty}
    return said.get("draft", "no") not in _NO or said.get("published", "yes") in _NO


def text_of(node: Node | None) -> str:
    """The text of a single value; nothing for all else."""
    return node.text if isinstance(node, Scalar) else ""


def plain(node: Node) -> str:
    """A word: an author may be an object with a name, or a Markdown link."""
    if isinstance(node, Mapping):
        named = (node.values.get(key) for key in ("name", "id", "login", "title"))
        return next((plain(inner) for inner in named if isinstance(inner, Scalar)), "")
    link = _LINK.search(text_of(node))
    return one_line(link[1] if link else text_of(node))


def line(node: Node, ours: str) -> Scalar | None:
    """Text on one line; ``zh_TW`` as the language tag that it means."""
    if not isinstance(node, Scalar):
        return None
    text = one_line(node.text)
    return Scalar(text.replace("_", "-") if ours == "language" else text, node.place, plain=False)


def time(node: Node, theirs: str, zone: ZoneInfo | None, faults: list[Fault]) -> Scalar | None:
    """The time as typed where it is one, else the day and hour that it holds, else the day.

    So ``2019/05/12/a-title`` is a day, and so is an hour that a clock change gave twice.
    """
    if not isinstance(node, Scalar):
        return None
    forms, day = [node.text], _DAY.search(node.text)
    if day:
        iso = f"{day[1]}-{day[2]}-{day[3]}"
        forms += [f"{iso} {day[4]}", iso] if day[4] else [iso]
    reasons = []
    for form in forms:
        try:
            parse(form, zone)
        except TimeFault as error:
            reasons.append(error)
        else:
            return Scalar(form, node.place)
    message = f"`{theirs}`: {reasons[0].message}; it is left out"
    faults.append(Fault(node.place, "bad-time", message, reasons[0].cure))
    return None
