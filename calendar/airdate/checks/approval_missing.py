"""Approved, and those whose word it takes have not given it; or somebody has signed their own work off.

Which sign-offs it takes stands in ``calendar/policy.yml``, by type, channel, campaign, topic and risk; a
line holds where all that it names is so, and one that names nothing holds for everything::

    rules:
      approval-missing:
        required:
          - {type: press, roles: [pr, legal]}
          - {channel: [linkedin, x], risk: high, roles: executive}
          - {topic: health, roles: subject-expert}

Roles are marketing, executive, hr, legal, it, pr, subject-expert, byline and rights. A sign-off by the
owner or by who drafted it does not count, but for a byline. Source: the house's doctrine S004, the social
media "committee", and S002, "alignment".

Bad, with the lines above::

    type: press
    status: approved
    owner: ana
    approvals: [{role: pr, by: ana, at: 2027-03-01}]

Good::

    type: press
    status: approved
    owner: ana
    approvals: [{role: pr, by: ben, at: 2027-03-01}, {role: legal, by: chris, at: 2027-03-02}]
"""

from collections.abc import Iterator, Mapping

from airdate.finding import Fault, Severity
from airdate.item import Item, Output
from airdate.parts.approval import Approval, Role
from airdate.plan import Plan
from airdate.policy import Profile, Setting, When, typed
from airdate.text import did_you_mean, listed, shown

CODE = "OW003"
SEVERITY = Severity.ERROR
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED
SETTINGS: dict[str, list[Mapping[str, Setting]]] = {"required": []}

_CONDITIONS = ("type", "channel", "campaign", "topic", "risk")
_ROLES = tuple(Role)

#: A line of the policy: what must be so, and the roles that it takes then.
Line = tuple[Mapping[str, frozenset[str]], tuple[Role, ...]]


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each item that lacks sign-offs, for each of one's own, and for odd lines."""
    rows = plan.vocabulary.policy.rows("approval-missing", "required")
    lines = [_line(row) for row in rows if not _odd(row)]
    yield from _of_policy(plan, rows)
    for item in plan.items:
        if not (item.approvals.approvals or lines):  # for speed
            continue
        own = [each for each in item.approvals.approvals if _is_own(item, each)]
        for approval in own:
            message = f"'{approval.by}' signs their own work off"
            cure = "ask somebody else who may sign it off"
            yield Fault(approval.spot("by"), "approval-missing", message, cure)
        given = {each.role for each in item.approvals.approvals if each.by and each not in own}
        missing = [role for role in _needed(item, lines) if role not in given]
        if missing:
            message = f"it lacks the sign-off of {listed(missing)}"
            cure = "ask for it, and set the status back until it is there"
            place = item.places.get("approvals", item.at("status"))
            yield Fault(place, "approval-missing", message, cure)


def _is_own(item: Item, approval: Approval) -> bool:
    own = {item.owner, *(output.owner for output in item.outputs), *item.candour.drafted_by} - {""}
    return approval.by in own and approval.role is not Role.BYLINE


def _needed(item: Item, lines: list[Line]) -> list[Role]:
    """The roles that the decided outputs of the item take, in their own order."""
    decided = [output for output in item.outputs if output.status.decided]
    found = {
        role for output in decided for said, roles in lines if _is_so(said, item, output) for role in roles
    }
    return [role for role in _ROLES if role in found]


def _is_so(said: Mapping[str, frozenset[str]], item: Item, output: Output) -> bool:
    is_: Mapping[str, tuple[str | None, ...]] = {
        "type": (item.type,),
        "channel": (output.channel,),
        "campaign": (item.campaign,),
        "topic": item.brief.topics,
        "risk": (item.brief.risk,),
    }
    return all(not words.isdisjoint(is_[key]) for key, words in said.items())


def _line(row: Mapping[str, Setting]) -> Line:
    said = {key: frozenset(_words(row[key])) for key in _CONDITIONS if key in row}
    return said, tuple(Role(role) for role in _words(row["roles"]))


def _words(said: Setting) -> tuple[str, ...]:
    return typed(said, ("",)) or ()


def _odd(row: Mapping[str, Setting]) -> tuple[str, str, str] | None:
    """The key of a line that cannot be read, why, and the way out."""
    known = (*_CONDITIONS, "roles")
    for key in row:
        if key not in known:
            cure = did_you_mean(key, known) or f"it knows {listed(known)}"
            return key, f"a line of `required` has no '{shown(key)}'", cure
        if not min(_words(row[key]), default=""):
            return key, f"`{key}` cannot be read", "write a word or a list of words"
    if "roles" not in row:
        return "roles", "a line of `required` names no `roles`", f"add one of {listed(_ROLES)}"
    strange = [role for role in _words(row["roles"]) if role not in set(_ROLES)]
    return (
        ("roles", f"'{shown(strange[0])}' is no role", f"write one of {listed(_ROLES)}") if strange else None
    )


def _of_policy(plan: Plan, rows: tuple[Mapping[str, Setting], ...]) -> Iterator[Fault]:
    for n, row in enumerate(rows):
        if odd := _odd(row):
            key, message, cure = odd
            where = f"required.{n}.{key}" if key in row else f"required.{n}"
            place = plan.vocabulary.policy.at("approval-missing", where)
            yield Fault(place, "odd-setting", f"approval-missing: {message}", cure)
