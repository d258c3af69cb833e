"""What figures of other programs cost: ``python benchmarks/results.py [COUNT]``.

A generated plan (10,000 items) and an export with two figures for each post, event and campaign: of items
that the plan does not have, which are all told; written into the files by ``airdate import results``; once
more, which changes nothing; with one figure changed. CPU seconds, user and system, of the whole process.
"""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from generate import write

ROOT = Path(__file__).parents[1]
COLUMNS = ("id=Post", "at=Day", "impressions:output=Shown", "clicks:outtake=Clicks")


def cost(folder: Path, export: str) -> float:
    """CPU seconds of one run."""
    own = {"PYTHONPATH": str(ROOT / "calendar"), "PYTHONPYCACHEPREFIX": str(folder.parent / "compiled")}
    environment = os.environ | own | {"AIRDATE_CACHE_DIR": "off"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as where it is installed, all is compiled already
    columns = [word for column in COLUMNS for word in ("--column", column)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "airdate", "import", "results", export, *columns, "--yes"]
    done = subprocess.run(command, check=False, cwd=folder, env=environment, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 2):
        sys.exit(done.stderr)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def exported(path: Path, ids: Iterable[str], *, more: int = 0) -> None:
    """An export with two figures of each; the first of all is larger by ``more``."""
    rows = [
        f"{id},2027-02-{1 + n % 28:02},{100 + n + (0 if n else more)},{n % 9}" for n, id in enumerate(ids)
    ]
    path.write_text("\n".join(["Post,Day,Shown,Clicks", *rows, ""]))


def main(count: int) -> None:
    """Print one line for each kind of run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "plan"
        write(count, folder)
        ids = sorted(path.stem for path in (folder / "content").glob("*/**/*.md"))
        exported(folder / "a.csv", ids)
        exported(folder / "b.csv", ids, more=1)
        exported(folder / "c.csv", (f"x-{id}" for id in ids))
        cost(folder, "c.csv")  # compiles what is not compiled yet
        print(f"{count:,} items, figures for {len(ids):,}, CPU seconds")
        for what, export in (
            ("every row of an unknown item", "c.csv"),
            ("all written", "a.csv"),
            ("again, nothing changes", "a.csv"),
            ("one figure has changed", "b.csv"),
        ):
            print(f"{what:<32} {cost(folder, export):5.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
