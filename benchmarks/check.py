"""What ``airdate check`` costs: ``python benchmarks/check.py [COUNT]``.

A generated plan (10,000 items) in git, judged by all rules (``profile: strict``): cold, with nothing
kept from earlier runs; warm, where nothing has changed, so that the report of the run before is told
again; where a time has come since then, so that the rules are asked again; after one file has changed;
and for a pull request that changes one file (``--changed``): right after the edit, and again with
nothing changed since. That is the third run, for the first does not trust a file that was written less
than two seconds before, and the second makes the report that is kept. CPU seconds, user and system, of
the whole process, the least of three runs.
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
        kept, changed = Path(f"{cache}0"), ("--changed", "HEAD")
        later = [("--now", f"2027-03-0{day}") for day in range(2, 2 + RUNS)]
        _tell("cold", cold)
        _tell("warm", [cost(folder, kept) for _ in range(RUNS)])
        _tell("warm, a time has come", [cost(folder, kept, *now) for now in later])
        _tell("warm, one file has changed", _after_edits(folder, kept))
        _tell("--changed, right after the edit", _after_edits(folder, kept, *changed))
        time.sleep(2.5)
        cost(folder, kept, *changed)
        _tell("--changed, nothing changed since", [cost(folder, kept, *changed) for _ in range(RUNS)])


def _tell(what: str, found: list[float]) -> None:
    print(f"{what:<32} {min(found):5.2f}")


def _after_edits(folder: Path, cache: Path, *arguments: str) -> list[float]:
    found = []
    for _ in range(RUNS):
        edited(folder)
        found.append(cost(folder, cache, *arguments))
    return found


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
