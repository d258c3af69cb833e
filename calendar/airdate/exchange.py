"""Exchange: a folder is made beside the one it replaces and swapped in when it is whole."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


class ExchangeError(Exception):
    """The folder to be replaced is not one that this tool made, or cannot be written."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A stage that becomes the target. Until ``finish`` the target keeps every byte."""

    target: Path
    stage: Path

    @classmethod
    def begin(cls, target: Path, ours: Callable[[Path], bool]) -> "Exchange":
        """Make an empty stage beside the target.

        Raises ExchangeError if the target is a file, or a folder with something
        in it that ``ours`` does not recognise: it would be lost.
        """
        if target.is_symlink() or (target.exists() and not target.is_dir()):
            raise ExchangeError(f"{target} is no folder; choose another, or remove it")
        if target.is_dir() and any(target.iterdir()) and not ours(target):
            raise ExchangeError(f"{target} holds files that are not Airdate's; choose another, or empty it")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            stage = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        except OSError as error:
            raise ExchangeError(f"{target.parent} cannot be written: {error.strerror}") from None
        stage.chmod(0o755)
        return cls(target, stage)

    def finish(self) -> None:
        """Put the stage in the target's place; what was there is removed afterwards."""
        if not self.target.exists():
            self.stage.rename(self.target)
            return
        old = Path(tempfile.mkdtemp(prefix=f".{self.target.name}.", dir=self.target.parent))
        self.target.replace(old)  # an empty folder may be replaced (POSIX rename)
        try:
            self.stage.rename(self.target)
        except OSError:
            old.replace(self.target)
            raise
        shutil.rmtree(old, ignore_errors=True)

    def abandon(self) -> None:
        """Remove the stage; the target stays as it was."""
        shutil.rmtree(self.stage, ignore_errors=True)
