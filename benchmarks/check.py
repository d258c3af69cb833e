"""What ``airdate check`` costs: ``python benchmarks/check.py [COUNT]``.

A generated plan (10,000 items) in git, judged by all rules (``profile: strict``): cold, with nothing
kept from earlier runs; warm, where no file has changed; after one file has changed; and for a pull
request that changes one file (``--changed``), warm. CPU seconds, user and system, of the whole
process, the least of three runs.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import write

ROOT = Path(__file__).parents[1]
RUNS = 3

#: What git thinks who commits.
PEOPLE = {f"GIT_{who}_{what}": "a" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def cost(folder: Path, cache: Path, *arguments: str) -> float:
    """CPU seconds of one run."""
    own = {"PYTHONPATH": str(ROOT / "calendar"), "PYTHONPYCACHEPREFIX": str(folder.parent / "compiled")}
    environment = os.environ | own | {"AIRDATE_CACHE_DIR": str(cache)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as where it is installed, all is compiled already
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "airdate", "check", "--format", "concise", *arguments]
    done = subprocess.run(command, check=False, cwd=folder, env=environment, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def edited(folder: Path) -> None:
    """One item has another title."""
    path = folder / "content" / "events" / "event-1.md"
    path.write_text(path.read_text().replace("Event 1", f"Event 1 at {time.time_ns()}", 1))


def main(count: int) -> None:
    """Print one line for each kind of run."""
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name) / "plan", Path(name) / "cache"
        write(count, folder)
        (folder / "calendar" / "policy.yml").write_text("profile: strict\n")
        for arguments in (("init", "--quiet"), ("add", "content", "calendar"), ("commit", "--quiet", "-mx")):
            subprocess.run(["git", *arguments], cwd=folder, env=os.environ | PEOPLE, check=True)
        cost(folder, Path("off"))  # compiles what is not compiled yet
        time.sleep(2.5)  # what has just been written is read again, to be sure
        print(f"{count:,} items, CPU seconds")
        cold = []
        for run in range(RUNS):
            cold.append(cost(folder, Path(f"{cache}{run}")))
        print(f"cold                        {min(cold):5.2f}")
        kept = Path(f"{cache}0")
        print(f"warm                        {min(cost(folder, kept) for _ in range(RUNS)):5.2f}")
        print(f"warm, one file has changed  {_after_edits(folder, kept):5.2f}")
        print(f"warm, --changed, one file   {_after_edits(folder, kept, '--changed', 'HEAD'):5.2f}")


def _after_edits(folder: Path, cache: Path, *arguments: str) -> float:
    found = []
    for _ in range(RUNS):
        edited(folder)
        found.append(cost(folder, cache, *arguments))
    return min(found)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
