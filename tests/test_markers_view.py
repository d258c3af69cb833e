"""Markers in every view; ``now`` of these plans is 1 March 2027, 00:00 UTC, a Monday."""

import re
from datetime import date
from html import escape
from pathlib import Path

import pytest
from projects import item, load

from airdate.edition import BUILTIN_EDITIONS
from airdate.marker import days_closed
from airdate.plan import Plan
from airdate.site import render

NASTY = "<script>alert('x')</script> \"&"
QUIET = (
    "quiet: {kind: blackout, start: 2027-03-03, end: 2027-03-10, title: Quiet, scope: {channel: x},"
    " reason: Results, authority: The CFO, except: [excepted]}\n"
)
HOLD = "storm: {kind: hold, start: 2027-02-27 14:00, title: Storm, reason: Roof, authority: Ana}\n"
HOLIDAYS = "de: {kind: holidays, country: DE}\n"
DAYS = "away: {kind: closed, start: 2027-03-04, end: 2027-03-05, title: Away}\n"
BALL = "ball: {kind: note, start: 2027-03-11 19:00, title: Ball}\n"


def pages(plan: Plan) -> dict[str, str]:
    return {a.path: a.content.decode() for a in render(plan, BUILTIN_EDITIONS["team"]) if a.is_page}


def section(html: str, after: str, until: str = "</section>") -> str:
    return html.partition(after)[2].partition(until)[0]


def text(html: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def test_in_the_month_a_day_stands_in_its_cell_and_a_span_as_a_bar(tmp_path: Path) -> None:
    month = pages(load(tmp_path, {}, markers=BALL + DAYS + QUIET))["calendar/2027-03.md"]
    cells = [text(cell) for cell in re.findall(r'<td[^>]* data-day="2027-03-11".*?</td>', month, re.DOTALL)]
    bars = [text(bar) for bar in re.findall(r'<p class="air-bar.*?</p>', month, re.DOTALL)]
    assert cells == ["11", "Thu 11 Mar ¶ Note: 19:00 Ball"]
    assert bars == [
        "Blackout Quiet x 3–10 Mar",
        "× Closed: Away 4–5 Mar",
        "Blackout Quiet x 3–10 Mar",
    ]


def test_a_hold_over_the_whole_month_stands_once_above_it(tmp_path: Path) -> None:
    month = pages(load(tmp_path, {}, markers=HOLD))["calendar/2027-03.md"]
    assert text(section(month, '<aside class="air-strip" aria-label="In force">', "</aside>")) == (
        "In force Hold Storm everything until lifted"
    )


def test_the_agenda_has_days_with_a_marker_and_no_entry(tmp_path: Path) -> None:
    agenda = pages(load(tmp_path, {}, markers=HOLIDAYS + BALL))["agenda.md"]
    days = [text(day) for day in re.findall(r'<section class="air-day".*?</section>', agenda, re.DOTALL)]
    assert days == [
        "Thursday, 11 March 2027 ¶ Note 19:00 Ball",
        "Friday, 26 March 2027 ○ Holiday Good Friday DE",
        "Monday, 29 March 2027 ○ Holiday Easter Monday DE",
        "Saturday, 1 May 2027 ○ Holiday Labor Day DE",
    ]


def test_a_blackout_is_named_where_it_begins_and_where_it_covers_something(tmp_path: Path) -> None:
    posts = {
        "in.md": item(channel="x", publish="2027-03-08"),
        "other.md": item(channel="y", publish="2027-03-09"),
        "excepted.md": item(channel="x", publish="2027-03-10"),
    }
    agenda = pages(load(tmp_path, posts, markers=QUIET))["agenda.md"]
    days = re.findall(r'data-day="(2027-03-\d\d)".*?</section>', agenda, re.DOTALL)
    named = [day for day in days if "Quiet" in section(agenda, f'data-day="{day}"')]
    assert (days, named) == (
        ["2027-03-03", "2027-03-08", "2027-03-09", "2027-03-10"],
        ["2027-03-03", "2027-03-08"],
    )


def test_a_hold_in_force_is_a_banner_with_reason_and_authority(tmp_path: Path) -> None:
    home = pages(load(tmp_path, {}, markers=HOLD))["index.md"]
    assert text(section(home, '<aside class="air-banner', "</aside>")).endswith(
        "Hold Storm : Roof Held back: everything · since 27 Feb, 14:00, until lifted · Ana decides"
    )


@pytest.mark.parametrize("times", ["start: 2027-03-01 02:00", "start: 2027-02-01, end: 2027-02-28"])
def test_a_hold_that_is_not_in_force_is_no_banner(times: str, tmp_path: Path) -> None:
    home = pages(load(tmp_path, {}, markers=f"h: {{kind: hold, {times}, reason: R}}\n"))["index.md"]
    assert "air-banner" not in home


def test_home_names_the_markers_of_today_and_the_next_days(tmp_path: Path) -> None:
    today = "today: {kind: note, start: 2027-03-01, title: Big day}\n"
    posts = {"a.md": item(publish="2027-03-20")}
    home = text(pages(load(tmp_path, posts, markers=today + DAYS))["index.md"])
    assert ("¶ Note Big day" in home, "Thu 4 Mar × Closed Away until 5 Mar" in home) == (True, True)


def test_a_timeline_names_the_markers_of_its_days(tmp_path: Path) -> None:
    content = {
        "spring.md": item(type="campaign", title="Spring", start="2027-03-01", end="2027-05-31"),
        "a.md": item(campaign="spring", channel="x", publish="2027-03-08"),
        "b.md": item(campaign="spring", channel="y", publish="2027-03-26"),
        "c.md": item(campaign="spring", channel="y", publish="2027-03-09"),
    }
    page = pages(load(tmp_path, content, markers=QUIET + HOLIDAYS))["campaigns/spring.md"]
    rows = [text(row) for row in re.findall(r'<th scope="row">.*?</th>', page, re.DOTALL)]
    assert rows == [
        "Mon 8 Mar Blackout Quiet x until 10 Mar",
        "Tue 9 Mar",
        "Fri 26 Mar ○ Holiday: Good Friday",
    ]


def test_the_page_of_an_item_says_what_it_is_inside(tmp_path: Path) -> None:
    posts = {
        "in.md": item(channel="x", publish="2027-03-08"),
        "off.md": item(channel="x", publish="2027-03-08", status="cancelled"),
        "excepted.md": item(channel="x", publish="2027-03-08"),
        "weekly.md": item(channel="x", publish="2027-01-04", repeat="FREQ=WEEKLY"),
    }
    found = pages(load(tmp_path, posts, markers=QUIET))
    notices = {path: text(section(found[path], "air-guarded", "</p>")) for path in posts}
    said = (
        'is-blackout" data-search-exclude> Inside the blackout “Quiet” , 3–10 Mar. Results. The CFO decides.'
    )
    assert notices == {"in.md": said, "off.md": "", "excepted.md": "", "weekly.md": said}


def test_every_word_of_a_marker_is_escaped_wherever_it_lands(tmp_path: Path) -> None:
    said = (
        escape(NASTY).replace("&#x27;", "''").replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">")
    )
    said = said.replace("&amp;", "&")
    words = ", ".join(f"{key}: '{said}'" for key in ("title", "summary", "reason", "authority", "location"))
    fair = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20270302\nSUMMARY:{NASTY}\n"
    fair += f"LOCATION:{NASTY}\nEND:VEVENT\nEND:VCALENDAR\n"
    markers = (
        f"a: {{kind: hold, start: 2027-02-27, scope: all, {words}}}\n"
        f"b: {{kind: blackout, start: 2027-03-01, end: 2027-03-09, scope: {{channel: x}}, {words}}}\n"
        f"c: {{kind: calendar, path: calendar/f.ics, title: '{said}'}}\n"
        f"d: {{kind: holidays, country: DE, title: '{said}'}}\n"
    )
    content = {
        "a.md": item(channel="x", publish="2027-03-02"),
        "b.md": item(channel="x", publish="2027-03-26"),
    }
    load(tmp_path, content, markers=markers, channels=f"x: '{said}'\n")
    (tmp_path / "calendar/f.ics").write_text(fair)
    plan = load(tmp_path)
    assert plan.faults == ()
    assert [path for path, page in pages(plan).items() if "<script>alert" in page] == []


