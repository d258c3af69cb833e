"""A post without the picture or film that its channel wants, with too many, or with both where it takes one.

Instagram, TikTok, Pinterest and YouTube have no posts of text only; X, LinkedIn, Facebook and TikTok take
pictures or a film, not both; each has a number of pictures that it takes (Postiz, Mixpost, Zernio, 2026; the
table with all sources is in ``docs/channels.md``). The post fails at the hour when it should go out.

Bad, on Instagram: a post without ``media``. Bad, on X::

    media: [{src: a.jpg, alt: The dome}, {src: b.mp4, alt: The dome opens}]

Good::

    media: [{src: a.jpg, alt: The dome}]

Fix: name the files under `media`, for one output under its own. A picture in `image`, in `assets` or in the
body counts as one that is there, and an item of the type video is a film itself. In a plan in which no item
has `media`, the first without is told, with how many more there are. Limits of your own: ``limits:
{images.max: …}`` in ``calendar/channels.yml``. ``rules: {media-missing-or-mixed: {published: yes}}`` in
``calendar/policy.yml`` looks at what is out already, too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from airdate.finding import Fault, Place, Severity
from airdate.item import Item, Output
from airdate.network import Breach, Network, breach, shortfall
from airdate.outlet import judged, outlets
from airdate.parts.media import Media, MediaKind
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Status

CODE = "CH005"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.APPROVED
SETTINGS = {"published": False}

#: What bounds the number of files of a kind.
_OF_KIND = {
    MediaKind.IMAGE: "images",
    MediaKind.VIDEO: "videos",
    MediaKind.GIF: "gifs",
}
_SHOWN = frozenset({MediaKind.IMAGE, MediaKind.GIF})


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each output whose files its network would not take."""
    words, published = plan.vocabulary, judged(plan.vocabulary, "media-missing-or-mixed")
    without: list[tuple[Item, Fault]] = []
    used = False
    for item in plan.items:
        for output, network in outlets(item, words, published=published):
            used = used or bool(output.media.media)
            if not output.media.media:
                without += ((item, fault) for fault in _missing(item, output, network))
            else:
                yield from _judged(output, network)
    yield from _told(without, used=used)


def _told(without: list[tuple[Item, Fault]], *, used: bool) -> Iterable[Fault]:
    """All of them; of a plan that does not name media at all one, of what is decided if there is such."""
    if used or len(without) < 2:
        return [fault for _, fault in without]
    first = next((fault for item, fault in without if _decided(item)), without[0][1])
    more = len(without) - 1
    others = "1 more item of this plan names" if more == 1 else f"{more} more items of this plan name"
    return [replace(first, message=f"{first.message}; {others} no media either")]


def _decided(item: Item) -> bool:
    return any(output.status.decided for output in item.outputs)


def _missing(item: Item, output: Output, network: Network) -> Iterator[Fault]:
    fact = network.sure("media.required")
    if output.format == "story" and network.value("story.media.required"):
        fact = network.sure("story.media.required")
    if fact is None or fact.value is not True or item.start or item.type == "video" or _has_other(item):
        return
    if output.status is Status.IDEA:
        return
    message = f"{network.label} takes no post without a picture or film ({fact.source_line})"
    place = output.places.get("channel", item.at("channel"))
    yield Fault(place, "media-missing-or-mixed", message, "name the file under `media`")


def _has_other(item: Item) -> bool:
    """Whether a picture or film is named elsewhere in the item."""
    return bool(
        item.image
        or "![" in item.body
        or "<img" in item.body
        or any(Media(src=src).what for src in item.assets)
    )


def _judged(output: Output, network: Network) -> Iterator[Fault]:
    media = output.media.media
    kinds = Counter(medium.what for medium in media)
    place = output.media.spot("media")
    if _is_mixed(kinds, network):
        fact = network.facts["media.mixed"]
        message = f"pictures and a film, {network.label} takes the one or the other ({fact.source_line})"
        yield Fault(place, "media-missing-or-mixed", message, "choose one, or make two posts")
    for what, found in _breaches(output, network, kinds):
        most = f"at most {found.bound:g}" if found.bound else "none"
        verb = "is safe with" if found.advised else "takes"
        message = f"{what}, {network.label} {verb} {most} ({found.fact.source_line})"
        cure = "take some away" if found.bound else "take them away, or use another channel"
        yield Fault(place, "media-missing-or-mixed", message, cure, severity=found.severity)
    yield from _too_few(output, network, kinds, place)


def _is_mixed(kinds: Mapping[MediaKind | None, int], network: Network) -> bool:
    pictures = any(kinds.get(kind) for kind in _SHOWN)
    return network.value("media.mixed") is False and pictures and bool(kinds.get(MediaKind.VIDEO))


def _breaches(
    output: Output, network: Network, kinds: Mapping[MediaKind | None, int]
) -> Iterator[tuple[str, Breach]]:
    """What there is too much of; where a film is wanted a picture is its cover."""
    for kind, plural in _OF_KIND.items():
        own = f"{output.format}.{plural}.max"
        fact = network.fact(own if own in network.facts else f"{plural}.max")
        is_cover = kind is MediaKind.IMAGE and "videos.min" in network.facts
        if not is_cover and (found := breach(fact, kinds.get(kind, 0))):
            yield _counted(kinds[kind], plural), found
    total = sum(kinds.values())
    names = ("media.max", f"{output.format}.media.max", "carousel.max")
    for name in names:
        if found := breach(network.fact(name), total):
            yield _counted(total, "files"), found


def _counted(number: int, plural: str) -> str:
    return f"{number} {plural.removesuffix('s') if number == 1 else plural}"


def _too_few(
    output: Output, network: Network, kinds: Mapping[MediaKind | None, int], place: Place
) -> Iterator[Fault]:
    """No film where one is wanted, and a carousel of a single picture."""
    wanted = {"videos.min": kinds.get(MediaKind.VIDEO, 0)}
    if output.format == "carousel" and not kinds.get(MediaKind.DOCUMENT):
        wanted["carousel.min"] = sum(kinds.values())
    for name, number in wanted.items():
        if found := shortfall(network.fact(name), number):
            wanted_here = f"{network.label} wants {found.bound:g} ({found.fact.source_line})"
            message = f"{number} {found.fact.unit}, {wanted_here}"
            yield Fault(
                place, "media-missing-or-mixed", message, "add what is missing", severity=found.severity
            )
