"""Plans of others for tests: their files made from Python, and ours with them as a layer."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from projects import load, write

from airdate.feeds import document
from airdate.gate import admit
from airdate.marker import Marker
from airdate.plan import Plan

PARTNER = "partner: {kind: calendar, path: calendar/partner.json}\n"
TALK = {"precision": "moment", "at": "2027-03-09T18:00:00+01:00"}
DAY = {"precision": "day", "first": "2027-03-09", "last": "2027-03-09"}

Json = dict[str, Any]


def theirs(id: str = "talk", entry: Json | None = None, **keys: Any) -> Json:
    """One item of another plan with one entry."""
    said = {"id": id, "type": "event", "title": "Talk", "status": "approved", "visibility": "public"}
    place = {"id": id, "uid": f"{id}@partner.example", "status": "approved", "start": TALK}
    return said | {"page": f"events/{id}/", "entries": [place | (entry or {})]} | keys


def file_of(*items: Any, **keys: Any) -> Json:
    head = {"version": 1, "edition": "team", "title": "Partner", "url": "https://partner.example/plan/"}
    return (
        head | {"timezone": "Europe/Berlin", "language": "en", "vocabulary": {}} | keys | {"items": [*items]}
    )


def layered(root: Path, said: Json | str, markers: str = PARTNER, **calendar: str) -> Plan:
    """A plan with that plan as a layer, one item a line."""
    text = said
    if not isinstance(said, str):
        lines = ",\n".join(json.dumps(each) for each in said["items"])
        head = json.dumps({key: value for key, value in said.items() if key != "items"})
        text = f'{head[:-1]}, "items": [\n{lines}\n]}}\n'
    write(root, {}, markers=markers, **calendar)
    (root / "calendar/partner.json").write_text(str(text))
    return load(root)


def told(plan: Plan) -> list[tuple[str, str]]:
    return [(str(fault.place), fault.message) for fault in plan.faults]


def shown(plan: Plan, first: str = "2027-01-01", last: str = "2027-12-31") -> list[Marker]:
    return plan.markers_between(date.fromisoformat(first), date.fromisoformat(last))


def marker_of(**keys: Any) -> Json:
    quiet = {
        "id": "quiet",
        "kind": "blackout",
        "title": "Quiet",
        "visibility": "internal",
        "reason": "Results",
    }
    return quiet | {"first": "2027-03-01", "last": "2027-03-09", "scope": "all"} | keys


def exported(plan: Plan, edition: str) -> str:
    """The plan.json of that edition."""
    said = plan.vocabulary.editions[edition]
    return document.render(admit(plan, said), said)[0].content.decode()
