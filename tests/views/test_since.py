"""What has changed since somebody approved it, on the team's page: from git, and only what may be seen."""

from pathlib import Path

import pytest
from markup import Node, parse
from repository import Repository

from airdate import digest
from airdate.gate import admit
from airdate.html.sheet import Sheet
from airdate.sections.since import Piece, pieces
from airdate.views import item as view

POST = """---
type: social
title: Orion is here
status: review
publish: 2027-04-01 09:00
channel: x
audience: teachers
owner: ana
visibility: public
approvals:
  - {role: legal, by: ben, at: 2026-01-02, digest: DIGEST}
---
It is here, at last.

And it is *yours*.
"""
HIDDEN = "---\ntype: notice\ntitle: Hidden\nstatus: draft\nowner: ana\nvisibility: confidential\n---\n"
PLAN = "title: P\nurl: https://plan.example/\ntimezone: Europe/Berlin\n"


def approved(made: Repository, text: str) -> str:
    """The text as somebody has approved it."""
    (made.root / "content/a.md").write_text(text)
    found = made.plan().by_id["a"]
    (record,) = found.approvals.approvals
    return text.replace("DIGEST", str(digest.of(found).sealed(record)))


def repository(root: Path, text: str = POST, **others: str) -> Repository:
    """A plan whose post is approved and committed."""
    made = Repository(root)
    (root / "calendar/plan.yml").write_text(PLAN)
    for name, other in others.items():
        (root / f"content/{name}.md").write_text(other)
    made.commit({"content/a.md": approved(made, text)})
    return made


def edited(made: Repository, *pairs: tuple[str, str], commit: bool = True) -> None:
    text = (made.root / "content/a.md").read_text()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    (made.root / "content/a.md").write_text(text)
    if commit:
        made.commit()


def html(made: Repository, edition: str = "team") -> dict[str, str]:
    plan = made.plan()
    shown = plan.vocabulary.editions[edition]
    found = view.render(Sheet(admit(plan, shown), shown))
    return {page.path: page.content.decode() for page in found}


def told(made: Repository) -> list[tuple[str, str]]:
    """What the page shows, gone words in brackets and new ones in braces."""
    page = parse(html(made)["a.md"])
    return [
        pair for found in page.all("dl", "air-since") for row in found.all("div") for pair in [_pair(row)]
    ]


def _pair(row: Node) -> tuple[str, str]:
    name, said = list(row)[1:3]
    marks = {"del": "[{}]", "ins": "{{{}}}"}
    parts = [marks.get(getattr(part, "tag", ""), "{}").format(_text(part)) for part in said.inner]
    return name.text, "".join(parts)


def _text(part: Node | str) -> str:
    return part if isinstance(part, str) else "".join(map(_text, part.inner))


@pytest.mark.parametrize("commit", [True, False])
def test_words_that_are_gone_and_new_ones(commit: bool, tmp_path: Path) -> None:
    made = repository(tmp_path)
    edited(made, ("Orion is here", "Orion is near"), ("at last", "at long last"), commit=commit)
    assert told(made) == [
        ("Title", "Orion is [here]{near}"),
        ("Text", "It is here, at {long }last."),
    ]


def test_times_audiences_and_outputs(tmp_path: Path) -> None:
    made = repository(tmp_path)
    edited(made, ("2027-04-01", "2027-04-02"), ("teachers", "parents"), ("channel: x", "channel: blog"))
    assert told(made) == [
        ("Time", "[2027-04-01]{2027-04-02} 09:00"),
        ("Audience", "[teachers]{parents}, public"),
        ("Outputs", "[x]{blog} · en"),
    ]


def test_a_change_before_the_last_of_several_commits_is_found(tmp_path: Path) -> None:
    made = repository(tmp_path)
    edited(made, ("at last", "at long last"))
    edited(made, ("owner: ana", "owner: dora"))
    assert told(made) == [("Text", "It is here, at {long }last.")]


def test_nothing_is_told_where_nothing_has_changed(tmp_path: Path) -> None:
    made = repository(tmp_path)
    assert "as it stands here" in html(made)["a.md"]
    assert told(made) == []


