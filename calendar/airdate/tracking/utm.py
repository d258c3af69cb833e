"""UTM parameters of a URL: added, read, judged, repaired, taken off.

``utm_source``, ``utm_medium`` and ``utm_campaign`` are required in practice, in lower case, once each, in
front of any ``#`` (ksanyok/utm-builder wiki, 2026-10-26); without punctuation (Adobe Marketo Measure, best
practices). Only what is wrong is touched: every other byte of a URL stays as its author wrote it.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote_plus

#: Without these three a visit is not told apart.
REQUIRED = ("utm_source", "utm_medium", "utm_campaign")

#: Whose values are words of the plan; an ``utm_id`` or ``utm_term`` is somebody else's and kept.
WORDS = frozenset({*REQUIRED, "utm_content"})

_WEB = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+\Z")
_PUNCTUATION = re.compile(r"[^\w\s+\x80-\U0010ffff-]|\A-|-\Z|--")
_TEMPLATE = re.compile(
    r"\{[^{}]*\}|\[[^\[\]]*\]|<[^<>]*>|%%[^%]+%%|\*\|[^|]*\|\*|\$\{?[A-Za-z_]|__[A-Z0-9]+(?:_[A-Z0-9]+)*__"
)


class Flaw(StrEnum):
    """What can be wrong with the UTM parameters of a URL."""

    MISSING_SOURCE = "missing-source"
    MISSING_MEDIUM = "missing-medium"
    MISSING_CAMPAIGN = "missing-campaign"
    TWICE = "twice"  # the same value again
    CONFLICT = "conflict"  # one key, several values
    AFTER_HASH = "after-hash"
    TEMPLATE = "template"
    CAPITALS = "capitals"
    SPACE = "space"
    PLUS = "plus"
    NON_ASCII = "non-ascii"
    PUNCTUATION = "punctuation"


#: The flaws by which visits get lost or mixed up, and those by which one name becomes two in reports.
MALFORMED = frozenset(list(Flaw)[:7])
MISSPELT = frozenset(Flaw) - MALFORMED


@dataclass(frozen=True, slots=True)
class Utm:
    """The parameters that one link gets."""

    source: str
    medium: str
    campaign: str
    content: str = ""

    def items(self) -> Iterable[tuple[str, str]]:
        """Keys and values in the order in which they are written; none that is empty."""
        values = (self.source, self.medium, self.campaign, self.content)
        return ((key, value) for key, value in zip((*REQUIRED, "utm_content"), values, strict=True) if value)


class Parameter(NamedTuple):
    """A UTM parameter as it stands in a URL: key and value decoded, and the two as they are written."""

    key: str
    value: str
    written: str
    after_hash: bool = False


@lru_cache(maxsize=4096)
def value(text: str) -> str:
    """The text as a UTM value: lower case, ASCII, words joined by ``-``; empty if nothing can be kept."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode().lower()
    return re.sub(r"-{2,}", "-", re.sub(r"[^a-z0-9_-]", "-", plain)).strip("-")


def tagged(url: str, utm: Utm) -> str:
    """The web address with these parameters in front of any ``#``.

    A key that the URL has already keeps its value, so nothing is replaced or doubled; what is no http(s)
    URL is given back as it is.
    """
    if not _WEB.match(url):
        return url
    base, pairs, fragment = _parts(url)
    had = {parameter.key.lower(): parameter.value for pair in pairs if (parameter := _parameter(pair))}
    new = [f"{key}={_quoted(text)}" for key, text in utm.items() if not had.get(key)]
    if not new:
        return url
    filled = {pair.partition("=")[0] for pair in new}
    kept = [pair for pair in pairs if not had or _key(pair) not in filled]  # one without a value gives way
    return _joined(base, [*kept, *new], fragment)


def read(url: str) -> tuple[Parameter, ...]:
    """The UTM parameters as written, in their order; those after the ``#`` too, though nobody counts them."""
    _, pairs, fragment = _parts(url)
    inside = [parameter for pair in pairs if (parameter := _parameter(pair))]
    moved = [parameter for pair in _unhashed(fragment)[1] if (parameter := _parameter(pair))]
    return (*inside, *(parameter._replace(after_hash=True) for parameter in moved))


def faults_of(url: str) -> list[Flaw]:
    """What is wrong, each flaw once, in the order of ``Flaw``; nothing for a URL without UTM parameters."""
    found: set[Flaw] = set()
    values: dict[str, list[str]] = {}
    for parameter in read(url):
        key = parameter.key.lower()
        values.setdefault(key, []).append(_mended(key, parameter))
        found |= set(_faults(key, parameter))
    for given in values.values():
        if len(given) > 1:
            found.add(Flaw.TWICE if len(set(given)) == 1 else Flaw.CONFLICT)
    if values:
        required = zip(REQUIRED, Flaw, strict=False)
        found |= {flaw for key, flaw in required if not any(values.get(key, ()))}
    return [flaw for flaw in Flaw if flaw in found]


