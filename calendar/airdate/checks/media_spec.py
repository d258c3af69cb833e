"""A picture, film or document whose size, form or length its channel does not take.

Looked at are bytes, pixels, ratio, seconds and kind of file: as declared under `media`, or, for a file in
``content/``, measured (bytes of any file; pixels of PNG, JPEG, GIF and WebP). Limits with source and date are
in ``docs/channels.md`` (compiled 2026-11-21). A network refuses such a file, cuts it, or makes it worse.

Bad, on Bluesky, which takes 1,000,000 bytes::

    media: [{src: dome.png, alt: The dome, bytes: 2400000}]

Good: the same picture as a JPEG of 600,000.

Fix: make the file anew within what the message says, or another `media` for that output. Limits of your own:
``limits: {image.max_bytes: …}`` in ``calendar/channels.yml``. ``rules: {media-spec: {published: yes}}`` in
``calendar/policy.yml`` looks at what is out already, too.
"""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from airdate.finding import Fault, Place, Severity
from airdate.item import Item, Output
from airdate.markdown import local_path
from airdate.network import Breach, Fact, Network, breach, shortfall
from airdate.outlet import judged, outlets
from airdate.parts.media import Media, MediaKind
from airdate.picture import Size, size_of
from airdate.plan import Plan
from airdate.policy import Profile, When

CODE = "CH006"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED
SETTINGS = {"published": False}

#: Ratios as sources write them are rounded.
_TOLERANCE = 0.01

_NAMES = {"jpeg": "jpg", "tif": "tiff"}


