"""For people at a terminal: findings with the line of the source and a caret below the spot."""

from itertools import groupby

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
    """All findings, in colour; what is wrong in one spot stands together, above the line."""
    spots = [[*spot] for _, spot in groupby(outcome.findings, key=lambda finding: finding.fault.place)]
    return "\n".join(
        "".join(f"{concise.line(finding)}\n" for finding in spot) + quoted(spot[-1], outcome.lines, width)
        for spot in spots
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
