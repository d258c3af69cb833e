"""What the pages of a large plan weigh and cost to make: ``python benchmarks/pages.py``.

A plan of 10,000 items (see generate.py), edition team. Each view is made in turn, in one process, without a
site engine and without the theme around its pages. Prints for each how many pages it has, the CPU seconds of
all of them, and the heaviest: its path, kilobytes, and kilobytes compressed (gzip 9). Bar: 150 compressed.
"""

import argparse
import gzip
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

import generate

from airdate.artifact import Artifact
from airdate.gate import admit
from airdate.html.sheet import Sheet
from airdate.plan import Plan
from airdate.site import PAGE_VIEWS


def heaviest(pages: list[Artifact]) -> tuple[int, int, str]:
    """Bytes compressed, bytes, and path of the page that weighs most."""
    largest = sorted(pages, key=lambda page: len(page.content))[-20:]
    return max((len(gzip.compress(page.content, 9)), len(page.content), page.path) for page in largest)


def main() -> None:
    """One line a view."""
    parser = argparse.ArgumentParser(description="What the pages of a large plan weigh and cost to make.")
    parser.add_argument("--items", type=int, default=10_000)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        generate.write(parser.parse_args().items, root)
        plan = Plan.load(root / "content", root / "calendar", now=datetime(2027, 2, 24, tzinfo=UTC))
    edition = plan.vocabulary.editions["team"]
    sheet = Sheet(admit(plan, edition), edition)
    for view in PAGE_VIEWS:
        began = process_time()
        made = list(view.render(sheet))
        took = process_time() - began
        if not made:
            continue
        pages = [artifact for artifact in made if artifact.is_page]
        packed, whole, path = heaviest(pages or made)
        name = view.__name__.rpartition(".")[2]
        sizes = f"{packed / 1000:6.0f} kB of {whole / 1000:6.0f}"
        print(f"{name:12} {len(pages):6} pages {took:6.2f} s  {sizes}  {path}")


if __name__ == "__main__":
    main()
