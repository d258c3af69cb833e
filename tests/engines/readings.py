"""Every way in which a published byte might be read: packed, escaped, folded or encoded."""

import base64
import binascii
import gzip
import html
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{12,}={0,2}")


@lru_cache(maxsize=4096)
def readings(data: bytes) -> str:
    """The bytes in every reading, small letters, one after the other."""
    return "\n".join(_all(data)).lower()


def _all(data: bytes) -> Iterator[str]:
    if data[:2] == b"\x1f\x8b":
        yield readings(gzip.decompress(data))
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield data.decode(encoding, "ignore")
    text = re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]", "", data.decode("utf-8", "replace"))
    yield re.sub(r"\r?\n[ \t]", "", text)  # iCalendar's folding
    yield unquote(text)
    yield html.unescape(unquote(html.unescape(text)))
    yield re.sub(r"<[^<>]*>", "", html.unescape(text))
    yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)
    yield from _json(text)
    yield from _base64(data)


def _json(text: str) -> Iterator[str]:
    if text[:1] in "{[":
        try:
            yield html.unescape(json.dumps(json.loads(text), ensure_ascii=False))
        except ValueError:
            return


def _base64(data: bytes) -> Iterator[str]:
    for piece in _BASE64.findall(data):
        whole = piece[: len(piece) // 4 * 4].translate(bytes.maketrans(b"-_", b"+/"))
        for shift in range(4):
            part = whole[shift:]
            try:
                yield base64.b64decode(part[: len(part) // 4 * 4]).decode("utf-8", "ignore")
            except binascii.Error:
                break
