"""Change: when the calendar entries of an item last changed, whoever's file it was.

An entry shows more than its own file: titles of what it belongs to and is linked to, who
links to it, the names of its words, the address of the site, a time that hangs on another's.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cached_property

from airdate.edition import Edition
from airdate.item import Item, words_of
from airdate.parts import PARTS
from airdate.parts.key import keys_of
from airdate.reading.history import Change, History
from airdate.reading.history.record import Guard, Ledger, Seen, Trace, moment
from airdate.relative import Relative, Unit
from airdate.vocabulary import Vocabulary

#: Blocks that no calendar shows, own keys among them. ``created`` and ``updated`` are the stamps themselves.
_UNSEEN = frozenset({"visibility", "notes", "objective", "x"})

#: Blocks of which nobody but the team is told: briefs, sign-offs, figures.
_BEHIND = frozenset(key for part in PARTS.values() for key in keys_of(part))

#: Blocks of an anchor that move what hangs on it.
_TIMES = """start end publish planned published outputs repeat except occurrences timezone embargo
    previous_dates""".split()

#: Those that move where it begins.
_BEGINS = "start", "publish", "planned", "published", "repeat", "timezone"

#: Where the terms of a facet stand.
_FILES = {
    "type": "types",
    "channel": "channels",
    "format": "formats",
    "owner": "people",
    "audience": "audiences",
    "pillar": "pillars",
}

#: What of ``plan.yml`` is in every entry: its UID and address, its times.
_SETTINGS = ("url", "timezone", "language")

_OURS = frozenset({"type", "status"})
_SAID = re.compile(rb"\w+[ \t]*[:=][ \t]*[\"']?([\w-]+)[\"']?[ \t]*\Z")
_STATUS = re.compile(rb"\bstatus[\"']?[ \t]*:[ \t]*[\"']?([\w-]+)")
_DAY = re.compile(rb"(\d{4})-(\d\d?)-(\d\d?)")


class Changes:
    """When the entries of each item changed: of the whole plan, or as far as an edition shows it.

    ``shown`` says which items the edition shows now; of earlier versions the front matter
    tells. ``follows`` is the plan's: who hangs on whom, those further up the chain first.
    """

    def __init__(
        self,
        items: Iterable[Item],
        words: Vocabulary,
        history: History,
        follows: Iterable[tuple[str, str]],
        now: datetime,
        edition: Edition | None = None,
        shown: Callable[[Item], bool] = lambda _: True,
    ) -> None:
        self.items, self.words, self.history = {item.path: item for item in items}, words, history
        self.pairs, self.now, self.edition, self.is_shown = tuple(follows), now, edition, shown
        self._let: dict[tuple[bytes, ...], bool] = {}
        self._lets: dict[tuple[tuple[bytes, ...], date], bool] = {}
        self.hidden = _UNSEEN | (edition.hide if edition else frozenset())
        self.hidden |= _BEHIND if edition and not edition.internal else frozenset()

    def of(self, item: Item) -> Change | None:
        """First and last change: what the item says of itself, else what history tells; and of others."""
        own = self._own(item)
        if own is None:
            return None
        others = [self._times.get(item.path), self._gaps.get(item.path), self._shown_of_others(item)]
        modified = max([own.modified, *filter(None, others)])
        return Change(own.created, modified, own.keys, own.seen or self._seen(item, own))

    def _own(self, item: Item) -> Change | None:
        told = None if item.created and item.updated else self._told(item)
        zone = self.words.settings.zone
        created = item.created.begins(zone) if item.created else told.created if told else None
        modified = item.updated.begins(zone) if item.updated else told.modified if told else None
        first, last = created or modified, modified or created
        keys, seen = (told.keys, told.seen) if told and not item.updated else ({}, None)
        return Change(first, max(first, last), keys, seen) if first and last else None

    def _told(self, item: Item) -> Change | None:
        """What history tells of the item's own file, without what this edition leaves out."""
        trace = self.ledger.traces.get(item.path)
        if trace is None:
            return self.history.of(item.path)
        moved = {"embargo"} if any(phrase.lifts for phrase in phrases(item)) else set[str]()
        unseen = self.hidden - moved if trace.now >= _OURS else set[str]()
        keys = {key: when for key, when in trace.blocks.items() if key not in unseen}
        return Change(moment(trace.created), moment(trace.newest(keys)), keys)

    def _seen(self, item: Item, own: Change) -> Seen:
        """What of it readers of this edition have seen; what was hidden then is not told now."""
        trace = self.ledger.traces.get(item.path)
        lifts = _lifts(item, self.edition)
        if trace is None or not own.keys:
            created = int(own.created.timestamp())
            return Seen(max(created, lifts), created >= lifts, {})
        since, by_commit = self._since(trace, lifts)
        before = {
            key: block
            for key, (block, guard) in trace.before.items()
            if self._was_open(guard, trace.blocks[key])
        }
        return Seen(since, by_commit, before, self._moves.get(item.path, 0))

    def _since(self, trace: Trace, lifts: int) -> tuple[int, bool]:
        """From when it was shown without a break, and whether a commit brought that about."""
        since, _ = trace.guards[-1]
        if since < lifts:
            return lifts, False
        for when, guard in reversed(trace.guards[:-1]):
            if not self._was_open(guard, since):
                break
            if not self._was_open(guard, when):  # an embargo lifted in between
                return since, False
            since = when
        return since, True

    def _was_open(self, guard: Guard, when: int) -> bool:
        """Whether what said that of itself was shown at that time."""
        if guard is None or self.edition is None:
            return guard is not None
        key = guard, moment(when).date() if guard[2] else date.min  # only an embargo asks for the day
        if key not in self._lets:
            self._lets[key] = lets(self.edition, *key)
        return self._lets[key]

    @cached_property
    def _moves(self) -> Mapping[str, int]:
        """When the times changed from which each item's are counted, as far as those are shown."""
        found: dict[str, int] = {}
        for path, anchor in self.pairs:
            theirs, trace = self.items.get(anchor), self.ledger.traces.get(anchor)
            if theirs and trace and self.is_shown(theirs):
                moved = max(trace.newest(_BEGINS), found.get(anchor, 0))
                found[path] = max(found.get(path, 0), moved)
        return found

    @property
    def ledger(self) -> Ledger:
        """What is known of the parts of files."""
        return self.history.ledger

    @cached_property
    def _times(self) -> Mapping[str, datetime]:
        """When what moves each item last changed: its anchors up the chain, and the workdays they count."""
        found: dict[str, datetime] = {}
        for path, anchor in self.pairs:
            times = [found.get(path), found.get(anchor), _moment(self._standing.get(anchor, 0))]
            if theirs := self.items.get(anchor):
                times += [self._time(theirs), self._workdays(theirs)]
            if known := [time for time in times if time]:
                found[path] = max(known)
        return found

    @cached_property
    def _standing(self) -> Mapping[str, int]:
        """When what each item hangs on, up the chain, came or went: whether the item has a day at all."""
        found: dict[str, int] = {}
        for path, item in self.items.items():
            if anchors := {phrase.anchor.id for phrase in phrases(item)}:
                found[path] = max(self.ledger.face(id, self._shown) for id in anchors)
        for path, anchor in self.pairs:
            found[path] = max(found.get(path, 0), found.get(anchor, 0))
        return found

    @cached_property
    def _by_id(self) -> Mapping[str, str]:
        return {item.id: path for path, item in self.items.items()}

    @cached_property
    def _gaps(self) -> Mapping[str, datetime]:
        """When the days changed by which followers stand apart from each item; only the team is told them."""
        found: dict[str, datetime] = {}
        for path, anchor in self.pairs if self.edition is None or self.edition.internal else ():
            follower = self.items.get(path)
            when = self._workdays(follower) if follower and self.is_shown(follower) else None
            if when:
                found[anchor] = max(found.get(anchor, when), when)
        return found

    def _time(self, anchor: Item) -> datetime | None:
        trace = self.ledger.traces.get(anchor.path)
        if trace:
            return moment(trace.newest(_TIMES))
        own = self._own(anchor)
        return own.modified if own else None

    def _workdays(self, item: Item) -> datetime | None:
        """When the days changed on which somebody works, if the item's times count them."""
        counts = any(phrase.unit is Unit.WORKDAY for phrase in phrases(item))
        if not counts and not (item.repeat and item.repeat.workdays):
            return None
        people = [self.ledger.term(_FILES[facet], *_words(item, facet)) for facet in ("owner", "audience")]
        return _moment(max(self._all("markers"), self.ledger.term("plan", "country"), *people))

    def _shown_of_others(self, item: Item) -> datetime | None:
        ledger = self.ledger
        found = [ledger.mention(item.id, self._shown), ledger.term("plan", *_SETTINGS)]
        for id in {*_named(item), item.id}:
            found += [ledger.face(id, self._shown), self._standing.get(self._by_id.get(id, ""), 0)]
        found += [
            ledger.term(stem, *_words(item, facet))
            for facet, stem in _FILES.items()
            if facet not in self.hidden
        ]
        if self.edition:
            found.append(ledger.term("editions", self.edition.name))
        trace = ledger.traces.get(item.path)
        if trace and not trace.now >= _OURS:
            found.append(self._all("mapping"))
        return max(filter(None, (_moment(max(found)), self._workdays(item))), default=None)

    def _all(self, stem: str) -> int:
        return self._files.get(stem, 0)

    @cached_property
    def _files(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for (stem, _), when in self.ledger.terms.items():
            found[stem] = max(found.get(stem, 0), when)
        return found

    @cached_property
    def _present(self) -> Mapping[str, tuple[Guard, bool]]:
        """What each file says of who may see it, and whether this edition shows it."""
        traces = ((self.ledger.traces.get(path), item) for path, item in self.items.items())
        return {trace.identity: (trace.guard, self.is_shown(item)) for trace, item in traces if trace}

    def _shown(self, identity: str, guard: Guard) -> bool:
        """Whether a version was shown: of the present one the gate says it, of an earlier one its text."""
        if guard is None or self.edition is None:
            return guard is not None
        present, shown = self._present.get(identity, (None, False))
        return shown if present == guard else self._open(guard)

    def _open(self, guard: tuple[bytes, ...]) -> bool:
        if self.edition and guard not in self._let:
            self._let[guard] = lets(self.edition, guard, self.now.astimezone(UTC).date())
        return self._let.get(guard, True)


def _lifts(item: Item, edition: Edition | None) -> int:
    """When its embargo lifted, for an edition that heeds it; else 0."""
    if item.embargo is None or edition is None or edition.embargoed:
        return 0
    return int(item.embargo.until.timestamp())


def lets(edition: Edition, guard: tuple[bytes, ...], today: date) -> bool:
    """Whether an edition lets pass what says that of itself; in doubt it does not.

    The blocks ``visibility``, ``status``, ``embargo`` and ``outputs``, then keys that nobody knows.
    """
    visibility, status, embargo, outputs, *odd = guard
    statuses, inherit = _STATUS.findall(outputs), max(outputs.count(b"channel"), 1)
    return (
        not any(_like_a_guard(key) for key in odd)
        and _word(visibility, "internal") in edition.visibility
        and _word(status, "draft") in edition.status
        and (len(statuses) < inherit or any(word.decode() in edition.status for word in statuses))
        and (not embargo or edition.embargoed or _is_over(embargo, today))
    )


def _like_a_guard(key: bytes) -> bool:
    return key.lower().startswith((b"vis", b"emb")) or b"visib" in key.lower() or b"embargo" in key.lower()


def _word(block: bytes, otherwise: str) -> str:
    match = _SAID.match(block)
    return match[1].decode() if match else otherwise if not block else ""


def _is_over(embargo: bytes, today: date) -> bool:
    """Whether the last day that the block names has passed."""
    days = [f"{int(y):04}-{int(m):02}-{int(d):02}" for y, m, d in _DAY.findall(embargo)]
    return bool(days) and max(days) < today.isoformat()


def phrases(item: Item) -> Iterator[Relative]:
    """The phrases by which its times hang on others, of its outputs too."""
    yield from item.relative.values()
    for output in item.outputs:
        yield from output.relative.values()


def _named(item: Item) -> Iterator[str]:
    """The ids of what the item belongs to, is linked to and hangs on."""
    yield from filter(None, (item.campaign, item.event))
    yield from (link.target for link in item.links)
    yield from (phrase.anchor.id for phrase in phrases(item) if phrase.anchor.id)


def _words(item: Item, facet: str) -> Iterator[str]:
    return (word for _, word in words_of(item, facet) if word)


def _moment(seconds: int) -> datetime | None:
    return moment(seconds) if seconds else None
