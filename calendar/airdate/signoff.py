"""Signoff: whose word a text takes before it goes out, as the policy says, and who has given it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from airdate.item import Item, Output
from airdate.parts.approval import Approval, Role
from airdate.policy import Policy, Setting, typed

#: Where the policy says it, and what one of its lines may name beside the roles.
RULE, CONDITIONS = "approval-missing", ("type", "channel", "campaign", "topic", "risk")

ROLES = tuple(Role)

#: Who signs a policy, if the policy's own ``roles`` of that rule name nobody else.
POLICY_RULE, POLICY_ROLES = "policy-signoff-gap", ("marketing", "executive", "hr", "legal", "it")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the policy: what must be so, one word of each is enough, and the roles that it takes then."""

    said: Mapping[str, frozenset[str]]
    roles: tuple[Role, ...]

    @classmethod
    def of(cls, row: Mapping[str, Setting]) -> "Line | None":
        """The line that is written so; None if it cannot be read, which ``approval-missing`` tells."""
        roles = words(row.get("roles", ""))
        if not row.keys() <= {*CONDITIONS, "roles"} or not roles or not {*roles} <= {*ROLES}:
            return None
        said = {key: frozenset(words(row[key])) for key in CONDITIONS if key in row}
        readable = all(min(accepted, default="") for accepted in said.values())
        return cls(said, tuple(map(Role, roles))) if readable else None

    def holds(self, item: Item, output: Output) -> bool:
        """Whether it is so of that output."""
        is_: Mapping[str, tuple[str | None, ...]] = {
            "type": (item.type,),
            "channel": (output.channel,),
            "campaign": (item.campaign,),
            "topic": item.brief.topics,
            "risk": (item.brief.risk,),
        }
        return all(not accepted.isdisjoint(is_[key]) for key, accepted in self.said.items())


def lines(policy: Policy) -> list[Line]:
    """The lines of the policy that can be read."""
    found = (Line.of(row) for row in policy.rows(RULE, "required"))
    return [line for line in found if line]


def words(said: Setting) -> tuple[str, ...]:
    """A word or a list of words; nothing for anything else."""
    return typed(said, ("",)) or ()


def entitled(policy: Policy) -> Mapping[Role, tuple[str, ...]]:
    """Who may give the word of which role; a role that is not named may be anybody's."""
    said = policy.table(RULE, "signers")
    return {role: words(said[role]) for role in ROLES if role in said}


def own_counts(policy: Policy) -> bool:
    """Whether the policy allows people to sign their own work off."""
    return policy.value(RULE, "own", default=False)


def is_own(item: Item, approval: Approval) -> bool:
    """Whether somebody signs their own work off; as byline signs whose name it is, and nobody else can."""
    own = {item.owner, *(output.owner for output in item.outputs), *item.candour.drafted_by} - {""}
    as_byline = approval.role is Role.BYLINE and approval.by == item.candour.byline
    return approval.by in own and not as_byline


def speakers(item: Item, role: Role | None, policy: Policy) -> tuple[str, ...]:
    """Who may give the word of that role for the item, as byline whose name it is; empty if anybody may."""
    if role is Role.BYLINE and item.candour.byline:
        return (item.candour.byline,)
    return entitled(policy).get(role, ()) if role else ()


def speaks(item: Item, approval: Approval, policy: Policy) -> bool:
    """Whether who has given it may speak in that role."""
    return approval.by in (speakers(item, approval.role, policy) or (approval.by,))


def signers(item: Item, *, own: bool = False) -> list[str]:
    """The ids of those whose word counts, in their order; that of authors with ``own``."""
    return list(
        dict.fromkeys(e.by for e in item.approvals.approvals if e.by and (own or not is_own(item, e)))
    )


def lacking(
    item: Item, outputs: Iterable[Output], required: Iterable[Line], *, own: bool = False
) -> list[Role]:
    """The roles that these outputs of the item take and that nobody has given, in their own order.

    The word of authors counts with ``own``.
    """
    open_, lines_ = [*outputs], [*required]
    given = {each.role for each in item.approvals.approvals if each.by and (own or not is_own(item, each))}
    found = {role for output in open_ for line in lines_ if line.holds(item, output) for role in line.roles}
    return [role for role in ROLES if role in found - given]


def roles(item: Item, policy: Policy) -> list[Role]:
    """The roles whose word the item takes, given or not; of a policy those who sign it, too."""
    found = [
        r for line in lines(policy) if any(line.holds(item, o) for o in item.outputs) for r in line.roles
    ]
    signed = _of_policy(policy) if item.type == "policy" else ()
    return [*dict.fromkeys([*found, *(role for role in ROLES if role in signed)])]


def unsigned(item: Item, policy: Policy) -> list[str]:
    """The roles that have not signed a policy."""
    given = {approval.role for approval in item.approvals.approvals if approval.by}
    return [role for role in _of_policy(policy) if role not in given]


def _of_policy(policy: Policy) -> tuple[str, ...]:
    return policy.value(POLICY_RULE, "roles", POLICY_ROLES)


def wanting(item: Item, policy: Policy) -> list[str]:
    """The roles whose word is wanted before it may go out, or holds as a policy, and nobody has given."""
    open_ = (output for output in item.outputs if not output.status.closed)
    roles: list[str] = [*lacking(item, open_, lines(policy), own=own_counts(policy))]
    roles += unsigned(item, policy) if item.type == "policy" else []
    roles += [Role.BYLINE] if unseen(item) else []
    return [*dict.fromkeys(roles)]


def unseen(item: Item) -> bool:
    """Whether it is to appear under the name of somebody who neither wrote nor agreed to it, untold."""
    said = item.candour
    told = said.disclosure is not None and said.disclosure.label
    if told or not (said.byline and said.drafted_by) or said.byline in said.drafted_by:
        return False
    given = {(each.role, each.by) for each in item.approvals.approvals}
    return (Role.BYLINE, "") not in given and said.byline not in {by for _, by in given}
