"""The facts that ship, and how a plan replaces one."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from airdate.counting import Method
from airdate.network import STALE_AFTER_DAYS, Fact, Grade, Override, compiled, named, networks, sources

SPOT = json.loads((Path(__file__).parent / "spot.json").read_text(encoding="utf-8"))
FACTS = [
    pytest.param(fact, id=f"{network.id}.{fact.name}")
    for network in networks().values()
    for fact in network.facts.values()
]


def test_every_channel_is_there() -> None:
    assert sorted(networks()) == sorted(SPOT["networks"])


@pytest.mark.parametrize(
    ("path", "value"), [(path, v) for path, v in SPOT["values"].items()], ids=list(SPOT["values"])
)
def test_value(path: str, value: object) -> None:
    network, _, name = path.partition(".")
    found = networks()[network].value(name)
    assert (list(found) if isinstance(found, tuple) else found) == value


@pytest.mark.parametrize(("path", "bounds"), SPOT["bounds"].items(), ids=list(SPOT["bounds"]))
def test_where_sources_disagree_both_bounds_are_kept(path: str, bounds: list[int]) -> None:
    network, _, name = path.partition(".")
    fact = networks()[network].facts[name]
    assert [fact.advised, fact.value] == bounds


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_has_grade_source_and_date(fact: Fact) -> None:
    assert fact.as_of == compiled()
    assert fact.sources or fact.grade is Grade.D
    assert all(source.title and source.ref and source.date for source in fact.sources)


@pytest.mark.parametrize("fact", FACTS)
def test_a_number_has_a_unit(fact: Fact) -> None:
    is_number = isinstance(fact.value, int | float) and not isinstance(fact.value, bool)
    assert bool(fact.unit) or not is_number
    assert re.fullmatch(r"[a-z_0-9]+(\.[a-z_0-9]+)*", fact.name)


@pytest.mark.parametrize("fact", FACTS)
def test_what_is_advised_is_within_what_is_allowed(fact: Fact) -> None:
    if fact.advised is not None and isinstance(fact.value, int | float):
        within = fact.advised > fact.value if ".min" in fact.name else fact.advised < fact.value
        assert within


def test_texts_are_counted_by_known_methods() -> None:
    methods = {network.method for network in networks().values()}
    methods |= {fact.method for network in networks().values() for fact in network.facts.values()}
    assert methods - set(Method) == {""}


def test_every_source_is_cited() -> None:
    cited = {s.id for network in networks().values() for fact in network.facts.values() for s in fact.sources}
    assert cited == set(sources())


@pytest.mark.parametrize(("word", "network"), SPOT["names"].items())
def test_named(word: str, network: str | None) -> None:
    found = named(word)
    assert (found.id if found else None) == network


def test_a_name_means_one_network() -> None:
    names = [name for network in networks().values() for name in (network.id, *network.aliases)]
    assert len(names) == len(set(names))


def test_a_source_is_cited_with_its_date() -> None:
    assert networks()["threads"].facts["body.max"].source_line == "Meta, Threads Posts, 2026-04-14"
    assert networks()["x"].facts["hashtags.max"].source_line == "unconfirmed"


def test_a_fact_goes_stale() -> None:
    fact = networks()["x"].facts["body.max"]
    last = compiled() + timedelta(days=STALE_AFTER_DAYS)
    assert [fact.is_stale(last), fact.is_stale(last + timedelta(days=1))] == [False, True]


def test_a_plan_knows_better() -> None:
    known = networks()["mastodon"]
    ours = known.overridden({"body.max": Override(5000, "our server", date(2026, 12, 1))})
    fact = ours.facts["body.max"]
    assert (fact.value, fact.grade, fact.method, fact.unit) == (5000, Grade.HOUSE, "mastodon", "characters")
    assert fact.source_line == "our server, 2026-12-01"
    assert known.value("body.max") == 500
    assert ours.value("media.max") == 4


def test_a_plan_may_add_a_fact() -> None:
    ours = networks()["sms"].overridden({"quota.day": Override(1, "house rule")})
    assert (ours.value("quota.day"), ours.facts["quota.day"].source_line) == (1, "house rule")
