"""Scaffold: the first files of a project, and the first lines of an item. Nothing is ever overwritten."""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from zoneinfo import ZoneInfo

from airdate import checks
from airdate.finding import Fault, Finding
from airdate.plan import Plan
from airdate.reading import front_matter, items
from airdate.reading.source import Source
from airdate.text import is_identifier, one_line

_APPEARING = "title summary status visibility campaign event channel audience format pillar owner language planned publish embargo"
_LASTING = "title summary status visibility campaign event channel audience pillar owner start end location url"

#: The keys that make sense for a type, in the order of an item; first those that a new item shows empty.
KEYS: Mapping[str, tuple[str, str]] = {
    "event": ("campaign audience owner start end location", "title summary status visibility pillar url language"),
}
