"""Something of a public body or on politics inside an election window; a political ad without its label's
data.

Before an election public bodies keep still: in the UK by convention, in paid, earned, shared and owned media
alike (House of Commons Library, SN05262). When that is, the house says itself: nothing is guessed. Meant is
what has one of the ``topics``, or a political tie; ``public_body: yes`` means everything. It must be more
than an idea and not out yet.

In the EU whoever pays for a political message must tell, since 2025-10-10, that it is one, who pays, how
much, for which election or vote, and where its transparency notice is (Regulation (EU) 2024/900; editorial
opinion is free unless paid for). Meant is what is political and paid for: ``paid_by``, a paid channel, an ad
or a sponsorship, for an audience or market in the EU, else in a plan whose ``country`` is.

Settings, in ``calendar/policy.yml``; silent until they are there::

    rules:
      election-or-political:
        topics: [politics, public-sector]
        windows:
          - {title: General election, start: 2027-04-01, end: 2027-05-06, except: [how-to-vote]}
        markers: [council-vote]        # or a marker of calendar/markers.yml
        public_body: no

Bad::

    topics: [politics]
    publish: 2027-04-12

Good: ``publish: 2027-05-07``, or the item's id under ``except``. For an ad::

    ties: political
    paid_by: Stars for All
    budget: 2000
    disclosure: {label: Political advertisement, election: EP 2029, notice: https://orion.example/notice}

Waive: ``waive: [{rule: LG003, reason: Official notice of the vote, by: ana, until: 2027-12-31}]``.
"""

from collections.abc import Iterator, Mapping

from airdate.declared import windows
from airdate.entry import Entry, place_of
from airdate.finding import Fault, Place, Severity
from airdate.item import PAPERS, Item
from airdate.marker import Marker
from airdate.parts.brief import Peso
from airdate.parts.candour import Disclosure, Tie
from airdate.plan import Plan
from airdate.policy import Profile, Setting, When
from airdate.series import days_of, is_regular, together
from airdate.status import Status
from airdate.text import listed
from airdate.vocabulary import Vocabulary

CODE = "LG003"
SEVERITY = Severity.ERROR
PROFILE = Profile.CONFIG
WHEN = When.PLANNED
_WINDOWS: list[Mapping[str, Setting]] = []
_MARKERS: tuple[str, ...] = ()
SETTINGS = {
    "topics": ("politics", "public-sector"),
    "windows": _WINDOWS,
    "markers": _MARKERS,
    "public_body": False,
}

_RULE = "election-or-political"
_IDLE = frozenset({Status.IDEA, Status.PUBLISHED})
_EU = frozenset("eu at be bg cy cz de dk ee es fi fr gr hr hu ie it lt lu lv mt nl pl pt ro se si sk".split())


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each entry inside a window, of a series once, and for what an ad lacks."""
    words = plan.vocabulary
    topics = frozenset(words.policy.value(_RULE, "topics", ("politics", "public-sector")))
    body = words.policy.value(_RULE, "public_body", False)
    odd: list[Fault] = []
    for window in windows(plan, _RULE, odd):
        inside = (e for e in plan.covered(window) if e.status not in _IDLE and not e.called_off)
        meant = (e for e in inside if body or _political(e.item, topics))
        yield from (_inside(window, entries) for entries in together(meant))
    yield from odd
    for item in plan.items:
        place = None if item.type in PAPERS else _political(item, topics - {"public-sector"})
        if place:
            yield from _unlabelled(item, words, place)


def _political(item: Item, topics: frozenset[str]) -> Place | None:
    """Where the item says that it is; None if it does not."""
    said = item.candour
    if said.ties is Tie.POLITICAL:
        return said.spot("ties")
    if said.disclosure and said.disclosure.type is Tie.POLITICAL:
        return said.disclosure.spot("type")
    return item.brief.spot("topics") if topics & set(item.brief.topics) else None


def _inside(window: Marker, entries: list[Entry]) -> Fault:
    entry = entries[0]
    assert entry.start is not None  # noqa: S101 - what a window covers has a day
    what = f"{entry.start.text} lies"
    if len(entries) > 1:
        what = f"{len(entries)} occurrences ({days_of(entries)}) lie"
    ruling = f": {window.ruling}" if window.ruling else ""
    message = f"{what} in the election window {window.called} ({window.span}){ruling}"
    place = entry.item.at("repeat") if is_regular(entry) else place_of(entry)
    return Fault(place, _RULE, message, f"move it, or add '{entry.item.id}' to `except` of the window")


def _unlabelled(item: Item, words: Vocabulary, place: Place) -> Iterator[Fault]:
    told = item.candour.disclosure or Disclosure()
    if not _is_paid(item, words) or not _EU & _markets(item, words):
        return
    said = {
        "disclosure.label": told.label,
        "paid_by": item.candour.paid_by,
        "budget": item.brief.budget,
        "disclosure.election": told.election,
        "disclosure.notice": "notice" in told.places,
    }
    if missing := [key for key, value in said.items() if not value]:
        message = f"a paid political message in the EU lacks {listed(missing)} (Regulation (EU) 2024/900)"
        decided = any(output.status.decided for output in item.outputs)
        yield Fault(place, _RULE, message, "add them", None if decided else Severity.INFO)


def _is_paid(item: Item, words: Vocabulary) -> bool:
    media = (item.brief.peso or words.channel(output.channel).media for output in item.outputs)
    return bool(item.candour.paid_by) or item.type in ("ad", "sponsorship") or Peso.PAID in media


def _markets(item: Item, words: Vocabulary) -> set[str]:
    """The countries whose law holds: as the disclosure says, else the audiences, else the plan."""
    told, known = item.candour.disclosure, words.audiences or {}
    crowds = [known[id] for id in item.audience if id in known]
    said = [told.market] if told and told.market else [c.crowd.market or c.country for c in crowds]
    return {(each or words.settings.country).partition("-")[0].casefold() for each in said or [""]}
