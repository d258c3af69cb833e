"""Pasted: what really goes into a channel: the text as people paste it there, its links tracked."""

from airdate.pasted.house import Ground, House, house_of, utm_of
from airdate.pasted.post import Pasted, pasted
from airdate.pasted.written import Written, written

__all__ = ["Ground", "House", "Pasted", "Written", "house_of", "pasted", "utm_of", "written"]
