"""Another plan beside ours: what it forbids here, what it gets in the way of, and how views show it."""

import json
import re
from pathlib import Path
from time import process_time

import pytest
from outside import DAY, PARTNER, TALK, Json, file_of, layered, marker_of, theirs
from projects import item, load, write
from test_markers_view import NASTY

from airdate import report
from airdate.checks import layer_conflict, shared_uid
from airdate.edition import BUILTIN_EDITIONS
from airdate.finding import Place
from airdate.item import Item, Output
from airdate.plan import Plan
from airdate.revision.references import vocabulary_renamed
from airdate.site import render
from airdate.status import Status
from airdate.timespan import parse, parse_zone

BERLIN = parse_zone("Europe/Berlin")
QUIET = marker_of(scope={"channel": ["x", "elsewhere"]}, authority="The brand")
STORM = marker_of(id="storm", kind="hold", title="Storm", reason="Roof")
POST = {"post.md": item(channel="x", publish="2027-03-05", status="approved")}


def found(root: Path, content: dict[str, str | bytes], layer: str, markers: str = PARTNER) -> list[str]:
    write(root, content, markers=markers, channels="x: X\ny: Y\n", policy="profile: core")
    (root / "calendar/partner.json").write_text(layer)
    return [str(finding) for finding in report.findings(load(root))]


def test_a_blackout_of_another_plan_binds_here(tmp_path: Path) -> None:
    said = json.dumps(file_of(markers=[QUIET]))
    assert found(tmp_path, POST, said) == [
        "content/post.md:6:10: error: 2027-03-05 lies in the blackout 'Quiet' of Partner (2027-03-01 to "
        "2027-03-09): Results; The brand decides (move it, or add 'post' to `except:` of 'partner' in "
        "calendar/markers.yml) [blackout-window]"
    ]


def test_a_hold_of_another_plan_binds_here(tmp_path: Path) -> None:
    said = json.dumps(file_of(markers=[STORM]))
    assert found(tmp_path, POST, said) == [
        "content/post.md:6:10: info: approved for 2027-03-05, inside the hold 'Storm' of Partner "
        "(2027-03-01 to 2027-03-09): Roof (take it out of the queue where it waits, and put it on hold, "
        "or add 'post' to `except:` of 'partner' in calendar/markers.yml) [hold-in-force]"
    ]


@pytest.mark.parametrize("keys", [{"scope": {"channel": ["y"]}}, {"scope": {"campaign": ["theirs"]}}])
def test_what_names_nothing_of_ours_binds_nothing_here(keys: dict[str, object], tmp_path: Path) -> None:
    assert found(tmp_path, POST, json.dumps(file_of(markers=[QUIET | keys]))) == []


def test_an_exception_of_the_layer_lets_through(tmp_path: Path) -> None:
    markers = PARTNER.replace("}", ", except: [post]}")
    assert found(tmp_path, POST, json.dumps(file_of(markers=[QUIET, STORM])), markers) == []


def test_an_exception_follows_a_rename(tmp_path: Path) -> None:
    plan = layered(tmp_path, file_of(markers=[QUIET]), PARTNER.replace("}", ", except: [post]}"))
    words = vocabulary_renamed(plan.vocabulary, "post", "letter")
    assert (words.layers[0].exceptions, words.markers[0].exceptions) == (("letter",), ("letter",))


@pytest.mark.parametrize(
    ("shares", "told"), [("", 1), (", shares: [x]", 1), (", shares: [y]", 0), (", shares: []", 0)]
)
def test_which_channels_are_shared(shares: str, told: int, tmp_path: Path) -> None:
    their = theirs(type="social", entry={"channel": "x"})
    post: dict[str, str | bytes] = {"post.md": item(channel="x", publish="2027-03-09 18:20")}
    said = json.dumps(file_of(their))
    assert len(found(tmp_path, post, said, PARTNER.replace("}", f"{shares}}}"))) == told


def open_for_all(days: int) -> dict[str, str | bytes]:
    """An event of ours on each of the first days of March."""
    said = {"type": "event", "status": "approved", "audience": "all"}
    return {f"d{n}.md": item(start=f"2027-03-{n:02} 10:00", **said) for n in range(1, days + 1)}


def test_each_pair_is_told_in_the_plan_s_own_hours(tmp_path: Path) -> None:
    """What both hold all day meets two of theirs; their file may be in any zone."""
    early = theirs("early", title="Early", audience=["all"], entry={"start": DAY})
    late = theirs(audience=["all"], entry={"start": TALK | {"at": "2027-03-09T12:00:00-05:00"}})
    ours = {"ours.md": item(type="event", status="approved", audience="all", start="2027-03-09")}
    told = [line for line in found(tmp_path, ours, json.dumps(file_of(late, early))) if "meets" in line]
    assert [line.partition(" meets ")[2].partition(": ")[0] for line in told] == [
        "'Early' of Partner (2027-03-09)",
        "'Talk' of Partner (2027-03-09 18:00)",
    ]


