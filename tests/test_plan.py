"""The questions that one may ask of a plan."""

import gc
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import NOW, item, load

from airdate.entry import Entry
from airdate.finding import Place
from airdate.item import Item, Link, Output
from airdate.plan import FACETS, Plan
from airdate.reading.history import Change, GitHistory
from airdate.selection import Selection
from airdate.status import Status
from airdate.timespan import parse, parse_zone
from airdate.vocabulary import Settings, Vocabulary

BERLIN = parse_zone("Europe/Berlin")
WORDS = Vocabulary(settings=Settings(timezone="Europe/Berlin"))
DAY = date(2027, 5, 1)


def made(id: str, when: str = "", end: str = "", **keys: object) -> Item:
    """An item of the model; with an ``end`` it lasts."""
    span = parse(when, BERLIN) if when else None
    last = parse(end, BERLIN) if end else None
    output = Output(publish=span, status=Status.PLANNED, channel=str(keys.pop("channel", "")))
    item = Item(
        id=id,
        type="social",
        title=id,
        path=f"{id}.md",
        place=Place(f"{id}.md"),
        status=Status.PLANNED,
        outputs=(output,),
        start=span if last else None,
        end=last,
    )
    return replace(item, **keys)


def plan_of(*items: Item) -> Plan:
    return Plan(now=NOW, vocabulary=WORDS, items=tuple(sorted(items, key=lambda item: item.path)))


DAYS = st.integers(0, 40).map(lambda n: DAY + timedelta(days=n))
TIMES = (
    DAYS.map(date.isoformat)
    | st.builds("{} {:02}:{:02}".format, DAYS, st.integers(3, 23), st.integers(0, 59))
    | st.sampled_from(["2027", "2027-Q2", "2027-05", "2027-06", ""])
)


@st.composite
def items(draw: st.DrawFn) -> list[Item]:
    found = []
    for n in range(draw(st.integers(0, 12))):
        when = draw(TIMES)
        end = (
            (date.fromisoformat(when[:10]) + timedelta(days=draw(st.integers(0, 30)))).isoformat()
            if len(when) > 9
            else ""
        )
        found.append(
            made(f"i{n}", when, end if draw(st.booleans()) else "", channel=draw(st.sampled_from("abc")))
        )
    return found


@given(items(), DAYS, st.integers(0, 20))
def test_between_is_what_touches_the_days(items: list[Item], first: date, length: int) -> None:
    plan, last = plan_of(*items), first + timedelta(days=length)
    assert plan.between(first, last) == [e for e in plan.entries if e.first <= last and e.last >= first]


@given(items(), st.randoms(use_true_random=False))
def test_order_of_the_items_does_not_matter(items: list[Item], random: object) -> None:
    shuffled = list(items)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, two = plan_of(*items), plan_of(*shuffled)
    assert (one.entries, one.vague, one.unscheduled) == (two.entries, two.vague, two.unscheduled)


@given(items())
def test_each_entry_is_on_one_of_three_lists(items: list[Item]) -> None:
    plan = plan_of(*items)
    listed = [*plan.entries, *plan.vague, *plan.unscheduled]
    assert sorted(entry.id for entry in listed) == sorted(item.id for item in items)
    assert all(entry.begins <= entry.ends for entry in listed)


@given(
    items(),
    st.dictionaries(
        st.sampled_from(["channel", "type", "status"]),
        st.lists(st.sampled_from(["a", "b", "social", "planned"])),
    ),
)
def test_select_is_every_criterion(items: list[Item], criteria: dict[str, list[str]]) -> None:
    plan = plan_of(*items)
    selection = Selection(
        id="x", title="x", criteria={facet: tuple(words) for facet, words in criteria.items()}
    )
    everything = [*plan.entries, *plan.vague, *plan.unscheduled]
    assert plan.select(selection) == [
        entry
        for entry in everything
        if all(set(entry.facet(facet)) & set(words) for facet, words in criteria.items())
    ]


@given(items())
def test_by_a_facet_is_the_same_as_asking_each_entry(items: list[Item]) -> None:
    plan = plan_of(*items)
    everything = [*plan.entries, *plan.vague, *plan.unscheduled]
    for facet in FACETS:
        assert plan.values(facet) == sorted({word for entry in everything for word in entry.facet(facet)})
        for word in plan.values(facet):
            assert list(plan.by(facet, word)) == [entry for entry in everything if word in entry.facet(facet)]
    assert plan.by("channel", "nowhere") == ()


