"""What a history says of the sources, and who says it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

#: Stands for "not known": constant, so that feeds stay the same bytes.
UNKNOWN = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Change:
    """First and last change of a source, in UTC.

    ``keys`` is when each key of its own was last changed, in seconds since 1970; empty if not known.
    ``seen`` is what of that whoever has followed it can have seen.
    """

    created: datetime
    modified: datetime
    keys: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    seen: "Seen | None" = field(default=None, compare=False, repr=False)

    def since(self, then: datetime) -> frozenset[str]:
        """The keys that have been changed since then."""
        return frozenset(key for key, when in self.keys.items() if when >= then.timestamp())


class Seen(NamedTuple):
    """What readers of an edition have seen change, in seconds since 1970.

    ``since`` is from when it was shown, without a break; ``by_commit`` whether a commit brought that about,
    rather than an embargo that lifted. ``before`` is what keys said before their last change, as it
    stood in the file, where that was shown, too; empty for what was not said. ``followed`` is when the
    time changed from which its own is counted, 0 if it is not.
    """

    since: int
    by_commit: bool
    before: Mapping[str, bytes]
    followed: int = 0


#: What a version says of who may see it, as it stands there; None for a version that is not there.
Guard = tuple[bytes, ...] | None


class Turn(NamedTuple):
    """A change of something that others show, in the file of one identity: of which kind it was.

    ``told``: what is shown of it changed. The guards are those of the file before and after.
    """

    identity: str
    told: bool
    before: Guard
    after: Guard


#: Whether what that file's version said was shown.
Shown = Callable[[str, Guard], bool]


@dataclass(slots=True)
class Trace:
    """One file through its versions and names: its first commit, and the newest that changed each block.

    Seconds since 1970. The block ``path`` is where it lies, ``""`` what cannot be cut into blocks.
    ``former`` is the identity under which its file was known before this one, if it had another.
    ``guards`` is when it said what of who may see it, the oldest first, and None while it was gone;
    ``before`` what some blocks were before their last change, and the guard of that version.
    """

    identity: str
    created: int
    blocks: dict[str, int] = field(default_factory=dict)
    now: frozenset[str] = frozenset()
    guard: Guard = None
    former: str = ""
    guards: list[tuple[int, Guard]] = field(default_factory=list)
    before: dict[str, tuple[bytes, Guard]] = field(default_factory=dict)

    def __reduce__(self) -> tuple[type["Trace"], tuple[object, ...]]:
        """For speed: as by default it is kept and read again at several times the cost."""
        known = self.identity, self.created, self.blocks, self.now, self.guard, self.former
        return Trace, (*known, self.guards, self.before)

    def newest(self, keys: Iterable[str]) -> int:
        """The newest change of one of those blocks, or of what cannot be cut."""
        known = self.blocks
        return max((known[key] for key in ("", *keys) if key in known), default=self.created)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that one walk through a repository noted, in seconds since 1970.

    ``traces`` are those of today's paths. ``faces``: by id, when what others show of that item
    changed. ``mentions``: by id, when what links to it came, went, or was called something else.
    ``terms``: by stem and key, when a block of ``calendar/stem.yml`` changed.
    """

    traces: Mapping[str, Trace] = field(default_factory=dict)
    faces: Mapping[str, Mapping[Turn, int]] = field(default_factory=dict)
    mentions: Mapping[str, Mapping[Turn, int]] = field(default_factory=dict)
    terms: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def face(self, id: str, shown: Shown) -> int:
        """The newest change of what others show of the item; 0 if there is none."""
        return _newest(self.faces.get(id, {}), shown)

    def mention(self, id: str, shown: Shown) -> int:
        """The newest change of what is told of those who link to the item; 0 if there is none."""
        return _newest(self.mentions.get(id, {}), shown)

    def term(self, stem: str, *keys: str) -> int:
        """The newest change of those blocks of ``calendar/stem.yml``; 0 if there is none."""
        return max(self.terms.get((stem, key), 0) for key in ("", *keys))


