"""One text, one method, one count."""

from collections.abc import Callable
from functools import cache

from airdate.counting.count import UNITS, Count, Method


def utf8_length(text: str) -> int:
    """Bytes of the text in UTF-8, a lone surrogate being three."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def utf16_length(text: str) -> int:
    """UTF-16 code units: what ``length`` is in JavaScript."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def measure(text: str, method: Method | str, warning: str = "") -> Count:
    """The text counted by the method; ``warning`` is a content warning, which Mastodon counts as well.

    Never fails on any text; an unknown method is a ValueError.
    """
    method = Method(method)
    if method is Method.SMS:
        from airdate.counting.sms import sms_count

        return sms_count(text)
    if method is Method.MASTODON:
        from airdate.counting.mastodon import mastodon_length

        return Count(mastodon_length(text, warning), UNITS[method])
    sized = method in {Method.GRAPHEMES, Method.BYTES}
    return Count(_length(method)(text), UNITS[method], utf8_length(text) if sized else None)


@cache
def _length(method: Method) -> Callable[[str], int]:
    """How the method counts; what only one method needs is loaded for it alone."""
    if method is Method.WEIGHTED:
        from airdate.counting.weighted import weighted_length

        return weighted_length
    if method is Method.GRAPHEMES:
        from airdate.counting.grapheme import graphemes

        return graphemes
    if method is Method.BLUESKY:
        from airdate.counting.bluesky import bluesky_length

        return bluesky_length
    if method is Method.THREADS:
        from airdate.counting.threads import threads_length

        return threads_length
    return {Method.BYTES: utf8_length, Method.UTF16: utf16_length}.get(method, len)
