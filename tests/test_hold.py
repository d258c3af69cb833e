"""A hold in force: nothing in its scope goes ahead on any page or feed of any edition; all else stays."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from projects import load, public
from repository import Repository

from airdate.edition import BUILTIN_EDITIONS
from airdate.entry import Entry
from airdate.finding import Severity
from airdate.gate import admit
from airdate.html.words import Words
from airdate.plan import Plan
from airdate.sections.lately import lately
from airdate.site import Site, render
from airdate.status import Status

EDITIONS = [*BUILTIN_EDITIONS]
CHANNELS = "mastodon: Mastodon\nweb: Web\n"
BOTH = "[{channel: mastodon, publish: 2027-05-02}, {channel: web, publish: 2027-05-03}]"
CONTENT: dict[str, str | bytes] = {
    "post.md": public(id="post", title="Alpha post", channel="mastodon"),
    "both.md": public(id="both", title="Beta post", outputs=BOTH),
    "weekly.md": public(
        id="weekly", title="Gamma show", channel="mastodon", publish="2027-03-01 09:00", repeat="every monday"
    ),
    "talk.md": public(
        id="talk", type="event", title="Delta talk", channel="mastodon", start="2027-05-04 18:00", publish=""
    ),
    "vague.md": public(id="vague", title="Epsilon post", channel="mastodon", publish="", planned="2027-06"),
    "unscheduled.md": public(id="unscheduled", title="Zeta post", channel="mastodon", publish=""),
    "done.md": public(
        id="done", title="Eta post", channel="mastodon", status="published", published="2027-02-01"
    ),
    "elsewhere.md": public(id="elsewhere", title="Theta article", channel="web", type="article"),
}
SINCE_JANUARY = CONTENT | {
    "weekly.md": public(id="weekly", channel="mastodon", publish="2027-01-04 09:00", repeat="every monday")
}
SCOPE = {"post", "both.mastodon", "weekly", "talk", "vague", "unscheduled"}
WHY = "reason: Canary, authority: Canary, title: Canary"
HELD = f"canary: {{kind: hold, start: 2027-02-28 14:00, scope: {{channel: mastodon}}, {WHY}}}\n"


def plan_of(root: Path, markers: str = HELD, content: dict[str, str | bytes] | None = None) -> Plan:
    plan = load(root, content or CONTENT, channels=CHANNELS, markers=markers)
    assert plan.faults == ()
    return plan


def published(plan: Plan, edition: str) -> dict[str, str]:
    found = {a.path: a.content.decode() for a in render(plan, BUILTIN_EDITIONS[edition])}
    return {path: text for path, text in found.items() if not path.startswith(("assets/airdate/a", "rules"))}


def entries(plan: Plan, edition: str = "team") -> dict[str, Entry]:
    shown = admit(plan, BUILTIN_EDITIONS[edition])
    return {entry.id: entry for entry in (*shown.entries, *shown.vague, *shown.unscheduled)}


def standings(plan: Plan, edition: str = "team") -> dict[str, Status]:
    return {id: entry.standing for id, entry in entries(plan, edition).items()}


def components(text: str) -> Iterator[dict[str, str]]:
    for body in re.findall(r"BEGIN:(?:VEVENT|VTODO)\r\n(.*?)END:V", text.replace("\r\n ", ""), re.DOTALL):
        lines = (line.partition(":") for line in body.splitlines())
        yield {name.partition(";")[0]: value for name, _, value in lines}


def occurrences(plan: Plan, since: str, until: str) -> dict[str, Status]:
    shown = admit(plan, BUILTIN_EDITIONS["team"])
    first, last = (datetime.fromisoformat(day).date() for day in (since, until))
    found = (entry for entry in shown.between(first, last) if entry.item.id == "weekly")
    return {str(entry.day): entry.standing for entry in found}


@pytest.mark.parametrize("edition", EDITIONS)
def test_everything_in_scope_is_on_hold(edition: str, tmp_path: Path) -> None:
    found = standings(plan_of(tmp_path), edition)
    assert {id for id, status in found.items() if status is Status.ON_HOLD} == SCOPE
    assert (found["done"], found["both.web"], found["elsewhere"]) == (
        Status.PUBLISHED,
        Status.APPROVED,
        Status.APPROVED,
    )


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_calendar_shows_it_as_going_ahead(edition: str, tmp_path: Path) -> None:
    plan, held = plan_of(tmp_path), {f"{id}@plan.example" for id in SCOPE}
    seen = set()
    for path, text in published(plan, edition).items():
        for component in components(text) if path.endswith(".ics") else ():
            if component["UID"] in held:
                seen.add(component["UID"])
                assert (path, component["SUMMARY"][:9]) == (path, "On hold: ")
                assert component["STATUS"] in ("TENTATIVE", "NEEDS-ACTION")
                assert "Status: on hold" in component["DESCRIPTION"].replace("\\n", "\n")
    assert seen == held


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_page_shows_it_as_going_ahead(edition: str, tmp_path: Path) -> None:
    pages = published(plan_of(tmp_path), edition)
    for path, text in pages.items():
        said = [said for said in re.findall(r'data-air="([^"]*)"', text) if "channel:mastodon " in said]
        told = {(path, *re.findall(r"status:([\w-]+)", each)) for each in said} - {(path,)}
        assert told <= {(path, "on-hold"), (path, "published")}
    for page in ("post.md", "weekly.md", "events/talk.md", "vague.md", "unscheduled.md"):
        assert "<strong>On hold.</strong>" in pages[page]
        assert "pproved" not in pages[page]


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_data_shows_it_as_going_ahead(edition: str, tmp_path: Path) -> None:
    pages = published(plan_of(tmp_path), edition)
    told = {e["id"]: e["status"] for i in json.loads(pages["plan.json"])["items"] for e in i["entries"]}
    assert {id for id, status in told.items() if status == "on-hold"} == SCOPE
    events = json.loads(pages["feeds/all.jscalendar.json"])["entries"]
    states = {event["title"]: event.get("status", "confirmed") for event in events}
    assert states["On hold: Alpha post"] == "tentative"
    assert "EventScheduled" not in "".join(pages.values())


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_not_in_scope_stays_byte_by_byte(edition: str, tmp_path: Path) -> None:
    made = (plan_of(tmp_path / "without", ""), plan_of(tmp_path / "with"))
    before, after = (published(plan, edition) for plan in made)
    assert before.keys() == after.keys()
    same = {path for path in before if before[path] == after[path]}
    assert {"elsewhere.md", "done.md", "feeds/item/elsewhere.ics", "feeds/item/done.ics"} <= same
    was, now = (list(components(each["feeds/all.ics"])) for each in (before, after))
    assert [each["UID"] for each in was] == [each["UID"] for each in now]
    differ = {a["UID"].partition("@")[0] for a, b in zip(was, now, strict=True) if a != b}
    assert differ == {id for id in SCOPE if id not in ("vague", "unscheduled")}  # those are tasks elsewhere


def test_why_is_told_to_who_may_see_the_marker(tmp_path: Path) -> None:
    plan = plan_of(tmp_path)
    assert entries(plan)["post"].reason == "Canary"
    pages = published(plan, "team")
    told = (
        "<strong>Inside the hold “Canary”</strong>, since 28 Feb, until lifted. Canary. Canary decides.</p>"
    )
    assert (told in pages["post.md"], "<strong>On hold.</strong></p>" in pages["post.md"]) == (True, True)
    assert "<strong>On hold.</strong> Canary.</p>" in pages["vague.md"]  # of which no hold is told by itself
    public_bytes = {path: text for path, text in published(plan, "public").items() if "anary" in path + text}
    assert public_bytes == {}


def test_a_narrower_edition_of_an_edition_holds_it_too(tmp_path: Path) -> None:
    plan = plan_of(tmp_path)
    twice = admit(admit(plan, BUILTIN_EDITIONS["team"]), BUILTIN_EDITIONS["public"])
    found = {entry.id: entry.standing for entry in (*twice.entries, *twice.vague, *twice.unscheduled)}
    assert found == standings(plan, "public")


@pytest.mark.parametrize(
    "markers",
    [
        HELD.replace("scope", "end: 2027-02-28 18:00, scope"),
        HELD.replace("2027-02-28 14:00", "2027-03-02"),
        HELD.replace("scope", "end: 2027-03-01, except: [weekly, unscheduled], scope"),
    ],
    ids=["over", "to come", "over before anything goes out"],
)
def test_a_hold_that_is_not_there_changes_nothing(markers: str, tmp_path: Path) -> None:
    assert standings(plan_of(tmp_path / "with", markers)) == standings(plan_of(tmp_path / "without", ""))


def test_of_overlapping_holds_each_does_its_part(tmp_path: Path) -> None:
    more = "web: {kind: hold, start: 2027-02-28, end: 2027-05-03 12:00, scope: {channel: web}, reason: Web}\n"
    found = standings(plan_of(tmp_path, HELD + more))
    assert {id for id, status in found.items() if status is Status.ON_HOLD} == SCOPE | {
        "both.web",
        "elsewhere",
    }


def test_a_hold_on_everything(tmp_path: Path) -> None:
    content = CONTENT | {"policy.md": public(id="policy", type="policy", publish="")}
    found = standings(plan_of(tmp_path, "all: {kind: hold, start: 2027-02-28, reason: Fire}\n", content))
    assert {id for id, status in found.items() if status is not Status.ON_HOLD} == {"done", "policy"}


def test_exceptions_and_ideas_are_left(tmp_path: Path) -> None:
    content = CONTENT | {"idea.md": public(id="idea", channel="mastodon", status="idea")}
    held = HELD.replace("scope", "except: [post], scope")
    found = standings(plan_of(tmp_path, held, content))
    assert (found["idea"], found["post"]) == (Status.IDEA, Status.APPROVED)


def test_a_series_is_held_as_a_whole_and_what_was_before_stays(tmp_path: Path) -> None:
    found = occurrences(plan_of(tmp_path, HELD, SINCE_JANUARY), "2027-02-20", "2027-03-10")
    assert found == {
        "2027-02-22": Status.APPROVED,
        "2027-03-01": Status.ON_HOLD,
        "2027-03-08": Status.ON_HOLD,
    }


@pytest.mark.parametrize("type", ["social", "event"])
def test_what_was_years_before_the_hold_stays_as_it_was(type: str, tmp_path: Path) -> None:
    day = {"publish": "", "start": "2024-01-01 09:00"} if type == "event" else {"publish": "2024-01-01 09:00"}
    content: dict[str, str | bytes] = {
        "weekly.md": public(
            id="weekly", type=type, campaign="all", channel="mastodon", repeat="every monday", **day
        ),
        "all.md": public(id="all", type="campaign", publish="", start="2024-01-01", end="2027-12-31"),
    }
    plans = [plan_of(tmp_path / str(n), held, content) for n, held in enumerate(("", HELD))]
    team = BUILTIN_EDITIONS["team"]
    was, now = (admit(plan, team).progress("all") for plan in plans)
    assert (was, now) == ((165, 209), (165, 209))
    assert set(occurrences(plans[1], "2024-01-01", "2027-02-27").values()) == {Status.APPROVED}
    assert set(occurrences(plans[1], "2027-03-01", "2028-02-27").values()) == {Status.ON_HOLD}


def test_of_a_series_only_what_lies_within_a_hold_with_an_end(tmp_path: Path) -> None:
    held = HELD.replace("scope", "end: 2027-03-09, scope")
    found = occurrences(plan_of(tmp_path, held, SINCE_JANUARY), "2027-02-20", "2027-03-20")
    assert found == {
        "2027-02-22": Status.APPROVED,
        "2027-03-01": Status.ON_HOLD,
        "2027-03-08": Status.ON_HOLD,
        "2027-03-15": Status.APPROVED,
    }


@pytest.mark.parametrize("end", ["", "end: 2027-03-09, "])
def test_the_front_page_names_the_next_day_of_a_series_that_is_held(end: str, tmp_path: Path) -> None:
    plan = plan_of(tmp_path, HELD.replace("scope", f"{end}scope"), SINCE_JANUARY)
    lines = re.findall(r"<li>.*?</li>", published(plan, "team")["index.md"].partition("<h3>On hold")[2])
    days = [re.findall(r'datetime="([\d-]+)"', line)[-1] for line in lines if ">A post<" in line]
    assert days == ["2027-03-01"]


def test_what_lay_in_a_hold_that_is_over_has_not_gone_out(tmp_path: Path) -> None:
    over = HELD.replace("start: 2027-02-28 14:00", "start: 2027-02-20, end: 2027-02-23")
    plan = plan_of(tmp_path, over, SINCE_JANUARY)
    assert occurrences(plan, "2027-02-14", "2027-03-02") == {
        "2027-02-15": Status.APPROVED,
        "2027-02-22": Status.ON_HOLD,
        "2027-03-01": Status.APPROVED,
    }
    told = json.loads(published(plan, "public")["feeds/published.json"])["items"]
    days = [item["date_published"][:10] for item in told if item["title"] == "A post"]
    assert days[0] == "2027-02-15"


def test_a_series_on_two_channels_is_held_on_one(tmp_path: Path) -> None:
    content = CONTENT | {
        "weekly.md": public(
            id="weekly",
            publish="2027-01-04",
            repeat="every monday",
            outputs="[{channel: mastodon}, {channel: web}]",
        )
    }
    shown = admit(plan_of(tmp_path, HELD, content), BUILTIN_EDITIONS["team"])
    day = datetime(2027, 3, 8).date()
    found = {e.output.name: e.standing for e in shown.between(day, day)}
    assert found == {"mastodon": Status.ON_HOLD, "web": Status.APPROVED}


def test_a_hold_in_force_does_not_stop_the_build(tmp_path: Path) -> None:
    site = Site(plan_of(tmp_path), BUILTIN_EDITIONS["public"])
    found = {finding.severity for finding in site.findings if finding.fault.rule == "hold-in-force"}
    assert found == {Severity.INFO}  # which a strict build lets through
    assert site.errors == Site(plan_of(tmp_path, ""), BUILTIN_EDITIONS["public"]).errors


@pytest.mark.parametrize("edition", EDITIONS)
def test_calendars_take_it_as_an_update_and_again_when_it_is_lifted(edition: str, tmp_path: Path) -> None:
    made = Repository(tmp_path)
    words = {"calendar/plan.yml": "title: Plan\ntimezone: UTC\n", "calendar/channels.yml": CHANNELS}
    made.commit(words | {f"content/{path}": str(text) for path, text in CONTENT.items()})
    told = [_told(made, edition)]
    for held in (HELD, HELD.replace("scope", "end: 2027-02-28 18:00, lesson: Canary, scope")):
        made.commit({"calendar/markers.yml": held})
        told.append(_told(made, edition))
    sequences = [int(each["post"]["SEQUENCE"]) for each in told]
    assert sequences == sorted(set(sequences))
    assert [each["post"]["LAST-MODIFIED"] for each in told[1:]] == ["20270228T140000Z", "20270228T180000Z"]
    assert told[0]["elsewhere"] == told[1]["elsewhere"] == told[2]["elsewhere"]
    assert (told[2]["post"]["STATUS"], told[2]["post"]["SUMMARY"]) == ("CONFIRMED", "Alpha post")


def _told(made: Repository, edition: str) -> dict[str, dict[str, str]]:
    text = made.feeds(edition)["feeds/all.ics"].decode()
    return {component["UID"].partition("@")[0]: component for component in components(text)}


@pytest.mark.parametrize("word", ["tentative", "rescheduled", "moved-online"])
def test_what_became_of_an_event_does_not_hide_that_it_is_held(word: str, tmp_path: Path) -> None:
    content = CONTENT | {
        "talk.md": str(CONTENT["talk.md"]).replace("---\n", f"---\nevent_status: {word}\n", 1)
    }
    plan = plan_of(tmp_path, content=content)
    assert Words(admit(plan, BUILTIN_EDITIONS["team"])).status_words(entries(plan)["talk"]) == "on hold"
    assert "<strong>On hold.</strong>" in published(plan, "public")["events/talk.md"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_next_is_nothing_that_is_held(edition: str, tmp_path: Path) -> None:
    """Where a page names what comes next, it is what goes ahead, or it says that it does not."""
    own = {"channel": "mastodon", "campaign": "spring"}
    content: dict[str, str | bytes] = {
        "spring.md": public(id="spring", type="campaign", title="Spring", publish="", start="2027-01-01"),
        "first.md": public(id="first", title="First post", publish="2027-03-02", **own),
        "next.md": public(
            id="next", title="Next post", publish="2027-03-04", campaign="spring", channel="web"
        ),
        "talk.md": public(id="talk", type="event", title="Talk", publish="", start="2027-03-03", **own),
    }
    pages = published(plan_of(tmp_path, content=content), edition)
    rows = re.findall(r'<td data-name="Next">(.*?)</td>', pages["channels/index.md"])
    assert rows == ["–", "Thu 4 Mar: Next post"]
    around = pages["next.md"].partition("air-neighbours")[2]
    assert '<strong>Talk</strong> <span class="air-state">on hold</span>' in around
    assert "Next post" in re.findall(r'<p class="air-next">.*?</p>', pages["timeline/index.md"])[0]
    assert "Talk, on hold</span>" in pages["year/2027.md"]
    coming = re.findall(r'<li class="air-next">.*?<span class="air-title">(.*?)</span>', pages["index.md"])
    assert coming == ["Next post"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_has_changed_is_what_is_held_and_nothing_beside_it(edition: str, tmp_path: Path) -> None:
    made = Repository(tmp_path)
    words = {"calendar/plan.yml": "title: Plan\ntimezone: UTC\n", "calendar/channels.yml": CHANNELS}
    made.commit(words | {f"content/{path}": str(text) for path, text in SINCE_JANUARY.items()})
    made.commit({"calendar/markers.yml": HELD.replace("scope", "end: 2027-03-09, scope")})
    week = datetime.fromisoformat("2027-02-22T00:00+00:00")
    turns = {turn.entry.id: turn.word for turn in lately(Words(made.plan(edition)), week)}
    assert turns == {"weekly@2027-03-01": "On hold", "unscheduled": "On hold"}
    front = published(made.plan(), edition)["index.md"]
    assert '<span class="air-kind">Approved</span>' not in front


def test_what_is_new_and_held_is_not_told_as_new_alone(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.days = 420
    words = {"calendar/plan.yml": "timezone: UTC\n", "calendar/channels.yml": CHANNELS}
    made.commit(words | {"calendar/markers.yml": HELD, "content/post.md": str(CONTENT["post.md"])})
    week = datetime.fromisoformat("2027-02-22T00:00+00:00")
    assert [(turn.word, turn.held) for turn in lately(Words(made.plan("team")), week)] == [("New", True)]
    said = re.findall(r'<span class="air-kind">New.*?</li>', published(made.plan(), "team")["index.md"])
    assert ['<span class="air-state">on hold</span>' in line for line in said] == [True]


@pytest.mark.parametrize(("edition", "same"), [("public", True), ("team", False)])
def test_a_hold_on_what_is_hidden_leaves_no_trace(edition: str, same: bool, tmp_path: Path) -> None:
    made = Repository(tmp_path)
    outputs = BOTH.replace("mastodon,", "mastodon, status: draft,")
    words = {"calendar/plan.yml": "title: Plan\ntimezone: UTC\n", "calendar/channels.yml": CHANNELS}
    made.commit(words | {"content/both.md": public(id="both", outputs=outputs)})
    before = made.feeds(edition)
    made.commit({"calendar/markers.yml": HELD})
    assert (made.feeds(edition) == before) == same
