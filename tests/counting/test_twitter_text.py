"""X's count and links against Twitter's own test cases."""

import json
from pathlib import Path
from typing import Any

import pytest

from airdate.counting import measure
from airdate.counting.url import urls

DATA = Path(__file__).parent / "data"
WEIGHTS = json.loads((DATA / "twitter-text-validate.json").read_text(encoding="utf-8"))
LINKS = json.loads((DATA / "twitter-text-extract.json").read_text(encoding="utf-8"))

#: Weights of version 2 of the configuration, in which each part of an emoji weighs for itself.
VERSION_2 = {
    "Count a mix of single byte single word, and double word unicode characters",
    "Count unicode emoji chars outside the basic multilingual plane with skin tone modifiers",
}


def cases(groups: dict[str, Any]) -> list[Any]:
    return [
        pytest.param(text, expected, id=f"{group}: {name}")
        for group, of_it in groups.items()
        if group != "licence"
        for name, text, expected in of_it
        if not (group == "WeightedTweetsCounterTest" and name in VERSION_2)
    ]


def test_all_cases_are_there() -> None:
    assert (len(cases(WEIGHTS)), len(cases(LINKS))) == (42, 108)


@pytest.mark.parametrize(("text", "weight"), cases(WEIGHTS))
def test_weight(text: str, weight: int) -> None:
    assert measure(text, "weighted").value == weight


@pytest.mark.parametrize(("text", "links"), cases(LINKS))
def test_links(text: str, links: list[Any]) -> None:
    spans = list(urls(text))
    if links and isinstance(links[0], list):
        assert [[text[start:end], start, end] for start, end in spans] == links
    else:
        assert [text[start:end] for start, end in spans] == links
