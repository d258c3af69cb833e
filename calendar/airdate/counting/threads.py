"""Threads: characters, but an emoji costs the bytes of it in UTF-8.

Source: Meta, Threads Posts, 2026-04-14. That other characters cost one each is implied there, not said.
"""

from airdate.counting.emoji import POSSIBLE, sequence


def threads_length(text: str) -> int:
    """What Threads counts: a family of four, joined, is 25."""
    if text.isascii() or not POSSIBLE.search(text):
        return len(text)
    emoji = sequence().findall(text)
    return len(text) + sum(len(e.encode()) - len(e) for e in emoji)
