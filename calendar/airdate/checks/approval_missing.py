"""Approved, and those whose word it takes have not given it; or somebody has signed their own work off.

Which sign-offs it takes stands in ``calendar/policy.yml``, by type, channel, campaign, topic and risk; a
line holds where all that it names is so, and one that names nothing holds for everything::

    rules:
      approval-missing:
        required:
          - {type: press, roles: [pr, legal]}
          - {channel: [linkedin, x], risk: high, roles: executive}
          - {topic: health, roles: subject-expert}
        signers: {legal: chris, executive: [dora, eve]}

Under ``signers`` may stand who speaks in which role; in a role that is not there anybody may. Roles are
marketing, executive, hr, legal, it, pr, subject-expert, byline and rights. As ``byline`` signs whose name
stands above the text, and nobody else. A type, a risk or a person that nobody knows is told, and what looks
like a slip in a channel or campaign: such a line would ask for nothing. A sign-off by the owner or by who
drafted it does not count, but for that one, and where the policy says ``own: yes`` here: a house of one has
nobody else. Source: the house's doctrine S004, the social media "committee", and S002, "alignment".

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

from collections.abc import Collection, Iterator, Mapping

from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.parts.approval import Role
from airdate.parts.brief import Risk
from airdate.plan import Plan
from airdate.policy import Policy, Profile, Setting, When
from airdate.signoff import CONDITIONS, ROLES, is_own, lacking, lines, own_counts, speakers, speaks, words
from airdate.text import did_you_mean, listed, shown

CODE = "OW003"
SEVERITY = Severity.ERROR
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED
SETTINGS: dict[str, object] = {
    "required": [],
    "signers": {},
    "own": False,
}


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each item that lacks sign-offs, for each of one's own, and for odd lines."""
    policy = plan.vocabulary.policy
    required, own = lines(policy), own_counts(policy)
    yield from _of_policy(plan)
    for item in plan.items:
        if not (item.approvals.approvals or required):  # for speed
            continue
        yield from _given(item, policy, own=own)
        decided = (output for output in item.outputs if output.status.decided)
        missing = lacking(item, decided, required, own=own)
        if missing:
            message = f"it lacks the sign-off of {listed(missing)}"
            cure = "ask for it, and set the status back until it is there"
            place = item.places.get("approvals", item.at("status"))
            yield Fault(place, "approval-missing", message, cure)


def _given(item: Item, policy: Policy, *, own: bool) -> Iterator[Fault]:
    """What is wrong with those who have signed."""
    for approval in item.approvals.approvals:
        if not own and is_own(item, approval):
            message = f"'{approval.by}' signs their own work off"
            cure = "ask somebody else who may sign it off"
            yield Fault(approval.spot("by"), "approval-missing", message, cure)
        elif not speaks(item, approval, policy):
            message = f"'{approval.by}' does not speak as {approval.role}"
            who = listed(speakers(item, approval.role, policy))
            why = "whose name it bears" if approval.role is Role.BYLINE else "as the policy says"
            cure = f"ask {who}, {why}"
            yield Fault(approval.spot("by"), "approval-missing", message, cure)


def _odd(row: Mapping[str, Setting]) -> tuple[str, str, str] | None:
    """The key of a line that cannot be read, why, and the way out."""
    known = (*CONDITIONS, "roles")
    for key in row:
        if key not in known:
            cure = did_you_mean(key, known) or f"it knows {listed(known)}"
            return key, f"a line of `required` has no '{shown(key)}'", cure
        if not min(words(row[key]), default=""):
            return key, f"`{key}` cannot be read", "write a word or a list of words"
    if "roles" not in row:
        return "roles", "a line of `required` names no `roles`", f"add one of {listed(ROLES)}"
    strange = [role for role in words(row["roles"]) if role not in set(ROLES)]
    return (
        ("roles", f"'{shown(strange[0])}' is no role", f"write one of {listed(ROLES)}") if strange else None
    )


def _of_policy(plan: Plan) -> Iterator[Fault]:
    for where, message, cure in (*_of_signers(plan), *_of_required(plan)):
        place = plan.vocabulary.policy.at("approval-missing", where)
        yield Fault(place, "odd-setting", f"approval-missing: {message}", cure)


def _of_signers(plan: Plan) -> Iterator[tuple[str, str, str]]:
    people = plan.vocabulary.people
    for role, said in plan.vocabulary.policy.table("approval-missing", "signers").items():
        if role not in set(ROLES):
            yield f"signers.{role}", f"'{shown(role)}' is no role", f"write one of {listed(ROLES)}"
        for person in words(said):
            if people is not None and person not in people:
                message = f"`signers` names '{shown(person)}', whom nobody knows"
                cure = did_you_mean(person, people) or "add it to calendar/people.yml"
                yield f"signers.{role}", message, cure


def _of_required(plan: Plan) -> Iterator[tuple[str, str, str]]:
    known = _known(plan)
    for n, row in enumerate(plan.vocabulary.policy.rows("approval-missing", "required")):
        if odd := _odd(row) or _unmet(row, known):
            key, message, cure = odd
            yield f"required.{n}.{key}" if key in row else f"required.{n}", message, cure


def _known(plan: Plan) -> Mapping[str, Collection[str]]:
    """The words that a line's conditions can meet; topics are anybody's own."""
    return {
        "type": plan.vocabulary.types,
        "risk": [*Risk],
        "channel": plan.vocabulary.terms("channel") or (),
        "campaign": [item.id for item in plan.items if item.type == "campaign"],
    }


def _unmet(row: Mapping[str, Setting], known: Mapping[str, Collection[str]]) -> tuple[str, str, str] | None:
    """The key of a line with a word that nothing will ever have, why, and the way out."""
    for key, accepted in known.items():
        for word in words(row.get(key, ())):
            near = "" if word in accepted else did_you_mean(word, accepted)
            if near or (word not in accepted and key in ("type", "risk")):  # channels and campaigns may come
                return key, f"there is no {key} '{shown(word)}'", near or f"there are {listed(accepted, 20)}"
    return None
