"""Content lines: a feed of ours read into components and properties, values as they are written.

For what is made from a feed. ``feeds.strict`` has looked at its octets before, so this asks for no more
than the form of a line (RFC 5545 3.1, RFC 6868).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_LINE = re.compile(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:])*)*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:])*)')
_PARAMETER_VALUE = re.compile(r'"([^"]*)"|([^",]+)')
_CARET = {"^n": "\n", "^^": "^", "^'": '"'}
_LISTED = re.compile(r"(?:\\.|[^,\\])+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """One property: names in lower case, the values of each parameter, the value as it is written."""

    name: str
    parameters: Mapping[str, tuple[str, ...]]
    value: str

    def parameter(self, name: str) -> str:
        """The first value of a parameter; empty if it has none."""
        return next(iter(self.parameters.get(name, ())), "")

    @property
    def text(self) -> str:
        """A value of the type TEXT as it was meant."""
        return unescaped(self.value)

    @property
    def texts(self) -> list[str]:
        """A list of texts."""
        return [unescaped(part) for part in _LISTED.findall(self.value)]


@dataclass(frozen=True, slots=True)
class Component:
    """What stands between BEGIN and END: properties and components in their order."""

    name: str
    lines: tuple[Line, ...]
    components: tuple["Component", ...]

    def all(self, name: str) -> list[Line]:
        """The properties of that name."""
        return [line for line in self.lines if line.name == name]

    def first(self, name: str) -> Line | None:
        """The first property of that name."""
        return next((line for line in self.lines if line.name == name), None)

    def value(self, name: str) -> str:
        """The value of the first property of that name as it is written; empty if there is none."""
        line = self.first(name)
        return line.value if line else ""

    def text(self, name: str) -> str:
        """The text of the first property of that name; empty if there is none."""
        return unescaped(self.value(name))

    def parts(self, *names: str) -> list["Component"]:
        """The components of these names."""
        return [component for component in self.components if component.name in names]


def read(ics: bytes) -> Component:
    """The calendar in a feed of ours; raises ValueError for what is none."""
    lines = iter(ics.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n"))
    if next(lines) != "BEGIN:VCALENDAR":
        raise ValueError("no calendar: it does not begin with BEGIN:VCALENDAR")
    calendar = _component("vcalendar", lines)
    if next(lines, None) is not None:
        raise ValueError("no calendar: it goes on after END:VCALENDAR")
    return calendar


def unescaped(value: str) -> str:
    """A value of the type TEXT as it was meant (RFC 5545 3.3.11)."""
    if "\\" not in value:
        return value
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value, flags=re.DOTALL)


def _component(name: str, lines: Iterator[str]) -> Component:
    """Read up to the END of the component."""
    own: list[Line] = []
    components: list[Component] = []
    for raw in lines:
        line = _line(raw)
        if line.name == "begin":
            components.append(_component(line.value.lower(), lines))
        elif line.name == "end":
            if line.value.lower() != name:
                raise ValueError(f"END:{line.value} where {name} ends")
            return Component(name, tuple(own), tuple(components))
        else:
            own.append(line)
    raise ValueError(f"{name} does not end")


def _line(raw: str) -> Line:
    match = _LINE.fullmatch(raw)
    if not match:
        raise ValueError(f"no content line: {raw[:60]!r}")
    name, parameters, value = match.groups()
    return Line(name.lower(), _parameters(parameters) if parameters else {}, value)


def _parameters(raw: str) -> dict[str, tuple[str, ...]]:
    return {
        name.lower(): tuple(_uncareted(a or b) for a, b in _PARAMETER_VALUE.findall(values))
        for name, values in _PARAMETER.findall(raw)
    }


def _uncareted(value: str) -> str:
    """A parameter's value as it was meant (RFC 6868)."""
    return re.sub(r"\^[n^']", lambda found: _CARET[found[0]], value)
