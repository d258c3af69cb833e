"""Where a link leads: to ourselves or elsewhere."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

#: The host of most addresses, as it stands there; what else there may be takes a closer look.
_PLAIN = re.compile(r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?:[/?#]|\Z)")

#: A host name has no more characters (RFC 1035, 2.3.4).
_HOST_CHARACTERS = 253


def is_owned(url: str, domains: Iterable[str]) -> bool:
    """Whether the web address leads to one of these domains or below it.

    Domains may be written as people do: ``Example.org``, ``www.example.org``, ``https://bücher.example/``.
    One without a dot (``localhost``) has nothing below it. A relative link names no host: no.
    """
    host = host_of(url)
    return bool(host) and any(_is_within(host, bare_domain(domain)) for domain in domains)


def host_of(url: str) -> str:
    """The host of an http(s) or ``//`` URL, lower-case and in ASCII; empty if there is none.

    Backslashes count as slashes, as in browsers: ``https://evil.example\\@ours.example`` is evil's.
    """
    if plain := _PLAIN.match(url):
        return plain[1]
    try:
        parts = urlsplit(url.strip().replace("\\", "/"))
        return _ascii(parts.hostname or "") if parts.scheme in ("http", "https", "") else ""
    except ValueError:
        return ""


def _is_within(host: str, domain: str) -> bool:
    return bool(domain) and (host == domain or ("." in domain and host.endswith(f".{domain}")))


@lru_cache(maxsize=1024)
def bare_domain(written: str) -> str:
    """The domain as a host, however people write it; without ``www.``."""
    host = host_of(written if "//" in written else f"//{written.strip()}")
    return host.removeprefix("*.").removeprefix("www.")


@lru_cache(maxsize=4096)
def _ascii(host: str) -> str:
    host = host.lower().rstrip(".")
    if host.isascii() or len(host) > _HOST_CHARACTERS:
        return host
    try:
        return host.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError:
        return host
