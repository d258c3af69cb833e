"""A preview for a terminal, and for machines: text, fold, media, and what is counted."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import click

from airdate.cli.exits import Refusal
from airdate.cli.output import table
from airdate.counting import Count
from airdate.finding import Finding, Place
from airdate.item import Item, Output
from airdate.network import named, networks
from airdate.outlet import network_of
from airdate.parts.media import Media
from airdate.plan import Plan
from airdate.preview import Measured, Preview, of
from airdate.text import clean, did_you_mean, listed, shown

#: What stands around the text, and where it is folded.
_RULE, _FOLD = "─" * 40, "┄" * 12


def preview(plan: Plan, item: Item, word: str) -> Preview:
    """The output of that channel or name; a Refusal where nothing is called so."""
    output, planned = _output(plan, item, word)
    return of(item, output, plan.vocabulary, planned=planned)


def _output(plan: Plan, item: Item, word: str) -> tuple[Output, bool]:
    found = [output for output in item.outputs if word and output.name == word]
    found = found or [output for output in item.outputs if output.channel == word]
    found = found or [output for output in item.outputs if _is_called(plan, output, word)]
    if len(found) > 1:
        names = listed(output.name for output in found)
        raise Refusal(f"'{item.id}' appears in {shown(word)} more than once. Name one of: {names}.")
    if found:
        return found[0], True
    channels = plan.vocabulary.channels or {}
    if word in channels or named(word):
        whole = item.outputs[0]
        return replace(whole, name="", channel=word), False
    own = [output.channel for output in item.outputs if output.channel]
    aliases = [alias for network in networks().values() for alias in network.aliases]
    there = f"it appears in {listed(dict.fromkeys(own))}" if own else "it names no channel"
    cure = did_you_mean(word, [*own, *channels, *networks(), *aliases]) or there
    raise Refusal(f"Unknown channel '{shown(word)}' ({cure}).")


def _is_called(plan: Plan, output: Output, word: str) -> bool:
    """Whether the output's network is called so, as in ``twitter``."""
    meant = named(word)
    found = network_of(plan.vocabulary.channel(output.channel)) if output.channel and meant else None
    return bool(found and meant and found.id == meant.id)


def about(seen: Preview, found: Iterable[Finding]) -> list[Finding]:
    """The findings but for those that stand at what only other outputs say."""
    own = _places(seen.output)
    others = {place for output in seen.item.outputs for place in _places(output) if output is not seen.output}
    return [finding for finding in found if finding.fault.place not in others - own]


def _places(output: Output) -> set[Place]:
    inner = [medium.places for medium in output.media.media]
    poll = output.wording.poll.places if output.wording.poll else {}
    holders = [output.places, output.wording.places, output.media.places, poll, *inner]
    return {place for places in holders for place in places.values()}


def text_of(seen: Preview) -> str:
    """The preview for people; colours are for a terminal only."""
    head = [(key, clean(said)) for key, said in _head(seen) if said]
    foot = [*_counts(seen), *_media(seen.output.media.media)]
    parts = [_title(seen), table(head), f"{_RULE}\n{_body(seen)}\n{_RULE}", table(foot)]
    return "\n\n".join(part for part in parts if part)


def _title(seen: Preview) -> str:
    label = seen.network.label if seen.network else seen.channel.title
    named = label if label == seen.channel.title else f"{seen.channel.title} ({label})"
    state = str(seen.output.status) if seen.planned else "it does not appear there; this is how it would"
    return f"{click.style(clean(seen.item.title), bold=True)} as {clean(named)}: {state}"


def _head(seen: Preview) -> Iterator[tuple[str, str]]:
    """What stands before the text."""
    wording = seen.output.wording
    yield "warning", wording.warning
    yield "subject", wording.subject
    yield "preheader", wording.preheader
    yield "headline", wording.headline
    yield "description", seen.post.description


def _body(seen: Preview) -> str:
    above, below = seen.folded
    text = clean(above).rstrip() if not below else clean(above)
    if below:
        line = click.style(f"{_FOLD} fold after about {seen.fold} characters {_FOLD}", dim=True)
        text = f"{text}…more\n{line}\n{clean(below).rstrip()}"
    return text or click.style("(no text)", dim=True)


def _counts(seen: Preview) -> Iterator[tuple[str, str]]:
    for measured in seen.measured:
        count = measured.count
        if count.segments:
            yield measured.what, _segments(count)
        else:
            yield measured.what, _of(measured)
    if seen.network and (found := seen.network.fact("hashtags.max")):
        number = len([word for word in seen.post.text.split() if word[0] in "#＃" and word[1:]])
        if number:
            most = f" of {found.value}" if found.value is not None else ""
            yield "hashtags", f"{number}{most}"
    for link in seen.post.links:
        yield "link", clean(link.url)


def _of(measured: Measured) -> str:
    """``214 of 280 weighted characters, 66 left``."""
    count = measured.count
    if measured.most is None or measured.left is None or measured.fact is None:
        return f"{count.value:,} {count.unit}"
    left = f"{measured.left:,} left"
    if measured.left < 0:
        left = click.style(f"{-measured.left:,} too many", fg="red" if measured.broken else None)
    said = f"{count.value:,} of {measured.most:,} {count.unit}, {left}"
    return f"{said} ({measured.fact.source_line})"


def _segments(count: Count) -> str:
    said = f"{count.value:,} {count.unit}, {count.segments} segment{'' if count.segments == 1 else 's'}"
    return f"{said}: '{shown(count.forced_by)}' is not in the GSM alphabet" if count.forced_by else said


def _media(media: Iterable[Media]) -> Iterator[tuple[str, str]]:
    for medium in media:
        alt = (
            "decorative"
            if medium.decorative
            else f"alt: {medium.alt}"
            if medium.alt
            else "no alternative text"
        )
        yield str(medium.what or "media"), clean(f"{medium.src} ({alt})")


def data_of(seen: Preview, found: Iterable[Finding]) -> dict[str, Any]:
    """The same for machines."""
    wording, (above, below) = seen.output.wording, seen.folded
    return {
        "item": seen.item.id,
        "output": seen.output.name,
        "channel": seen.output.channel,
        "network": seen.network.id if seen.network else "",
        "planned": seen.planned,
        "status": str(seen.output.status),
        "title": wording.headline or seen.item.title,
        "warning": wording.warning,
        "subject": wording.subject,
        "preheader": wording.preheader,
        "description": seen.post.description,
        "text": seen.post.text,
        "shown": above,
        "folded": below,
        "links": [link.url for link in seen.post.links],
        "media": [{"src": m.src, "kind": str(m.what or ""), "alt": m.alt} for m in seen.output.media.media],
        "counts": [_count_data(measured) for measured in seen.measured],
        "findings": [str(finding) for finding in found],
    }


def _count_data(measured: Measured) -> dict[str, Any]:
    count = measured.count
    return {
        "what": measured.what,
        "count": count.value,
        "unit": count.unit,
        "segments": count.segments,
        "most": measured.most,
        "left": measured.left,
        "source": measured.fact.source_line if measured.fact else "",
    }
