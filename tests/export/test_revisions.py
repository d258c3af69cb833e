"""What changed in the plan, told from git: new, moved, called off, back; and nothing of what was hidden."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from projects import item
from repository import Repository

from airdate.export import news

PLAN = "title: Plan\nurl: https://plan.example/\ntimezone: Europe/Berlin\n"
OPEN = {"visibility": "public", "status": "approved", "publish": "2027-05-01 09:00"}
Told = list[tuple[str, str, str]]


def post(**keys: str) -> str:
    return item(**(OPEN | keys))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "plan")
    made.commit({"calendar/plan.yml": PLAN, "calendar/channels.yml": "web: Web\n"})
    return made


def stories(repository: Repository, edition: str) -> list[dict[str, str]]:
    found = {artifact.path: artifact.content for artifact in news.render(repository.plan(edition))}
    return json.loads(found.get("feeds/changed.json", b'{"items": []}'))["items"]  # type: ignore[no-any-return]


def told(repository: Repository, edition: str = "team") -> Told:
    """Titles, summaries and days, the newest first."""
    found = stories(repository, edition)
    return [(story["title"], story["summary"], story["date_modified"][:10]) for story in found]


def titles(repository: Repository, edition: str = "team") -> list[str]:
    return [title for title, _, _ in told(repository, edition)]


def day(when: datetime) -> str:
    return f"{when:%Y-%m-%d}"


STANDS = "Approved: Saturday, 1 May 2027, 09:00 (Europe/Berlin)."


@pytest.mark.parametrize(
    ("before", "after", "title", "summary"),
    [
        ({}, {"title": "B"}, "Changed: B", STANDS),
        ({"status": "draft"}, {}, "Approved: A post", STANDS),
        (
            {"publish": "2027-04-01"},
            {},
            "Moved: A post",
            f"{STANDS} Moved from 1 April 2027.",
        ),
        ({"publish": "2027-04"}, {}, "Moved: A post", f"{STANDS} Moved from April 2027."),
        ({"publish": ""}, {}, "New date: A post", STANDS),
        ({"publish": "1 day after nobody"}, {}, "Moved: A post", STANDS),
        ({"status": "cancelled"}, {}, "Back: A post", STANDS),
        ({"status": "on-hold"}, {"status": "approved"}, "Back: A post", STANDS),
        (
            {},
            {"status": "cancelled", "reason": "Rain"},
            "Cancelled: A post",
            f"Cancelled{STANDS[8:]} Reason: Rain",
        ),
        ({"event_status": "postponed"}, {}, "Back: A post", STANDS),
        (
            {"publish": "2027-03-01"},
            {"previous_dates": "[2027-02-01, 2027-03-01]"},
            "Moved: A post",
            f"{STANDS} Moved from 1 February 2027 and 1 March 2027.",
        ),
    ],
)
def test_a_change_is_named_and_says_from_where(
    repository: Repository, before: dict[str, str], after: dict[str, str], title: str, summary: str
) -> None:
    repository.commit({"content/a.md": post(**before)})
    when = repository.commit({"content/a.md": post(**after)})
    assert told(repository) == [(title, summary, day(when))]


def test_what_is_new_is_new(repository: Repository) -> None:
    when = repository.commit({"content/a.md": post()})
    assert told(repository) == [("New: A post", STANDS, day(when))]


@pytest.mark.parametrize(
    "files",
    [
        {"content/a.md": post(notes="For us")},
        {"content/a.md": post(owner="ana")},
        {"content/a.md": post() + "More text.\n"},
        {"content/c.md": item(id="c", type="campaign", title="CC", start="2027-05-01")},
        {"calendar/channels.yml": "web: The web\n"},
        {"content/b.md": None},
    ],
)
def test_what_others_are_called_is_no_news(repository: Repository, files: dict[str, str | None]) -> None:
    campaign = item(id="c", type="campaign", title="C", start="2027-05-01")
    first = repository.commit({"content/a.md": post(), "content/b.md": post(), "content/c.md": campaign})
    repository.commit(files)
    assert [(title, when) for title, _, when in told(repository) if "A post" in title][-1:] == [
        ("New: A post", day(first))
    ]


def test_who_follows_moves_too(repository: Repository) -> None:
    night = {"type": "event", "title": "Night", "publish": ""}
    repository.commit({"content/a.md": post(publish="1 day after night")})
    repository.commit({"content/night.md": post(start="2027-06-01", **night)})
    when = repository.commit({"content/night.md": post(start="2027-06-08", **night)})
    assert told(repository) == [
        ("Moved: Night", "Approved: Tuesday, 8 June 2027. Moved from 1 June 2027.", day(when)),
        ("Moved: A post", "Approved: Wednesday, 9 June 2027.", day(when)),
    ]


def test_each_change_is_a_story_of_its_own(repository: Repository) -> None:
    repository.commit({"content/a.md": post()})
    first = stories(repository, "team")[0]["id"]
    repository.commit({"content/a.md": post(title="B")})
    assert first == "tag:plan.example,2026:/feeds/changed#a@20260103T120000Z"
    assert stories(repository, "team")[0]["id"] == "tag:plan.example,2026:/feeds/changed#a@20260104T120000Z"


# What is hidden.


def test_what_comes_to_be_shown_is_new_and_was_nowhere_before(repository: Repository) -> None:
    repository.commit({"content/a.md": post(status="draft", publish="2027-04-01")})
    repository.commit({"content/a.md": post(status="draft", publish="2027-05-01 09:00")})
    when = repository.commit({"content/a.md": post()})
    assert told(repository, "public") == [("New: A post", STANDS, day(when))]


def test_what_was_moved_on_its_way_out_was_never_elsewhere(repository: Repository) -> None:
    repository.commit({"content/a.md": post(visibility="internal", publish="2027-04-01")})
    when = repository.commit({"content/a.md": post()})
    assert told(repository, "public") == [("New: A post", STANDS, day(when))]
    assert titles(repository) == ["Moved: A post"]


@pytest.mark.parametrize("way", [{"visibility": "internal"}, {"status": "draft"}, {"status": "cancelled"}])
def test_what_was_hidden_meanwhile_is_new_again(repository: Repository, way: dict[str, str]) -> None:
    repository.commit({"content/a.md": post(publish="2027-04-01")})
    repository.commit({"content/a.md": post(publish="2027-04-02", **way)})
    when = repository.commit({"content/a.md": post()})
    assert told(repository, "public") == [("New: A post", STANDS, day(when))]


def test_what_was_gone_meanwhile_is_new_again(repository: Repository) -> None:
    repository.commit({"content/a.md": post(publish="2027-04-01")})
    repository.commit({"content/a.md": None})
    when = repository.commit({"content/a.md": post()})
    assert [(title, at) for title, _, at in told(repository, "public")] == [("New: A post", day(when))]


def test_what_was_written_under_an_embargo_is_not_told_by_its_time(repository: Repository) -> None:
    embargo = {"embargo": "{until: 2026-01-10T09:00+01:00}"}
    repository.commit({"content/a.md": post(**embargo)})
    repository.commit({"content/a.md": post(publish="2027-04-01", **embargo)})
    assert (told(repository, "public"), titles(repository)) == ([], ["Moved: A post"])
    repository.days = 20
    when = repository.commit({"content/a.md": post(**embargo)})
    assert told(repository, "public") == [("Moved: A post", f"{STANDS} Moved from 1 April 2027.", day(when))]


def test_a_hidden_field_moves_nothing(repository: Repository) -> None:
    when = repository.commit({"content/a.md": post()})
    for keys in (
        {"owner": "ana"},
        {"owner": "ana", "reason": "Rain"},
        {"objective": "More"},
        {"due": "none"},
    ):
        repository.commit({"content/a.md": post(**keys)})
    assert told(repository, "public") == [("New: A post", STANDS, day(when))]


def test_a_hidden_anchor_is_not_told_by_its_time(repository: Repository) -> None:
    night = {"type": "event", "title": "Night", "publish": "", "visibility": "internal"}
    repository.commit({"content/night.md": post(start="2027-06-01", **night)})
    when = repository.commit({"content/a.md": post(publish="1 day after night")})
    repository.commit({"content/night.md": post(start="2027-06-08", **night)})
    assert told(repository, "public") == [("New: A post", "Approved: Wednesday, 9 June 2027.", day(when))]
    assert titles(repository) == ["Moved: Night", "Moved: A post"]


def test_a_renamed_id_is_no_move(repository: Repository) -> None:
    repository.commit({"content/a.md": post()})
    when = repository.commit({"content/a.md": None, "content/b.md": post()})
    assert [(title, at) for title, _, at in told(repository)] == [("Changed: A post", day(when))]
