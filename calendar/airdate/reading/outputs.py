"""The outputs of an item: its list, or the one that it is itself."""

from zoneinfo import ZoneInfo

from airdate.finding import Place
from airdate.item import Output
from airdate.parts.media import MediaList
from airdate.parts.wording import Wording
from airdate.reading import parts
from airdate.reading.fields import Fields
from airdate.reading.parts import AnyPart
from airdate.reading.yaml import Mapping, Sequence
from airdate.relative import POINTS, Relative
from airdate.status import Status

_TIMES = ("planned", "publish", "published")


def read(
    fields: Fields, zone: ZoneInfo | None, status: Status, language: str
) -> tuple[tuple[Output, ...], bool]:
    """The outputs, at least one; and whether a key in them may be meant to hide the item."""
    whole = _output(fields, zone, Output(status=status, language=language))
    node = fields.node("outputs")
    if node is None:
        return (whole,), False
    if not isinstance(node, Sequence):
        message, cure = "`outputs` takes a list", "begin each output with `- channel:`"
        fields.fault(node.place, "bad-value", message, cure)
        return (whole,), False
    found: list[Output] = []
    doubtful = False
    for entry in node.items:
        if not isinstance(entry, Mapping):
            fields.fault(entry.place, "bad-value", "an output takes keys and values", "write `- channel: …`")
            continue
        inner = Fields(entry, fields.faults)
        name = inner.id("id")
        found.append(_output(inner, zone, whole, name))
        _check_name(inner, found, entry.place)
        doubtful |= inner.unguarded("this output")
        inner.unknown("an output")
    return tuple(found) or (whole,), doubtful


def _output(fields: Fields, zone: ZoneInfo | None, whole: Output, name: str | None = None) -> Output:
    """One output; what it leaves out it takes from ``whole``, but for a time all three or none."""
    phrases: dict[str, Relative] = {}
    times = {key: fields.time(key, zone, phrases if key != "published" else None) for key in _TIMES}
    if not any(fields.node(key) for key in _TIMES):
        times = {key: getattr(whole, key) for key in _TIMES}
        phrases = dict(whole.relative)
    channel = fields.id("channel") or whole.channel
    words = _over(Wording, whole.wording, fields, zone)
    media = _over(MediaList, whole.media, fields, zone)
    return Output(
        name="" if name is None else name or channel,
        channel=channel,
        format=fields.id("format") or whole.format,
        language=fields.line("language") or whole.language,
        owner=fields.id("owner") or whole.owner,
        status=_status(fields, whole.status),
        reason=fields.line("reason") if name is not None else "",
        relative=phrases,
        wording=words,
        media=media,
        places=fields.places,
        **times,
    )


def _over(kind: type[AnyPart], inherited: AnyPart, fields: Fields, zone: ZoneInfo | None) -> AnyPart:
    """What an output says of a part stands in the place of what the item says."""
    return parts.over(inherited, parts.read(kind, fields, zone))


def _status(fields: Fields, inherited: Status) -> Status:
    """The output's own status; one that is given and cannot be read is no more than an idea."""
    return fields.choice("status", Status) or (Status.IDEA if fields.node("status") else inherited)


def _check_name(inner: Fields, found: list[Output], place: Place) -> None:
    """Outputs of one item are told apart by their names."""
    name = found[-1].name
    if not name:
        inner.fault(place, "missing-key", "this output has neither `channel` nor `id`", "add one of them")
    elif name.lower() in POINTS or name.lower().startswith("due-"):
        inner.fault(place, "bad-id", f"'{name}' is a word of relative times", "give the output another `id`")
    elif name.lower() in {other.name.lower() for other in found[:-1]}:
        message = f"a second output named '{name}' in this item"
        inner.fault(place, "duplicate-id", message, "give it an `id` of its own")
