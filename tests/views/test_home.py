"""The home page: what a newsroom's front page says, and what it does not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from markup import Node, parse
from projects import PLAN_YML, item, load, public
from repository import Repository

from airdate.gate import admit
from airdate.html.sheet import Sheet
from airdate.plan import Plan
from airdate.views import home


def front(plan: Plan, edition: str = "team") -> Node:
    """The home page of an edition; ``now`` of these plans is 1 March 2027, a Monday."""
    editions = plan.vocabulary.editions
    (page,) = home.render(Sheet(admit(plan, editions[edition]), editions[edition]))
    return parse(page.content.decode())


def event(**keys: str) -> str:
    return item(type="event", **({"status": "scheduled", "title": "Talk"} | keys))


@pytest.fixture
def at(tmp_path: Path) -> Callable[..., Node]:
    """The front page of a plan of these files."""
    return lambda files, edition="team", **calendar: front(load(tmp_path, files, **calendar), edition)


def test_what_appears_today_stands_on_top_each_message_once(at: Callable[..., Node]) -> None:
    outputs = "[{channel: x, publish: 2027-03-01 09:00}, {channel: web, publish: 2027-03-01 10:00}]"
    page = at({"a.md": item(title="Both", owner="ana", outputs=outputs)}, people="ana: {name: Ana}\n")
    today = page.section("Today")
    assert [h.text for h in today.all("h3")] == ["Both"]
    assert today.all("p", "air-outlets")[0].text == "x 09:00 draft web 10:00 draft Ana"


def test_an_event_in_progress_stands_under_today(at: Callable[..., Node]) -> None:
    today = at({"fair.md": event(title="The fair", start="2027-02-27", end="2027-03-03")}).section("Today")
    assert (today.items, "Nothing goes out" in today.text) == (["Event: The fair 27 Feb – 3 Mar"], False)


def test_a_quiet_day_names_what_comes_next_but_not_what_is_called_off(at: Callable[..., Node]) -> None:
    off = event(title="Called off", start="2027-03-05", event_status="cancelled")
    today = at({"off.md": off, "on.md": item(title="Going on", publish="2027-03-06")}).section("Today")
    assert today.items == ["Saturday, 6 March 2027 Social post: Going on draft"]


def test_sixty_messages_of_a_day_do_not_fill_the_page(at: Callable[..., Node]) -> None:
    today = at({f"p{n:02}.md": item(title=f"Post {n}", publish="2027-03-01") for n in range(60)}).section(
        "Today"
    )
    told = len(today.all("li", "air-headline")), len(today.all("li", "air-brief"))
    assert (told, today.links[-1]) == ((4, 12), ("and 44 more", "\x02agenda/".replace("\x02", "./")))


def test_what_hangs_on_the_next_event_stands_below_it_with_who_answers(at: Callable[..., Node]) -> None:
    files = {
        "talk.md": event(id="talk", start="2027-03-10 10:00", end="2027-03-10 11:00", owner="ana"),
        "say.md": item(title="Say it", event="talk", publish="2027-03-03", owner="ben"),
        "live.md": item(title="Live", event="talk", publish="2027-03-10 10:30"),
        "after.md": item(title="Recap", publish="2 days after talk"),
        "out.md": item(title="Told before", event="talk", status="published", published="2027-02-20"),
        "idea.md": item(title="Some day", links="{supports: talk}"),
        "other.md": event(title="Later", start="2027-04-01"),
    }
    block = at(files, people="ana: {name: Ana}\nben: {name: Ben}\n").section("Next event")
    assert [(part.all("h4")[0].text, part.items) for part in block.all("section")[1:]] == [
        ("Run-up 2", ["Social post: Say it draft Wed 3 Mar · 7 days before · Ben"]),
        ("At the event 1", ["Social post: Live draft Wed 10 Mar, 10:30"]),
        ("Aftermath 1", ["Social post: Recap draft Fri 12 Mar · 2 days after"]),
    ]
    assert ("Ana", "./people/ana/") in block.links
    assert block.links[-1] == ("All 4 that hang on it", "./events/talk/")


def test_an_event_that_leads_up_to_another_brings_it_along(at: Callable[..., Node]) -> None:
    files = {
        "briefing.md": event(title="Briefing", start="2027-03-05", links="{previews: talk}"),
        "small.md": event(title="In between", start="2027-03-06"),
        "talk.md": event(start="2027-03-10"),
    }
    page = at(files)
    assert [page.section(name).all("h3")[0].text for name in ("Next event", "It leads up to")] == [
        "Briefing",
        "Talk",
    ]


def test_each_occurrence_of_a_series_has_what_is_nearest_to_it(at: Callable[..., Node]) -> None:
    files = {
        "dome.md": event(title="Dome", start="2027-03-04 19:00", repeat="monthly on the first thursday"),
        "march.md": item(title="March", event="dome", publish="2027-03-02"),
        "april.md": item(title="April", event="dome", publish="2027-03-30"),
    }
    assert at(files).section("Next event").items == ["Social post: March draft Tue 2 Mar · 2 days before"]


def test_what_is_called_off_or_over_is_not_next(at: Callable[..., Node]) -> None:
    files = {
        "off.md": event(title="Off", start="2027-03-02", event_status="cancelled"),
        "over.md": event(title="Over", start="2027-02-28"),
    }
    assert "Next event" not in at(files).headings


def test_late_is_what_should_have_appeared_or_been_done(at: Callable[..., Node]) -> None:
    files = {
        "late.md": item(title="Late post", publish="2027-02-20", owner="ana"),
        "due.md": item(title="Not begun", publish="2027-05-20", due="{draft: 2027-02-25}"),
        "off.md": event(title="Off", start="2027-02-01", event_status="cancelled"),
    }
    assert at(files, people="ana: {name: Ana}\n").section("Late").items == [
        "Social post: Draft: Not begun late Thu 25 Feb",
        "Social post: Late post draft Sat 20 Feb · Ana",
    ]


def test_nothing_late_is_said_so(at: Callable[..., Node]) -> None:
    page = at({"a.md": item(publish="2027-06-01")})
    assert page.section("Late").text == "Late Nothing is late."
    assert "In trouble" not in page.headings


def test_trouble_stands_in_groups(at: Callable[..., Node]) -> None:
    files = {
        "near.md": item(title="Near", publish="2027-03-04"),
        "hold.md": item(title="Held", status="on-hold", planned="2027-06"),
        "off.md": item(title="Homeless", status="postponed"),
    }
    trouble = at(files).section("In trouble")
    assert list(zip([h.text for h in trouble.all("h3")], trouble.items, strict=True)) == [
        ("Within a week, not approved", "Social post: Near draft Thu 4 Mar"),
        ("On hold", "Social post: Held on hold June 2027"),
        ("Postponed, without a new date", "Social post: Homeless postponed no date yet"),
    ]


def test_the_next_14_days_end_after_14_days(at: Callable[..., Node]) -> None:
    days = ("2027-03-01", "2027-03-02", "2027-03-15", "2027-03-16")
    page = at({f"{day}.md": item(title=day, publish=day) for day in days})
    found = page.section("The next 14 days").all("section", "air-day")
    assert [day.attributes["data-day"] for day in found] == ["2027-03-02", "2027-03-15"]


def test_the_public_learns_nothing_of_work(at: Callable[..., Node]) -> None:
    files = {
        "a.md": public(title="Shown", publish="2027-03-01", owner="canary", notes="canary"),
        "talk.md": public(type="event", id="talk", title="Talk", start="2027-03-05"),
        "b.md": item(title="canary", event="talk", publish="2027-03-01"),
        "c.md": item(type="campaign", title="canary", start="2027-02-01", end="2027-04-01"),
    }
    page = at(files, "public", markers="h: {kind: hold, start: 2027-02-01, scope: all, reason: canary}\n")
    assert page.headings == ["Today", "Next event", "Events ahead", "The next 14 days"]
    assert ("canary" in page.text.lower(), page.section("Next event").items) == (False, [])


def test_an_empty_plan_says_what_to_do_or_that_there_is_nothing_yet(at: Callable[..., Node]) -> None:
    team, readers = at({}), at({}, "public")
    assert (team.headings, readers.headings) == (["Nothing is planned yet"], ["Nothing is published yet"])
    assert team.all("code")[0].text == "airdate new social first-post --publish 2027-03-01"


def test_a_plan_that_is_over_names_the_last_of_it(tmp_path: Path) -> None:
    files = {"a.md": item(title="The end", status="published", published="2027-03-20")}
    late = replace(load(tmp_path, files), now=datetime(2035, 1, 1, tzinfo=UTC))
    assert front(late).section("Today").all("p")[0].text == (
        "Nothing goes out today. Nothing is planned after it either; the last was on"
        " Saturday, 20 March 2027: The end"
    )


def test_a_plan_that_has_not_begun_names_what_comes_first(tmp_path: Path) -> None:
    early = replace(
        load(tmp_path, {"a.md": item(publish="2099-03-20")}), now=datetime(1980, 1, 1, tzinfo=UTC)
    )
    assert front(early).section("Today").items == ["Friday, 20 March 2099 Social post: A post draft"]


def test_any_title_is_text(at: Callable[..., Node]) -> None:
    titles = ["<script>x</script>", "L" * 300, "🚀👩‍🚀", "漢字かな", "مرحبا بالعالم"]
    files = {f"{n}.md": item(title=f"'{title}'", publish="2027-03-01") for n, title in enumerate(titles)}
    today = at(files).section("Today")
    assert sorted(node.text for node in today.all("a", "air-title")) == sorted(titles)


# What has changed, by git. Commits are a day apart, from 2 January 2026 on.


def changed(repository: Repository, days: int, edition: str = "team") -> list[str]:
    """What the front page says of the last week, as of that many days after the first commit."""
    plan = replace(repository.plan(), now=datetime(2026, 1, 1 + days, 18, tzinfo=UTC))
    page = front(plan, edition)
    (heading,) = (name for name in page.headings if name.startswith("Changed since"))
    return page.section(heading).items


DATED = {"status": "approved", "publish": "2026-05-01", "title": "It"}


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"publish": "2026-05-02", "previous_dates": "[2026-05-01]"}, ["Moved, was 1 May It Sat 2 May"]),
        ({"publish": "2026-05-02"}, ["New date It Sat 2 May"]),
        ({"status": "cancelled"}, ["Cancelled It Fri 1 May"]),
        ({"status": "postponed"}, ["Postponed It Fri 1 May"]),
        ({"status": "scheduled"}, ["Scheduled It Fri 1 May"]),
        ({"status": "on-hold"}, ["On hold It Fri 1 May"]),
        ({"title": "Other"}, ["Text changed Other Fri 1 May"]),
        ({"summary": "Short"}, ["Text changed It Fri 1 May"]),
        ({"notes": "For us"}, []),
        ({"owner": "ana"}, []),
    ],
)
def test_what_became_of_an_item_in_a_word(tmp_path: Path, keys: dict[str, str], told: list[str]) -> None:
    repository = Repository(tmp_path)
    repository.commit({"calendar/plan.yml": PLAN_YML, "content/a.md": item(**DATED)})
    repository.days = 20
    repository.commit({"content/a.md": item(**(DATED | keys))})
    assert changed(repository, 22) == told


def test_what_is_new_or_old_is_told_so_or_not_at_all(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit({"calendar/plan.yml": PLAN_YML, "content/a.md": item(**DATED)})
    assert changed(repository, 3) == ["New It Fri 1 May"]
    assert changed(repository, 30) == []


def test_of_a_series_the_occurrence_is_told(tmp_path: Path) -> None:
    dome = {"start": "2026-02-05 19:00", "repeat": "weekly until 2026-06-01", "title": "Dome"}
    repository = Repository(tmp_path)
    repository.commit({"calendar/plan.yml": PLAN_YML, "content/a.md": event(**dome)})
    repository.days = 20
    off = "{2026-02-12: {status: cancelled}}"
    repository.commit({"content/a.md": event(**dome, occurrences=off)})
    assert changed(repository, 22) == ["Cancelled Dome Thu 12 Feb"]


def test_called_off_and_moved_come_first_and_the_rest_is_counted(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    posts = {f"content/{n}.md": item(title=f"Post {n}", publish="2026-05-01") for n in range(9)}
    repository.commit({"calendar/plan.yml": PLAN_YML, "content/a.md": item(**DATED)})
    repository.days = 20
    repository.commit({**posts, "content/a.md": item(**(DATED | {"status": "cancelled"}))})
    found = changed(repository, 22)
    assert (found[0], len(found)) == ("Cancelled It Fri 1 May", 8)


def test_the_public_is_told_of_changes_that_it_can_see(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    shown, hidden = public(**DATED), item(**(DATED | {"title": "canary"}))
    repository.commit({"calendar/plan.yml": PLAN_YML, "content/a.md": shown, "content/b.md": hidden})
    repository.days = 20
    repository.commit({"content/a.md": public(**DATED, owner="ana", budget="9"), "content/b.md": None})
    assert changed(repository, 22, "public") == []


def test_without_a_history_nothing_is_said_of_changes(at: Callable[..., Node]) -> None:
    assert not [name for name in at({"a.md": item()}).headings if name.startswith("Changed")]


def test_an_item_that_says_itself_when_it_changed_is_told_in_general(at: Callable[..., Node]) -> None:
    stamps = {"created": "2027-01-01", "updated": "2027-02-26"}
    page = at({"a.md": item(title="It", publish="2027-05-01", **stamps)})
    assert page.section("Changed since Mon 22 Feb").items == ["Changed It Sat 1 May"]
