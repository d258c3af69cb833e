"""What is left of a feed on a CalDAV server and in a folder: everything, once."""

from pathlib import Path

import pytest

from airdate.feeds.catalogue import catalogue
from airdate.feeds.ical import render
from airdate.plan import Plan

from .conftest import ROOT, loaded
from .generated import FIRST, LAST, load
from .outside import READERS
from .planned import planned
from .subscriber import properties, subscriber

RECURRING = READERS[0]
PLANS = ["demo", "rhythms", "7", "8", "9"]


def plan_of(name: str, root: Path) -> Plan:
    if name.isdigit():
        return load(int(name), root / "plan")
    return loaded(ROOT if name == "demo" else ROOT / "tests" / "plans" / name)


@pytest.mark.parametrize("name", PLANS)
def test_each_entry_arrives_once_and_whole(name: str, tmp_path: Path) -> None:
    plan = plan_of(name, tmp_path)
    content = render(plan)[0].content
    with subscriber(tmp_path) as client:
        client.sync(content)
        client.sync(content)  # nothing is new
        kept, renamed, on_disk = client.on_server("file"), client.on_server("web"), client.on_disk()
    sent = content.decode()
    assert properties(*kept) == properties(sent)
    assert properties(*renamed, uid=False) == properties(*on_disk, uid=False) == properties(sent, uid=False)
    paths = [tmp_path / f"{n}.ics" for n, _ in enumerate(kept)]
    for path, calendar in zip(paths, kept, strict=True):
        path.write_bytes(calendar.encode())
    found = [fact for facts in RECURRING.read(paths, FIRST, LAST) for fact in facts]
    meant = [fact for fact in planned(plan, catalogue(plan)[0], FIRST, LAST) if fact[1] >= str(FIRST)]
    assert sorted(found) == meant
