"""Sizes of pictures, read from their first bytes."""

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.picture import Size, size_of

SIZE = (1200, 630)


def _png() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", *SIZE)


def _webp(kind: bytes, rest: bytes) -> bytes:
    return b"RIFF\0\0\0\0WEBP" + kind + b"\0\0\0\0" + rest


def _jpeg(frame: int = 0xC2, before: bytes = b"") -> bytes:
    width, height = SIZE
    return b"\xff\xd8\xff\xe0\0\x04ab" + before + struct.pack(">BBHBHH", 255, frame, 17, 8, height, width)


def _exif(turn: int, order: str = "<", begin: bytes = b"Exif\0\0") -> bytes:
    sign = b"II*\0" if order == "<" else b"MM\0*"
    tags = [struct.pack(f"{order}HHIHH", tag, 3, 1, value, 0) for tag, value in ((0x0100, 7), (0x0112, turn))]
    data = begin + sign + struct.pack(f"{order}IH", 8, len(tags)) + b"".join(tags)
    return b"\xff\xe1" + struct.pack(">H", len(data) + 2) + data


KNOWN = {
    "png": _png(),
    "gif": b"GIF89a" + struct.pack("<HH", *SIZE),
    "jpeg": _jpeg(),
    "jpeg with tables, a restart and bytes that fill": _jpeg(
        before=b"\xff\xc4\0\x03a\xff\xd0\xff\xff\xff\xdb\0\x02"
    ),
    "webp, lossy": _webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", SIZE[0] | 0x4000, SIZE[1])),
    "webp, lossless": _webp(b"VP8L", b"\x2f" + struct.pack("<I", (SIZE[0] - 1) | (SIZE[1] - 1) << 14)),
    "webp, extended": _webp(b"VP8X", b"\0" * 4 + b"".join((n - 1).to_bytes(3, "little") for n in SIZE)),
}

TURNED = {
    "by a quarter": _jpeg(before=_exif(6)),
    "by a quarter, the other order of bytes": _jpeg(before=_exif(8, ">")),
    "then words about it": _jpeg(before=_exif(5) + b"\xff\xe1\0\x06http"),
}
UPRIGHT = {
    "not at all": _jpeg(before=_exif(1)),
    "upside down": _jpeg(before=_exif(4)),
    "without saying": _jpeg(before=_exif(6, begin=b"http\0\0")),
    "in an odd way": _jpeg(before=_exif(9)),
}

UNKNOWN = {
    "nothing": b"",
    "text": b"# A page",
    "png without its header": b"\x89PNG\r\n\x1a\n" + b"\0" * 20,
    "no size": b"GIF89a\0\0\0\0",
    "jpeg cut off": _jpeg()[:-3],
    "jpeg whose picture begins without a frame": b"\xff\xd8\xff\xda\0\x04ab",
    "jpeg with a segment of no length": b"\xff\xd8\xff\xe0\0\x01",
    "jpeg that goes astray": b"\xff\xd8\xff\xe0\0\x02zz",
    "webp of another kind": _webp(b"ANIM", b"\0" * 20),
    "webp, lossy, without its sign": _webp(b"VP8 ", b"\0" * 20),
    "webp, lossy, of no size": _webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a\0\0\0\0"),
    "webp, lossless, without its sign": _webp(b"VP8L", b"\0" * 20),
}


@pytest.mark.parametrize("data", KNOWN.values(), ids=KNOWN)
def test_the_size_of_a_picture(data: bytes) -> None:
    assert size_of(io.BytesIO(data)) == Size(*SIZE)


@pytest.mark.parametrize("data", TURNED.values(), ids=TURNED)
def test_a_picture_that_is_turned_is_as_it_is_seen(data: bytes) -> None:
    assert size_of(io.BytesIO(data)) == Size(*reversed(SIZE))


@pytest.mark.parametrize("data", UPRIGHT.values(), ids=UPRIGHT)
def test_a_picture_that_is_not_turned_stays(data: bytes) -> None:
    assert size_of(io.BytesIO(data)) == Size(*SIZE)


@pytest.mark.parametrize("data", UNKNOWN.values(), ids=UNKNOWN)
def test_what_is_no_picture_has_no_size(data: bytes) -> None:
    assert size_of(io.BytesIO(data)) is None


@given(st.sampled_from([*KNOWN.values(), *TURNED.values(), b""]), st.integers(0, 60), st.binary(max_size=80))
def test_no_bytes_are_too_odd(head: bytes, kept: int, rest: bytes) -> None:
    found = size_of(io.BytesIO(head[:kept] + rest))
    assert found is None or min(found) > 0
