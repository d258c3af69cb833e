"""What a folder can hold that nobody should read: links, devices, odd names, odd bytes."""

import os
from pathlib import Path

import pytest

from airdate.finding import Fault
from airdate.limits import FILE_BYTES
from airdate.reading import source, tree


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "a.md").write_text("a")
    return folder


def walked(content: Path) -> tuple[tree.Tree, list[tuple[str, str]]]:
    faults: list[Fault] = []
    found = tree.walk(content, "content", faults)
    return found, sorted((fault.place.path, fault.rule) for fault in faults)


def test_paths_are_sorted_by_code_point(content: Path) -> None:
    for name in ("ü.md", "Z.md", "b/c.md", "b.md", "b.png", "X.MD", "y.markdown"):
        (content / name).parent.mkdir(exist_ok=True)
        (content / name).write_text("x")
    found, faults = walked(content)
    assert found.markdown == ("X.MD", "Z.md", "a.md", "b.md", "b/c.md", "y.markdown", "ü.md")
    assert (found.assets, faults) == (("b.png",), [])


def test_leftovers_and_hidden_files_are_passed_over(content: Path) -> None:
    for name in (".a.md", ".git/config", "a.md~", "a.md.orig", "B.BAK", "#a.md#", "a.md.swp"):
        (content / name).parent.mkdir(exist_ok=True)
        (content / name).write_text("x")
    assert walked(content) == (tree.Tree(("a.md",), ()), [])


def test_links_are_not_followed(content: Path) -> None:
    (content / "loop").symlink_to(content, target_is_directory=True)
    (content / "out.md").symlink_to("/etc/hostname")
    (content / "nowhere.md").symlink_to("gone.md")
    (content / "self.md").symlink_to("self.md")
    found, faults = walked(content)
    assert found == tree.Tree(("a.md",), ())
    assert faults == [
        (f"content/{name}", "symbolic-link") for name in ("loop", "nowhere.md", "out.md", "self.md")
    ]


def test_what_is_no_file_is_neither_read_nor_copied(content: Path) -> None:
    os.mkfifo(content / "pipe.md")
    os.mkfifo(content / "pipe.png")
    found, faults = walked(content)
    assert found == tree.Tree(("a.md",), ())
    assert faults == [(f"content/pipe.{end}", "unreadable-file") for end in ("md", "png")]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"bell\a.md", "content/bell\\x07.md"),
        (b"two\nlines.md", "content/two\\nlines.md"),
        (b"latin\xe9.md", "content/latin\\udce9.md"),
        (b"back\\slash.md", "content/back\\slash.md"),
        ("right\u202eleft.md".encode(), "content/right\\u202eleft.md"),
        (b"esc\x1b[31m", "content/esc\\x1b[31m"),
    ],
)
def test_names_that_no_address_can_hold(content: Path, name: bytes, shown: str) -> None:
    (Path(os.fsdecode(bytes(content) + b"/" + name))).write_text("x")
    found, faults = walked(content)
    assert found == tree.Tree(("a.md",), ())
    assert faults == [(shown, "odd-file-name")]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert walked(tmp_path / "gone") == (tree.Tree((), ()), [("content", "unreadable-file")])


def read(content: Path, path: str) -> tuple[str | None, list[str]]:
    faults: list[Fault] = []
    found = source.read(content, path, f"content/{path}", faults)
    return found and found.text, [f"{fault.place} {fault.message}" for fault in faults]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"\xef\xbb\xbfa\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbf\xef\xbb\xbfa", "\ufeffa"),
        ("ü\u2028👩".encode(), "ü\u2028👩"),
        (b"x" * FILE_BYTES, "x" * FILE_BYTES),
    ],
)
def test_text_is_read(content: Path, data: bytes, text: str) -> None:
    (content / "a.md").write_bytes(data)
    assert read(content, "a.md") == (text, [])


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"x" * (FILE_BYTES + 1), "content/a.md:1:1 larger than 1024 KiB"),
        (b"a\r\nb\rc\xc3\xbc\x00", "content/a.md:3:3 a NUL byte: this is not text"),
        (b"a\n\xc3\xbc\xc3(", "content/a.md:2:2 byte 0xc3 is not UTF-8"),
        (b"\xed\xa0\x80", "content/a.md:1:1 byte 0xed is not UTF-8"),
        ("a".encode("utf-16"), "content/a.md:1:1 this is UTF-16"),
    ],
)
def test_what_is_no_text_is_told_where(content: Path, data: bytes, fault: str) -> None:
    (content / "a.md").write_bytes(data)
    assert read(content, "a.md") == (None, [fault])


def test_links_folders_and_pipes_are_not_opened(content: Path) -> None:
    (content / "link.md").symlink_to("a.md")
    (content / "folder.md").mkdir()
    os.mkfifo(content / "pipe.md")
    assert read(content, "link.md") == (None, ["content/link.md:1:1 symbolic links are not followed"])
    assert read(content, "folder.md") == (None, ["content/folder.md:1:1 this is not a regular file"])
    assert read(content, "pipe.md") == (None, ["content/pipe.md:1:1 this is not a regular file"])
    assert read(content, "gone.md") == (None, ["content/gone.md:1:1 no such file or directory"])


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files as Linux tells them")
def test_no_file_stays_open(content: Path) -> None:
    (content / "folder.md").mkdir()
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(50):
        read(content, "folder.md")
        read(content, "a.md")
    assert len(list(Path("/proc/self/fd").iterdir())) == before
