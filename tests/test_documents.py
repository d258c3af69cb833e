"""The documents for people: what they lead to is there, and the front page leads to all of them."""

from pathlib import Path

import pytest

from airdate.markdown import links

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_each_link_leads_to_a_file(document: Path) -> None:
    targets = {link.target.partition("#")[0] for link in links(document.read_text(encoding="utf-8"))}
    beside = {target for target in targets if target and "://" not in target}
    assert {target for target in beside if not (document.parent / target).is_file()} == set()


def test_the_front_page_leads_to_every_document() -> None:
    named = {link.target.partition("#")[0] for link in links((ROOT / "README.md").read_text(encoding="utf-8"))}
    assert {f"docs/{path.name}" for path in ROOT.glob("docs/*.md")} - named == set()
