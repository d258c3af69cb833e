"""Markers are the team's: of what an edition hides nothing is in any of its bytes."""

import json
from pathlib import Path

import pytest
from projects import item, load, public, write

from airdate.edition import BUILTIN_EDITIONS
from airdate.gate import admit
from airdate.plan import Plan
from airdate.site import render

CANARY = "canary"
FAIR = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:canary\nX-WR-CALNAME:Canary\n"
    "BEGIN:VEVENT\nUID:canary@canary\nDTSTART;VALUE=DATE:20270502\nSUMMARY:Open fair\n"
    "DESCRIPTION:Canary\nORGANIZER:mailto:canary@example.org\nCOMMENT:canary\nEND:VEVENT\n"
    "BEGIN:VEVENT\nUID:2\nCLASS:PRIVATE\nDTSTART;VALUE=DATE:20270503\nSUMMARY:Canary\nEND:VEVENT\n"
    "BEGIN:VEVENT\nUID:3\nCLASS:confidential\nDTSTART;VALUE=DATE:20270504\nSUMMARY:Canary\nEND:VEVENT\n"
    "END:VCALENDAR\n"
)
GUARD = "reason: Canary, authority: Canary, except: [hidden-canary], summary:"
OPEN = f"visibility: public, {GUARD}"
HIDDEN = f"""
canary-a: {{kind: note, start: 2027-05-01, title: Canary}}
canary-b: {{kind: blackout, start: 2027-05-01, end: 2027-05-01, scope: all, {GUARD} canary}}
canary-c: {{kind: hold, start: 2027-04-01, title: Canary, reason: Canary, visibility: confidential}}
canary-d: {{kind: holidays, country: DE, title: Canary}}
canary-e: {{kind: calendar, path: calendar/canary.ics, title: Canary}}
canary-f: {{kind: blackout, start: 2027-05-01, end: 2027-05-01, scope: {{channel: canary}}, {OPEN} Canary}}
"""
SHOWN = f"""
ball: {{kind: note, start: 2027-05-01, title: Open ball, visibility: public}}
vote: {{kind: blackout, start: 2027-05-01, end: 2027-05-01, scope: {{channel: [web, canary]}}, {OPEN} Vote}}
fairs: {{kind: calendar, path: calendar/canary.ics, title: Fairs, visibility: public}}
days: {{kind: holidays, country: DE, visibility: public}}
"""


def project(root: Path, markers: str) -> Plan:
    write(
        root,
        {"open.md": public(channel="web"), "hidden.md": item(id="hidden-canary", channel="canary")},
        channels="web: Web\ncanary: Canary\n",
        **({"markers": markers} if markers else {}),
    )
    (root / "calendar/canary.ics").write_text(FAIR)
    plan = load(root)
    assert plan.faults == ()
    return plan


def published(plan: Plan, edition: str) -> dict[str, bytes]:
    return {a.path: a.content for a in render(plan, BUILTIN_EDITIONS[edition])}


def test_no_canary_is_published(tmp_path: Path) -> None:
    found = published(project(tmp_path, HIDDEN + SHOWN), "public")
    assert [
        path for path, content in found.items() if CANARY in path or CANARY in content.decode().lower()
    ] == []


def test_the_model_that_leaves_the_gate_holds_no_canary(tmp_path: Path) -> None:
    words = admit(project(tmp_path, HIDDEN + SHOWN), BUILTIN_EDITIONS["public"]).vocabulary
    texts = [*map(repr, (*words.markers, *words.layers)), *(layer.calendar for layer in words.layers)]
    assert [text for text in texts if CANARY in text.lower()] == []


def test_hidden_markers_do_not_change_a_byte(tmp_path: Path) -> None:
    with_them = published(project(tmp_path / "with", HIDDEN), "public")
    assert with_them == published(project(tmp_path / "without", ""), "public")


@pytest.mark.parametrize("title", ["Open ball", "Open fair", "Labor Day", "Vote"])
def test_what_is_public_is_shown(title: str, tmp_path: Path) -> None:
    month = published(project(tmp_path, SHOWN), "public")["calendar/2027-05.md"].decode()
    assert title in month


