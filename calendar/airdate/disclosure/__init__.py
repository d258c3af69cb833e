"""Disclosure: ties that have to be named, and the labels that name them, market by market."""

from airdate.disclosure.connection import Connection, connection
from airdate.disclosure.label import Label, Market, is_clear, labels, market_of, markets, says

__all__ = [
    "Connection",
    "Label",
    "Market",
    "connection",
    "is_clear",
    "labels",
    "market_of",
    "markets",
    "says",
]
