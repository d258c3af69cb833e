"""Whether a number breaks a limit, and how bad that is."""

import pytest

from airdate.finding import Severity
from airdate.network import Breach, Fact, Grade, breach, nearly, networks, shortfall


def _fact(value: float | None, grade: str = "A", advised: float | None = None) -> Fact:
    return Fact("body.max", value, "characters", Grade(grade), advised=advised)


@pytest.mark.parametrize(
    ("fact", "number", "severity", "bound"),
    [
        (_fact(10), 11, Severity.ERROR, 10),
        (_fact(10, "B"), 11, Severity.ERROR, 10),
        (_fact(10, "house"), 11, Severity.ERROR, 10),
        (_fact(10, "C"), 11, Severity.WARNING, 10),
        (_fact(10, "A", 5), 11, Severity.ERROR, 10),
        (_fact(10, "A", 5), 6, Severity.WARNING, 5),
        (_fact(None, "C", 5), 6, Severity.WARNING, 5),
    ],
)
def test_a_limit_that_is_broken(fact: Fact, number: int, severity: Severity, bound: int) -> None:
    found = breach(fact, number)
    assert found and (found.severity, found.bound) == (severity, bound)
    assert breach(fact, 0) is None


@pytest.mark.parametrize("fact", [None, _fact(None), _fact(10, "D", 5), _fact(True), _fact(11)])
def test_a_limit_that_is_kept_or_not_known(fact: Fact | None) -> None:
    assert breach(fact, 11) is None


def test_a_least_value() -> None:
    fact = _fact(5, "A", 10)
    assert shortfall(fact, 4) == Breach(fact, 5, Severity.ERROR)
    assert shortfall(fact, 9) == Breach(fact, 10, Severity.WARNING, advised=True)
    assert shortfall(fact, 10) is None
    assert shortfall(_fact(5, "D"), 4) is shortfall(None, 4) is shortfall(_fact(None), 4) is None


def test_a_limit_that_is_near() -> None:
    fact = _fact(100, "A", 50)
    assert nearly(fact, 45, 90) == Breach(fact, 50, Severity.INFO)
    assert nearly(fact, 44, 90) is nearly(fact, 51, 90) is None
    assert nearly(_fact(100, "D"), 99, 90) is nearly(None, 99, 90) is nearly(_fact(None), 99, 90) is None


def test_what_is_told_names_the_source() -> None:
    found = breach(networks()["x"].fact("body.max"), 281)
    assert found and found.told("X") == "X allows 280 (Twitter, twitter-text v3, 2021-10-21)"
    wise = breach(networks()["slack"].fact("body.max"), 4_001)
    assert wise and wise.told("Slack") == "Slack is safe with 4,000 (Slack, SDK 3.47.0, 2026-11)"


def test_only_what_is_confirmed_is_sure() -> None:
    linkedin, bluesky = networks()["linkedin"], networks()["bluesky"]
    assert linkedin.sure("alt.max") is None and linkedin.sure("nothing") is None
    formats = bluesky.sure("video.formats")
    assert formats and formats.words == ("mp4",)
    assert networks()["x"].facts["body.max"].words == ()
