"""What a template is filled with: data in the front matter, and no Markdown in the text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from airdate import template
from airdate.reading import front_matter
from airdate.reading.source import Source
from airdate.reading.yaml import Scalar
from airdate.text import one_line

HOSTILE = [
    'Say: "yes" {{ id }} # {a: b} [x](y) <b> - | \\',
    "a\n---\ntype: ad",
    "\ue0000\ue001",
    "no",
    "& * !x %",
]


@example(HOSTILE[0])
@example(HOSTILE[1])
@example(HOSTILE[2])
@given(st.text(st.characters(codec=None, exclude_categories=()), min_size=1))
def test_what_is_filled_in_stays_data(text: str) -> None:
    matter = (
        "---\n# {{ title }}\ntype: event\ntitle: {{ title }}\nsummary: It is {{ title }}\n"
        "notes: |\n  {{ title }}\nembargo: {reason: {{ title }}, x: 'y {{ title }}'}\n"
        "owner: {{ owner }}\naudience: {{ audience }}\n---\n"
    )
    values = {"title": (text,), "owner": (), "audience": ("a", "b")}
    _, filled = template.fill(Source("a.md", "a.md", f"{matter}End\n"), values)
    faults: list[object] = []
    document = front_matter.read(Source("a.md", "a.md", filled), faults)  # type: ignore[arg-type]
    assert document and document.matter
    found = document.matter.values
    title = one_line(text).replace("\ue000", "")
    assert [*found] == ["type", "title", "summary", "notes", "embargo", "owner", "audience"]
    assert isinstance(found["title"], Scalar) and found["title"].text == title
    assert isinstance(found["summary"], Scalar) and found["summary"].text == one_line(f"It is {title}")
    assert found["owner"].empty
    assert document.body.strip() == "End"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("orion-2027_x", "orion-2027_x"), ("*a* [x](y) <b>", "\\*a\\* \\[x\\](y) &lt;b&gt;"), ("R&D", "R&D")],
)
def test_in_the_text_signs_of_markdown_are_escaped(text: str, shown: str) -> None:
    source = Source("{{ id }}.md", "x", "---\ntype: event\n---\nOn {{ title }}.\n")
    assert template.fill(source, {"id": ("x",), "title": (text,)}) == (
        "x.md",
        f"---\ntype: event\n---\nOn {shown}.\n",
    )
