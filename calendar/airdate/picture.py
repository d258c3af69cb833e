"""Picture: width and height of an image, read from the first bytes of its file.

PNG (ISO/IEC 15948), GIF89a, JPEG (ITU-T T.81; turned as Exif 2.3 says), WebP (RFC 9649). Nothing is decoded.
"""

from typing import BinaryIO, Literal, NamedTuple

#: Marker segments of a JPEG are looked through so far; a frame begins long before.
_MOST_SEGMENTS = 512

#: The tag of Exif for how a picture is turned, and so many tags are looked through.
_ORIENTATION, _MOST_TAGS = 0x0112, 256

#: Start of frame: all of C0 to CF but for tables (C4, C8, CC).
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}

#: Markers that stand alone, without a segment: restarts, and TEM.
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})


class Size(NamedTuple):
    """In pixels, as it is seen."""

    width: int
    height: int


def size_of(file: BinaryIO) -> Size | None:
    """The size of the image in a file that is read from its begin; None if it is no such image."""
    head = file.read(32)
    if head[:8] == b"\x89PNG\r\n\x1a\n" and head[12:16] == b"IHDR":
        return _size(head[16:20], head[20:24])
    if head[:6] in (b"GIF87a", b"GIF89a"):
        return _size(head[6:8], head[8:10], "little")
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return _webp(head)
    if head[:2] == b"\xff\xd8":
        file.seek(2)
        return _jpeg(file)
    return None


def _size(width: bytes, height: bytes, order: Literal["little", "big"] = "big") -> Size | None:
    found = Size(int.from_bytes(width, order), int.from_bytes(height, order))
    return found if found.width and found.height else None


def _webp(head: bytes) -> Size | None:
    """The three kinds of WebP: lossy, lossless, extended."""
    kind = head[12:16]
    if kind == b"VP8X":
        return Size(*(int.from_bytes(head[at : at + 3], "little") + 1 for at in (24, 27)))
    if kind == b"VP8L" and head[20:21] == b"\x2f":
        bits = int.from_bytes(head[21:25], "little")
        return Size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8 " and head[23:26] == b"\x9d\x01\x2a":
        width, height = (int.from_bytes(head[at : at + 2], "little") & 0x3FFF for at in (26, 28))
        return Size(width, height) if width and height else None
    return None


def _jpeg(file: BinaryIO) -> Size | None:
    """From marker to marker to the frame."""
    turned = False
    for _ in range(_MOST_SEGMENTS):
        marker = file.read(2)
        if len(marker) < 2 or marker[0] != 0xFF:
            return None
        if marker[1] == 0xFF:  # a byte that only fills
            file.seek(-1, 1)
            continue
        if marker[1] in _ALONE:
            continue
        length = int.from_bytes(file.read(2), "big")
        if marker[1] in _FRAMES:
            frame = file.read(5)
            found = _size(frame[3:5], frame[1:3]) if len(frame) == 5 else None
            return Size(found.height, found.width) if found and turned else found
        if length < 2 or marker[1] == 0xDA:
            return None
        if marker[1] == 0xE1:
            turned = _is_turned(file.read(length - 2)) or turned
        else:
            file.seek(length - 2, 1)
    return None


def _is_turned(exif: bytes) -> bool:
    """Whether Exif says that a camera was held upright: orientation 5 to 8, by a quarter."""
    if exif[:6] != b"Exif\0\0":
        return False
    tiff = exif[6:]
    order: Literal["little", "big"] = "little" if tiff[:2] == b"II" else "big"
    at = int.from_bytes(tiff[4:8], order)
    for n in range(min(int.from_bytes(tiff[at : at + 2], order), _MOST_TAGS)):
        tag = tiff[at + 2 + 12 * n : at + 14 + 12 * n]
        if int.from_bytes(tag[:2], order) == _ORIENTATION:
            return 5 <= int.from_bytes(tag[8:10], order) <= 8
    return False
