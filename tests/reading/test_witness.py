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