def test_a_commit_that_holds_another_text_proves_nothing(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    (tmp_path / "calendar/plan.yml").write_text(PLAN)
    text = approved(made, POST)
    made.commit({"content/a.md": text.replace("at last", "CANARY")})
    page = html(made)["a.md"]
    assert ("Changed since then: text" in page, told(made)) == (True, [])


def test_what_was_confidential_then_is_not_shown_now(tmp_path: Path) -> None:
    text = POST.replace("visibility: public", "visibility: confidential").replace("at last", "CANARY")
    made = repository(tmp_path, text)
    edited(made, ("confidential", "public"), ("CANARY", "at last"))
    pages = html(made)
    assert "Changed since then: text and audience" in pages["a.md"]
    assert "CANARY" not in "".join([*pages.values(), *html(made, "public").values()])


def test_a_text_that_led_to_something_hidden_is_not_shown(tmp_path: Path) -> None:
    made = repository(tmp_path, POST.replace("at last", "[CANARY](b.md)"), b=HIDDEN)
    edited(made, ("[CANARY](b.md)", "at last"))
    assert "CANARY" not in "".join(html(made).values())


@pytest.mark.parametrize(
    "key",
    [
        "destination: https://plan.example/CANARY/",
        "destination: HTTPS://PLAN.example/CANARY/",
        'text: "See https://plan.example/CANARY/"',
        "fallback: CANARY",
        "testimonials: [{quote: Good, by: Eve, source: CANARY.md}]",
        "url: https://plan.example/CANARY/",
        "image: {src: CANARY.png, alt: A}",
        "media: [{src: CANARY.png, alt: A}]",
    ],
)
def test_nor_is_a_key_that_did(key: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/CANARY.png").write_bytes(b"x")
    hidden = HIDDEN + "![x](CANARY.png)\n"
    made = repository(tmp_path, POST.replace("owner: ana", f"owner: ana\n{key}"), CANARY=hidden)
    edited(made, (f"{key}\n", ""))
    assert "CANARY" not in "".join(html(made).values())


@pytest.mark.parametrize(
    "cut",
    [
        ("at last", "[Hidden](b.md)"),
        ("owner: ana", "owner: ana\ndestination: https://plan.example/b/"),
        ("owner: ana", "owner: ana\nurl: https://plan.example/b/"),
        ("owner: ana", "owner: ana\nmedia: [{src: b.png, alt: A}]"),
    ],
)
def test_of_what_is_cut_nothing_can_be_told(cut: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/b.png").write_bytes(b"x")
    made = repository(tmp_path, POST.replace(*cut), b=HIDDEN + "![x](b.png)\n")
    page = html(made)["a.md"]
    assert ("Changed since" in page, "as it stands here" in page) == (False, False)


def test_the_public_sees_nothing_of_it(tmp_path: Path) -> None:
    made = repository(tmp_path, POST.replace("status: review", "status: approved").replace("last", "CANARY"))
    edited(made, ("CANARY", "last"))
    assert "CANARY" in html(made)["a.md"]
    assert "CANARY" not in "".join(html(made, "public").values())


def test_a_plan_without_git_tells_the_parts(tmp_path: Path) -> None:
    made = repository(tmp_path)
    edited(made, ("at last", "at long last"))
    (tmp_path / ".git").rename(tmp_path / "gone")
    page = html(made)["a.md"]
    assert ("Changed since then: text" in page, "air-since" in page) == (True, False)


def test_an_altered_record_says_so(tmp_path: Path) -> None:
    made = repository(tmp_path)
    edited(made, ("by: ben", "by: dora"))
    assert "This record was changed by hand." in html(made)["a.md"]


def test_markup_is_text(tmp_path: Path) -> None:
    made = repository(tmp_path)
    edited(made, ("at last", "<b>at</b> last"))
    assert "{&lt;b&gt;}" in html(made)["a.md"].replace("<ins>", "{").replace("</ins>", "}")


def test_a_text_of_many_thousand_lines_is_told_in_no_time(tmp_path: Path) -> None:
    made = repository(tmp_path, POST.replace("It is here", "a\n\n" * 20_000 + "It is here"))
    edited(made, ("at last", "at long last"))
    assert told(made) == [("Text", "It is here, at {long }last.")]


def test_a_text_of_thousands_of_words_is_replaced_as_a_whole() -> None:
    was, now = "a " * 5000, "b " * 5000
    assert pieces(was, now) == (Piece("del", was), Piece("ins", now))
    assert pieces("", "a b") == (Piece("ins", "a b"),)
