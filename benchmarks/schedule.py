"""What resolving relative times costs: ``python benchmarks/schedule.py``.

10,000 items, 5,000 of them relative in chains up to 50 deep: days, workdays of a country, hours,
weekdays, in an order that has nothing to do with the chains. Prints the CPU seconds of resolving
alone, the best and the worst of ten.
"""

import random
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

from airdate import schedule
from airdate.item import Item
from airdate.plan import Plan

ITEMS, RELATIVE, DEPTH = 10_000, 5_000, 50
PHRASES = (
    "2 days after {} at 09:00",
    "3 workdays after {}",
    "1 week before {}",
    "first tuesday after {} at 10:00",
    "with {}",
    "1 month after {}",
)
ANCHOR = (
    "type: event\ntitle: Event\nstatus: planned\n"
    "start: 2027-{0:02}-{1:02} 10:00\nend: 2027-{0:02}-{1:02} 12:00\n"
)
PLAN = "title: P\nurl: https://p.example/\ntimezone: Europe/Berlin\ncountry: DE\n"
FOLLOWER = "type: social\ntitle: Post\nstatus: draft\nchannel: blog\npublish: {}\n"


def texts() -> dict[str, str]:
    """The front matter of each item by id; the same every time."""
    dice = random.Random(2027)
    numbers = dice.sample(range(ITEMS), ITEMS)
    found = {}
    for n in range(ITEMS):
        id = f"item-{numbers[n]}"
        if n < RELATIVE and n % DEPTH:
            phrase = PHRASES[n % len(PHRASES)].format(f"item-{numbers[n - 1]}")
            found[id] = FOLLOWER.format(phrase)
        elif n < RELATIVE:
            found[id] = FOLLOWER.format(f"7 days before item-{numbers[RELATIVE + n]} at 09:00")
        else:
            month, day = n % 12 + 1, n % 28 + 1
            found[id] = ANCHOR.format(month, day)
    return found


def load(root: Path) -> Plan:
    """The plan of those items."""
    (root / "content").mkdir()
    (root / "calendar").mkdir()
    (root / "calendar/plan.yml").write_text(PLAN)
    for id, text in texts().items():
        (root / f"content/{id}.md").write_text(f"---\n{text}---\n")
    return Plan.load(root / "content", root / "calendar", now=datetime(2027, 3, 1, tzinfo=UTC))


def main() -> None:
    """Load once, resolve ten times."""
    with tempfile.TemporaryDirectory() as folder:
        plan = load(Path(folder))
    items: tuple[Item, ...] = plan.items
    resolved = sum(output.publish is not None for item in items for output in item.outputs if output.relative)
    seconds = []
    for _ in range(10):
        begun = process_time()
        schedule.resolve(items, plan.vocabulary)
        seconds.append(process_time() - begun)
    print(f"{len(items)} items, {resolved} relative times, {len(plan.unresolved)} unresolved: ", end="")
    print(f"{min(seconds):.2f} to {max(seconds):.2f} s")


if __name__ == "__main__":
    main()