def repaired(url: str) -> str:
    """The URL with all that can be mended safely.

    Parameters move in front of the ``#``, values are spelt as ``value`` does, and what then is the same
    twice stands once. Conflicting values, templates and missing ones need a person and stay.
    """
    base, pairs, fragment = _parts(url)
    fragment, moved = _unhashed(fragment)
    seen: set[str] = set()
    kept = []
    for pair in (*pairs, *moved):
        mended = _mended_pair(pair)
        meaning = unquote_plus(mended)
        if mended is pair and not _parameter(pair):
            kept.append(pair)
        elif meaning not in seen:
            seen.add(meaning)
            kept.append(mended)
    return _joined(base, kept, fragment)


def stripped(url: str) -> str:
    """The URL without any UTM parameter, be it in front of the ``#`` or after it."""
    base, pairs, fragment = _parts(url)
    return _joined(base, [pair for pair in pairs if not _key(pair)], _unhashed(fragment)[0])


@lru_cache(maxsize=4096)
def _quoted(text: str) -> str:
    return quote(text, safe="", errors="replace")


def _parts(url: str) -> tuple[str, list[str], str]:
    """The URL up to its query, the pairs of the query, and the fragment with its ``#``."""
    rest, hash_, fragment = url.partition("#")
    base, mark, query = rest.partition("?")
    return base, query.split("&") if mark else [], hash_ + fragment


def _joined(base: str, pairs: Sequence[str], fragment: str) -> str:
    return f"{base}?{'&'.join(pairs)}{fragment}" if pairs else base + fragment


def _key(pair: str) -> str:
    """The key in lower case; empty if it is no UTM parameter."""
    written = pair.partition("=")[0]
    key = (unquote_plus(written) if "%" in written else written).lower()
    return key if key.startswith("utm_") else ""


def _parameter(pair: str) -> Parameter | None:
    if not _key(pair):
        return None
    key, _, text = pair.partition("=")
    return Parameter(unquote_plus(key), unquote_plus(text), pair)


def _unhashed(fragment: str) -> tuple[str, list[str]]:
    """The fragment without its UTM parameters, and these: ``#top?utm_source=x&a=1`` is ``#top?a=1``."""
    if "utm" not in fragment.lower():
        return fragment, []
    first, *rest = re.split(r"([?&])", fragment[1:])
    kept, moved, lead = [] if _key(first) else [first], [first] if _key(first) else [], ""
    for sign, pair in zip(rest[::2], rest[1::2], strict=True):
        if _key(pair):
            moved.append(pair)
            lead = lead or sign
        else:
            kept.append(((lead or sign) if kept else "") + pair)
            lead = ""
    if not moved:
        return fragment, []
    return f"#{''.join(kept)}" if any(kept) else "", moved


def _is_template(parameter: Parameter) -> bool:
    return bool(_TEMPLATE.search(parameter.value) or _TEMPLATE.search(parameter.written))


def _faults(key: str, parameter: Parameter) -> Iterable[Flaw]:
    if parameter.after_hash:
        yield Flaw.AFTER_HASH
    if _is_template(parameter):
        yield Flaw.TEMPLATE
        return
    if parameter.key != key:
        yield Flaw.CAPITALS
    if key in WORDS and spelt(key, parameter.value) != parameter.value:
        yield from _misspellings(parameter)


def _misspellings(parameter: Parameter) -> Iterable[Flaw]:
    text, written = parameter.value, parameter.written.partition("=")[2]
    tests = {
        Flaw.CAPITALS: text != text.lower(),
        Flaw.SPACE: re.search(r"\s", text) and "+" not in written,
        Flaw.PLUS: "+" in written or "+" in text,
        Flaw.NON_ASCII: not text.isascii(),
        Flaw.PUNCTUATION: _PUNCTUATION.search(text),
    }
    return (flaw for flaw, wrong in tests.items() if wrong)


def spelt(key: str, text: str) -> str:
    """The value as it should be; a source may be a host's name, for Google's lists have many."""
    host = text.lower()
    return host if key == "utm_source" and _HOST.match(host) else value(text)


def _mended(key: str, parameter: Parameter) -> str:
    """The value as it should be; as it is where that would guess or lose it."""
    if key not in WORDS or _is_template(parameter):
        return parameter.value
    return spelt(key, parameter.value) or parameter.value


def _mended_pair(pair: str) -> str:
    """The pair itself if nothing is wrong with it."""
    parameter = _parameter(pair)
    if parameter is None or _is_template(parameter):
        return pair
    key = parameter.key.lower()
    text = _mended(key, parameter)
    if (key, text) == parameter[:2]:
        return pair
    written = pair.partition("=")[2] if text == parameter.value else quote(text, safe="", errors="replace")
    return f"{_quoted(key)}={written}"