def test_of_many_pairs_the_nearest_are_told_and_how_many_more_there_are(tmp_path: Path) -> None:
    first, last = ({"precision": "day", "first": day, "last": day} for day in ("2027-03-01", "2027-03-31"))
    said = json.dumps(file_of(theirs(audience=["all"], entry={"start": first, "end": last})))
    told = [line for line in found(tmp_path, open_for_all(14), said) if "layer-conflict" in line]
    assert sorted(int(n) for line in told for n in re.findall(r"content/d(\d+)\.md", line)) == [*range(1, 11)]
    assert [line for line in told if "more" in line] == [
        "calendar/markers.yml:1:1: warning: and 4 more meet something of Partner (see to the nearest first; "
        "`except:` of 'partner' lets through what both know of) [layer-conflict]"
    ]


DAYS = [f"2027-{month:02}-{day:02}" for month in range(4, 13) for day in range(1, 29)][:250]
LAST = "2027-12-31T20:00:00+01:00"


def crowd(n: int) -> Json:
    """One of many of theirs: an event until the year's end, or a post at a full hour."""
    start = TALK | {"at": f"{DAYS[n % 250]}T{n % 12 + 8:02}:00:00+02:00"}
    if n % 2:
        return theirs(f"t{n}", audience=["all"], entry={"start": start, "end": TALK | {"at": LAST}})
    return theirs(f"t{n}", type="social", entry={"start": start, "channel": "x"})


def own(n: int) -> Item:
    """One of many of ours, half an hour after one of theirs."""
    start = parse(f"{DAYS[n % 250]}T{n % 12 + 8:02}:30+02:00", BERLIN)
    said = {"id": f"i{n}", "title": "Ours", "path": f"i{n}.md", "place": Place(f"i{n}.md")}
    output = Output(status=Status.APPROVED, channel="" if n % 2 else "x", publish=None if n % 2 else start)
    if n % 2:
        said |= {"start": start, "end": parse(LAST, BERLIN), "audience": ("all",)}
    return Item(type="event" if n % 2 else "social", status=Status.APPROVED, outputs=(output,), **said)


def test_large_plans_are_compared_quickly(tmp_path: Path) -> None:
    """10,000 entries beside 5,000 of a layer, as close together as can be; it takes a quarter of a second."""
    plan = layered(tmp_path, file_of(*map(crowd, range(5_000)))).with_items(map(own, range(10_000)))
    assert (len(plan.entries), len(plan.vocabulary.layers[0].entries)) == (10_000, 5_000)
    start = process_time()
    told = [*layer_conflict.check(plan), *shared_uid.check(plan)]
    assert (len(told), process_time() - start < 1.5) == (11, True)


def pages(plan: Plan) -> dict[str, str]:
    return {a.path: a.content.decode() for a in render(plan, BUILTIN_EDITIONS["team"]) if a.is_page}


def text(html: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def marked(page: str) -> list[str]:
    return [text(line) for line in re.findall(r'<p class="[^"]*air-marker.*?</p>', page)]


def test_month_agenda_and_home_show_it_with_its_layer(tmp_path: Path) -> None:
    said = file_of(
        theirs(entry={"start": TALK | {"at": "2027-03-03T18:00:00+01:00"}}, location="Dome"),
        theirs("off", title="Off", status="cancelled", entry={"status": "cancelled", "start": DAY}),
        vocabulary={"type": [{"id": "event", "title": "Event"}]},
        markers=[QUIET],
    )
    found = pages(layered(tmp_path, said))
    assert marked(found["calendar/2027-03.md"]) == [
        "Blackout Quiet (Partner) x, elsewhere 1–9 Mar",
        "◇ 18:00 Talk Partner",
        "Blackout Quiet (Partner) x, elsewhere 1–9 Mar",
        "◇ Off cancelled Partner",
    ]
    assert "◇ Partner 18:00 Talk Event Dome" in marked(found["agenda.md"])
    assert "◇ Partner 18:00 Talk Event Dome" in marked(found["index.md"])


def test_a_month_says_whose_it_is_in_its_legend_and_keeps_the_order_of_time(tmp_path: Path) -> None:
    ours = {f"{hour}.md": item(title=f"At {hour}", publish=f"2027-03-09 {hour}:00") for hour in (17, 19)}
    write(tmp_path, ours)
    found = pages(layered(tmp_path, file_of(theirs())))
    month, _, legend = found["calendar/2027-03.md"].partition("air-legend")
    times = [re.findall(r"\b1[789]:00", text(html)) for html in (month, found["agenda.md"])]
    assert times == [["17:00", "18:00", "19:00"]] * 2
    assert "◇ Partner" in text(legend)


def test_its_title_leads_to_its_page(tmp_path: Path) -> None:
    month = pages(layered(tmp_path, file_of(theirs())))["calendar/2027-03.md"]
    assert re.findall(r"<a[^>]*>Talk</a>", month) == [
        '<a class="air-title" href="https://partner.example/plan/events/talk/" rel="noopener">Talk</a>'
    ]


def test_every_word_of_another_plan_is_escaped(tmp_path: Path) -> None:
    terms = [{"id": "hall", "title": NASTY}]
    said = file_of(
        theirs(title=NASTY, location=NASTY, page=NASTY, entry={"channel": "hall"}),
        title=NASTY,
        vocabulary={"channel": terms},
        markers=[
            marker_of(title=NASTY, reason=NASTY, authority=NASTY),
            STORM | {"title": NASTY, "reason": NASTY},
        ],
    )
    plan = layered(tmp_path, said)
    assert plan.faults == ()
    assert [path for path, page in pages(plan).items() if "<script>alert" in page] == []
