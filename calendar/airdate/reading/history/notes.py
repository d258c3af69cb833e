"""Notes: what the commits changed, file by file, under whatever name a file went."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from airdate.reading.history.blocks import Named, Version
from airdate.reading.history.record import Guard, Trace, Turn

#: Blocks of which people want to know what they said before.
_TOLD = frozenset({"status", "event_status", "start", "publish", "planned", "published"})

#: The block that stands for where a file lies: its address is a part of what calendars show.
PATH = "path"

_ABSENT = Version("", {}, "", "", None, (b"",))
_Turns = dict[str, dict[Turn, int]]


def changed(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> list[str]:
    """The keys of the blocks that differ."""
    if old == new:
        return []
    if not old:  # for speed: most files have one version
        return [*new]
    differing = [key for key, block in new.items() if old.get(key) != block]
    return differing + [key for key in old if key not in new]


class Notes:
    """What is known after each commit. Of a file no more is kept than its last version."""

    def __init__(self) -> None:
        self.live: dict[str, Version] = {}
        self.last: dict[str, Version] = {}
        self.holder: dict[str, str] = {}
        self.waiting: dict[str, set[str]] = {}
        self.traces: dict[str, Trace] = {}
        self.faces: _Turns = {}
        self.mentions: _Turns = {}
        self.guards: dict[Guard, Guard] = {}

    def traces_by_path(self) -> dict[str, Trace]:
        """The trace of each file that is there now."""
        found = {path: self.traces[version.identity] for path, version in self.live.items()}
        shared: dict[frozenset[str], frozenset[str]] = {}  # what is one and the same is kept once
        for path, version in self.live.items():
            keys = frozenset(version.blocks)
            found[path].now, found[path].guard = shared.setdefault(keys, keys), version.guard
        return found

    def commit(self, when: int, files: Mapping[str, Version | None]) -> None:
        """Note a commit: the new version of each file that it touched, None of one that is gone."""
        olds = {path: self.live.pop(path) for path in files if path in self.live}
        for version in olds.values():
            self.holder.pop(version.identity, None)
        news = {path: self._held(version) for path, version in files.items() if version}
        news |= self._heirs(olds.values())
        left = {version.identity: version for version in olds.values()}
        gone = _Gone(olds, files)
        for path, new in news.items():
            old = left.pop(new.identity, None)
            self._trace(when, old, new, olds.get(path) or gone.like(new))
            self._link(when, old, new)
        for lost in left.values():
            self._link(when, lost, None)
        self._face(when, olds, news)
        self.live |= news

    def _held(self, version: Version) -> Version:
        """The version under an identity that no other file has at the time."""
        holder = self.holder.setdefault(version.identity, version.path)
        if holder == version.path:
            return version
        self.waiting.setdefault(version.identity, set()).add(version.path)
        return version._replace(identity=f"/{version.path}")

    def _heirs(self, olds: Iterable[Version]) -> Iterator[tuple[str, Version]]:
        """Files that were copied under the identity of one that is gone now: a renaming in two commits."""
        for identity in [old.identity for old in olds if old.identity in self.waiting]:
            copies = sorted(path for path in self.waiting.pop(identity) if path in self.live)
            copy = next((path for path in copies if self.live[path].identity == f"/{path}"), None)
            if copy and identity not in self.holder:
                self.holder[identity] = copy
                yield copy, self.live.pop(copy)._replace(identity=identity)

    def _trace(self, when: int, old: Version | None, new: Version, former: Version | None) -> None:
        """Go on with what is known of the identity, be it that the file was gone meanwhile."""
        first = new.identity not in self.traces
        trace = self.traces.setdefault(new.identity, Trace(new.identity, when))
        before = old or self.last.get(new.identity)
        for key in changed(before.blocks if before else {}, new.blocks):
            trace.blocks[key] = when
            if key in _TOLD and before:
                trace.before[key] = before.blocks.get(key, b""), before.guard
        if old is None and trace.guards:
            trace.guards.append((when, None))
        if old is None or old.guard != new.guard:
            trace.guards.append((when, self.guards.setdefault(new.guard, new.guard)))
        if old is None or old.path != new.path:
            trace.blocks[PATH] = when
        if former and former.identity != new.identity:
            known = self.traces[former.identity]
            trace.created = min(trace.created, known.created)
            trace.guards[:0] = known.guards if first else []
            if first and not former.identity.startswith("/"):
                trace.former = known.former or former.identity
        self.last[new.identity] = new

    def _face(self, when: int, olds: Mapping[str, Version], news: Mapping[str, Version]) -> None:
        before = {version.id: version for version in olds.values()}
        after = {version.id: version for version in news.values()}
        for id in {**before, **after}:
            old, new = before.get(id), after.get(id)
            told = (old and old.face) != (new and new.face)
            self._turn(self.faces, id, when, told, old, new)

    def _link(self, when: int, old: Version | None, new: Version | None) -> None:
        """For each item that the file links to or counts from, or did so."""
        before, after = old or _ABSENT, new or _ABSENT
        if not (before.links or before.hangs or after.links or after.hangs):
            return
        stays = before.guard == after.guard
        if before.links != after.links or before.called != after.called or not stays:
            self._name(when, old, new, (before.links, after.links), before.called == after.called)
        if before.hangs != after.hangs or before.face != after.face or not stays:
            self._name(when, old, new, (before.hangs, after.hangs), before.face == after.face)

    def _name(
        self, when: int, old: Version | None, new: Version | None, named: tuple[Named, Named], same: bool
    ) -> None:
        was, is_now = ({target for target, _ in pairs} for pairs in named)
        stirred = {target for target, _ in named[0] ^ named[1]} if same else was | is_now
        for target in was | is_now:
            mine = old if target in was else None, new if target in is_now else None
            self._turn(self.mentions, target, when, target in stirred, *mine)

    def _turn(
        self, turns: _Turns, id: str, when: int, told: bool, old: Version | None, new: Version | None
    ) -> None:
        before, after = old.guard if old else None, new.guard if new else None
        if told or before != after:
            before, after = (self.guards.setdefault(guard, guard) for guard in (before, after))
            identity = new.identity if new else old.identity if old else ""
            turns.setdefault(id, {})[Turn(identity, told, before, after)] = when


class _Gone:
    """The versions that went in one commit, by what they said."""

    def __init__(self, olds: Mapping[str, Version], files: Mapping[str, Version | None]) -> None:
        self.versions = [old for path, old in olds.items() if files[path] is None]

    @cached_property
    def by_blocks(self) -> dict[frozenset[tuple[str, bytes]], Version]:
        return {frozenset(version.blocks.items()): version for version in self.versions}

    def like(self, new: Version) -> Version | None:
        """The one with the same blocks: the file was renamed, and so was its id."""
        return self.by_blocks.get(frozenset(new.blocks.items())) if self.versions else None
