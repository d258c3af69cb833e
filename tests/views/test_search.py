"""The index of the search: what is in it, and what is not. How it is read: tests/browser/test_search.py."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup import parse
from projects import item, load, public

from airdate.artifact import Artifact
from airdate.edition import BUILTIN_EDITIONS
from airdate.gate import admit
from airdate.html.postings import _DIGITS, SHARD, Index, encoded
from airdate.html.sheet import Sheet
from airdate.html.tokens import fold, tokens
from airdate.plan import Plan
from airdate.views import search
from airdate.views.search import FIELDS, FOLDER

Files = dict[str, object]


def rendered(plan: Plan, edition: str = "team") -> list[Artifact]:
    chosen = BUILTIN_EDITIONS[edition]
    return list(search.render(Sheet(admit(plan, chosen), chosen)))


def index(plan: Plan, edition: str = "team") -> Files:
    """Every file of the index by its name."""
    found = {a.path: a.content for a in rendered(plan, edition) if a.path.startswith(f"{FOLDER}/")}
    return {path.removeprefix(f"{FOLDER}/"): json.loads(content) for path, content in found.items()}


def decoded(text: str) -> list[int]:
    """The numbers, read once more by other means."""
    numbers, bits, number = [], "", 0
    for sign in text:
        digit = _DIGITS.index(sign)
        bits = f"{digit & 31:05b}{bits}"
        if digit < 32:
            number += int(bits, 2)
            numbers.append(number)
            bits = ""
    return numbers


def found(files: Files, word: str, kind: str = "names") -> dict[str, list[str]]:
    """The titles of what holds the word, by field."""
    records = [record for n in range(len(files)) for record in files.get(f"items-{n}.json", [])]
    fields = next(
        (shard[word] for name, shard in files.items() if name.startswith(kind) and word in shard), []
    )
    titles = {
        field: [records[n][0] for n in decoded(text)] for field, text in zip(FIELDS, fields, strict=False)
    }
    return {field: those for field, those in titles.items() if those}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Orion lands in March", ["orion", "lands", "in", "march"]),
        ("orion-teaser_2", ["orion", "teaser", "2"]),
        ("Café ÉCLIPSE naïve", ["cafe", "eclipse", "naive"]),
        ("Straße Øresund Łódź Ærø", ["strasse", "oresund", "lodz", "aero"]),
        ("İstanbul ısı ΣΊΣΥΦΟΣ", ["istanbul", "isi", "σισυφοσ"]),
        ("L'éclipse aujourd’hui", ["l", "eclipse", "aujourd", "hui"]),
        ("ﬁn № Ⅻ ½", ["fin", "no", "xii", "1", "2"]),
        ("東京都", ["東京", "京都", "都"]),
        ("2027年の日食 Orion", ["2027", "年の", "の日", "日食", "食", "orion"]),
        ("ガイド", ["ガイ", "イド", "ド"]),
        ("한국어 학교", ["한국어", "학교"]),
        ("מָרְס كُسُوف", ["מרס", "كسوف"]),
        ("हिन्दी", ["हिन्दी"]),
        ("สุริยุปราคา"[:4], ["สุ", "ุร", "ริ", "ิ"]),
        ("x" * 300, ["x" * 40]),
        ("🌘 — …", []),
        ("", []),
    ],
)
def test_words_are_folded(text: str, words: list[str]) -> None:
    assert list(tokens(text)) == words


@given(st.text(max_size=60))
def test_a_folded_text_is_folded(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert list(tokens(fold(text))) == list(tokens(text))


@given(st.lists(st.integers(0, 20_000), unique=True).map(sorted))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert decoded(encoded(numbers)) == numbers


def test_of_several_fields_the_first_counts() -> None:
    made = Index(2)
    made.add(0, [["a", "b"], ["b", "c"]])
    made.add(7, [["c"], ["a"]])
    (shard,) = made.shards()
    assert (shard.first, json.loads(shard.text)) == ("a", {"a": ["A", "H"], "b": ["A"], "c": ["H", "A"]})


def test_files_are_small_and_in_order() -> None:
    made = Index(1)
    for n in range(9000):
        made.add(n, [[f"w{n % 3000:05}", "all"]])
    shards = list(made.shards())
    words = [word for shard in shards for word in json.loads(shard.text)]
    assert (words, len(words)) == (sorted(words), 3001)
    assert [shard.first for shard in shards] == [next(iter(json.loads(shard.text))) for shard in shards]
    assert max(len(shard.text) for shard in shards) < SHARD * 1.2


def test_an_item_is_found_by_what_one_knows_of_it(tmp_path: Path) -> None:
    files = {
        "launch.md": item(type="campaign", id="launch", title="Big bang", start="2027-03-01"),
        "a.md": item(
            "In the text.\n", id="teaser", title="Land ahoy", summary="Soon ashore", campaign="launch",
            owner="ana", channel="masto", publish="2027-03-10",
        ),
    }  # fmt: skip
    words = {"channels": "masto: Mastodon\n", "people": "ana: {name: Ana López}\n"}
    made = index(load(tmp_path, files, **words))
    assert {
        word: found(made, word) for word in ("ahoy", "teaser", "bang", "mastodon", "lopez", "ashore")
    } == {
        "ahoy": {"title": ["Land ahoy"]},
        "teaser": {"id": ["Land ahoy"]},
        "bang": {"title": ["Big bang"], "campaign": ["Land ahoy"]},
        "mastodon": {"channel": ["Land ahoy"]},
        "lopez": {"people": ["Land ahoy"]},
        "ashore": {"summary": ["Land ahoy"]},
    }
    assert (found(made, "text"), found(made, "text", "texts")) == ({}, {"title": ["Land ahoy"]})


def test_a_record_shows_what_a_list_would(tmp_path: Path) -> None:
    post = item(title="A <b> post", publish="2027-03-10 09:00", channel="x", status="review")
    made = index(load(tmp_path, {"deep/a b.md": post}))
    assert made["items-0.json"] == [
        ["A <b> post", "deep/a%20b/", "10 March 2027", "air-c-indigo is-open", "X", "x", "review"]
    ]
    assert made["index.json"] == {
        "count": 1, "chunk": 32, "first": "2027-03-10", "days": "A", "names": ["a"], "texts": []
    }  # fmt: skip


def test_things_stand_in_the_order_of_their_days(tmp_path: Path) -> None:
    files = {
        "1.md": item(title="Some day"),
        "2.md": item(title="Late", publish="2027-09-01"),
        "3.md": item(title="Early", publish="2026-01-01"),
        "4.md": item(title="Weekly", type="event", start="2026-03-03", repeat="weekly on wednesday"),
        "about.md": "# About us\n",
    }
    made = index(load(tmp_path, files))
    assert [(record[0], record[2]) for record in made["items-0.json"]] == [
        ("Early", "1 January 2026"),
        ("Weekly", "3 March 2027"),
        ("Late", "1 September 2027"),
        ("About us", ""),
        ("Some day", "No day yet"),
    ]
    assert decoded(made["index.json"]["days"]) == [0, 426, 608]


@pytest.mark.parametrize(
    "body",
    [
        "a <!-- canary --> b",
        "a <!-- canary",
        "<script>canary</script>",
        "<style>canary",
        '<a title="canary" href="https://canary.example">a</a>',
        "[a](canary.md 'canary') ![a](canary.png)",
        "[a][canary]\n\n[canary]: https://canary.example 'canary'\n",
        "a {: .canary title='canary' }",
        "https://canary.example/canary",
        '--8<-- "canary.md"',
    ],
)
def test_what_readers_do_not_see_is_not_found(tmp_path: Path, body: str) -> None:
    made = index(load(tmp_path, {"p.md": f"---\ntitle: P\n---\n{body}\n"}))
    assert "canary" not in json.dumps(made)


def test_a_page_that_wants_no_search_is_in_none(tmp_path: Path) -> None:
    files = {
        "quiet.md": "---\nsearch: {exclude: true}\n---\n# Quiet\n\nwhisper\n",
        "loud.md": "# Loud\n\nshout\n",
    }
    made = index(load(tmp_path, files))
    assert [record[0] for record in made["items-0.json"]] == ["Loud"]
    assert (found(made, "whisper", "texts"), found(made, "shout", "texts")) == ({}, {"title": ["Loud"]})


def test_the_public_index_is_the_same_bytes_without_what_is_hidden(tmp_path: Path) -> None:
    shown = {"a.md": public("Open text.\n", title="Open", owner="canary", notes="canary", text="canary")}
    hidden = {
        "h.md": item("canary\n", title="canary", channel="canary"),
        "e.md": public("canary\n", title="canary", embargo="{until: '2027-04-01T08:00Z'}"),
        "page.md": "# canary\n\ncanary\n",
    }
    with_, without = (
        index(load(tmp_path / name, files), "public")
        for name, files in (("with", shown | hidden), ("without", shown))
    )
    assert (with_ == without, "canary" in json.dumps(with_)) == (True, False)


def test_the_same_plan_has_the_same_index(tmp_path: Path) -> None:
    files = {f"{n}.md": item("Text of it.\n", title=f"No {n}", publish="2027-03-10") for n in range(50)}
    assert index(load(tmp_path / "a", files)) == index(load(tmp_path / "b", dict(reversed(files.items()))))


def test_an_empty_plan_has_an_empty_index(tmp_path: Path) -> None:
    empty = {"count": 0, "chunk": 32, "first": "", "days": "", "names": [], "texts": []}
    assert index(load(tmp_path, {})) == {"index.json": empty}


def test_without_script_the_page_says_what_to_do(tmp_path: Path) -> None:
    (page,) = (parse(a.content.decode()) for a in rendered(load(tmp_path, {})) if a.is_page)
    (notice,) = page.all("p", "air-notice")
    assert notice.links == [("list of everything", "../list/")]
