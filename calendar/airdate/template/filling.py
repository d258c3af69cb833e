"""Filling: placeholders become what stands for them, which stays data wherever it lands."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import yaml

from airdate.editing import quoting
from airdate.finding import Fault, Place
from airdate.reading import front_matter
from airdate.reading.source import Source
from airdate.text import did_you_mean, is_identifier, listed, one_line, shown

_PLACEHOLDER = re.compile(r"\{\{[ \t]*(.*?)[ \t]*\}\}")
_TOKEN = re.compile("\ue000([0-9]+)\ue001", re.ASCII)
_MARKDOWN = re.compile(r"[\\`*_\[\]#{}]")
_ENTITY = re.compile(r"&(?=#?\w+;)")

#: What is filled in, by placeholder; several values where a key takes a list.
Values = Mapping[str, Sequence[str]]


def placeholders(text: str) -> Iterator[re.Match[str]]:
    """Every placeholder in the text; its group is the name."""
    return _PLACEHOLDER.finditer(text)


def faults_of(source: Source, known: Iterable[str]) -> Iterator[Fault]:
    """What is wrong with a file of a template: unknown placeholders, and front matter that is none."""
    names = tuple(known)
    found = [*_strange(source.path, source.shown, ("id",)), *_strange(source.text, source.shown, names)]
    yield from found
    document = None
    if not found:
        inner: list[Fault] = []
        document = front_matter.read(_tokenised(source)[0], inner)
        yield from inner
    if document and (document.matter is None or source.text.lstrip().startswith("+++")):
        cure = "begin with `---`, the keys of an item, and `---`"
        yield Fault(Place(source.shown), "missing-key", "a file of a template is an item", cure)


def _strange(text: str, where: str, known: tuple[str, ...]) -> Iterator[Fault]:
    for match in placeholders(text):
        if match[1] not in known:
            before = text[: match.start()]
            line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
            cure = did_you_mean(match[1], known) or f"there are {listed(known, 30)}"
            message = f"unknown placeholder '{shown(match[1])}'"
            yield Fault(Place(where, line, column), "bad-choice", message, cure)


def fill(source: Source, values: Values) -> tuple[str, str]:
    """The path below ``content/`` and the text of the item that a file makes with those values.

    The file must be without faults, and every placeholder among the values.
    """
    path = _PLACEHOLDER.sub(lambda match: values[match[1]][0], source.path)
    tokens, names = _tokenised(source)
    document = front_matter.read(tokens, [])
    lines = re.findall(r".*\n|.+", tokens.text)
    top = document.body_line - 1 if document else len(lines)
    head, body = "".join(lines[:top]), "".join(lines[top:])
    given = [
        tuple(filter(None, (one_line(word).replace("\ue000", "") for word in values[name]))) for name in names
    ]
    return path, _head(head, given) + _TOKEN.sub(lambda m: _prose(given[int(m[1])]), body)


def _tokenised(source: Source) -> tuple[Source, list[str]]:
    """The source with a word that YAML takes anywhere in place of each placeholder, and their names."""
    names: list[str] = []

    def token(match: re.Match[str]) -> str:
        names.append(match[1])
        return f"\ue000{len(names) - 1}\ue001"

    text = _PLACEHOLDER.sub(token, source.text.replace("\ue000", ""))
    return Source(source.path, source.shown, text), names


def _head(text: str, given: Sequence[Sequence[str]]) -> str:
    """The front matter with each value that holds a token written anew; all else as it was."""
    parts: list[str] = []
    at, flows = 0, list[bool]()
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            flows.append(bool(event.flow_style))
        elif isinstance(event, yaml.CollectionEndEvent):
            flows.pop()
        elif isinstance(event, yaml.ScalarEvent) and _TOKEN.search(event.value):
            start, end = (mark.index for mark in (event.start_mark, event.end_mark) if mark)
            written = _value(event.value, event.style or "", given, flow=any(flows))
            before = text[at:start]
            parts += [before if written else before.rstrip(" "), written]
            parts += ["\n"] if text[end - 1] == "\n" else []  # a text over several lines
            at = end
    rest = "".join([*parts, text[at:]])
    return _TOKEN.sub(lambda match: ", ".join(given[int(match[1])]), rest)  # those in comments


def _value(text: str, style: str, given: Sequence[Sequence[str]], *, flow: bool) -> str:
    whole = _TOKEN.fullmatch(text.strip())
    values = given[int(whole[1])] if whole else ()
    if whole and len(values) != 1:
        words = ", ".join(quoting.scalar(value, flow=True) for value in values)
        return f"[{words}]" if words else "null" if flow else ""
    filled = _TOKEN.sub(lambda match: ", ".join(given[int(match[1])]), text)
    return quoting.scalar(one_line(filled) if style not in ("|", ">") else filled, style, flow=flow)


def _prose(values: Sequence[str]) -> str:
    """Plain text in Markdown: what would be a sign there is escaped, ids are left as they are."""
    return ", ".join(value if is_identifier(value) else _escaped(value) for value in values)


def _escaped(text: str) -> str:
    plain = _ENTITY.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
    return _MARKDOWN.sub(r"\\\g<0>", plain)
