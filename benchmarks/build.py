"""What Airdate costs: CPU seconds of a whole site build, with it and without.

For 1,000 and 10,000 items (see generate.py) this runs, each in a process of its own:

bodies   bare MkDocs with Material on the same Markdown bodies, outside the navigation, search on
pages    bare MkDocs with Material on the same published pages and files (what ``airdate stage`` wrote)
airdate  MkDocs with Material and the airdate plugin, edition team
check    ``airdate check``

It prints user and system CPU seconds and peak memory of each process, what airdate
costs as a multiple of each bare build, and the growth from the small plan to the
large one. Bars: at most 1.25 times, growth linear, check below 4 seconds.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import generate


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took."""

    cpu: float
    peak: float

    def __str__(self) -> str:
        return f"{self.cpu:8.1f} s {self.peak:8.0f} MB"


def measure(folder: Path, *command: str) -> Cost:
    """Run a module of this Python in ``folder``; stop if it fails."""
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "NO_COLOR": "1"}
    child = subprocess.Popen([sys.executable, "-m", *command], cwd=folder, env=os.environ | quiet)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(command)} in {folder} ended with {child.returncode}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def build(count: int, folder: Path) -> dict[str, Cost]:
    """Every measure for ``count`` items."""
    shutil.rmtree(folder, ignore_errors=True)
    generate.write(count, folder)
    measure(folder, "airdate", "stage", "--edition", "team", "staged")
    costs = {
        "bodies": measure(folder / "bare", "mkdocs", "build", "--quiet"),
        "pages": measure(folder / "staged", "mkdocs", "build", "--quiet"),
        "airdate": measure(folder, "mkdocs", "build", "--quiet"),
        "check": measure(folder, "airdate", "check"),
    }
    for name, cost in costs.items():
        print(f"{count:7,} items  {name:8} {cost}")
    times = {name: costs["airdate"].cpu / costs[name].cpu for name in ("bodies", "pages")}
    said = ", ".join(f"{ratio:.2f} × {name}" for name, ratio in times.items())
    print(f"{count:7,} items  airdate is {said}", flush=True)
    return costs


def main() -> None:
    """Build every size, then say how the cost grows from the first to the last."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000], help="default: 1000 10000")
    parser.add_argument("--keep", type=Path, help="write plans and sites here, not in a temporary folder")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        root = given.keep or Path(temporary)
        costs = {count: build(count, root / str(count)) for count in given.sizes}
    few, many = min(costs), max(costs)
    if few != many:
        grown = {name: costs[many][name].cpu / cost.cpu for name, cost in costs[few].items()}
        factors = ", ".join(f"{name} {factor:.1f}" for name, factor in grown.items())
        print(f"{many / few:g} times the items: {factors} times the CPU")


if __name__ == "__main__":
    main()
