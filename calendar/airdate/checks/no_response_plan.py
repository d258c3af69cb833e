"""A channel on which people answer, or an item in it, without a plan for praise, anger and wrong facts.

People answer, and whoever thinks of an answer only then answers late, or in anger: "how will you
respond?" (the house's doctrine S000). The response assessment of the US Air Force (version 2, 2009) tells
three cases apart: those who like it, those who are unhappy, those who have facts wrong. Either a playbook
says what is done, of the item (``playbook:``), its campaign or its channel, or the item says all three
itself. Looked at are channels on shared ground and on networks with comments, as far as anything is to
come there. Each channel is told once, and a plan without any playbook or answer once as a whole.

Bad, in ``calendar/channels.yml``::

    mastodon: {title: Mastodon, media: shared}

Good, and an item of that id with ``type: playbook``::

    mastodon: {title: Mastodon, media: shared, charter: {playbook: answering}}

To fix it, name a playbook, or write ``if_positive:``, ``if_negative:`` and ``if_wrong:`` into the item. A
playbook says all three, too, or has a text or ``answers:``. To which kinds of message there must be one of
these is set by ``rules: {no-response-plan: {classes: [positive, unhappy, press, crisis]}}`` in
``calendar/policy.yml``. A channel is waived by ``path: calendar/channels.yml`` in the same file.
"""

from collections.abc import Iterator

from airdate.entry import Entry
from airdate.finding import Fault, Severity
from airdate.item import PAPERS, Item
from airdate.network import named
from airdate.parts.response import Mention
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Status
from airdate.text import listed, shown
from airdate.vocabulary import Channel

CODE = "RI001"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED
SETTINGS = {"classes": ("positive", "misguided", "unhappy")}

#: Networks on which people can answer below a post.
_TALKING = frozenset(
    """x linkedin facebook instagram threads bluesky mastodon youtube tiktok pinterest reddit
    google_business""".split()
)
_CASES = {
    "if_positive": "people like it",
    "if_negative": "people are unhappy",
    "if_wrong": "facts are got wrong",
}


#: To which kind of message that is an answer.
_KINDS = {
    "if_positive": Mention.POSITIVE,
    "if_negative": Mention.UNHAPPY,
    "if_wrong": Mention.MISGUIDED,
}


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each playbook and item that is half said, and for each channel without a plan."""
    used = False
    for item in plan.items:
        used = used or item.type == "playbook" or bool(item.response.playbook or _said(plan, item))
        if item.type == "playbook" and item.response.answers:
            yield from _unanswered(plan, item)
        elif item.type == "playbook" and not item.body.strip() and (missing := _missing(plan, item)):
            yield _half(item, missing)
    channels = {id: each for id, each in (plan.vocabulary.channels or {}).items() if _talks(each)}
    used = used or any(_playbook(channel) for channel in channels.values())
    bare, half = _unplanned(plan, {id for id, each in channels.items() if not _playbook(each)})
    for item in half:
        yield _half(item, _missing(plan, item))
    if bare and not used:
        first = channels[min(bare, key=lambda id: channels[id].place)]
        message = f"nobody has said who answers what people write on {listed(sorted(bare))}"
        cure = "write an item of the type playbook, and name it: `charter: {playbook: ID}`"
        yield Fault(first.place, "no-response-plan", message, cure)
        return
    for id in bare:
        message = f"the channel '{id}' has no plan for answers to praise, anger and wrong facts"
        cure = "add `charter: {playbook: ID}`, or plan it in each item"
        yield Fault(channels[id].place, "no-response-plan", message, cure)


def _unplanned(plan: Plan, channels: set[str]) -> tuple[dict[str, None], list[Item]]:
    """Those of the channels in which something is to come without a plan; and items that have half of one."""
    bare: dict[str, None] = {}
    half: dict[str, Item] = {}
    for entry in plan.entries if channels else ():  # for speed
        if entry.output.channel not in channels or not _to_come(plan, entry) or _planned(plan, entry.item):
            continue
        if _said(plan, entry.item):
            half[entry.item.path] = entry.item
        else:
            bare[entry.output.channel] = None
    return bare, [*half.values()]


def _talks(channel: Channel) -> bool:
    """Whether people answer there: on shared ground, or in paid posts on such a network."""
    if channel.media in ("owned", "earned"):
        return False
    network = named(channel.account.network or channel.id)
    return channel.media == "shared" or (network is not None and network.id in _TALKING)


def _playbook(channel: Channel) -> str:
    return channel.account.charter.playbook if channel.account.charter else ""


def _to_come(plan: Plan, entry: Entry) -> bool:
    over = entry.ends <= plan.now and not entry.repeats
    return not (over or entry.called_off or entry.status is Status.IDEA or entry.item.type in PAPERS)


def _planned(plan: Plan, item: Item) -> bool:
    """Whether it, or its campaign, has a playbook or says all three."""
    holders = (item, plan.by_id.get(item.campaign, item))
    return any(holder.response.playbook or not _missing(plan, holder) for holder in holders)


def _said(plan: Plan, item: Item) -> bool:
    return len(_missing(plan, item)) < len(_CASES)


def _missing(plan: Plan, item: Item) -> list[str]:
    said = item.response
    if not said.places:  # for speed
        return [*_CASES]
    return [key for key in _CASES if not getattr(said, key) and said.places.get(key) not in plan.faulty]


def _unanswered(plan: Plan, item: Item) -> Iterator[Fault]:
    """What a playbook with answers has none to, of the kinds of message that the policy names."""
    answered: set[str | None] = {answer.to for answer in item.response.answers}
    answered.update(kind for key, kind in _KINDS.items() if getattr(item.response, key))
    wanted = plan.vocabulary.policy.value("no-response-plan", "classes", SETTINGS["classes"])
    if lacking := [kind for kind in wanted if kind not in answered]:
        message = f"the playbook has no answer to messages of the kind {listed(map(shown, lacking))}"
        cure = f"add `{{to: {shown(lacking[0])}, action: …, who: …}}` to `answers`"
        yield Fault(item.response.spot("answers"), "no-response-plan", message, cure)


def _half(item: Item, missing: list[str]) -> Fault:
    message = f"it does not say what is done if {' or '.join(_CASES[key] for key in missing)}"
    said = next((item.response.spot(key) for key in _CASES if key in item.response.places), item.place)
    cure = f"add {' and '.join(f'`{key}:`' for key in missing)}"
    cure += ", or write its text" if item.type == "playbook" else ", or name a `playbook:`"
    return Fault(said, "no-response-plan", message, cure)
