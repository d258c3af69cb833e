"""Tables of cases: one a line, columns parted by a sign; ``#`` and empty lines are passed over."""

from pathlib import Path


def rows(name: str, sign: str = "|") -> list[list[str]]:
    lines = Path(__file__).with_name(name).read_text("utf-8").split("\n")
    cases = (line for line in lines if line and not line.startswith("#"))
    return [[cell.strip() for cell in f"{line} ".split(f"{sign} ")] for line in cases]