def _newest(turns: Mapping[Turn, int], shown: Shown) -> int:
    """What was shown and changed counts, and what came to be shown or is no more."""
    newest = 0
    for turn, when in turns.items():
        if when > newest:
            before, after = shown(turn.identity, turn.before), shown(turn.identity, turn.after)
            if before != after or (turn.told and after):
                newest = when
    return newest


def moment(seconds: int) -> datetime:
    """Those seconds since 1970 as an aware instant."""
    return datetime.fromtimestamp(seconds, UTC)


@dataclass(frozen=True, slots=True)
class Witness:
    """The commit that wrote a line: by whom and when it says so, and the file as it was in it."""

    author: str
    email: str
    when: datetime
    text: str = field(repr=False)


class History(Protocol):
    """Whatever knows when the sources changed."""

    def of(self, path: str) -> Change | None:
        """The change of the source at that path below ``content/``; None if not known."""

    def witness(self, path: str, line: int) -> Witness | None:
        """The commit that wrote that line of the source; None if it is in none, or that is not known."""

    @property
    def ledger(self) -> Ledger:
        """What is known of the parts of sources; empty if nothing is."""


@dataclass(frozen=True, slots=True)
class NoHistory:
    """A folder that is under no version control."""

    ledger: Ledger = field(default=Ledger(), compare=False, repr=False)

    def of(self, path: str) -> Change | None:  # noqa: ARG002 - nothing is known of any path
        """Nothing is known."""
        return None

    def witness(self, path: str, line: int) -> Witness | None:  # noqa: ARG002 - as above
        """Nothing is known."""
        return None


@dataclass(frozen=True, slots=True)
class GitHistory:
    """What one walk through a repository said; ``changes`` are those that are known otherwise.

    ``ask`` looks for the commit of a line of a source.
    """

    changes: Mapping[str, Change] = field(default_factory=dict)
    ledger: Ledger = field(default=Ledger(), repr=False)
    ask: "Ask | None" = field(default=None, repr=False, compare=False)

    def of(self, path: str) -> Change | None:
        """The commits that first and last changed the front matter at the path, renames followed."""
        trace = self.ledger.traces.get(path)
        if trace is None:
            return self.changes.get(path)
        return Change(moment(trace.created), moment(max(trace.blocks.values())))

    def witness(self, path: str, line: int) -> Witness | None:
        """The commit that wrote that line, as git knows it now."""
        return self.ask(path, line) if self.ask else None


@dataclass(frozen=True, slots=True)
class PartOfHistory:
    """What a history tells of some paths; of others it knows nothing, not even their names."""

    whole: "Answers" = field(repr=False, compare=False)
    paths: frozenset[str]
    ledger: Ledger = field(default=Ledger(), compare=False, repr=False)

    def of(self, path: str) -> Change | None:
        """The change of the path, if it is one of those."""
        return self.whole.of(path) if path in self.paths else None

    def witness(self, path: str, line: int) -> Witness | None:
        """The commit of a line of one of those."""
        return self.whole.witness(path, line) if path in self.paths else None


@dataclass(frozen=True, slots=True)
class HistoryUntil:
    """A history before some files are edited: nobody knows yet who will have written their lines."""

    whole: "History" = field(repr=False, compare=False)
    edited: frozenset[str]

    @property
    def ledger(self) -> Ledger:
        """What is known of the parts of sources."""
        return self.whole.ledger

    def of(self, path: str) -> Change | None:
        """The change of the source at that path."""
        return self.whole.of(path)

    def witness(self, path: str, line: int) -> Witness | None:
        """The commit of a line of a file that stays as it is."""
        return None if path in self.edited else self.whole.witness(path, line)


#: Asks for the commit that wrote a line of the source at a path.
Ask = Callable[[str, int], Witness | None]


class Answers(Protocol):
    """Whatever can say when the source at a path changed, and who wrote a line of it."""

    def of(self, path: str) -> Change | None:
        """The change of the source at that path below ``content/``; None if not known."""

    def witness(self, path: str, line: int) -> Witness | None:
        """The commit that wrote that line of the source; None if not known."""
