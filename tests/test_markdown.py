"""Links of every form, where they stand and what they lead to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.markdown import BodyLink, links, local_path, mentions, position


def found(body: str) -> list[tuple[str, str]]:
    return [(body[link.start : link.end], link.target) for link in links(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a [b](c.md) d", [("[b](c.md)", "c.md")]),
        ("![b](c.png 'title')", [("![b](c.png 'title')", "c.png")]),
        ("[b](<c d.md>)", [("[b](<c d.md>)", "c d.md")]),
        ("[b](c(1).md)", [("[b](c(1).md)", "c(1).md")]),
        ("[b](c.md){.k target=_blank}", [("[b](c.md){.k target=_blank}", "c.md")]),
        ("[b]( c.md\n 'a title' )", [("[b]( c.md\n 'a title' )", "c.md")]),
        ("[b [c [d] e] f](g.md)", [("[b [c [d] e] f](g.md)", "g.md")]),
        ("[![b](c.png)](d.md)", [("[![b](c.png)](d.md)", "d.md"), ("![b](c.png)", "c.png")]),
        ("[b]: c.md 'title'", [("[b]: c.md 'title'", "c.md")]),
        ("> - [b]:\n>   c.md", [("> - [b]:\n>   c.md", "c.md")]),
        ("<img alt=x src=c.png>", [("<img alt=x src=c.png>", "c.png")]),
        ("<a class='k' href='c.md'>words</a>.", [("<a class='k' href='c.md'>words</a>", "c.md")]),
        ("<a href=c.md>words\n\nmore", [("<a href=c.md>words\n", "c.md")]),
        (
            '<img srcset="a.png 1x, b.png 1.5x">',
            [('<img srcset="a.png 1x, b.png 1.5x">', t) for t in ("a.png", "b.png")],
        ),
        ("\\[b](c.md)", []),
        ("`[b](c.md)`", []),
        ("[b\n\nc](d.md)", []),
        ("[^1]: a footnote", []),
        ("href=c.md in words", []),
        ("[b](c.md", []),
    ],
)
def test_links(body: str, expected: list[tuple[str, str]]) -> None:
    assert found(body) == expected


@pytest.mark.parametrize(
    ("body", "mentioned"),
    [
        ("`[b](c.md)`", "[b](c.md)"),
        ("\\[b](c.md)", "\\[b](c.md)"),
        ("[b](c.md", "[b](c.md"),
        ("[b](c d.md)", "[b](c d.md)"),
        ("[words][c] [c]: x", "[words][c]"),
        ("[words]\n[C]", "[words]\n[C]"),
        ("![alt][c]", "![alt][c]"),
        ("[c][]", "[c][]"),
        ("[c]", "[c]"),
        ("<https://example.org/c>", "<https://example.org/c>"),
        ("see HTTPS://example.org/c.", "HTTPS://example.org/c."),
        ("[words](x.md){: href=c.md }", "[words](x.md){: href=c.md }"),
        ("<img alt='a > b' src=c.md>", "<img alt='a > b' src=c.md>"),
    ],
)
def test_what_may_lead_somewhere(body: str, mentioned: str) -> None:
    body += "\n\n[c]: c.md\n"
    assert mentioned in [body[link.start : link.end] for link in mentions(body)]


@given(
    st.lists(st.sampled_from([*"[]()!<>`\\\n ='\"", "a.md", "href=", "<a ", "[r]: b.md", "~~~"])).map("".join)
)
def test_a_link_is_a_part_of_its_body(body: str) -> None:
    for link in (*links(body), *mentions(body)):
        assert 0 <= link.start < link.end <= len(body)
        assert link.at <= link.to
        if link.form != "reference":
            assert body[link.at : link.to] == link.target
            assert link.start <= link.at and link.to <= link.end
    assert {*links(body)} <= {*mentions(body)}


def test_links_come_in_their_order() -> None:
    body = "[a](b.md) <img src='c.png'> [d](e.md)\n\n[f]: g.md"
    assert [link.target for link in links(body)] == ["b.md", "c.png", "e.md", "g.md"]
    assert links(body)[0] == BodyLink(0, 9, 4, 8, "b.md", "inline")


@pytest.mark.parametrize(
    ("source", "target", "path"),
    [
        ("a/b.md", "c.md", "a/c.md"),
        ("a/b.md", "../c%20d.md?x#y", "c d.md"),
        ("a/b.md", "../../c.md", "../c.md"),
        ("a/b.md", "./c/", "a/c"),
        ("a/b.md", "#top", ""),
        ("a/b.md", "/c.md", ""),
        ("a/b.md", "https://example.org/c.md", ""),
        ("a/b.md", "mailto:a@example.org", ""),
    ],
)
def test_the_path_that_a_relative_link_means(source: str, target: str, path: str) -> None:
    assert local_path(source, target) == path


def test_position_counts_characters_from_one() -> None:
    assert position("ü\nab", 0, 5) == (5, 1)
    assert position("ü\nab", 3, 5) == (6, 2)
