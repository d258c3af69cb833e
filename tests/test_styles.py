"""Our stylesheets serve both directions of writing: a side is where lines begin or end, not left or right."""

import re
from pathlib import Path

import pytest

CORE = Path(__file__).parents[1] / "calendar" / "airdate"
STYLESHEETS = sorted([*(CORE / "assets").glob("*.css"), *CORE.rglob("export/*.css")])

PHYSICAL = re.compile(
    r"""(?:^|[\s;{])(
        (?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*
        | border-(?:top|bottom)-(?:left|right)-radius
        | left | right | text-align:\s*(?:left|right) | float:\s*(?:left|right) | clear:\s*(?:left|right)
    )\s*[:;}]""",
    re.VERBOSE,
)
FOUR_SIDES = re.compile(r"(?:^|[\s;{])((?:margin|padding|inset|border-width)):\s*([^;}]+)")

#: Declarations that name a side and mean it: stylesheet -> what, with the reason.
MEANT: dict[str, set[str]] = {}


def sides(css: str) -> list[str]:
    """What names left or right, or gives them different widths."""
    text = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    found = [match[1] for match in PHYSICAL.finditer(text)]
    for name, value in FOUR_SIDES.findall(text):
        widths = re.sub(r"\s*!important", "", value).split()
        if "(" not in value and len(widths) == 4 and widths[1] != widths[3]:
            found.append(f"{name}: {value.strip()}")
    return found


@pytest.mark.parametrize("path", STYLESHEETS, ids=lambda path: path.name)
def test_no_side_is_left_or_right(path: Path) -> None:
    assert sorted({*sides(path.read_text(encoding="utf-8"))} - MEANT.get(path.name, set())) == []


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("a { margin-left: 1em }", ["margin-left"]),
        ("a { top: 0; left: 0 }", ["left"]),
        ("a { text-align: right }", ["text-align: right"]),
        ("a { padding: 0 1em 0 0 }", ["padding: 0 1em 0 0"]),
        ("a { padding: 0 1em 2em 1em; text-align: start; margin-inline-start: 1em; inset-inline: 0 }", []),
        ("/* left: 0 */ a { border-inline: 0 }", []),
    ],
)
def test_what_is_found(css: str, found: list[str]) -> None:
    assert sides(css) == found
