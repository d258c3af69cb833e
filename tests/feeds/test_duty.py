"""Rotas as feeds: who is on duty when, week for week; for the team only, read by others as they are meant."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from projects import item, load, public
from repository import Repository

from airdate.feeds import duty, strict
from airdate.feeds.ical import serialize
from airdate.feeds.vevent import Components
from airdate.html.words import Words
from airdate.plan import Plan
from airdate.site import Site

from .outside import READ, Reader, differences
from .planned import planned
from .reading import event, events

PEOPLE = "ana: {name: Ana}\nben: {name: Ben}\n"

#: A line of each kind: days and hours, over midnight, all day, to midnight, every day.
EVERY = """
  - {person: ana, days: mon-fri, hours: "09:00-17:00"}
  - {person: ben, days: sat, hours: "22:00-06:00"}
  - {person: ben, days: "sun"}
  - {person: ana, hours: "18:00-24:00"}
  - {person: ben}
"""

#: In hours that clocks skip, or have twice.
NIGHTS = """
  - {person: ana, days: "sat,sun", hours: "01:30-02:30"}
  - {person: ben, days: sat, hours: "23:00-03:30"}
"""

Rota = Callable[..., dict[str, bytes]]


def channels(**rotas: str) -> str:
    return "".join(f"{id}:\n  title: {id.upper()}\n{_charter(lines)}" for id, lines in rotas.items())


def _charter(lines: str) -> str:
    indented = lines.strip("\n").replace("\n", "\n    ")
    return f"  charter:\n    duty:\n    {indented}\n" if lines else ""


@pytest.fixture
def rota(tmp_path: Path) -> Rota:
    """The feeds of a rota that an edition publishes, by path."""

    def made(lines: str, edition: str = "team", **calendar: str) -> dict[str, bytes]:
        plan = load(tmp_path, {"p.md": public()}, channels=channels(a=lines), people=PEOPLE, **calendar)
        found = Site(plan, plan.vocabulary.editions[edition]).artifacts
        return {a.path: a.content for a in found if _is_rota(a.path)}

    return made


def _is_rota(path: str) -> bool:
    return path.endswith(".ics") and path.startswith(("feeds/duty", "feeds/rota"))


def _id(event: dict[str, str]) -> str:
    return event["UID"].partition("@")[0]


def _said(event: dict[str, str], *names: str) -> Iterator[str]:
    return (value for key, value in event.items() if key.partition(";")[0] in names)


def test_a_rota_that_cannot_be_read_has_none(rota: Rota) -> None:
    assert rota("  - {person: ana, days: someday}\n  - {days: mon}\n") == {}


def test_an_empty_plan_has_none(tmp_path: Path) -> None:
    plan = load(tmp_path, {})
    assert duty.feeds(plan, Words(plan)) == []


def test_there_is_one_for_all_each_channel_and_each_person(rota: Rota) -> None:
    everything = ["feeds/duty.ics", "feeds/duty/ana.ics", "feeds/duty/ben.ics", "feeds/rota/a.ics"]
    assert sorted(rota(EVERY)) == everything


def test_a_shift_is_a_series_in_the_plans_zone(rota: Rota) -> None:
    found = event(rota(EVERY)["feeds/duty.ics"], "duty-a.ana")
    assert {key: found[key] for key in found if key.startswith(("DT", "RR", "SUM", "TRANSP"))} == {
        "DTSTAMP": "20000101T000000Z",
        "DTSTART;TZID=Europe/Berlin": "20260105T090000",
        "DTEND;TZID=Europe/Berlin": "20260105T170000",
        "RRULE": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        "SUMMARY": "Ana on duty on A",
        "TRANSP": "TRANSPARENT",
    }


def test_each_kind_of_line_has_its_days_and_hours(rota: Rota) -> None:
    found = [each for each in events(rota(EVERY)["feeds/rota/a.ics"]) if "RRULE" in each]
    assert [(_id(each), *_said(each, "DTSTART", "DTEND", "RRULE")) for each in found] == [
        ("duty-a.ana", "20260105T090000", "20260105T170000", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("duty-a.ben", "20260110T220000", "20260111T060000", "FREQ=WEEKLY;BYDAY=SA"),
        ("duty-a.ben.2", "20260111", "20260112", "FREQ=WEEKLY;BYDAY=SU"),
        ("duty-a.ana.2", "20260105T180000", "20260106T000000", "FREQ=DAILY"),
        ("duty-a.ben.3", "20260105", "20260106", "FREQ=DAILY"),
    ]


def test_one_persons_feed_holds_their_shifts_alone(rota: Rota) -> None:
    found = rota(EVERY)["feeds/duty/ana.ics"]
    assert {_id(each) for each in events(found)} == {"duty-a.ana", "duty-a.ana.2"}
    assert b"ben" not in found.lower()


@pytest.mark.parametrize("edition", ["public", "lean"])
def test_who_may_not_know_people_has_no_rota(rota: Rota, edition: str) -> None:
    assert rota(EVERY, edition, editions="lean: {visibility: [public, internal], hide: [owner]}\n") == {}


def test_no_byte_of_the_public_edition_names_who_is_on_duty(tmp_path: Path) -> None:
    lines = '  - {person: canary, days: mon, hours: "03:07-04:09"}'
    files = {"channels": channels(a=lines), "people": "canary: {name: Canary, department: canaries}\n"}
    plan = load(tmp_path, {"p.md": public(channel="a")}, **files)
    found = Site(plan, plan.vocabulary.editions["public"]).artifacts
    assert [a.path for a in found if b"canar" in a.content.lower() or b"03:07" in a.content] == []


def test_its_revision_is_the_last_change_of_the_channel_or_the_person(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    files = {"calendar/plan.yml": "timezone: Europe/Berlin\n", "content/p.md": item()}
    files |= {"calendar/people.yml": PEOPLE, "calendar/channels.yml": channels(a=EVERY, b="")}
    repository.commit(files)
    later = repository.commit({"calendar/channels.yml": channels(a=EVERY.replace("17:00", "16:00"), b="")})
    stamp = f"{later:%Y%m%dT%H%M%SZ}"
    assert _stamp(repository) == stamp
    repository.commit({"content/p.md": item(title="Another")})
    assert _stamp(repository) == stamp


def _stamp(repository: Repository) -> str:
    plan = repository.plan()
    calendars = Site(plan, plan.vocabulary.editions["team"]).calendars
    (found,) = [artifact.content for artifact in calendars if artifact.path == "feeds/duty.ics"]
    return event(found, "duty-a.ana")["LAST-MODIFIED"]


def test_the_feeds_page_lists_them_under_one_heading(tmp_path: Path) -> None:
    plan = load(tmp_path, {"p.md": public()}, channels=channels(a=EVERY), people=PEOPLE)
    found = Site(plan, plan.vocabulary.editions["team"]).artifacts
    (page,) = [artifact.content.decode() for artifact in found if artifact.path == "feeds/index.md"]
    group = page.partition("<h3>On duty")[2].partition("<h3>")[0]
    titles = re.findall(r'air-feed-what"><strong>([^<]*)', group)
    assert titles == ["On duty", "On duty on A", "On duty: Ana", "On duty: Ben"]


def written(root: Path, texts: Iterable[str]) -> tuple[Plan, dict[str, bytes]]:
    """The plan of these rotas and the octets of its feeds."""
    calendar = channels(**{f"c{n}": text for n, text in enumerate(texts)})
    plan = load(root, {}, channels=calendar, people=PEOPLE)
    kept = Components(plan)
    return plan, {feed.path: serialize(plan, feed, kept.of(feed)) for feed in duty.feeds(plan, Words(plan))}


def test_what_is_written_is_strict(tmp_path: Path) -> None:
    _, feeds = written(tmp_path, [EVERY, NIGHTS])
    assert [problem for content in feeds.values() for problem in strict.problems(content)] == []


@READ
def test_other_programs_read_the_same_hours(reader: Reader, tmp_path: Path) -> None:
    """Over the hours, too, that clocks skip or have twice."""
    plan, feeds = written(tmp_path, [EVERY, NIGHTS])
    paths = [tmp_path / f"{n}.ics" for n in range(len(feeds))]
    for path, content in zip(paths, feeds.values(), strict=True):
        path.write_bytes(content)
    days = date(2027, 1, 1), date(2027, 12, 31)
    facts = [planned(plan, feed, *days) for feed in duty.feeds(plan, Words(plan))]
    assert list(differences(reader, list(feeds.values()), facts, paths, *days)) == []
