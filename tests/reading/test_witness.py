"""Who wrote a line, as git says it; what it cannot say is not known."""

from datetime import timedelta
from pathlib import Path

import pytest
from repository import START, Repository

from airdate.reading.history import NoHistory, PartOfHistory, Witness, read


def witness(made: Repository, line: int, path: str = "a.md") -> Witness | None:
    return read(made.root / "content", made.root / "calendar").witness(path, line)


def test_the_commit_that_wrote_the_line_and_the_file_as_it_was(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit({"content/a.md": "one\ntwo\n"})
    made.commit({"content/a.md": "one\nthree\n"})
    assert witness(made, 1) == Witness("a", "a", START + timedelta(days=1), "one\ntwo\n")
    assert witness(made, 2) == Witness("a", "a", START + timedelta(days=2), "one\nthree\n")


def test_the_author_is_the_commit_s_own_whatever_a_mailmap_says(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit({"content/a.md": "one\n", ".mailmap": "Chris <chris@example.org> a <a>\n"})
    assert "Chris" in made.git("blame", "content/a.md")
    found = witness(made, 1)
    assert found and (found.author, found.email) == ("a", "a")


@pytest.mark.parametrize(
    "author", ["a <a> 99999999999999999 +0000", "a <a> -5 +0000", "a <a> ", "<a> 1 +0000", "?"]
)
def test_an_odd_author_or_day_hides_nobody(author: str, tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit({"content/a.md": "one\n"})
    head = f"tree {made.git('rev-parse', 'HEAD^{tree}')}\nauthor {author}\ncommitter a <a> 1 +0000\n\nx\n"
    (tmp_path / "commit").write_text(head)
    made.git("reset", made.git("hash-object", "-w", "-t", "commit", "--literally", "commit"))
    found = witness(made, 1)
    assert found and found.author in ("a", "")


def test_no_commit_is_passed_over(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit({"content/a.md": "one two\n"})
    made.commit({"content/a.md": "one three\n"})
    (tmp_path / "ignored").write_text(made.git("rev-parse", "HEAD") + "\n")
    made.git("config", "blame.ignoreRevsFile", str(tmp_path / "ignored"))
    found = witness(made, 1)
    assert found and found.when == START + timedelta(days=2)


def test_a_file_is_found_under_its_former_name(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    text = "".join(f"line {n}\n" for n in range(9))
    made.commit({"content/old.md": text})
    made.commit({"content/old.md": None, "content/new name.md": text + "more\n"})
    found = witness(made, 1, "new name.md")
    assert found and (found.when, found.text) == (START + timedelta(days=1), text)


@pytest.mark.parametrize(("path", "line"), [("a.md", 2), ("a.md", 9), ("a.md", 0), ("b.md", 1), ("../x", 1)])
def test_what_is_in_no_commit_has_none(path: str, line: int, tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit({"content/a.md": "one\ntwo\n"})
    (tmp_path / "content/a.md").write_text("one\nthree\n")
    (tmp_path / "content/b.md").write_text("one\n")
    assert witness(made, line, path) is None


def test_a_text_that_is_no_text_is_read_all_the_same(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    (tmp_path / "content/a.md").write_bytes(b"\xff\r\nb\n")
    made.commit()
    found = witness(made, 2)
    assert found and found.text == "\ufffd\r\nb\n"


def test_without_git_and_in_a_shallow_clone_nothing_is_known(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit({"content/a.md": "one\n"})
    (tmp_path / ".git/shallow").write_text(f"{made.git('rev-parse', 'HEAD')}\n")
    assert witness(made, 1) is None
    assert NoHistory().witness("a.md", 1) is None


def test_of_other_paths_nothing_is_told(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit({"content/a.md": "one\n", "content/b.md": "two\n"})
    part = PartOfHistory(read(tmp_path / "content"), frozenset({"a.md"}))
    assert (part.witness("a.md", 1) is None, part.witness("b.md", 1)) == (False, None)
