"""docs/channels.md names every limit that Airdate knows, as it knows it."""

from collections.abc import Iterator
from pathlib import Path

from airdate.network import Fact, compiled, networks

PAGE = Path(__file__).parents[2] / "docs" / "channels.md"
END = "--update-golden -->\n"


def _value(fact: Fact) -> str:
    match fact.value:
        case None:
            return "none"
        case bool(truth):
            return "yes" if truth else "no"
        case int() | float() as number:
            return f"{number:,}"
        case str(text):
            return f"`{text}`"
        case words:
            return ", ".join(words)


def _row(fact: Fact) -> str:
    wise = f"{fact.advised:,}" if fact.advised is not None else ""
    sources = "; ".join(source.line for source in fact.sources)
    cells = (f"`{fact.name}`", _value(fact), wise, fact.unit, fact.grade.value, sources, fact.note)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _tables() -> Iterator[str]:
    yield f"\nLooked up on {compiled()}.\n"
    for network in networks().values():
        called = ", ".join(f"`{word}`" for word in (network.id, *network.aliases))
        yield f"\n### {network.label}\n\nCalled {called}. Text counts in `{network.method}`.\n\n"
        yield "| limit | value | wise | unit | grade | source | note |\n|---|---|---|---|---|---|---|\n"
        yield from (f"{_row(fact)}\n" for fact in network.facts.values())


def test_the_page_has_every_limit(update_golden: bool) -> None:
    before, _, after = PAGE.read_text().partition(END)
    tables = "".join(_tables())
    if update_golden:
        PAGE.write_text(f"{before}{END}{tables}")
        after = tables
    assert after == tables
