"""The head of a template: ``template.yml``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain

from airdate.finding import Fault
from airdate.reading import yaml
from airdate.reading.fields import Fields
from airdate.text import did_you_mean, is_identifier, listed, shown
from airdate.vocabulary import Channel

#: What the command line can give to a template.
PARAMETERS = tuple(
    "id title summary objective start end campaign audience pillar owner location url repeat".split()
)

_YES, _MEDIA = ("yes", "no"), ("paid", "earned", "shared", "owned")


@dataclass(frozen=True, slots=True)
class Ask:
    """A parameter: what it is about, whether it is needed (with an hour), and what holds without it."""

    about: str = ""
    needed: bool = False
    hour: bool = False
    default: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """What a channel does in a template: the channels that are ``like`` it, or have its ``media``."""

    about: str = ""
    like: tuple[str, ...] = ()
    media: str = ""

    def among(self, channels: Mapping[str, Channel]) -> str:
        """The id of the channel that plays the role best; empty if none does."""
        folded = {id.lower(): id for id in channels}
        named = (folded[name.lower()] for name in self.like if name.lower() in folded)
        medial = (id for id, channel in channels.items() if self.media and channel.media == self.media)
        return next(chain(named, medial), "")


@dataclass(frozen=True, slots=True)
class Head:
    """What a template says of itself."""

    title: str = ""
    summary: str = ""
    asks: Mapping[str, Ask] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)


def read(mapping: yaml.Mapping, faults: list[Fault]) -> Head:
    """The head that the mapping is."""
    fields = Fields(mapping, faults)
    head = Head(
        title=fields.line("title"),
        summary=fields.line("summary"),
        asks=_asks(fields.inner("asks"), faults),
        roles=_roles(fields.inner("channels"), faults),
    )
    if not head.summary:
        cure = "say in one line what the template is for"
        fields.fault(mapping.place, "missing-key", "`summary` is missing", cure)
    fields.unknown("template.yml")
    return head


def _asks(fields: Fields | None, faults: list[Fault]) -> dict[str, Ask]:
    found: dict[str, Ask] = {}
    for name, node in fields.mapping.values.items() if fields else ():
        place = fields.mapping.keys[name] if fields else node.place
        if name not in PARAMETERS[1:]:
            cure = did_you_mean(name, PARAMETERS) or f"there are {listed(PARAMETERS[1:], 20)}"
            faults.append(Fault(place, "bad-choice", f"a template cannot ask for '{shown(name)}'", cure))
            continue
        inner = _inner(name, node, faults)
        if inner:
            found[name] = Ask(
                about=inner.line("about"),
                needed=inner.word("needed", _YES) == "yes",
                hour=inner.word("hour", _YES) == "yes",
                default=inner.line("default"),
            )
            inner.unknown("what a template asks for")
    return found


def _roles(fields: Fields | None, faults: list[Fault]) -> dict[str, Role]:
    found: dict[str, Role] = {}
    for name, node in fields.mapping.values.items() if fields else ():
        place = fields.mapping.keys[name] if fields else node.place
        if name in PARAMETERS or not is_identifier(name):
            message = f"'{shown(name)}' cannot be the name of a role"
            faults.append(Fault(place, "bad-id", message, "use another word, such as `social`"))
            continue
        inner = _inner(name, node, faults)
        if inner:
            like = (name, *inner.lines("like"))
            found[name] = Role(inner.line("about"), like, inner.word("media", _MEDIA))
            inner.unknown("a role")
    return found


def _inner(name: str, node: yaml.Node, faults: list[Fault]) -> Fields | None:
    """``name: text`` as ``name: {about: text}``; None, and a fault, for a list."""
    if isinstance(node, yaml.Sequence):
        message = f"`{name}` takes a text, or keys and values"
        faults.append(Fault(node.place, "bad-value", message, f"write `{name}: {{about: …}}`"))
        return None
    if isinstance(node, yaml.Scalar):
        values: dict[str, yaml.Node] = {} if node.empty else {"about": node}
        node = yaml.Mapping(values, {"about": node.place} if values else {}, node.place)
    return Fields(node, faults)
