"""``plan.json``: the whole plan of one edition for machines, as its JSON Schema says."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.resources import files

from airdate.artifact import Artifact, page_url
from airdate.edition import Edition
from airdate.entry import Entry, entries_of
from airdate.item import Item
from airdate.plan import FACETS, Plan
from airdate.timespan import Timespan

SCHEMA = "plan.schema.json"
Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


def render(plan: Plan, edition: Edition) -> list[Artifact]:
    """``plan.json`` and the schema beside it. Keys that say nothing are left out."""
    schema = files("airdate").joinpath("assets", SCHEMA).read_bytes()
    return [Artifact("plan.json", _text(document(plan, edition)).encode()), Artifact(SCHEMA, schema)]


def _text(document: dict[str, Json]) -> str:
    """One item a line: small to read for a machine, and a change is a line in a diff."""
    items = document.pop("items")
    assert isinstance(items, list)  # noqa: S101
    lines = ",\n".join(json.dumps(item, ensure_ascii=False, allow_nan=False) for item in items)
    head = json.dumps(document, ensure_ascii=False, allow_nan=False)
    return f'{head[:-1]}, "items": [\n{lines}\n]}}\n'


def document(plan: Plan, edition: Edition) -> dict[str, Json]:
    """The plan as plain JSON values; items sorted by id, terms in the vocabulary's order."""
    settings = plan.vocabulary.settings
    return {
        "$schema": f"{settings.url}{SCHEMA}",
        "version": 1,
        "edition": edition.name,
        **_said(title=settings.title, organisation=settings.organisation, url=settings.url),
        "timezone": settings.zone.key,
        "language": settings.language,
        "vocabulary": _vocabulary(plan),
        "items": [_item(plan, plan.by_id[id], edition) for id in sorted(plan.by_id)],
    }


def _said(**values: Json) -> dict[str, Json]:
    return {key: value for key, value in values.items() if value not in ("", None, [], {})}


def _vocabulary(plan: Plan) -> dict[str, Json]:
    """The words that items use, by facet."""
    found: dict[str, Json] = {}
    for facet in ("type", "channel", "audience", "owner", "format", "pillar"):
        assert facet in FACETS  # noqa: S101
        terms: list[Json] = [
            {"id": id, "title": plan.vocabulary.term(facet, id).title} for id in plan.values(facet)
        ]
        if terms:
            found[facet] = terms
    return found


def _item(plan: Plan, item: Item, edition: Edition) -> dict[str, Json]:
    changed = plan.changed(item)
    source = plan.published_path(item) if "edit" in edition.hide else item.path
    return _said(
        id=item.id,
        type=item.type,
        title=item.title,
        summary=item.summary,
        status=item.status.value,
        visibility=item.visibility.value,
        path=source,
        page=page_url(plan.published_path(item)),
        campaign=item.campaign,
        event=item.event,
        audience=list(item.audience),
        pillar=item.pillar,
        language=item.language,
        owner=item.owner,
        location=item.location,
        url=item.url,
        event_status=item.event_status.value if item.event_status else "",
        reason=item.reason,
        previous_dates=[_time(time) for time in item.previous_dates],
        embargo=_said(until=_stamp(item.embargo.until), reason=item.embargo.reason) if item.embargo else None,
        objective=item.objective,
        notes=item.notes,
        links=[{"relation": link.relation, "target": link.target} for link in item.links],
        entries=[_entry(plan, entry) for entry in entries_of(item, plan.vocabulary.settings.zone)],
        created=_stamp(changed.created) if changed else "",
        modified=_stamp(changed.modified) if changed else "",
    )


def _entry(plan: Plan, entry: Entry) -> Json:
    output = entry.output
    said: Mapping[str, Json] = _said(
        id=entry.id,
        uid=f"{entry.id}@{plan.vocabulary.settings.domain}",
        status=entry.status.value,
        channel=output.channel,
        format=output.format,
        language=output.language,
        owner=output.owner,
        start=_time(entry.start) if entry.start else None,
        end=_time(entry.end) if entry.end else None,
    )
    return dict(said)


def _time(time: Timespan) -> dict[str, Json]:
    """A time by its precision: an instant, or the first and last day it covers."""
    if time.instant is not None:
        return {"precision": "moment", "at": time.instant.isoformat(timespec="seconds")}
    return {
        "precision": time.precision.name.lower(),
        "first": time.first.isoformat(),
        "last": time.last.isoformat(),
    }


def _stamp(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
