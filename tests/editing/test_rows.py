"""Lists of keys and values: whatever the file, one more or one less is the only change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.editing.matters import KEYS, File, files, texts
from tests.editing.test_any_matter import meaning, taken_back

from airdate.editing.matter import Matter
from airdate.editing.refusal import EditRefused

_ROWS = st.lists(
    st.dictionaries(st.sampled_from(["role", "by", "digest"]), texts, min_size=1), min_size=1, max_size=3
)


@given(files(), _ROWS)
def test_rows_under_a_new_key_are_the_only_change_and_go_again(
    file: File, rows: list[dict[str, str]]
) -> None:
    matter = Matter.read(file.data, "a.md")
    before, body = meaning(file.data)
    edited = matter.tabulate("approvals", rows)
    assert meaning(edited.to_bytes()) == ({**before, "approvals": rows}, body)
    assert edited.rows("approvals") == tuple(rows)
    assert taken_back(edited) == file.data
    assert edited.tabulate("approvals", []).to_bytes() == file.data


@given(files(), _ROWS, _ROWS)
def test_other_rows_take_the_place_of_the_first(
    file: File, rows: list[dict[str, str]], others: list[dict[str, str]]
) -> None:
    edited = Matter.read(file.data, "a.md").tabulate("approvals", rows)
    again = edited.tabulate("approvals", others)
    before, body = meaning(file.data)
    assert meaning(again.to_bytes()) == ({**before, "approvals": others}, body)


@given(files(), _ROWS, st.sampled_from(KEYS))
def test_a_key_of_anything_gets_rows_or_is_refused(file: File, rows: list[dict[str, str]], key: str) -> None:
    before, body = meaning(file.data)
    try:
        edited = Matter.read(file.data, "a.md").tabulate(key, rows)
    except EditRefused:
        assert before.get(key) is not None
        return
    assert meaning(edited.to_bytes()) == ({**before, key: rows}, body)


BLOCK = "---\na:\n  - role: pr   # first\n    by: ana\n  -   {role: hr, by: ben}   # second\nb: 1\n---\n"
TWO = [{"role": "pr", "by": "ana"}, {"role": "hr", "by": "ben"}]


@pytest.mark.parametrize(
    ("rows", "written"),
    [
        (TWO, BLOCK),
        ([*TWO, {"role": "it"}], BLOCK.replace("second\n", "second\n  -   {role: it}\n")),
        ([TWO[0], {"role": "it"}], BLOCK.replace("{role: hr, by: ben}", "{role: it}")),
    ],
)
def test_what_stands_there_stays_as_it_is_written(rows: list[dict[str, str]], written: str) -> None:
    assert Matter.read(BLOCK.encode(), "a.md").tabulate("a", rows).to_bytes() == written.encode()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (BLOCK, [TWO[1]]),
        (BLOCK, [TWO[0]]),
        ("---\na: [x]\n---\n", TWO),
        ("---\na: x\n---\n", TWO),
        ("---\na: {b: c}\n---\n", TWO),
        ("---\na: [{b: [c]}]\n---\n", TWO),
        ("---\n{a: 1}\n---\n", TWO),
    ],
)
def test_what_would_lose_something_is_refused(text: str, rows: list[dict[str, str]]) -> None:
    with pytest.raises(EditRefused):
        Matter.read(text.encode(), "a.md").tabulate("a" if "{a: 1}" not in text else "b", rows)
