"""A feed that is too large for clients: what its address holds, and the years that hold the rest.

Google takes about a megabyte or 1,100 entries, and drops all of a larger calendar in silence.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from airdate.entry import Entry
from airdate.feeds.feed import Feed
from airdate.feeds.reach import nearest
from airdate.limits import CANCELLED_DAYS, FEED_BYTES, FEED_ENTRIES

#: How many components entries are, and how many octets they have.
Size = Callable[[Iterable[Entry]], tuple[int, int]]

#: What a calendar has beside its entries: its head and time zones, at most.
_HEAD = 20_000


def fitted(feed: Feed, size: Size, today: date) -> Feed:
    """The feed if it is small enough, else what of it lies nearest to today, with ``parts`` that hold all."""
    if _fits(feed.entries, size):
        return feed
    parts = tuple(_parts(feed, size))
    near = _near(feed, size, today)
    names = ", ".join(part.title.removeprefix(feed.title).strip() for part in parts)
    note = (
        f"Too large for some calendars, which would drop it whole: this address holds the {len(near)} "
        f"entries from last month on. All of it is divided: {names}. What repeats stands where it begins."
    )
    return replace(feed, entries=near, note=note, parts=parts)


def _near(feed: Feed, size: Size, today: date) -> list[Entry]:
    """As many as fit of what lies nearest to today, in their order."""
    kept, components, octets = set[str](), 0, _HEAD
    for entry in nearest(feed.entries, today - timedelta(days=CANCELLED_DAYS)):
        count, length = size([entry])
        if kept and (components + count > FEED_ENTRIES or octets + length > FEED_BYTES):
            if count == 1:
                break
            continue  # a series that is written out may be half a feed: what is left has room for others
        components, octets = components + count, octets + length
        kept.add(entry.id)
    return [entry for entry in feed.entries if entry.id in kept]


def _fits(entries: Iterable[Entry], size: Size) -> bool:
    count, octets = size(entries)
    return count <= FEED_ENTRIES and octets + _HEAD <= FEED_BYTES


def _parts(feed: Feed, size: Size) -> Iterator[Feed]:
    """The years, of a year that is too large the quarters, of such a quarter the months or pieces of them."""
    for year, of_year in _divided(feed.entries, lambda day: f"{day.year}"):
        if _fits(of_year, size):
            yield _part(feed, year, of_year)
            continue
        for quarter, of_quarter in _divided(of_year, lambda day: f"{day.year}-Q{(day.month + 2) // 3}"):
            if _fits(of_quarter, size):
                yield _part(feed, quarter, of_quarter)
            else:
                for month, of_month in _divided(of_quarter, lambda day: f"{day:%Y-%m}"):
                    yield from _of_month(feed, month, of_month, size)


def _of_month(feed: Feed, month: str, entries: list[Entry], size: Size) -> Iterator[Feed]:
    """The month; one that is too large in numbered pieces, each as large as may be."""
    pieces, components, octets = list[list[Entry]](), 0, 0
    for entry in entries:
        count, length = size([entry])
        components, octets = components + count, octets + length
        if not pieces or components > FEED_ENTRIES or octets + _HEAD > FEED_BYTES:
            pieces.append([])
            components, octets = count, length
        pieces[-1].append(entry)
    for n, piece in enumerate(pieces, 1):
        yield _part(feed, f"{month}.{n}" if len(pieces) > 1 else month, piece)


def _divided(entries: Iterable[Entry], name: Callable[[date], str]) -> list[tuple[str, list[Entry]]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(name(entry.first), []).append(entry)
    return sorted(found.items())


def _part(feed: Feed, name: str, entries: list[Entry]) -> Feed:
    """A point is in no id: the path is nobody else's."""
    path = f"{feed.path.removesuffix('.ics')}.{name}.ics"
    return replace(feed, path=path, title=f"{feed.title} {name}", entries=entries)
