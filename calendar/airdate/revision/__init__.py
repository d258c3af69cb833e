"""Revision: changes to some items of a plan, and what they do to all others, before anything is written."""

from airdate.revision.approving import approve, withdraw
from airdate.revision.calling_off import cancel, postpone
from airdate.revision.followers import Follower, followers
from airdate.revision.halting import Order, hold, lift
from airdate.revision.moving import move
from airdate.revision.renaming import rename
from airdate.revision.revision import Revision
from airdate.revision.ripple import Row, State
from airdate.revision.setting import assign
from airdate.revision.shifting import shift

__all__ = [
    "Follower",
    "Order",
    "Revision",
    "Row",
    "State",
    "approve",
    "assign",
    "cancel",
    "followers",
    "hold",
    "lift",
    "move",
    "postpone",
    "rename",
    "shift",
    "withdraw",
]
