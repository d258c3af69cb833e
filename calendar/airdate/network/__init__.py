"""Networks: the media of a plan with what is known of their limits, and how well it is known."""

from airdate.network.bound import Breach, breach, broken, nearly, shortfall
from airdate.network.catalogue import compiled, named, networks, sources
from airdate.network.fact import STALE_AFTER_DAYS, Fact, Grade, Override, Source, Value
from airdate.network.network import Network

__all__ = [
    "STALE_AFTER_DAYS",
    "Breach",
    "Fact",
    "Grade",
    "Network",
    "Override",
    "Source",
    "Value",
    "breach",
    "broken",
    "compiled",
    "named",
    "nearly",
    "networks",
    "shortfall",
    "sources",
]
