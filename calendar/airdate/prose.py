"""Prose: what of a Markdown body is neither code nor comment.

Engines disagree about odd code (a fence that is never closed, backticks across lines).
What not every engine takes as code is prose here: links in it are cut and comments
removed rather than left to somebody's reader.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

_FENCE = re.compile(
    r"(?P<lead>[ \t>]*)(?P<list>(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?P<run>`{3,}|~{3,})(?P<info>.*)"
)
_TICKS = re.compile(r"`+")
_INDENTED = re.compile(r"(?: {4}| {0,3}\t|[ \t]*\u00a0{4})[ \t\u00a0]*\S")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_REFERENCE_COMMENT = re.compile(
    r"""^[ \t>]*\[[^\]\n]*\]:[ \t]*+(?:\#|<>)[ \t]*+(?:\n[ \t]++)?["'(][^\n]*$\n?""",
    re.MULTILINE | re.VERBOSE,
)


def without_code(body: str) -> str:
    """The body with fenced blocks and code spans as spaces: same length, same lines."""
    if "`" not in body and "~~~" not in body:
        return body
    lines = body.split("\n")
    block, n = 0, 0  # where the block of lines begins that is read
    while n < len(lines):
        fence = _opening(lines[n])
        after = _after_fence(lines, n, fence) if fence else n + 1
        if after is None:  # doubtful: from here on nothing is taken as code
            break
        if fence or not lines[n].strip():
            lines[block:n] = _without_spans(lines[block:n])
            block = after
        if fence:
            lines[n:after] = [" " * len(line) for line in lines[n:after]]
        n = after
    lines[block:n] = _without_spans(lines[block:n])
    return "\n".join(lines)


def _opening(line: str) -> re.Match[str] | None:
    """A line that opens a fence; one with a backtick in its info string is a code span instead."""
    fence = _FENCE.match(line)
    return None if fence and fence["run"][0] == "`" and "`" in fence["info"] else fence


def _after_fence(lines: Sequence[str], opening: int, fence: re.Match[str]) -> int | None:
    """The line after a fenced block; None where engines disagree about its end."""
    run = fence["run"]
    for n in range(opening + 1, len(lines)):
        closing = _FENCE.match(lines[n])
        if closing and closing["run"].startswith(run) and not (closing["info"].strip() or closing["list"]):
            exact = closing["run"] == run and closing["lead"] == fence["lead"] and not fence["list"]
            lead = fence["lead"]  # a line that does not share it ends the block for some engines
            whole = not lead or all(line.startswith(lead) and line.strip() for line in lines[opening:n])
            return n + 1 if exact and whole else None
    return None


def _without_spans(lines: list[str]) -> list[str]:
    """Blank the code spans of one block; none if some might run over a line's end or begin escaped."""
    block = "\n".join(lines)
    if "`" not in block or "\\`" in block or block.lstrip(" \t>").startswith("<"):
        return lines
    runs = [match.span() for match in _TICKS.finditer(block)]
    closing: dict[int, int] = {}
    partner = [-1] * len(runs)
    for n in range(len(runs) - 1, -1, -1):
        length = runs[n][1] - runs[n][0]
        partner[n] = closing.get(length, -1)
        closing[length] = n
    parts, done, n = [], 0, 0
    while n < len(runs):
        if partner[n] < 0:
            n += 1
            continue
        start, end = runs[n][0], runs[partner[n]][1]
        if "\n" in block[start:end]:
            return lines
        parts += [block[done:start], " " * (end - start)]
        done, n = end, partner[n] + 1
    return "".join([*parts, block[done:]]).split("\n")


def likely_code(body: str) -> list[tuple[int, int]]:
    """Where somebody who reads the body sees code, though engines may disagree; in order.

    Fences, however they are indented and where they are never closed; indented blocks; spans over line ends.
    """
    found: list[tuple[int, int]] = []
    at = begun = block = 0
    run, before = "", ""  # the fence that is open, and what the line above is
    for line in body.splitlines(keepends=True):
        fence = _FENCE.match(line.rstrip("\n"))
        if run:
            if fence and fence["run"].startswith(run) and not fence["info"].strip():
                found.append((begun, at + len(line)))
                run, before, block = "", "", at + len(line)
        elif fence and not (fence["run"][0] == "`" and "`" in fence["info"]):
            found += _spans_in(body, block, at)
            run, begun = fence["run"], at
        elif not line.strip():
            found += _spans_in(body, block, at)
            block, before = at + len(line), before if before == "code" else ""
        elif _INDENTED.match(line) and before in ("", "code"):
            found.append((at, at + len(line)))
            block, before = at + len(line), "code"
        else:
            before = "text"
        at += len(line)
    return [*found, (begun, at)] if run else [*found, *_spans_in(body, block, at)]


def _spans_in(body: str, start: int, end: int) -> list[tuple[int, int]]:
    """The code spans between two offsets: from a run of backticks to the next one as long."""
    runs = [match.span() for match in _TICKS.finditer(body, start, end)]
    later: dict[int, list[int]] = {}
    for n in range(len(runs) - 1, -1, -1):
        later.setdefault(runs[n][1] - runs[n][0], []).append(n)
    found, n = [], 0
    while n < len(runs):
        same = later[runs[n][1] - runs[n][0]]
        while same and same[-1] <= n:
            same.pop()
        if same:
            found.append((runs[n][0], runs[same[-1]][1]))
            n = same[-1]
        n += 1
    return found


def within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether that offset lies in one of the spans, which are in order and do not overlap."""
    n = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return n >= 0 and at < spans[n][1]


def comments(body: str) -> list[tuple[int, int]]:
    """Where HTML comments stand, and reference definitions that serve as comments; code is passed over."""
    if "<!--" not in body and "]:" not in body:
        return []
    text = without_code(body)
    return sorted(match.span() for form in (_COMMENT, _REFERENCE_COMMENT) for match in form.finditer(text))


def replaced(body: str, spans: Sequence[tuple[int, int, str]]) -> str:
    """The body with each span replaced by its text; of spans that overlap the first's text stands."""
    parts, done = [], 0
    for start, end, text in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= done:
            parts += [body[done:start], text]
        done = max(done, end)
    return "".join([*parts, body[done:]])
