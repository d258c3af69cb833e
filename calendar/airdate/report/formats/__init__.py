"""Formats: each file writes an outcome for one kind of reader, and knows no other."""

from collections.abc import Callable
from importlib import import_module

from airdate.report.outcome import Outcome

#: What there is, and the file that writes it; ``text`` and ``concise`` are for people.
FORMATS = {
    "text": "text",
    "concise": "concise",
    "json": "data",
    "github": "github",
    "gitlab": "gitlab",
    "sarif": "sarif",
    "junit": "junit",
}


def writer(name: str) -> Callable[[Outcome], str]:
    """What writes an outcome in that format; only that one is loaded."""
    write: Callable[[Outcome], str] = import_module(f"{__name__}.{FORMATS[name]}").write
    return write
