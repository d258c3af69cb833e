"""Five hundred plans that nobody would write by hand are read by all as they are planned."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from airdate.feeds.catalogue import catalogue, of_items
from airdate.feeds.ical import serialize
from airdate.feeds.strict import problems
from airdate.feeds.vevent import Components

from .generated import FIRST, LAST, files, load
from .outside import READ, READERS, Differences, Reader, differences
from .planned import Fact, planned

PLANS = 500
#: Of each of these, every feed; of the others the one that holds everything.
IN_FULL = range(0, PLANS, 100)


@dataclass(frozen=True)
class Written:
    """A feed as bytes and on disk, and what it must say."""

    path: Path
    content: bytes
    facts: list[Fact]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Written]:
    found = []
    for n in range(PLANS):
        root = tmp_path_factory.mktemp(f"plan{n}-")
        plan = load(n, root)
        components = Components(plan)
        feeds = catalogue(plan, components)
        for feed in [*feeds, *of_items(plan)] if n in IN_FULL else feeds[:1]:
            path = root / feed.path.replace("/", "-")
            path.write_bytes(content := serialize(plan, feed, components.of(feed)))
            found.append(Written(path, content, planned(plan, feed, FIRST, LAST)))
    return found


def test_the_same_number_is_the_same_plan() -> None:
    assert [files(n) for n in (0, 7)] == [files(n) for n in (0, 7)]
    assert files(0) != files(1)


def test_they_are_strict(written: list[Written]) -> None:
    assert [(feed.path, *found) for feed in written if (found := list(problems(feed.content)))] == []


@pytest.fixture(scope="module")
def reading(written: list[Written]) -> Iterator[dict[str, Future[Differences]]]:
    """What each reader reads otherwise; two read at a time, the slowest first."""
    paths, contents, facts = zip(*((feed.path, feed.content, feed.facts) for feed in written), strict=True)
    with ThreadPoolExecutor(2) as pool:
        yield {
            reader.name: pool.submit(differences, reader, contents, facts, paths, FIRST, LAST)
            for reader in sorted(READERS, key=lambda reader: reader.name != "khal")
        }


@READ
def test_a_reader_reads_what_is_planned(
    reader: Reader, written: list[Written], reading: dict[str, Future[Differences]]
) -> None:
    found = reading[reader.name].result()
    assert [(str(written[n].path), *sides) for n, *sides in found] == []
