"""One session with the language server, over the pipes of a real process."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.projects import item, write

from airdate.cli import main

from .client import Client

POST = "content/post.md"
KEYNOTE = item(type="event", title="🪐 The keynote", start="2027-05-12 18:00")
TEXT = item("The text.\n", event="keynote", publish="7 days before keynote at 09:00", chanel="mastodon")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path, {"post.md": item(), "keynote.md": KEYNOTE}, channels="mastodon: Mastodon\n")


@pytest.fixture
def client(root: Path) -> Iterator[Client]:
    client = Client(root)
    yield client
    client.kill()


def lines(text: str, begin: str) -> tuple[int, str]:
    return next((n, line) for n, line in enumerate(text.split("\n")) if line.startswith(begin))


def edited(text: str, edits: list[dict[str, Any]]) -> str:
    """The text with the edits of whole lines."""
    rows = text.splitlines(keepends=True)
    for edit in sorted(edits, key=lambda e: -int(e["range"]["start"]["line"])):
        start, end = edit["range"]["start"], edit["range"]["end"]
        assert start["character"] == end["character"] == 0
        rows[start["line"] : end["line"]] = [edit["newText"]]
    return "".join(rows)


def test_a_session(client: Client) -> None:
    # open a text that is not saved, and be told what is wrong with it
    client.open(POST, TEXT)
    (problem,) = [p for p in client.problems(POST) if p["code"] == "unknown-key"]
    line, text = lines(TEXT, "chanel")
    begin, end = {"line": line, "character": 0}, {"line": line, "character": 6}
    assert problem["range"] == {"start": begin, "end": end}
    assert problem["severity"] == 2
    assert problem["codeDescription"]["href"] == "https://plan.example/site/rules/#unknown-key"

    # mend it
    wanted = {"textDocument": {"uri": client.uri(POST)}, "range": problem["range"]}
    (action,) = client.ask("textDocument/codeAction", **wanted, context={"diagnostics": [problem]})
    mended = edited(TEXT, action["edit"]["changes"][client.uri(POST)])
    assert mended == TEXT.replace("chanel", "channel")
    client.type(POST, mended, 2)
    assert "unknown-key" not in [p["code"] for p in client.problems(POST)]

    # complete ids, channels and phrases
    def complete(begin: str) -> list[str]:
        line, text = lines(mended, begin)
        return [choice["label"] for choice in client.at("completion", POST, line, len(text))["items"]]

    assert complete("channel:") == ["mastodon"]
    assert complete("event:") == ["keynote"]
    assert "approved" in complete("status:")
    line, text = lines(mended, "publish:")
    found = client.at("completion", POST, line, text.index("before") + len("before "))
    assert {"keynote", "post"} <= {choice["label"] for choice in found["items"]}

    # hover over the time, and go to the event
    told = client.at("hover", POST, line, text.index("keynote") + 2)
    assert "Wed 2027-05-05 09:00 (Europe/Berlin)" in told["contents"]["value"]
    assert "🪐 The keynote" in told["contents"]["value"]
    found = client.at("definition", POST, line, text.index("keynote"))
    assert found["uri"] == client.uri("content/keynote.md")

    # rename the event, in both files at once; and be refused
    after = client.at("rename", POST, line, text.index("keynote"), newName="big-keynote")["changes"]
    assert edited(mended, after[client.uri(POST)]) == mended.replace(" keynote", " big-keynote")
    assert "id: big-keynote\n" in edited(KEYNOTE, after[client.uri("content/keynote.md")])
    refused = client.at("rename", POST, line, text.index("keynote"), newName="post")
    assert "is taken by content/post.md" in refused["message"]

    # break it, and mend it again
    client.type(POST, "---\ntitle: [\n---\n", 3)
    assert [p["code"] for p in client.problems(POST)] == ["yaml-syntax"]
    client.type(POST, mended, 4)
    assert "yaml-syntax" not in [p["code"] for p in client.problems(POST)]
    assert client.end() == 0


@pytest.mark.parametrize(
    ("offered", "coding", "size"),
    [([], "utf-16-le", 2), (["utf-8"], "utf-8", 1), (["utf-32"], "utf-32-le", 4)],
)
def test_columns_are_in_the_units_of_the_editor(
    root: Path, offered: list[str], coding: str, size: int
) -> None:
    client = Client(root, general={"positionEncodings": offered})
    try:
        text = item(title='"🪐🪐"', outputs='[{channel: mastodon, headline: "🪐", staus: draft}]')
        client.open(POST, text)
        (problem,) = [p for p in client.problems(POST) if p["code"] == "unknown-key"]
        _, line = lines(text, "outputs")
        before = line[: line.index("staus")].encode(coding)
        assert problem["range"]["start"]["character"] == len(before) // size
    finally:
        client.kill()


def test_a_file_of_the_vocabulary(client: Client) -> None:
    path = "calendar/channels.yml"
    text = "mastodon:\n  title: Mastodon\n  colour: crimson\n"
    client.open(path, text)
    (problem,) = client.problems(path)
    assert problem["code"] == "bad-choice"
    found = client.at("completion", path, 2, len("  colour: "))
    assert "red" in [choice["label"] for choice in found["items"]]


def test_without_pygls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("airdate.cli.lsp.find_spec", lambda _: None)
    told = CliRunner().invoke(main, ["lsp"], standalone_mode=False)
    assert told.stderr == 'Error: The language server needs pygls: pip install "airdate[lsp]".\n'
