"""The documents for people: what they lead to is there, and the front page leads to all of them."""

from pathlib import Path

import pytest

from airdate.markdown import links

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def targets(document: Path) -> set[str]:
    """The files beside the document that it leads to."""
    found = {link.target.partition("#")[0] for link in links(document.read_text(encoding="utf-8"))}
    return {target for target in found if target and "://" not in target}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_each_link_leads_to_a_file(document: Path) -> None:
    assert {target for target in targets(document) if not (document.parent / target).is_file()} == set()


def test_the_front_page_leads_to_every_document() -> None:
    assert {f"docs/{path.name}" for path in ROOT.glob("docs/*.md")} - targets(ROOT / "README.md") == set()
