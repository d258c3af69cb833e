"""The gate and people: where owners are hidden, no part of an item or a channel names anybody."""

from dataclasses import fields, replace
from enum import StrEnum
from pathlib import Path

import pytest
from projects import item, load

from airdate.edition import BUILTIN_EDITIONS, Edition
from airdate.gate import admit
from airdate.item import TYPES, Item, Output
from airdate.parts.account import Account
from airdate.parts.key import Key, Kind, Part, keys_of
from airdate.plan import Plan
from airdate.site import Site

TEAM = BUILTIN_EDITIONS["team"]
LEAN = replace(TEAM, hide=frozenset({"owner"}))
PEOPLE = "canary: {name: Canary, department: canary-desk}\nmagpie: {name: Birdsong}\n"
MARKERS = "storm: {kind: hold, start: 2027-02-01, scope: {owner: canary}, reason: Storm, authority: canary}\n"


def said(key: Key) -> str:
    """Something that the key may say, in YAML; of people always the canary."""
    match key.kind:
        case Kind.PART:
            return flow(key.of)
        case Kind.PARTS:
            return f"[{flow(key.of)}]"
        case Kind.CHOICE | Kind.CHOICES:
            words: type[StrEnum] = key.of
            return str(next(iter(words)))
        case Kind.NUMBER:
            return "3"
        case Kind.DAY:
            return "2027-02-01"
        case Kind.YES:
            return "yes"
    return "canary" if key.names == "person" else "a"


def all_of(part: type[Part]) -> dict[str, str]:
    return {name: said(key) for name, key in keys_of(part).items()}


def flow(part: type[Part]) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in all_of(part).items()) + "}"


def full(kind: str) -> str:
    """An item of that type in which every key of every part is given."""
    holders = [Item(id="", type="", title="", path="", place=None, status=None), Output()]  # type: ignore[arg-type]
    parts = [type(v) for h in holders for f in fields(h) if isinstance(v := getattr(h, f.name), Part)]
    keys = {name: value for part in parts for name, value in all_of(part).items()}
    keys |= {
        "answers": "[{to: troll, who: canary, escalate: canary}]",
        "approvals": "[{role: legal, by: magpie, at: 2027-02-01}]",
    }
    keys.pop("waive")
    held = {
        "owner": "canary",
        "channel": "news",
        "publish": "2027-03-10",
        "start": "2027-03-02",
        "end": "2027-03-20",
    }
    return item(**(keys | held | {"type": kind, "id": kind, "status": "review"}))


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """An item of each type."""
    account = flow(Account)[1:].replace("days: a, hours: a", "days: mon-fri, hours: 09:00-17:00")
    channels = f"news: {{title: News, {account}\n"
    items: dict[str, str | bytes] = {f"{kind}.md": full(kind) for kind in TYPES}
    return load(tmp_path, items, people=PEOPLE, channels=channels, markers=MARKERS)


def naming(found: Plan, edition: Edition, *names: str) -> list[str]:
    site = Site(found, edition)
    texts = {a.path: a.content.decode(errors="replace").lower() for a in (*site.artifacts, *site.calendars)}
    return [f"{path}: {name}" for path, text in texts.items() for name in names if name in f"{path} {text}"]


def test_where_owners_are_hidden_nobody_is_named(plan: Plan) -> None:
    assert naming(plan, LEAN, "canary", "magpie", "birdsong") == []


def test_elsewhere_the_team_reads_all_of_them(plan: Plan) -> None:
    pages = {f"{plan.published_path(each)}: birdsong" for each in plan.items}
    assert pages - {*naming(plan, TEAM, "birdsong")} == set()


def test_a_branch_keeps_the_department_that_answers(tmp_path: Path) -> None:
    answers = "[{to: troll, who: canary}, {to: rager, who: sales}]"
    found = load(tmp_path, {"a.md": item(type="playbook", status="approved", answers=answers)}, people=PEOPLE)
    (shown,) = admit(found, LEAN).items
    assert [answer.who for answer in shown.response.answers] == ["", "sales"]


def test_that_nobody_is_named_says_not_that_there_is_nobody(plan: Plan) -> None:
    claims = ("nobody yet", "nobody answers for it<", "whoever is on duty", "no hold is in force")
    assert naming(plan, LEAN, *claims) == []


def test_what_is_held_because_of_its_owner_is_held(plan: Plan) -> None:
    assert {str(each.status) for each in admit(plan, LEAN).items} == {"on-hold"}
    assert [marker.scope for marker in admit(plan, LEAN).markers] == [{"owner": ()}]
    assert admit(plan, BUILTIN_EDITIONS["public"]).markers == ()
    assert naming(plan, LEAN, '"storm"') == []  # other plans would take it for a hold on everything


def test_days_of_rehearsals_stay_without_their_people_and_rotas_go(plan: Plan) -> None:
    feeds = {edition: {feed.path for feed in Site(plan, edition).feeds} for edition in (LEAN, TEAM)}
    hidden = [path for path in feeds[TEAM] - feeds[LEAN] if "canary" not in path and "magpie" not in path]
    assert sorted(hidden) == ["feeds/duty.ics", "feeds/rota/news.ics"]
    assert "feeds/rehearsals.ics" in feeds[LEAN]
