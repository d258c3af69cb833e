"""Pages on paper, read back by another program: one sheet where one was promised, and nothing hidden."""

import io
import sys
from pathlib import Path

import pytest
from projects import NOW, item, load, public
from pypdf import PdfReader

from airdate.edition import BUILTIN_EDITIONS
from airdate.export.pdf import PdfError, render
from airdate.gate import admit
from airdate.plan import Plan

from .conftest import Export

A4 = {(842, 595)}
CONTENT: dict[str, str | bytes] = {
    "a.md": public(publish="2027-03-04 09:00", channel="web", title="An <b> & open day"),
    "b.md": item(publish="2027-03-05", title="Canary"),
    "c.md": public(type="campaign", title="Spring", start="2027-03-01", end="2027-03-20"),
}


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf), strict=True)


def words(pdf: bytes) -> str:
    """Its text; each letter has two bytes, and the reader shows both."""
    text = "".join(page.extract_text() for page in read(pdf).pages).replace("\0", "")
    return " ".join(text.split())


def drawn(plan: Plan, page: str = "month", at: str = "", edition: str = "team") -> bytes:
    shown = BUILTIN_EDITIONS[edition]
    return render(admit(plan, shown), shown, page, at)


def test_a_month_is_one_landscape_page(tmp_path: Path) -> None:
    pdf = drawn(load(tmp_path, CONTENT), at="2027-03")
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in read(pdf).pages}
    assert (len(read(pdf).pages), sizes) == (1, A4)
    assert "An <b> & open day" in words(pdf)
    assert "March 2027" in words(pdf)


def test_a_month_too_full_for_its_letters_is_one_page(tmp_path: Path) -> None:
    content: dict[str, str | bytes] = {
        f"{day}-{n}.md": item(
            id=f"a{day}-{n}", title=f"Number {n} " + "word " * 12, publish=f"2027-03-{day:02}"
        )
        for day in range(1, 29)
        for n in range(8)
    }
    assert len(read(drawn(load(tmp_path, content), at="2027-03")).pages) == 1


@pytest.mark.parametrize("page", ["month", "agenda", "executive"])
def test_every_page_is_drawn_of_an_empty_plan(page: str, tmp_path: Path) -> None:
    assert len(read(drawn(load(tmp_path, {}), page)).pages) == 1


@pytest.mark.parametrize("page", ["month", "agenda"])
def test_what_is_hidden_is_not_on_paper(page: str, tmp_path: Path) -> None:
    plan = load(tmp_path, CONTENT)
    pdf = drawn(plan, page, edition="public")
    assert ("canary" in words(pdf).lower(), b"canary" in pdf.lower()) == (False, False)
    assert "Canary" in words(drawn(plan, "agenda"))


def test_links_lead_to_the_site(tmp_path: Path) -> None:
    (page,) = read(drawn(load(tmp_path, CONTENT), at="2027-03")).pages
    found = {note.get_object().get("/A", {}).get("/URI", "") for note in page["/Annots"]}  # type: ignore[attr-defined]
    assert "https://plan.example/site/a/" in found


def test_it_says_whose_it_is_and_can_be_read_aloud(tmp_path: Path) -> None:
    words = "title: Plan\ntimezone: Europe/Berlin\norganisation: Ours & Sons\nlanguage: de\n"
    made = read(drawn(load(tmp_path, {}, plan=words)))
    assert made.metadata is not None
    assert (made.metadata.author, made.metadata.creation_date) == ("Ours & Sons", NOW)
    assert (made.root_object["/Lang"], made.root_object["/MarkInfo"]) == ("de", {"/Marked": True})


def test_nothing_is_fetched(tmp_path: Path) -> None:
    content = {"a.md": public(publish="2027-03-04", image="{src: 'http://127.0.0.1:9/a.png', alt: A}")}
    assert len(read(drawn(load(tmp_path, {**content}), at="2027-03")).pages) == 1


def test_a_month_without_a_page_is_told(tmp_path: Path) -> None:
    with pytest.raises(PdfError, match="no page for 2031-01"):
        drawn(load(tmp_path, CONTENT), at="2031-01")


def test_the_overview_is_the_team_s(tmp_path: Path) -> None:
    with pytest.raises(PdfError, match="the edition public has no such page"):
        drawn(load(tmp_path, CONTENT), "executive", edition="public")


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(PdfError, match=r'pip install "airdate\[pdf\]"'):
        drawn(load(tmp_path, {}))


# The command.


def test_a_page_goes_to_a_file(export: Export, tmp_path: Path) -> None:
    file = tmp_path / "march.pdf"
    result = export("pdf", "--edition", "public", "--month", "2027-03", "--output", file)
    assert (result.exit_code, result.output) == (0, "")
    assert "Open day" in words(file.read_bytes())
    assert export("pdf", "--output", file).exit_code == 2


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (("csv", "--month", "2027-03"), "--page and --month are for pdf alone."),
        (("pdf", "--page", "agenda", "--month", "2027-03"), "leave it out, or --page agenda."),
        (("pdf", "--month", "March"), "'March' is no month (write 2027-03)."),
        (("pdf", "--channel", "website"), "A page of the site is drawn as it is: leave out --channel."),
        (("pdf", "--feed", "quay"), "A page of the site is drawn as it is: leave out --feed."),
        (("pdf", "--month", "2031-01"), "there is no page for 2031-01: the plan has nothing then."),
        (("pdf", "--page", "year"), "'year' is not one of 'month', 'agenda', 'executive'."),
    ],
)
def test_what_cannot_be_drawn_is_refused(export: Export, said: tuple[str, ...], message: str) -> None:
    result = export(*said)
    assert (result.exit_code, message in result.output) == (2, True), result.output
