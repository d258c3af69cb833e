"""Pasted: what really goes into a channel: the text as people paste it there, its links tracked."""

from airdate.pasted.address import Address, addresses, with_utm
from airdate.pasted.bridge import bridge_of, crossing
from airdate.pasted.house import Ground, House, house_of, utm_of
from airdate.pasted.post import Pasted, pasted

__all__ = [
    "Address",
    "Ground",
    "House",
    "Pasted",
    "addresses",
    "bridge_of",
    "crossing",
    "house_of",
    "pasted",
    "utm_of",
    "with_utm",
]