def test_entries_come_by_time_whole_days_first_then_by_title() -> None:
    plan = plan_of(
        made("b", "2027-05-12"),
        made("a", "2027-05-12"),
        made("c", "2027-05-12 00:00"),
        made("d", "2027-05-11 23:59"),
        made("e", "2027-05-12", title="A"),
    )
    assert [entry.id for entry in plan.entries] == ["d", "a", "e", "b", "c"]


class Counted(date):
    """A day that counts how often it is compared."""

    times = 0

    def __lt__(self, other: date) -> bool:
        Counted.times += 1
        return super().__lt__(other)

    def __le__(self, other: date) -> bool:
        Counted.times += 1
        return super().__le__(other)

    def __gt__(self, other: date) -> bool:
        Counted.times += 1
        return super().__gt__(other)

    def __ge__(self, other: date) -> bool:
        Counted.times += 1
        return super().__ge__(other)


def test_a_day_is_found_without_looking_at_all_of_them() -> None:
    plan = plan_of(*(made(f"i{n}", (date(2020, 1, 1) + timedelta(days=n)).isoformat()) for n in range(2_000)))
    day = date(2024, 2, 29)
    assert len(plan.between(day, day)) == 1
    Counted.times = 0
    asked = Counted(2024, 2, 29)
    assert len(plan.between(asked, asked)) == 1
    assert 0 < Counted.times < 50


def test_late_is_what_is_over_and_open() -> None:
    past, open_ = (
        "2027-02-27",
        {Status.IDEA, Status.PLANNED, Status.DRAFT, Status.REVIEW, Status.APPROVED, Status.SCHEDULED},
    )
    items = [
        replace(made(status.value, past), outputs=(Output(publish=parse(past, None), status=status),))
        for status in Status
    ]
    late = plan_of(
        *items, made("now", "2027-03-01T00:00Z"), made("today", "2027-03-01"), made("vague", "2027-02")
    ).late()
    assert {entry.id for entry in late} == {*open_, "now"}


def test_relations_both_ways() -> None:
    a = made("a", links=(Link("announces", "b", Place("a.md")), Link("supports", "gone", Place("a.md"))))
    b, c = made("b"), made("c", links=(Link("covers", "b", Place("c.md")),))
    plan = plan_of(a, b, c)
    assert plan.related(a) == [("announces", b)]
    assert list(plan.back_links["b"]) == [("announces", a), ("covers", c)]


FIRST, SECOND = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("created", "updated", "told", "change"),
    [
        ("", "", None, None),
        ("", "", Change(FIRST, SECOND), Change(FIRST, SECOND)),
        ("2026-01-15T00:00Z", "", Change(FIRST, SECOND), Change(datetime(2026, 1, 15, tzinfo=UTC), SECOND)),
        (
            "2026-03-01T00:00Z",
            "",
            Change(FIRST, SECOND),
            Change(datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)),
        ),
        (
            "",
            "2026-02-01",
            None,
            Change(datetime(2026, 1, 31, 23, tzinfo=UTC), datetime(2026, 1, 31, 23, tzinfo=UTC)),
        ),
        ("2026-01-01T00:00Z", "2026-02-01T00:00Z", None, Change(FIRST, SECOND)),
    ],
)
def test_changed_is_what_the_item_says_else_what_history_tells(
    created: str, updated: str, told: Change | None, change: Change | None
) -> None:
    dates = {key: parse(text, BERLIN) for key, text in (("created", created), ("updated", updated)) if text}
    item = made("a", **dates)
    history = GitHistory({"a.md": told} if told else {})
    assert replace(plan_of(item), history=history).changed(item) == change


def test_published_paths(tmp_path: Path) -> None:
    plan = load(
        tmp_path,
        {
            "x/launch.md": item(type="campaign", id="Launch-27"),
            "keynote/index.md": item(type="event"),
            "social/a.markdown": item(),
            "about.md": "About.\n",
        },
    )
    published = {path: plan.published_path(thing) for path, thing in plan.by_path.items()}
    assert published == {
        "x/launch.md": "campaigns/Launch-27.md",
        "keynote/index.md": "events/keynote.md",
        "social/a.markdown": "social/a.md",
        "about.md": "about.md",
    }


