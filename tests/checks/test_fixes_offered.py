"""Which fix a finding brings along, and whether it is safe."""

import textwrap
from datetime import UTC, datetime
from pathlib import Path

import pytest

from airdate import report
from airdate.finding import Assign, Change, Fix, Rename, Replace
from airdate.plan import Plan

NOW = datetime(2027, 3, 1, tzinfo=UTC)
WORDS = {
    "channels": "x: X\ngram: {title: Gram, network: instagram}\nmastodon: Mastodon\nweb: {network: blog}\n",
    "people": "anna: Anna\n",
    "audiences": "developers: Developers\n",
    "formats": "reel: Reel\n",
    "pillars": "teach: Teach\n",
}


def fixes(root: Path, matter: str, words: dict[str, str] = WORDS) -> list[str]:
    """The fixes for an item with those keys besides type and title, each on a line."""
    (root / "content").mkdir()
    (root / "calendar").mkdir()
    for name, text in words.items():
        (root / "calendar" / f"{name}.yml").write_text(text)
    status = "" if "status:" in matter else "status: draft\n"
    text = f"---\ntype: social\ntitle: A post\n{status}{textwrap.dedent(matter)}---\n"
    (root / "content" / "a.md").write_text(text)
    plan = Plan.load(root / "content", root / "calendar", now=NOW)
    return [told(finding.fault.fix) for finding in report.findings(plan) if finding.fault.fix]


def told(fix: Fix) -> str:
    return f"{'safe' if fix.safe else 'unsafe'}: {', '.join(map(changed, fix.changes))}"


def changed(change: Change) -> str:
    match change:
        case Rename(key, name):
            return f"{key} => {name}"
        case Replace(place, old, new):
            return f"{place.line}:{place.column} {old} -> {new}"
        case Assign(key, value):
            return f"{key} = {value}"


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        ("channel: Twitter\n", ["safe: 5:10 Twitter -> x"]),
        ("channel: IG\n", ["safe: 5:10 IG -> gram"]),
        ("channel: Mastodon\n", ["safe: 5:10 Mastodon -> mastodon"]),
        ("channel: mastadon\n", ["unsafe: 5:10 mastadon -> mastodon"]),
        ("channel: blog\n", []),
        ("owner: annna\n", ["unsafe: 5:8 annna -> anna"]),
        ("byline: annna\n", ["unsafe: 5:9 annna -> anna"]),
        ("audience: [developer]\n", ["unsafe: 5:12 developer -> developers"]),
        ("format: reeel\n", ["unsafe: 5:9 reeel -> reel"]),
        ("pillar: teech\n", ["unsafe: 5:9 teech -> teach"]),
        ("owner: zzz\n", []),
        ("campaign: b\nlinks: {supports: [aa]}\n", ["unsafe: 6:20 aa -> a"]),
        ("follow_up: aa\n", ["unsafe: 5:12 aa -> a"]),
        ("status: Draft\n", ["safe: 4:9 Draft -> draft"]),
        ("status: on_hold\n", ["safe: 4:9 on_hold -> on-hold"]),
        ("status: aproved\n", ["unsafe: 4:9 aproved -> approved"]),
        ("status: 'Draft'\n", []),
        ("visibility: Public\n", ["unsafe: 5:13 Public -> public"]),
        ("always_on: TRUE\n", ["safe: 5:12 TRUE -> yes"]),
        ("always_on: perhaps\n", []),
        ("links: {suports: [a]}\n", ["unsafe: 5:9 suports -> supports"]),
        ("chanel: x\n", ["unsafe: chanel => channel"]),
        ("chanel: x\nchannel: x\n", []),
        ("chanl: x\n", []),
        ("outputs:\n  - {channel: x, formt: reel}\n", ["unsafe: 6:18 formt -> format"]),
        ("summary: We are #1 here\n", ['safe: 5:10 We are #1 here -> "We are #1 here"']),
        ("summary: #Launch\n", ['safe: 5:10 #Launch -> "#Launch"']),
        ('summary: "a b" #c\n', []),
        ("owner: anna #todo\n", ['unsafe: 5:8 anna #todo -> "anna #todo"']),
        ("outputs: [{channel: x #y\n  }]\n", []),
    ],
)
def test_what_would_cure_a_fault(matter: str, expected: list[str], tmp_path: Path) -> None:
    assert fixes(tmp_path, matter) == expected


TERMS = """rules:
  never-say:
    terms:
      - {term: cheap, instead: affordable}
      - {term: dirt cheap, instead: cheap}
      - {term: bad}
      - {term: heal*, instead: help, needs: legal}
"""


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        ("text: Cheap, cheap!\n", ["unsafe: text = Affordable, affordable!"]),
        ("text: A bad star heals.\n", []),
        ("---\nA dirt\ncheap star, and a dirt cheap one\n", []),
        ("text: |\n  A cheap star.\n  Two lines.\n", []),
        ("outputs: [{channel: x, subject: cheap}]\n", ["unsafe: outputs.x.subject = affordable"]),
        (
            "---\nA [cheap](https://x.example/cheap) star, cheap\n",
            ["unsafe: 6:4 cheap -> affordable, 6:42 cheap -> affordable"],
        ),
    ],
)
def test_what_is_never_said_is_said_otherwise(matter: str, expected: list[str], tmp_path: Path) -> None:
    assert fixes(tmp_path, matter, {"policy": TERMS}) == expected
