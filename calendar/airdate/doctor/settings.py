"""The vocabulary: which of its files are there, and what plan.yml leaves open."""

from collections.abc import Iterator
from pathlib import Path

from airdate.doctor.remark import Remark, error, ok, warning
from airdate.vocabulary import Settings

#: Files without which any word goes, so that slips of the pen are not found.
WORDS = ("channels", "audiences", "people", "formats", "pillars")


def examine(folder: Path, settings: Settings, faults: int) -> Iterator[Remark]:
    """What ``calendar/`` holds, read with that many faults."""
    if faults:
        yield error(f"faults in {folder.name}/: {faults}", "`airdate check` lists them")
    missing = [f"{stem}.yml" for stem in WORDS if not (folder / f"{stem}.yml").is_file()]
    if missing:
        lacks = f"{folder.name}/ lacks {', '.join(missing)}: any word is taken there"
        yield warning(lacks, "write them, so that misspelt words are found")
    else:
        yield ok(f"{folder.name}/ holds {', '.join(WORDS)}")
    yield from _plan(settings, f"{folder.name}/plan.yml")


def _plan(settings: Settings, name: str) -> Iterator[Remark]:
    if settings.timezone:
        yield ok(f"local times are those of {settings.timezone}")
    else:
        yield warning(f"{name} names no time zone", "add `timezone: Europe/Berlin`, or where you are")
    if not settings.url:
        cure = "add `url: https://…` before anybody subscribes"
        yield warning(f"{name} has no address: calendars know entries by it", cure)
    if settings.now:
        yield warning(f"{name} holds the clock at {settings.now.isoformat()}", "delete `now:` in a real plan")
