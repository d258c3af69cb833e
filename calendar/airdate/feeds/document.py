"""``plan.json``: the whole plan of one edition for machines, as its JSON Schema says."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from importlib.resources import files

from airdate.artifact import Artifact, page_url
from airdate.edition import Edition
from airdate.entry import Entry, entries_of
from airdate.feeds.ruled import ruled
from airdate.gate.destination import published_asset
from airdate.item import Item, Occurrence
from airdate.marker import Marker, order
from airdate.plan import FACETS, Plan
from airdate.series import occurrence, unchanged
from airdate.status import Stage
from airdate.timespan import Timespan

SCHEMA = "plan.schema.json"
Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


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
        **_said(markers=[_marker(marker) for marker in _markers(plan)]),
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


def _markers(plan: Plan) -> list[Marker]:
    """Those with a time of their own, and of layers what lies in years that have entries, in order.

    Without those of which nobody may know what they stop: who reads that there would take it for everything.
    """
    years = sorted({plan.today.year, *(entry.first.year for entry in plan.entries)})
    inside = (m for year in years for m in plan.markers_between(date(year, 1, 1), date(year, 12, 31)))
    known = {marker.id: marker for marker in (*plan.markers, *inside) if all((marker.scope or {}).values())}
    return sorted(known.values(), key=order)


def _marker(marker: Marker) -> Json:
    scope: dict[str, Json] = {facet: list(ids) for facet, ids in (marker.scope or {}).items()}
    return _said(
        id=marker.id,
        kind=marker.kind.value,
        title=marker.title,
        summary=marker.summary,
        visibility=marker.visibility.value,
        first=marker.first.isoformat(),
        last="" if marker.endless else marker.last.isoformat(),
        begins=_stamp(marker.begins) if marker.timed else "",
        ends=_stamp(marker.ends) if marker.timed and not marker.endless else "",
        location=marker.location,
        scope=scope or ("all" if marker.guards else ""),
        reason=marker.reason,
        authority=marker.authority,
        exceptions=list(marker.exceptions),
        layer=marker.layer,
    )


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
        timezone=item.timezone if item.repeat else "",
        location=item.location,
        geo=list(item.geo) if item.geo else None,
        url=item.url,
        conference=item.conference,
        image=_image(plan, item),
        assets=[path for target in item.assets if (path := published_asset(plan, item, target))],
        event_status=item.event_status.value if item.event_status else "",
        reason=item.reason,
        previous_dates=[_time(time) for time in item.previous_dates],
        due={stage.value: _time(item.due[stage]) for stage in Stage if stage in item.due},
        embargo=_said(until=_stamp(item.embargo.until), reason=item.embargo.reason) if item.embargo else None,
        objective=item.objective,
        notes=item.notes,
        links=[{"relation": link.relation, "target": link.target} for link in item.links],
        entries=[_entry(plan, entry) for entry in entries_of(item, plan.vocabulary.settings.zone)],
        created=_stamp(changed.created) if changed else "",
        modified=_stamp(changed.modified) if changed else "",
    )


def _image(plan: Plan, item: Item) -> Json:
    src = published_asset(plan, item, item.image.src) if item.image else ""
    return _said(src=src, alt=item.image.alt) if item.image and src else None


def _entry(plan: Plan, entry: Entry) -> Json:
    output = entry.output
    said: Mapping[str, Json] = _said(
        id=entry.id,
        uid=f"{entry.item.known_as(entry.id)}@{plan.vocabulary.settings.domain}",
        status=entry.status.value,
        channel=output.channel,
        format=output.format,
        language=output.language,
        owner=output.owner,
        **(_series(plan, entry) if entry.repeats else _times(entry)),
    )
    return dict(said)


def _series(plan: Plan, master: Entry) -> dict[str, Json]:
    """The rhythm of an entry, the days it leaves out, and the occurrences that are changed."""
    said, zone = ruled(master), plan.vocabulary.settings.zone
    apart = [(day, occurrence(master, other, zone)) for day, other in said.apart().items()]
    return {
        **_times(unchanged(master, said.first, zone)),
        "repeat": said.repeat.rule,
        "except": [day.isoformat() for day in sorted(said.skipped())],
        "occurrences": [_occurrence(day, each) for day, each in apart],
    }


def _times(entry: Entry) -> dict[str, Json]:
    return {
        "start": _time(entry.start) if entry.start else None,
        "end": _time(entry.end) if entry.end else None,
    }


def _occurrence(day: date, entry: Entry) -> Json:
    """A changed occurrence: its day by the rule, where it stands now, and what it says of its own."""
    change = entry.change or Occurrence()
    return _said(
        day=day.isoformat(),
        **_times(entry),
        status=change.status.value if change.status else "",
        title=change.title,
        reason=change.reason,
    )


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