def test_the_team_sees_all_but_what_is_confidential(tmp_path: Path) -> None:
    markers = "a: {kind: note, start: 2027-05-01, title: Ours}\n" + HIDDEN.splitlines()[3] + "\n"
    text = b"".join(published(project(tmp_path, markers), "team").values()).decode()
    assert ("Ours" in text, "canary-c" in text) == (True, False)


def test_ids_of_hidden_items_leave_scopes_and_exceptions(tmp_path: Path) -> None:
    content = {
        "canary.md": item(type="campaign", visibility="confidential", start="2027-01-01", end="2027-12-31"),
        "canary-post.md": item(visibility="confidential", publish="2027-05-01"),
        "open.md": item(type="campaign", start="2027-01-01", end="2027-12-31"),
        "post.md": item(publish="2027-05-01"),
    }
    markers = (
        "a: {kind: blackout, start: 2027-06-01, end: 2027-06-01, scope: {campaign: [canary, open]},"
        " reason: R, except: [canary-post, post]}\n"
        "b: {kind: blackout, start: 2027-06-01, end: 2027-06-01, scope: {campaign: canary},"
        " reason: R, title: Canary}\n"
    )
    plan = load(tmp_path, content, markers=markers)
    (found,) = admit(plan, BUILTIN_EDITIONS["team"]).markers
    assert (found.scope, found.exceptions) == ({"campaign": ("open",)}, ("post",))
    files = published(plan, "team")
    assert [
        path for path, content in files.items() if CANARY in path or CANARY in content.decode().lower()
    ] == []


@pytest.mark.parametrize(
    "doubt", ["visibility:", "visibility: pubic", "visiblity: confidential", "embargo: 2027-05-01"]
)
def test_in_doubt_nobody_sees_it(doubt: str, tmp_path: Path) -> None:
    plan = load(tmp_path, {}, markers=f"a: {{kind: note, start: 2027-05-01, title: Canary, {doubt}}}\n")
    assert admit(plan, BUILTIN_EDITIONS["team"]).markers == ()


def theirs(id: str, **keys: object) -> dict[str, object]:
    said = {"id": id, "type": "event", "title": f"Open {id}", "status": "approved", "visibility": "public"}
    start = {"precision": "day", "first": "2027-05-06", "last": "2027-05-06"}
    entry = {
        "id": id,
        "uid": f"{id}@partner.example",
        "status": "approved",
        "start": start,
        "channel": "hall",
    }
    return said | {"location": "Hall", "page": f"events/{id}/", "entries": [entry]} | keys


def partner(
    root: Path, items: list[dict[str, object]], markers: list[dict[str, object]], more: str = ""
) -> Plan:
    """A plan with another plan as a public layer."""
    said = {"version": 1, "edition": "team", "title": "Partner", "url": "https://partner.example/"}
    words = {"channel": [{"id": "hall", "title": "The hall"}, {"id": "canary", "title": "Canary"}]}
    said |= {"timezone": "Europe/Berlin", "vocabulary": words, "markers": markers, "items": items}
    layer = f"partner: {{kind: calendar, path: calendar/p.json, visibility: public{more}}}\n"
    write(root, {"open.md": public(channel="web")}, channels="web: Web\n", markers=layer)
    (root / "calendar/p.json").write_text(json.dumps(said))
    return load(root)


DAY = {"first": "2027-05-06", "last": "2027-05-06"}
THEIRS = [
    theirs("canary", visibility="internal", title="Canary"),
    theirs("canary-b", visibility="confidential", title="Canary"),
    theirs("canary-c", status="draft", title="Canary"),
    theirs("canary-d", embargo={"until": "2027-04-01T00:00:00Z", "reason": "Canary"}, title="Canary"),
    theirs("canary-e", embargo={"until": "canary"}, title="Canary"),
    theirs("canary-f", type="campaign", visibility="internal", title="Canary"),
    theirs("canary-g", visibility="canary", title="Canary"),
]
MARKERS = [
    {"id": "canary", "kind": "blackout", "title": "Canary", "visibility": "internal", "scope": "all"} | DAY,
    {"id": "canary-b", "kind": "closed", "title": "Canary", "visibility": "internal"} | DAY,
    {"id": "canary-c", "kind": "hold", "title": "Canary", "visibility": "confidential"} | DAY,
    {"id": "canary-d", "kind": "blackout", "title": "Canary", "visibility": "public"}
    | {"scope": {"channel": ["canary"]}}
    | DAY,
]
SEEN = [
    theirs("fair", campaign="canary-f", reason="Canary", notes="Canary", owner="canary", summary="Canary")
]
VOTE = {
    "id": "vote",
    "kind": "blackout",
    "title": "Open vote",
    "visibility": "public",
    "reason": "Canary",
} | DAY


