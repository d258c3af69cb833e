"""However long a text is and whatever it repeats, rules on items are done with it in no time."""

from itertools import chain
from pathlib import Path
from time import process_time

import pytest
from projects import load, public

from airdate import checks

RULES = [rule.of_item for rule in checks.catalogue().values() if rule.of_item]
SECONDS = 5  # some tenths are usual; what is quadratic takes a minute

REPEATED = {
    "words": "a",
    "capitals": "A",
    "digits": "1",
    "dots": "a.",
    "hashtags": "#a",
    "underscores": "_a",
    "opened": "[",
    "brackets": "(",
    "links": "[a](b",
    "addresses": "http://",
    "mail": "a@",
    "rules": "- - \n",
    "lines": " \n",
    "emoji": "\U0001f600",
    "ticks": "`a``",
    "lists": "{onclick= ",
}


@pytest.mark.parametrize("kind", ["press", "social"])
@pytest.mark.parametrize("name", REPEATED)
def test_a_long_text_takes_no_time(name: str, kind: str, tmp_path: Path) -> None:
    text = (REPEATED[name] * 50_000)[:50_000]
    plan = load(tmp_path, {"a.md": public(text, type=kind, channel="mastodon", ties="ad")})
    begun = process_time()
    list(chain.from_iterable(rule(item, plan.vocabulary) for item in plan.items for rule in RULES))
    assert process_time() - begun < SECONDS
