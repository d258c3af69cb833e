"""Nothing that an edition hides is in any byte of what it exports."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from projects import item, load, public, write

from airdate.cli import main
from airdate.cli.export import FORMATS
from airdate.export import news
from airdate.gate import admit

from .test_pdf import words

CANARY = "canary"
_EMBARGO = "{until: '2027-04-01T08:00Z', reason: canary}"
_CONTENT: dict[str, str | bytes] = {
    "open.md": public(
        id="open",
        title="Open",
        status="published",
        publish="2027-02-01",
        campaign="canary-campaign",
        owner="canary",
        notes="canary",
        reason="canary",
        objective="canary",
        created="2027-01-01",
        updated="2027-02-02",
        links="{supports: canary-post}",
        outputs="[{channel: web}, {channel: canary, status: draft, owner: canary}]",
    ),
    "canary-post.md": item(title=CANARY, channel="canary", publish="2027-02-01", status="published"),
    "canary-campaign.md": item(type="campaign", title=CANARY, start="2027-01-01", end="2027-06-01"),
    "embargo.md": public(id="canary-secret", title=CANARY, publish="2027-05-01", embargo=_EMBARGO),
}
_WORDS = {
    "channels": "web: Web\ncanary: Canary\n",
    "people": "canary: {name: Canary, department: canary}\n",
    "feeds": "canary: {channel: web}\n",
}


def spread(content: bytes) -> bytes:
    """What a workbook holds, unpacked; what stands on paper, in small letters."""
    if content.startswith(b"%PDF"):
        return words(content).lower().encode() + content
    if not content.startswith(b"PK"):
        return content
    with ZipFile(io.BytesIO(content)) as book:
        return b"".join(name.encode() + book.read(name) for name in book.namelist())


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "codeowners"])
def test_no_export_holds_a_canary(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path, _CONTENT, **_WORDS))
    asked = ["export", form, "--edition", "public", "--now", "2027-02-01"]
    result = CliRunner().invoke(main, asked, prog_name="airdate")
    assert result.exit_code == 0
    content = spread(result.stdout_bytes)
    assert b"open" in content
    assert CANARY.encode() not in content.lower()


def test_what_is_of_the_whole_plan_is_of_no_other_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(tmp_path, _CONTENT, **_WORDS))
    result = CliRunner().invoke(main, ["export", "codeowners", "--edition", "public"], prog_name="airdate")
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_feed_shows_no_more_than_the_edition_it_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feeds = "partners: {channel: web, edition: public}\n"
    content = {
        **_CONTENT,
        "canary-path.md": public(type="event", id="fair", start="2027-05-02", channel="web"),
    }
    monkeypatch.chdir(write(tmp_path, content, **_WORDS | {"feeds": feeds}))
    for form in ("json", "csv", "ics"):
        result = CliRunner().invoke(main, ["export", form, "--feed", "partners"], prog_name="airdate")
        assert result.exit_code == 0
        assert b"fair" in result.stdout_bytes
        assert CANARY.encode() not in result.stdout_bytes.lower()


def test_no_news_holds_a_canary(tmp_path: Path) -> None:
    plan = load(tmp_path, _CONTENT, **_WORDS)
    found = news.render(admit(plan, plan.vocabulary.editions["public"]))
    assert len(found) == 4
    assert not any(CANARY.encode() in artifact.content.lower() for artifact in found)


def test_what_is_confidential_is_not_exported_unless_an_edition_shows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content: dict[str, str | bytes] = {"a.md": public(title=CANARY, visibility="confidential")}
    monkeypatch.chdir(
        write(tmp_path, content, editions="board: {visibility: [public, internal, confidential]}\n")
    )
    told = {
        edition: CANARY in CliRunner().invoke(main, ["export", "csv", *words], prog_name="airdate").stdout
        for edition, words in {"team": [], "board": ["--edition", "board"]}.items()
    }
    assert told == {"team": False, "board": True}
