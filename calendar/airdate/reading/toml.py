"""Hugo's TOML front matter as the same nodes as YAML's, so that nobody has to rewrite a file first."""

import re
import tomllib
from datetime import date, datetime, time

from airdate.finding import Fault, Place
from airdate.limits import YAML_DEPTH
from airdate.reading.yaml import Mapping, Node, Scalar, Sequence, YamlFault

_KEY = re.compile(r"^[ \t]*(?P<key>[\"']?(?P<name>[\w-]+)[\"']?)[ \t]*=[ \t]*", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_WHERE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)\Z")


def parse(text: str, path: str, first_line: int) -> Mapping:
    """Parse one table whose first line is line ``first_line`` of the file; raise YamlFault if it is none.

    tomllib tells no positions: keys are looked up by name, inner ones stand where their outermost does.
    """
    top = Place(path, first_line)
    try:
        table = tomllib.loads(text)
        keys, places = _places(text, top)
        nodes = {key: _node(value, places.get(key, top), 1) for key, value in table.items()}
    except (ValueError, RecursionError) as error:  # also numbers of more digits than Python reads
        raise YamlFault(_fault(error, top)) from None
    return Mapping(nodes, {key: keys.get(key, top) for key in table}, top)


def _places(text: str, top: Place) -> tuple[dict[str, Place], dict[str, Place]]:
    """Where the outermost keys and their values begin; a table begins at its header."""
    table = _TABLE.search(text)
    keys, values = {}, {}
    for match in _KEY.finditer(text, 0, table.start() if table else len(text)):
        line = top.line + text.count("\n", 0, match.start())
        start = match.start() - len(match[0]) + len(match[0].lstrip("\n"))
        keys[match["name"]] = Place(top.path, line, match.start("key") - start + 1)
        values[match["name"]] = Place(top.path, line, match.end() - start + 1)
    return keys, values


def _node(value: object, place: Place, depth: int) -> Node:
    if depth > YAML_DEPTH:
        raise ValueError(f"nested deeper than {YAML_DEPTH} levels")
    if isinstance(value, dict):
        nodes = {key: _node(inner, place, depth + 1) for key, inner in value.items()}
        return Mapping(nodes, dict.fromkeys(nodes, place), place)
    if isinstance(value, list):
        return Sequence(tuple(_node(inner, place, depth + 1) for inner in value), place)
    if isinstance(value, bool):
        return Scalar(str(value).lower(), place)
    text = value.isoformat() if isinstance(value, date | datetime | time) else str(value)
    return Scalar(text, place, plain=not isinstance(value, str))


def _fault(error: Exception, top: Place) -> Fault:
    message = str(error)
    where = _WHERE.search(message)
    if isinstance(error, RecursionError):
        message = f"nested deeper than {YAML_DEPTH} levels"
    elif not isinstance(error, tomllib.TOMLDecodeError) and "nested" not in message:
        message = "a number with too many digits"
    place = top
    if where and where["line"]:
        place = Place(top.path, top.line + int(where["line"]) - 1, int(where["column"]))
    return Fault(place, "yaml-syntax", f"TOML: {_WHERE.sub('', message).lower()}", "see https://toml.io")