def test_markers_alone_bring_no_months(tmp_path: Path) -> None:
    far = "far: {kind: note, start: 2190-01-01}\n"
    found = [path for path in pages(load(tmp_path, {}, markers=far + HOLD)) if path.startswith("calendar/2")]
    assert [path for path in found if "-W" not in path] == ["calendar/2027-03.md", "calendar/2027-Q1.md"]


def test_the_same_markers_in_any_order_are_the_same_pages(tmp_path: Path) -> None:
    one = pages(load(tmp_path / "one", {}, markers=BALL + DAYS + QUIET + HOLIDAYS))
    assert one == pages(load(tmp_path / "two", {}, markers=HOLIDAYS + QUIET + DAYS + BALL))


def test_a_marker_covers_what_touches_its_time(tmp_path: Path) -> None:
    markers = "m: {kind: blackout, start: 2027-03-10 10:00, end: 2027-03-10 12:00, scope: all, reason: R}\n"
    posts = {
        "before.md": item(publish="2027-03-10 09:59"),
        "begin.md": item(publish="2027-03-10 10:00"),
        "end.md": item(publish="2027-03-10 12:00"),
        "day.md": item(publish="2027-03-10"),
        "event.md": item(type="event", start="2027-03-10 08:00", end="2027-03-10 10:00"),
        "long.md": item(type="event", start="2027-03-09", end="2027-03-11"),
        "campaign.md": item(type="campaign", start="2027-03-09", end="2027-03-11"),
    }
    plan = load(tmp_path, posts, markers=markers)
    assert [entry.id for entry in plan.covered(plan.markers[0])] == ["long", "day", "begin"]


def test_a_long_hold_does_not_expand_a_series_for_ever(tmp_path: Path) -> None:
    plan = load(tmp_path, {"a.md": item(publish="2027-01-04", repeat="FREQ=DAILY")}, markers=HOLD)
    assert 0 < len(plan.covered(plan.markers[0])) < 600
    assert days_closed(plan.markers) == frozenset()


def test_markers_between_are_in_order(tmp_path: Path) -> None:
    plan = load(tmp_path, {}, markers=BALL + DAYS + QUIET + HOLIDAYS)
    found = plan.markers_between(date(2027, 3, 5), date(2027, 3, 26))
    assert [marker.id for marker in found] == ["quiet", "away", "ball", "de.2027-03-26"]
