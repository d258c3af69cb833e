"""Somebody gets embargoed material who has not agreed to the embargo, or gets it too late to work with it.

Without agreement there is no embargo: sending a text that is marked as embargoed binds nobody (E5: Embargo
Watch, 2010-10-21). And journalists expect embargoed material at least 24 hours ahead (E6: agency practice),
or they cannot prepare anything. `sent:` is when the recipients get it.

Bad::

    embargo: {until: "2027-05-12T08:00-04:00"}
    sent: 2027-05-12 06:00
    recipients: [{name: Rosa Meyer, outlet: The Herald}]

Good::

    embargo: {until: "2027-05-12T08:00-04:00"}
    sent: 2027-05-10 09:00
    recipients: [{name: Rosa Meyer, outlet: The Herald, agreed: yes}]

Fix: ask them first, and write `agreed: yes` when they have said so; send it earlier.
Configure: `rules: {embargo-not-agreed: {hours: 48}}` in calendar/policy.yml.
Waive: `waive: [{rule: PR007, reason: agreed by contract, by: ana, until: 2027-12-31}]`.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.policy import Profile, When
from airdate.status import Status
from airdate.text import shown
from airdate.vocabulary import Vocabulary

CODE = "PR007"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED
SETTINGS: Mapping[str, object] = {"hours": 24.0}

_NAME = "embargo-not-agreed"


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each recipient who has not agreed, and for material that is sent too late."""
    if not item.embargo or item.status is Status.PUBLISHED:
        return
    for one in item.press.recipients:
        if not one.agreed:
            who = shown(one.name or one.outlet) or "a recipient"
            message = f"{who} gets it under embargo and has not agreed to that"
            place = one.places.get("agreed") or one.spot("name")
            yield Fault(place, _NAME, message, "ask first and write `agreed: yes`, or take them off the list")
    if item.press.sent:
        hours = words.policy.value(_NAME, "hours", 24.0)
        lead = item.embargo.until - item.press.sent.begins(words.settings.zone)
        if lead < timedelta(hours=hours):
            had = f"{max(lead, timedelta()) / timedelta(hours=1):.4g} hours before the embargo lifts"
            message = f"recipients get it {had}; journalists expect {hours:g}"
            yield Fault(item.press.spot("sent"), _NAME, message, "send it earlier, or lift the embargo later")
