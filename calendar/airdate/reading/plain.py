"""Plain YAML: most lines of a front matter need no parser to be understood.

``key: words``, ``key: "words"``, ``key: [one, another]`` and ``key: {one: word, another: word}`` on a
line of their own mean the same in every YAML. Everything else is left to the parser.
"""

import re
from typing import NamedTuple

# Neither ": " nor " #" within, no indicator before, no space behind.
_PLAIN = r"[A-Za-z0-9](?:[^:#\s]|:(?=[^\s:#])|(?<=[^\s:])#| (?=[^#\s:]))*"
_WORD = r"[A-Za-z0-9][A-Za-z0-9_-]*"
_PHRASE = r"[A-Za-z0-9+][\w.+/@-]*(?:[ :][\w.+/@-]+)*"
_PAIR = rf"""[A-Za-z_][A-Za-z0-9_-]*: (?:{_PHRASE}|"[^"\\\t]*")"""
_MAP = rf"\{{{_PAIR}(?:, {_PAIR})*\}}"
_LIST = rf"\[{_WORD}(?:,[ ]?{_WORD})*\]"
_LINE = re.compile(
    rf"""([A-Za-z_][A-Za-z0-9_-]*):(?:[ ](?:({_PLAIN})|"([^"\\\t]*)"|'([^'\t]*)'|({_LIST})|({_MAP})))?\Z"""
)
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*:(?: |\Z)")
# Below a key: more of its value, an entry of a list, a comment, nothing.
_GOES_ON = re.compile(r" |-(?: |\Z)|#|\Z")
PAIRS = re.compile(rf"""([A-Za-z_][A-Za-z0-9_-]*): (?:({_PHRASE})|"([^"\\\t]*)")""")
WORDS = re.compile(_WORD)


class Entry(NamedTuple):
    """A key with its value, from ``line`` (from 0) on.

    ``match`` has the groups key, plain, "quoted", 'quoted', [list], {map}. Where only a parser can tell,
    it is None, and ``text`` is all of the entry's lines.
    """

    line: int
    match: re.Match[str] | None
    text: str = ""


def entries(text: str) -> list[Entry] | None:
    """The entries of a mapping that begins with a key in the first column; None where it is anything else."""
    lines = text.split("\n")
    end = len(lines) - 1 if text.endswith("\n") else len(lines)
    found: list[Entry] = []
    for n in range(end):
        line = lines[n]
        if match := _LINE.match(line):
            found.append(Entry(n, match))
        elif _KEY.match(line):
            found.append(Entry(n, None))
        elif not found or not _GOES_ON.match(line):
            return None
        elif found[-1].match:
            found[-1] = Entry(found[-1].line, None)
    return _with_texts(found, lines)


def _with_texts(found: list[Entry], lines: list[str]) -> list[Entry]:
    """The same, those for the parser with their lines; the last one as it ends."""
    for n, entry in enumerate(found):
        if entry.match is None:
            rest = (
                lines[entry.line :] if n + 1 == len(found) else [*lines[entry.line : found[n + 1].line], ""]
            )
            found[n] = Entry(entry.line, None, "\n".join(rest))
    return found
