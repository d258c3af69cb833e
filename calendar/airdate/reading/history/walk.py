"""The walk: from the first commit to the last, each file cut and handed to those who note what changed."""

from collections import Counter
from collections.abc import Callable, Iterable

from airdate import collector
from airdate.reading.history import blocks
from airdate.reading.history.log import Commit
from airdate.reading.history.notes import Notes, changed
from airdate.reading.history.record import Ledger
from airdate.reading.tree import MARKDOWN

#: Gives the bytes of blobs in the order asked for; None for one that is not there.
Read = Callable[[list[str]], Iterable[bytes | None]]

_Touched = list[tuple[str, str]]


@collector.still()
def walk(commits: Iterable[Commit], content: str, calendar: str | None, read: Read) -> Ledger:
    """What changed in the two folders, which lie there in the repository; None if one does not."""
    touched = [(commit.when, _mine(commit, content, calendar)) for commit in commits]
    texts = _Texts((blob for _, files in touched for _, blob in files if blob), read)
    notes, words, terms = Notes(), dict[str, dict[str, bytes]](), dict[tuple[str, str], int]()
    for when, files in touched:
        versions = {}
        for path, blob in files:
            data = texts.of(blob) if blob else None
            if path.endswith(".yml"):
                old, words[path] = words.get(path, {}), blocks.terms(data, blob) if blob else {}
                terms.update(((path[:-4], key), when) for key in changed(old, words[path]))
            else:
                versions[path] = blocks.version(path, data, blob) if blob else None
        if versions:
            notes.commit(when, versions)
    return Ledger(notes.traces_by_path(), notes.faces, notes.mentions, terms)


def _mine(commit: Commit, content: str, calendar: str | None) -> _Touched:
    """Documents by their path below ``content/``, words as ``stem.yml``: no document has such a name."""
    found = []
    for path, blob in commit.blobs.items():
        if path.startswith(content) and path.lower().endswith(MARKDOWN):
            found.append((path[len(content) :], blob))
        elif calendar is not None and path.startswith(calendar) and path.endswith(".yml"):
            found.append((path[len(calendar) :], blob))
    return found


class _Texts:
    """The text of each blob, as often as it is asked for in all; kept only until then."""

    def __init__(self, blobs: Iterable[str], read: Read) -> None:
        self.left = Counter(blobs)
        self.coming = iter(read(list(self.left)))
        self.kept: dict[str, bytes | None] = {}

    def of(self, blob: str) -> bytes | None:
        """The text of the blob, one of the times that it was asked for; None if git has none."""
        text = self.kept.pop(blob) if blob in self.kept else next(self.coming, None)
        self.left[blob] -= 1
        if self.left[blob]:
            self.kept[blob] = text
        return text