class _Spec(NamedTuple):
    """What is known of a file; what is not is None."""

    bytes: float | None
    width: float | None
    height: float | None
    seconds: float | None
    ending: str


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each bound that a file of an output breaks."""
    words, published = plan.vocabulary, judged(plan.vocabulary, "media-spec")
    measured = _measuring(plan)
    for item in plan.items:
        if not any(output.media.media for output in item.outputs):  # for speed
            continue
        for output, network in outlets(item, words, published=published):
            for medium in output.media.media:
                spec = _spec(medium, item, measured)
                for message, cure in _broken(spec, output, medium, network):
                    yield Fault(_place(medium, output), "media-spec", message, cure)


def _place(medium: Media, output: Output) -> Place:
    return medium.places.get("src", output.media.spot("media"))


def _measuring(plan: Plan) -> Callable[[str], tuple[int | None, Size | None]]:
    @cache
    def measured(path: str) -> tuple[int | None, Size | None]:
        """Bytes and pixels of a file below ``content/``; None for what cannot be read."""
        if path not in plan.files:
            return None, None
        return _measured(plan.content_dir / path)

    return measured


def _measured(file: Path) -> tuple[int | None, Size | None]:
    try:
        with file.open("rb") as opened:
            return file.stat().st_size, size_of(opened)
    except OSError:
        return None, None


def _spec(medium: Media, item: Item, measured: Callable[[str], tuple[int | None, Size | None]]) -> _Spec:
    """What the file says of itself, else what is declared."""
    bytes, size = measured(local_path(item.path, medium.src))
    width, height = size or (medium.width, medium.height)
    ending = medium.src.rpartition("/")[2].rpartition(".")[2].lower() if "." in medium.src else ""
    if "://" in medium.src:
        ending = ""  # what an address ends with says little about what it serves
    return _Spec(bytes or medium.bytes, width, height, medium.seconds, _NAMES.get(ending, ending))


def _kind(medium: Media, output: Output, network: Network) -> str:
    """By what the facts for it begin: ``image``, ``video``, ``reel``, ``story`` …"""
    if network.id == "podcast" and medium.what is MediaKind.IMAGE:
        return "artwork"
    if output.format == "story" and "story.max_bytes" in network.facts:
        return "story"
    if medium.what is MediaKind.VIDEO:
        is_reel = output.format == "reel" or network.value("video.is_reel") is True
        if is_reel and "reel.max_seconds" in network.facts:
            return "reel"
        return "short" if output.format == "short" and "short.max_seconds" in network.facts else "video"
    if network.id == "youtube" and medium.what is MediaKind.IMAGE:
        return "thumbnail"
    return str(medium.what)  # of a kind that is not known there are no facts


def _broken(spec: _Spec, output: Output, medium: Media, network: Network) -> Iterator[tuple[str, str]]:
    """Messages and cures."""
    kind = _kind(medium, output, network)

    def fact(name: str) -> Fact | None:
        return network.sure(f"{kind}.{name}")

    if spec.bytes is not None and (found := breach(fact("max_bytes"), spec.bytes)):
        yield _told(_size(spec.bytes), _size(found.bound), found, network), "make the file smaller"
    yield from _seconds(spec, fact, network)
    yield from _pixels(spec, fact, network)
    yield from _form(spec, fact, network)


def _seconds(spec: _Spec, fact: Callable[[str], Fact | None], network: Network) -> Iterator[tuple[str, str]]:
    if spec.seconds is None:
        return
    if found := breach(fact("max_seconds"), spec.seconds):
        yield _told(f"{spec.seconds:g} seconds", f"{found.bound:g}", found, network), "cut it"
    if found := shortfall(fact("min_seconds"), spec.seconds):
        told = _told(f"{spec.seconds:g} seconds", f"{found.bound:g} at least", found, network)
        yield told, "make it longer"


def _pixels(spec: _Spec, fact: Callable[[str], Fact | None], network: Network) -> Iterator[tuple[str, str]]:
    if not spec.width or not spec.height:
        return
    shown = f"{spec.width:g} x {spec.height:g} pixels"
    low, high = min(spec.width, spec.height), max(spec.width, spec.height)
    ratio = spec.width / spec.height
    over = {"max_side": high, "max_width": spec.width, "max_pixels": spec.width * spec.height}
    under = {"min_side": low, "min_width": spec.width}
    for name, number in over.items():
        if found := breach(fact(name), number):
            yield _told(shown, _WHAT[name].format(found.bound), found, network), "make it smaller"
    for name, number in under.items():
        if found := shortfall(fact(name), number):
            yield (
                _told(shown, _WHAT[name].format(found.bound), found, network),
                "use a larger one",
            )
    shown = f"{shown} (ratio {ratio:.2f})"
    if found := breach(fact("max_ratio"), ratio - _TOLERANCE):
        yield _told(shown, f"a ratio up to {found.bound:g}", found, network), "cut it at the sides"
    if found := shortfall(fact("min_ratio"), ratio + _TOLERANCE):
        yield _told(shown, f"a ratio from {found.bound:g}", found, network), "cut it above or below"
    only = fact("ratio")
    if only and abs(ratio - _of(str(only.value))) > _TOLERANCE:
        yield f"{shown}, {network.label} takes {only.value} ({only.source_line})", "cut it to that form"


#: What the message calls a bound on pixels.
_WHAT = {
    "max_side": "sides up to {:,}",
    "max_width": "a width up to {:,}",
    "max_pixels": "up to {:,} pixels in all",
    "min_side": "sides of {:,} or more",
    "min_width": "a width of {:,} or more",
}


def _form(spec: _Spec, fact: Callable[[str], Fact | None], network: Network) -> Iterator[tuple[str, str]]:
    taken = fact("formats")
    if taken and spec.ending and spec.ending not in taken.words:
        kinds = ", ".join(taken.words)
        yield f"a .{spec.ending}, {network.label} takes {kinds} ({taken.source_line})", "convert it"


def _of(ratio: str) -> float:
    width, _, height = ratio.partition(":")
    return float(width) / float(height)


def _told(what: str, bound: str, found: Breach, network: Network) -> str:
    verb = "is safe with" if found.advised else "takes"
    return f"{what}, {network.label} {verb} {bound} ({found.fact.source_line})"


def _size(bytes: float) -> str:
    return f"{bytes:,.0f} bytes"
