"""Mastodon: graphemes of content warning and text, with short links and mentions.

Source: app/validators/status_length_validator.rb and config/initializers/twitter_regex.rb of
mastodon/mastodon. The limit is each server's own.
"""

import re

from airdate.counting.grapheme import graphemes
from airdate.counting.url import MASTODON, urls

_LINK = "x" * 23
_NAME = r"[a-z0-9_]++(?:[.-]++[a-z0-9_]++)*+"
_MENTION = re.compile(rf"(?<![=/\w])(@{_NAME})@[\w-]++(?:\.[\w-]++)*+(?::[0-9]++)?", re.IGNORECASE)


def mastodon_length(text: str, warning: str = "") -> int:
    """What Mastodon counts: a link is 23, and of ``@user@host`` only ``@user``."""
    pieces, done = [warning], 0
    for start, end in urls(text, MASTODON):
        pieces += [_without_hosts(text[done:start]), _LINK]
        done = end
    return graphemes("".join([*pieces, _without_hosts(text[done:])]))


def _without_hosts(text: str) -> str:
    return _MENTION.sub(r"\1", text) if text.count("@") > 1 else text
