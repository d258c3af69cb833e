"""For people at a terminal: each finding with the line of the source and a caret below the spot."""

from airdate.finding import Finding
from airdate.report.excerpt import excerpt
from airdate.report.formats import colour, concise
from airdate.report.lines import Lines
from airdate.report.outcome import Outcome

#: Cells of a line where there is no terminal that would say.
WIDTH = 100

#: What lines say nothing of: a fault of the whole file is told where it begins.
_FENCES = frozenset({"", "---", "+++"})


def write(outcome: Outcome, width: int = WIDTH) -> str:
    """All findings, in colour."""
    return "\n".join(
        f"{concise.line(finding)}\n{quoted(finding, outcome.lines, width)}" for finding in outcome.findings
    )


def quoted(finding: Finding, lines: Lines, width: int = WIDTH) -> str:
    """The line of the source with its caret; nothing where there is none to show."""
    place = finding.fault.place
    line = lines.at(place)
    if line is None or (place.column == 1 and line.strip() in _FENCES):
        return ""
    gutter = f"{place.line:>5} | "
    text, caret = excerpt(line, place.column, max(width - len(gutter), 20))
    mark = colour.paint("^", colour.OF[finding.severity])
    return (
        f"{colour.paint(gutter, colour.DIM)}{text}\n"
        f"{colour.paint(' ' * (len(gutter) - 2) + '| ', colour.DIM)}{' ' * caret}{mark}\n"
    )
