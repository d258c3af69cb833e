"""Explanation: what somebody is told who points at a key, an id or a time, as Markdown."""

import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from airdate.editor.cursor import Pointed
from airdate.entry import entries_of
from airdate.item import RELATIONS, Item, Output
from airdate.plan import Plan
from airdate.relative import is_phrase
from airdate.schema import Form, Shape, Words
from airdate.schema.shape import PHRASES
from airdate.schema.words import TERMS
from airdate.status import Stage
from airdate.timespan import Precision, Timespan

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!<>|~])")

#: Links that are told of one item.
_MOST = 8


def explanation(at: Pointed, root: Shape, plan: Plan, item: Item | None) -> str:
    """What is to be said; nothing, if nothing is known."""
    shape = root.at(at.path)
    if at.on_key:
        return f"**{_plain(at.word)}**: {shape.says} Takes {shape.kind}." if shape and shape.says else ""
    found = []
    if shape and (shape.form in PHRASES or shape.form is Form.LEAD) and is_phrase(at.value):
        found += [*_resolved(at, plan, item)]
    if named := _named(at, shape, plan):
        found.append(named)
    return "\n\n".join(found)


def _named(at: Pointed, shape: Shape | None, plan: Plan) -> str:
    """What the id is that somebody points at."""
    phrase = shape is not None and (shape.form in PHRASES or shape.form is Form.LEAD)
    name = "item" if phrase else shape.names if shape else ""
    if name in ("rule", "key"):
        says = (Words().of_name(name) or {}).get(at.word, "")
        return f"**{_plain(at.word)}**: {_plain(says)}" if says else ""
    if name in TERMS:
        term = (plan.vocabulary.terms(TERMS[name]) or {}).get(at.word)
        return _paragraph(f"**{_plain(term.title)}** ({name})", _plain(term.summary)) if term else ""
    if name == "type":
        title = plan.vocabulary.types.get(at.word, "")
        return f"**{_plain(title)}** (type)" if title else ""
    item = plan.by_id.get(at.word) if name else None
    return of_item(plan, item) if item else ""


def of_item(plan: Plan, item: Item) -> str:
    """An item in a few lines: what it is, when it is, and what it is linked to."""
    words = plan.vocabulary
    type_ = words.types.get(item.type, item.type)
    head = f"**{_plain(item.title)}** ({_plain(type_)}, {item.status.label})"
    times = [when(entry.start, words.settings.zone) for entry in entries_of(item, words.settings.zone)]
    links = [f"- {relation.replace('-', ' ')} {_plain(title)}" for relation, title in _links(plan, item)]
    told = [head, " · ".join(dict.fromkeys(filter(None, times))), _plain(item.summary)]
    return _paragraph(*told, "\n".join(links[:_MOST]))


def _links(plan: Plan, item: Item) -> Iterator[tuple[str, str]]:
    for relation, other in plan.related(item):
        yield relation, other.title
    for relation, other in plan.back_links.get(item.id, ()):
        yield RELATIONS[relation], other.title


def _resolved(at: Pointed, plan: Plan, item: Item | None) -> Iterator[str]:
    """The time that the phrase means now."""
    time = _time(at.path, item) if item else None
    if time is not None:
        yield f"**{when(time, plan.vocabulary.settings.zone)}**"
    elif item is not None and at.path[0] == "due" and len(at.path) > 1:
        dues = [due for due in plan.dues_by_path.get(item.path, ()) if due.stage == at.path[1]]
        if dues:
            yield f"**{when(dues[0].start, plan.vocabulary.settings.zone)}**"


def _time(path: tuple[str, ...], item: Item) -> Timespan | None:
    key = path[-1]
    if path[0] == "outputs" and len(path) > 2 and path[1].isdigit():
        outputs: tuple[Output, ...] = item.outputs
        number = int(path[1])
        return getattr(outputs[number], key, None) if number < len(outputs) else None
    if path[0] == "embargo" and item.embargo:
        moment = item.embargo.until
        return Timespan(str(moment), Precision.MOMENT, moment.date(), moment.date(), moment)
    if key in ("start", "end"):
        return getattr(item, key)  # type: ignore[no-any-return]
    if path[0] == "due" and key in set(Stage):
        return item.due.get(Stage(key))
    found = getattr(item.outputs[0], key, None) if key in ("planned", "publish", "published") else None
    return found if isinstance(found, Timespan) else None


def when(time: Timespan | None, zone: ZoneInfo) -> str:
    """``Tue 2027-03-09 09:00 (Europe/Berlin)``; a day without its hour; as written where it is vague."""
    if time is None:
        return ""
    if time.instant:
        return f"{time.instant.astimezone(zone):%a %Y-%m-%d %H:%M} ({zone.key})"
    return f"{time.first:%a %Y-%m-%d}" if time.precision is Precision.DAY else time.text.strip()


def _paragraph(*texts: str) -> str:
    return "\n\n".join(filter(None, texts))


def _plain(text: str) -> str:
    """A text as Markdown shows it letter by letter."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
