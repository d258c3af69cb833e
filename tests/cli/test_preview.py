"""``airdate show ID --as CHANNEL``: the item as that channel shows it."""

import json
from pathlib import Path

import pytest

from .conftest import Airdate, golden

CHANNELS = """\
linkedin: LinkedIn
mail: {title: Letter, network: newsletter}
text: {title: Text message, network: sms}
print: Print
x: X
"""

POST = """\
---
type: social
title: The dome
status: approved
publish: 2027-03-09 09:00
media:
  - {src: dome.jpg, alt: The dome at night}
  - {src: roof.jpg}
  - {src: line.png, decorative: yes}
outputs:
  - channel: linkedin
    hashtags: ["#stars"]
  - {channel: mail, subject: "The dome opens", preheader: "Bring a coat", headline: "Open night"}
  - {channel: text, text: "It’s open tonight"}
  - {channel: print}
  - {id: one, channel: x, text: "%s"}
  - {id: two, channel: x, text: "Short"}
---
%s.

Read [more](https://example.org/dome).
"""


@pytest.fixture
def post(plan: Path) -> Path:
    (plan / "calendar" / "channels.yml").write_text(CHANNELS)
    (plan / "content" / "dome.md").write_text(
        POST % ("long " * 60, "The dome opens tonight and " * 8 + "tomorrow")
    )
    return plan


@pytest.mark.parametrize("channel", ["linkedin", "mail", "text", "print", "one", "mastodon"])
def test_it_shows_text_fold_media_and_counts(
    airdate: Airdate, post: Path, channel: str, update_golden: bool
) -> None:
    shown = airdate("show", "dome", "--as", channel).stdout
    if update_golden:
        (Path(__file__).parent / "golden" / f"preview-{channel}.txt").write_text(shown)
    assert shown == golden(f"preview-{channel}.txt")


def test_a_channel_may_be_called_by_its_network(airdate: Airdate, post: Path) -> None:
    shown = airdate("show", "dome", "--as", "newsletter").stdout
    assert shown == airdate("show", "dome", "--as", "mail").stdout


@pytest.mark.parametrize(
    ("channel", "said"),
    [
        ("x", "'dome' appears in x more than once. Name one of: one, two."),
        ("linkedn", "Unknown channel 'linkedn' (did you mean 'linkedin'?)."),
        ("qqq", "Unknown channel 'qqq' (it appears in linkedin, mail, text, print, x)."),
        ("", "Unknown channel '' (it appears in linkedin, mail, text, print, x)."),
    ],
)
def test_a_channel_that_is_not_there_is_told(airdate: Airdate, post: Path, channel: str, said: str) -> None:
    done = airdate("show", "dome", "--as", channel)
    assert (done.exit_code, done.stderr) == (2, f"Error: {said}\n")


def test_findings_of_other_outputs_are_not_told(airdate: Airdate, post: Path) -> None:
    assert "[field-too-long]" in airdate("show", "dome", "--as", "one").stdout
    assert "[field-too-long]" not in airdate("show", "dome", "--as", "two").stdout


def test_an_item_without_a_channel_says_so(airdate: Airdate, plan: Path) -> None:
    assert "(it names no channel)" in airdate("show", "film", "--as", "qqq").stderr


def test_controls_do_not_reach_the_terminal(airdate: Airdate, plan: Path) -> None:
    (plan / "content" / "evil.md").write_text("---\ntype: social\ntitle: Evil\n---\nRed \x1b[31m\u202etext")
    shown = airdate("show", "evil", "--as", "linkedin").stdout
    assert "Red [31mtext" in shown and "\x1b" not in shown


def test_machines_get_the_same(airdate: Airdate, post: Path) -> None:
    told = json.loads(airdate("show", "dome", "--as", "linkedin", "--json").stdout)
    assert told["text"] == told["shown"] + told["folded"]
    assert told["counts"] == [
        {
            "what": "text",
            "count": len(told["text"]),
            "unit": "characters",
            "segments": None,
            "most": 3000,
            "left": 3000 - len(told["text"]),
            "source": "Postiz, provider code, 2026-08-21",
        }
    ]
    assert told["links"] == ["https://example.org/dome"]
    assert (
        airdate("show", "dome", "--as", "linkedin", "--format", "json").stdout
        == airdate("show", "dome", "--as", "linkedin", "--json").stdout
    )
