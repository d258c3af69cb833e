"""What is attached to an item: where on earth it is, its picture and the files that belong to it."""

import re

from airdate.finding import Place
from airdate.item import Image
from airdate.markdown import local_path
from airdate.reading.fields import SCHEMES, Fields
from airdate.reading.yaml import Mapping, Scalar
from airdate.text import one_line, shown

_DEGREES = re.compile(r"[-+]?\d{1,3}(?:\.\d+)?\Z", re.ASCII)

#: A metre is five decimals; calendars want no more than six (RFC 5545, 3.8.1.6).
_DECIMALS = 6


def geo(fields: Fields) -> tuple[float, float] | None:
    """Latitude and longitude in degrees of WGS 84."""
    nodes = fields.nodes("geo")
    if not nodes:
        return None
    said, place = ", ".join(one_line(node.text) for node in nodes), nodes[0].place
    words = [word.strip() for word in said.split(",")]
    if len(words) == 2 and all(map(_DEGREES.match, words)):
        latitude, longitude = (round(float(word), _DECIMALS) + 0.0 for word in words)  # + 0.0: no -0
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            return latitude, longitude
        cure = "latitude comes first, from -90 to 90, then longitude, from -180 to 180"
        fields.fault(place, "bad-value", f"`geo`: {said} is not on earth", cure)
    else:
        message = f"`geo`: '{shown(said)}' is no latitude and longitude"
        fields.fault(place, "bad-value", message, "write decimal degrees, as in 52.5163, 13.3777")
    return None


def conference(fields: Fields) -> str:
    """The address of the room that people join online."""
    url = fields.url("conference")
    if not url.lower().startswith("mailto:"):
        return url
    message = f"`conference`: '{shown(url)}' is no room"
    fields.fault(fields.places["conference"], "bad-url", message, "give the address that people open to join")
    return ""


def image(fields: Fields) -> Image | None:
    """``image: path`` or ``image: {src: path, alt: what is seen}``."""
    if not isinstance(fields.node("image"), Mapping):
        node = fields.scalar("image")
        src = _target(fields, node, "image") if node else ""
        return Image(src) if src else None
    inner = fields.inner("image")
    assert inner is not None  # noqa: S101 - a mapping
    node, alt = inner.scalar("src"), inner.line("alt")
    if node is None:
        fields.fault(inner.mapping.place, "missing-key", "the image has no `src`", "add `src: photo.jpg`")
    inner.unknown("an image")
    src = _target(inner, node, "src") if node else ""
    return Image(src, alt) if src else None


def assets(fields: Fields) -> dict[str, Place]:
    """The files that belong to the item, in their order, each once, with its place."""
    found: dict[str, Place] = {}
    for node in fields.nodes("assets"):
        if target := _target(fields, node, "assets"):
            found.setdefault(target, node.place)
    return found


def _target(fields: Fields, node: Scalar, key: str) -> str:
    """A path from the item's file, or an address with https."""
    text = one_line(node.text)
    if text.lower().startswith(SCHEMES[0]):
        return fields.address(node, key, text)
    if local_path("", text):
        return text
    message = f"`{key}`: '{shown(text)}' is neither a file of the plan nor an address with https://"
    fields.fault(node.place, "bad-url", message, "write the path from this file, as in ../images/photo.jpg")
    return ""
