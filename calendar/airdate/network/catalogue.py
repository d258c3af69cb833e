"""The facts that ship with Airdate: facts.json beside this file, which people review line by line."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from airdate.network.fact import Fact, Grade, Source
from airdate.network.network import Network


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(Path(__file__).with_name("facts.json").read_text(encoding="utf-8"))
    return data


@cache
def compiled() -> date:
    """The day on which the facts were gathered."""
    return date.fromisoformat(_data()["compiled"])


@cache
def sources() -> Mapping[str, Source]:
    """Every source by its id."""
    return MappingProxyType({key: Source(key, **source) for key, source in _data()["sources"].items()})


@cache
def networks() -> Mapping[str, Network]:
    """Every network by its id, such as ``google_business``."""
    return MappingProxyType({key: _network(key, raw) for key, raw in _data()["networks"].items()})


def named(word: str) -> Network | None:
    """The network that people call so: ``IG``, ``Twitter``, ``mastodon:example.social``; None if none is."""
    key = "_".join(word.partition(":")[0].lower().split())
    return networks().get(_names().get(key, key))


@cache
def _names() -> dict[str, str]:
    labels = {"_".join(network.label.lower().split()): network.id for network in networks().values()}
    return labels | {alias: network.id for network in networks().values() for alias in network.aliases}


def _network(key: str, raw: dict[str, Any]) -> Network:
    facts = {name: _fact(name, fact) for name, fact in raw["facts"].items()}
    return Network(key, raw["label"], raw["method"], MappingProxyType(facts), tuple(raw["aliases"]))


def _fact(name: str, raw: dict[str, Any]) -> Fact:
    value, since = raw["value"], raw.get("since")
    return Fact(
        name,
        tuple(value) if isinstance(value, list) else value,
        raw.get("unit", ""),
        Grade(raw["grade"]),
        tuple(sources()[source] for source in raw["sources"]),
        raw.get("note", ""),
        date.fromisoformat(raw["as_of"]) if "as_of" in raw else compiled(),
        raw.get("advised"),
        raw.get("method", ""),
        date.fromisoformat(since) if since else None,
    )