def test_of_another_plan_nothing_hidden_is_published(tmp_path: Path) -> None:
    plan = partner(tmp_path, [*THEIRS, *SEEN], [*MARKERS, VOTE], ", except: [open]")
    found = published(plan, "public")
    assert [
        path for path, content in found.items() if CANARY in path or CANARY in content.decode().lower()
    ] == []
    month = found["calendar/2027-05.md"].decode()
    assert ("Open fair" in month, "Open vote" in month) == (True, True)


def test_of_another_plan_the_model_holds_nothing_hidden(tmp_path: Path) -> None:
    plan = partner(tmp_path, [*THEIRS, *SEEN], [*MARKERS, VOTE])
    words = admit(plan, BUILTIN_EDITIONS["public"]).vocabulary
    (layer,) = words.layers
    assert [entry.id for entry in layer.entries] == ["fair"]
    assert [text for text in map(repr, (*words.markers, layer)) if CANARY in text.lower()] == []


def test_what_another_plan_hides_does_not_change_a_byte(tmp_path: Path) -> None:
    with_them = published(partner(tmp_path / "with", [*THEIRS, *SEEN], MARKERS), "public")
    assert with_them == published(partner(tmp_path / "without", SEEN, []), "public")


def test_a_layer_that_is_the_teams_is_in_no_public_byte(tmp_path: Path) -> None:
    root = tmp_path / "with"
    plan = partner(root, [theirs("fair")], [VOTE])
    text = (root / "calendar/markers.yml").read_text().replace("visibility: public", "visibility: internal")
    (root / "calendar/markers.yml").write_text(text)
    without = load(tmp_path / "without", {"open.md": public(channel="web")}, channels="web: Web\n")
    assert published(load(root), "public") == published(without, "public")
    assert published(plan, "public") != published(without, "public")


def test_a_public_edition_that_shows_drafts_shows_no_drafts_of_others(tmp_path: Path) -> None:
    editions = "open: {visibility: [public], status: [draft, approved], embargoed: yes}\n"
    plan = partner(tmp_path, [*THEIRS, *SEEN], [])
    (tmp_path / "calendar/editions.yml").write_text(editions)
    plan = load(tmp_path)
    (layer,) = admit(plan, plan.vocabulary.editions["open"]).vocabulary.layers
    assert [entry.id for entry in layer.entries] == ["fair"]


def test_the_team_sees_what_another_team_sees(tmp_path: Path) -> None:
    (layer,) = admit(partner(tmp_path, [*THEIRS, *SEEN], []), BUILTIN_EDITIONS["team"]).vocabulary.layers
    assert [e.id for e in layer.entries] == ["canary", "canary-c", "canary-d", "canary-e", "canary-f", "fair"]


def test_hidden_occurrences_of_another_plan_are_not_told(tmp_path: Path) -> None:
    entry = {
        "id": "fair",
        "uid": "fair@partner.example",
        "status": "approved",
        "start": {"precision": "day"} | DAY,
        "repeat": "FREQ=WEEKLY;COUNT=3",
        "occurrences": [
            {"day": "2027-05-13", "start": {"precision": "day"} | DAY, "status": "draft", "title": "Canary"},
            {
                "day": "2027-05-20",
                "start": {"precision": "day"} | DAY,
                "status": "cancelled",
                "reason": "Canary",
            },
        ],
    }
    plan = partner(tmp_path, [theirs("fair", entries=[entry])], [])
    found = b"".join(published(plan, "public").values()).decode()
    assert (found.lower().count(CANARY), "cancelled" in found) == (0, True)
