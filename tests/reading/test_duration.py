"""How long things take by format or type."""

from datetime import timedelta
from pathlib import Path

import pytest
from projects import load


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45 minutes", 45),
        ("1 minute", 1),
        ("2 hours", 120),
        ("1 hour 30 minutes", 90),
        ("1 Hour and 30 Minutes", 90),
        ("0 hours 15 minutes", 15),
        ("24 hours", 1440),
        ("1440 minutes", 1440),
    ],
)
def test_lengths(tmp_path: Path, text: str, minutes: int) -> None:
    plan = load(tmp_path, {}, formats=f"talk: {{title: Talk, duration: {text}}}\n")
    assert plan.faults == ()
    assert plan.vocabulary.durations == {("format", "talk"): timedelta(minutes=minutes)}


@pytest.mark.parametrize(
    "text", ["45", "0 minutes", "24 hours 1 minute", "1 day", "1.5 hours", "-1 hour", "1 hour 1 hour", "PT1H"]
)
def test_no_lengths(tmp_path: Path, text: str) -> None:
    plan = load(tmp_path, {}, types=f"talk: {{title: Talk, duration: {text}}}\n")
    assert [(fault.place.line, fault.rule) for fault in plan.faults] == [(1, "bad-value")]
    assert plan.vocabulary.durations == {}


def test_the_format_wins_over_the_type(tmp_path: Path) -> None:
    words = load(
        tmp_path, {}, formats="talk: {duration: 1 hour}\n", types="event: {duration: 2 hours}\n"
    ).vocabulary
    assert words.duration_of("talk", "event") == timedelta(hours=1)
    assert words.duration_of("walk", "event") == words.duration_of("", "event") == timedelta(hours=2)
    assert words.duration_of("", "press") is None