@pytest.mark.parametrize(
    ("path", "id"),
    [
        ("a/b-c_d.md", "b-c_d"),
        ("a/Über uns.md", "Uber-uns"),
        ("keynote/index.md", "keynote"),
        ("keynote/README.md", "keynote"),
    ],
)
def test_an_item_is_called_like_its_file(tmp_path: Path, path: str, id: str) -> None:
    assert list(load(tmp_path, {path: item()}).by_id) == [id]


def test_nobody_is_blamed_for_referring_to_a_broken_file(tmp_path: Path) -> None:
    broken = {
        "x/Über uns.md": "---\n",
        "y/keynote/index.md": b"\xff",
        "z.md": '---\nid: "launch"\ntitle: a: b\n---\n',
    }
    plan = load(tmp_path, broken | {"a.md": item(links="{supports: [Uber-uns, keynote, launch]}")})
    assert plan.broken == {*broken, "Uber-uns", "keynote", "z", "launch"}


def test_outputs_inherit_what_they_leave_out(tmp_path: Path) -> None:
    matter = item(
        channel="website",
        format="story",
        owner="ana",
        language="de",
        publish="2027-05-12",
        planned="2027-05",
        outputs="[{id: own}, {channel: mastodon, format: reel, status: approved, planned: 2027-06}]",
    )
    (found,) = load(tmp_path, {"a.md": matter}).items
    one, two = found.outputs
    assert (one.name, one.channel, one.format, one.owner, one.language, one.status) == (
        "own",
        "website",
        "story",
        "ana",
        "de",
        "draft",
    )
    assert (one.publish and one.publish.text, one.planned and one.planned.text) == ("2027-05-12", "2027-05")
    assert (two.name, two.channel, two.format, two.status, two.publish) == (
        "mastodon",
        "mastodon",
        "reel",
        "approved",
        None,
    )
    assert (two.when and two.when.text) == "2027-06"


@pytest.mark.parametrize("outputs", ["[]", "[mastodon]", "mastodon", "{channel: a}", "[[a]]"])
@pytest.mark.parametrize("matter", [{"start": "2027-05-12"}, {"publish": "2027-05-12"}, {}])
def test_an_item_always_has_an_output(tmp_path: Path, outputs: str, matter: dict[str, str]) -> None:
    plan = load(tmp_path, {"a.md": item(outputs=outputs, **matter)})
    assert [entry.id for entry in (*plan.entries, *plan.unscheduled)] == ["a"]


def test_entries_of_an_item_that_lasts_and_of_one_that_appears(tmp_path: Path) -> None:
    plan = load(
        tmp_path,
        {
            "fair.md": item(type="event", start="2027-05-12", end="2027-05-14"),
            "post.md": item(outputs="[{channel: a, publish: 2027-05-13 09:00}, {channel: b}]"),
        },
    )
    shape = [
        (entry.id, str(entry.first), str(entry.last), entry.timed, entry.spans) for entry in plan.entries
    ]
    assert shape == [
        ("fair", "2027-05-12", "2027-05-14", False, True),
        ("post.a", "2027-05-13", "2027-05-13", True, False),
    ]
    assert [entry.id for entry in plan.unscheduled] == ["post.b"]


def facets(entry: Entry) -> dict[str, tuple[str, ...]]:
    return {facet: words for facet in FACETS if (words := entry.facet(facet))}


def test_facets(tmp_path: Path) -> None:
    plan = load(
        tmp_path,
        {
            "a.md": item(channel="x", audience="[p, q]", campaign="c", owner="ana"),
            "c.md": item(type="campaign", start="2027-05"),
        },
    )
    assert facets(plan.unscheduled[0]) == {
        "type": ("social",),
        "channel": ("x",),
        "campaign": ("c",),
        "audience": ("p", "q"),
        "owner": ("ana",),
        "language": ("en",),
        "status": ("draft",),
    }
    assert plan.vague[0].facet("campaign") == ("c",)


def test_the_collector_runs_again_after_loading(tmp_path: Path) -> None:
    assert gc.isenabled()
    load(tmp_path, {"a.md": item()})
    assert gc.isenabled()
    gc.disable()
    try:
        load(tmp_path, {"a.md": item()})
        assert not gc.isenabled()
    finally:
        gc.enable()
