"""Project: the folder that holds a plan, and the one place that decides what time it is."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from airdate.editing import journal
from airdate.editing.refusal import EditRefused
from airdate.limits import FEED_KEY, FIRST_YEAR, LAST_YEAR
from airdate.reading import history, store
from airdate.reading.history import UNKNOWN, Change, GitHistory, History, Ledger, Standing, Witness
from airdate.text import shown

if TYPE_CHECKING:  # slow to load: whoever tells a kept report needs none of it
    from airdate.plan import Plan
    from airdate.report.kept import KeptReport

CONTENT, CALENDAR = "content", "calendar"

#: In the folder of the calendar: what was wrong before the tool came.
BASELINE = "baseline.json"


class ProjectError(ValueError):
    """The project cannot be loaded as it is asked for; the text says what would do."""


def clock() -> datetime:
    """The present, in UTC and whole seconds. Nothing else in Airdate asks for it."""
    return datetime.now(UTC).replace(microsecond=0)


def _on_stderr(text: str) -> None:
    if sys.stderr:  # None where the shell closed it
        sys.stderr.write(f"{text}\n")


@dataclass(frozen=True, slots=True)
class Project:
    """Where the content and the vocabulary of one plan lie."""

    content_dir: Path
    calendar_dir: Path

    @property
    def root(self) -> Path:
        """The folder from which messages name files."""
        return self.calendar_dir.parent

    @classmethod
    def at(cls, root: Path) -> "Project | None":
        """The project in that very folder; None if ``content/`` or ``calendar/`` is not there."""
        project = cls(root / CONTENT, root / CALENDAR)
        return project if project.content_dir.is_dir() and project.calendar_dir.is_dir() else None

    @classmethod
    def nearest(cls, folder: Path) -> "Project | None":
        """The project in the folder or in the nearest one above it."""
        return next((found for root in (folder, *folder.parents) if (found := cls.at(root))), None)

    def load(
        self,
        asked: str = "",
        *,
        history: bool = True,
        cached: bool = False,
        known: bool = True,
        environ: Mapping[str, str] = os.environ,
        clock: Callable[[], datetime] = clock,
        tell: Callable[[str], None] = _on_stderr,
        stands: Standing | None = None,
    ) -> "Plan":
        """The plan at the time that ``present`` decides; an edit that was cut off is completed first.

        With ``cached``, files that nobody has touched since an earlier run are not read again
        (``AIRDATE_CACHE_DIR`` is where that is kept, or ``off``). With ``history``, git is asked
        for it as soon as somebody wants to know, and not before; ``stands`` is how it stands to the
        plan, if that is known. With ``known``, findings that the baseline holds do not count. Raises
        ProjectError for a time that is none, for a baseline that cannot be read, and where half an
        edit cannot be completed.
        """
        from airdate.plan import Plan
        from airdate.reading.kept import kept

        self.settle(tell)
        folder = self._store(environ) if cached else None
        keep = store.named(folder, self.content_dir, self.calendar_dir, "past") if folder else None
        told = LateHistory(self.content_dir, self.calendar_dir, keep, stands) if history else None
        stored = kept(folder, self.content_dir, self.calendar_dir) if folder else None
        plan = Plan.load(self.content_dir, self.calendar_dir, now=UNKNOWN, history=told, kept=stored)
        now = present(asked, plan.vocabulary.settings, environ, clock)
        return replace(plan, now=now, known=self._known() if known else {})

    def kept_report(
        self, options: str, environ: Mapping[str, str] = os.environ, tell: Callable[[str], None] = _on_stderr
    ) -> "KeptReport | None":
        """Where the report on the plan as it stands is kept; None if nothing is to be.

        Edits that were cut off are completed first, as by ``load``.
        """
        folder = self._store(environ)
        if folder is None:
            return None
        from airdate.reading.state import State
        from airdate.report.kept import KeptReport

        self.settle(tell)
        file = store.named(folder, self.content_dir, self.calendar_dir, "report")
        return KeptReport(file, self.root, State.of(self.content_dir, self.calendar_dir), options)

    def _known(self) -> Mapping[tuple[str, str, str], int]:
        """What the baseline holds; the rules, which nobody may ask for, are loaded only if there is one."""
        if not os.path.lexists(self.calendar_dir / BASELINE):
            return {}
        from airdate.report import baseline

        try:
            return baseline.read(self.calendar_dir / BASELINE)
        except baseline.BaselineError as error:
            raise ProjectError(f"{error}") from None

    def _store(self, environ: Mapping[str, str]) -> Path | None:
        """The folder in which runs keep what the next ones can use; None where nothing is to be kept."""
        folder = environ.get("AIRDATE_CACHE_DIR", "")
        if folder == "off":
            return None
        if not folder:
            from platformdirs import user_cache_dir

            folder = user_cache_dir("airdate", appauthor=False)
        return Path(folder)

    def settle(self, tell: Callable[[str], None]) -> None:
        """Complete what an edit that was cut off has left, and ``tell`` what that was.

        Nobody may see a plan of which one half is old. Raises ProjectError if it cannot be completed.
        """
        try:
            settled = journal.settle(self.root)
        except EditRefused as error:
            message = f"an earlier edit was cut off in the middle and cannot be completed: {error}"
            raise ProjectError(message) from None
        if settled.completed:
            tell(f"An earlier edit had been cut off and is complete now: {', '.join(settled.completed)}.")
        if settled.left:
            tell(f"Changed since then and left as they are: {', '.join(settled.left)}.")


def feed_key(environ: Mapping[str, str] = os.environ) -> str:
    """The key from which the addresses of secret feeds are made; empty if none is set.

    Raises ProjectError for one that could be guessed.
    """
    key = environ.get("AIRDATE_FEED_KEY", "").strip()
    if key and (len(key) < FEED_KEY or len(set(key)) < FEED_KEY // 2):
        raise ProjectError(
            f"AIRDATE_FEED_KEY can be guessed: it needs {FEED_KEY} characters or more, at least "
            f"{FEED_KEY // 2} of them different (`openssl rand -hex 32`)"
        )
    return key


class Clock(Protocol):
    """What ``plan.yml`` says about the time it is."""

    @property
    def now(self) -> datetime | None:
        """The time at which the clock is held still."""

    @property
    def timezone(self) -> str:
        """The zone of local times; empty if it names none."""


def present(
    asked: str,
    settings: Clock,
    environ: Mapping[str, str] = os.environ,
    clock: Callable[[], datetime] = clock,
) -> datetime:
    """What is asked for, else ``now:`` of plan.yml, else SOURCE_DATE_EPOCH, else the clock. Aware.

    Raises ProjectError for a text or an epoch that is no moment.
    """
    if asked:
        return _asked(asked, settings.timezone)
    if settings.now:
        return settings.now
    if epoch := environ.get("SOURCE_DATE_EPOCH", ""):
        return _epoch(epoch)
    return clock()


def _asked(text: str, timezone: str) -> datetime:
    """A moment, local ones in the plan's zone; a day is its first instant."""
    from airdate.timespan import Precision, TimeFault, parse, parse_zone

    try:
        time = parse(text, parse_zone(timezone) if timezone else None)
    except TimeFault as error:
        raise ProjectError(f"{error.message} ({error.cure})" if error.cure else error.message) from None
    if time.precision < Precision.DAY:
        raise ProjectError(f"'{shown(text)}' names no day (write 2027-05-12 09:00 or 2027-05-12T09:00+01:00)")
    return time.instant or time.begins(parse_zone(timezone or "UTC"))


def _epoch(text: str) -> datetime:
    try:
        moment = datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        moment = None
    if moment is None or not FIRST_YEAR <= moment.year < LAST_YEAR:
        raise ProjectError(f"SOURCE_DATE_EPOCH is '{shown(text)}', not a number of seconds since 1970")
    return moment


@dataclass(frozen=True)
class LateHistory:
    """The history of a plan's folders, read at the first question."""

    content_dir: Path
    calendar_dir: Path
    keep: Path | None = None
    stands: Standing | None = None

    @cached_property
    def told(self) -> History:
        """What git tells."""
        return history.read(self.content_dir, self.calendar_dir, self.keep, self.stands)

    @property
    def is_sure(self) -> bool:
        """Whether nobody has asked, or git has answered as it stood."""
        return "told" not in vars(self) or isinstance(self.told, GitHistory) == (self.stands is not None)

    @property
    def ledger(self) -> Ledger:
        """What is known of the parts of files."""
        return self.told.ledger

    def of(self, path: str) -> Change | None:
        """The change of the source at that path."""
        return self.told.of(path)

    def witness(self, path: str, line: int) -> Witness | None:
        """The commit that wrote that line of the source."""
        return self.told.witness(path, line)
