"""Less time between the first word of an item and its publication than such a thing needs.

What is begun too late is an afterthought, and looks it. An item is begun when `created:` says, else
when git first saw its file; what came with the very first commit may be older, and nothing is said of it.
How many days are needed is said by `days` of the setting, by format, tier (`hero`, `hub`, `help`) or
type; else the earliest stage that is due, as formats.yml or types.yml count it, must not lie before
the item was begun. Built in are lead times on which agencies agree (compiled 2026-11-21): print-monthly 120,
print-weekly 28, print-daily 21, radio 28, online 3.

Bad::

    format: print-monthly
    created: 2027-05-01
    publish: 2027-06-01

Good::

    format: print-monthly
    created: 2027-01-10
    publish: 2027-06-01

Fix: publish later, or choose a format that takes less.
Configure: `rules: {short-lead-time: {days: {hero: 42, press-release: 5, print-monthly: 90}}}` in
calendar/policy.yml; 0 asks for nothing.
Waive: `waive: [{rule: SC007, reason: news of today, by: ana, until: 2027-12-31}]`.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from airdate.entry import Entry, entries_of, place_of
from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Profile, When, typed
from airdate.text import shown

CODE = "SC007"
SEVERITY = Severity.WARNING
PROFILE = Profile.STRICT
WHEN = When.PLANNED
SETTINGS: Mapping[str, object] = {"days": {}}

_DAYS = {"print-monthly": 120.0, "print-weekly": 28.0, "print-daily": 21.0, "radio": 28.0, "online": 3.0}
_NAME = "short-lead-time"


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each item that is still to come and was begun too late."""
    needs, zone = dict(_DAYS), plan.vocabulary.settings.zone
    for word, said in plan.vocabulary.policy.table(_NAME, "days").items():
        days = typed(said, 0.0)
        if days is None:
            place = plan.vocabulary.policy.at(_NAME, f"days.{word}")
            message = f"{_NAME}: `days.{shown(word)}` is no number"
            yield Fault(place, "odd-setting", message, "write a number of days, such as 21")
        else:
            needs[word] = days
    first = min((trace.created for trace in plan.history.ledger.traces.values()), default=0)
    for item in plan.items:
        if item.cancelled or item.postponed:
            continue
        if not item.due and _words(item).isdisjoint(needs):  # for speed
            continue
        begun = _begun(plan, item, first)
        entry = next((e for e in entries_of(item, zone) if e.exact and e.ends > plan.now), None)
        if begun and entry:
            yield from _short(item, entry, begun, needs, plan)


def _words(item: Item) -> set[str]:
    tier = item.brief.tier.value if item.brief.tier else ""
    return {tier, item.type, *(output.format for output in item.outputs)} - {""}


def _begun(plan: Plan, item: Item, first: int) -> datetime | None:
    """When it was begun; None where nobody knows."""
    if item.created:
        return item.created.begins(plan.vocabulary.settings.zone)
    change = plan.history.of(item.path)
    return change.created if change and change.created.timestamp() > first else None


def _short(
    item: Item, entry: Entry, begun: datetime, needs: Mapping[str, float], plan: Plan
) -> Iterator[Fault]:
    named = ((word, needs[word]) for word in sorted(_words(item)) if word in needs)
    word, need = max(named, key=_by_days, default=("", 0))
    zone = plan.vocabulary.settings.zone
    day = begun.astimezone(zone).date()
    had = (entry.first - day).days
    cure = "publish later, or choose a form that takes less work"
    since = f"{max(had, 0)} days after it was begun ({day})"
    if word and had < need:
        message = f"goes out {since}; '{word}' needs {need:g} days"
        yield Fault(place_of(entry), _NAME, message, cure)
    elif not word:
        stage, due = min(item.due.items(), key=lambda pair: pair[1].first)
        if due.ends(zone) < begun:
            message = f"goes out {since}; its {stage.value} was due before that, on {due.first}"
            yield Fault(place_of(entry), _NAME, message, cure)


def _by_days(pair: tuple[str, float]) -> float:
    return pair[1]
