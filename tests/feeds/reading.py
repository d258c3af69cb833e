"""A reader for tests, by RFC 5545 alone: unfold, split at the first colon outside of quotes, unescape."""

import re

Line = tuple[str, str, str]


def lines(content: bytes) -> list[Line]:
    """Name, parameters and value of every line."""
    found = re.findall(r"([A-Z-]+)((?:;[A-Z-]+=[^;:]*)*):(.*)", _unfolded(content))
    return [(name, parameters.lstrip(";"), value) for name, parameters, value in found]


def _unfolded(content: bytes) -> str:
    return content.replace(b"\r\n ", b"").decode().replace("\r\n", "\n")


def events(content: bytes) -> list[dict[str, str]]:
    """Each event's properties with their parameters: ``DTSTART;VALUE=DATE``; relations joined."""
    found: list[dict[str, str]] = []
    inside = False
    for name, parameters, value in lines(content):
        if (name, value) == ("BEGIN", "VEVENT"):
            inside = True
            found.append({})
        elif (name, value) == ("END", "VEVENT"):
            inside = False
        elif inside:
            key = f"{name};{parameters}" if parameters else name
            found[-1][key] = f"{found[-1][key]} {value}" if key in found[-1] else value
    return found


def event(content: bytes, id: str) -> dict[str, str]:
    """The event of the entry with that id."""
    (found,) = [event for event in events(content) if event["UID"].partition("@")[0] == id]
    return found


def unescaped(value: str) -> str:
    """A TEXT value as it was meant (RFC 5545 3.3.11)."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)
