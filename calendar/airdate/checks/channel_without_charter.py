"""A channel that is used before anybody has agreed why it exists and who looks after it.

A charter says the intent, the owner, the audience, the cadence, the languages and within how many hours
people get an answer. Paper, places and the air (``offline: yes``) need no hours. Source: the house's
doctrine S004, "don't just establish a Twitter account and start tweeting".

Bad, in ``calendar/channels.yml``::

    threads: {title: Threads}

Good::

    threads:
      title: Threads
      charter:
        intent: Where teachers ask each other, answer them.
        owner: mila
        audience: [teachers]
        cadence: 3 per week
        languages: [en]
        response_hours: 24

Where no channel has a charter there is one note for all of them. Looked at are channels in which
something is planned from today on; the posts that an existing blog brings along are not.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Place, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Status
from airdate.text import listed
from airdate.vocabulary import Channel

CODE = "ST007"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.PLANNED

_NEEDED = ("intent", "owner", "audience", "cadence", "languages", "response_hours")


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each channel in use whose charter has gaps, or one for all."""
    channels = plan.vocabulary.channels
    if channels is None:
        return
    coming = (e for e in plan.coming() if not (e.spans or e.called_off or e.item.foreign))
    used = {e.output.channel for e in coming if e.status is not Status.IDEA} & channels.keys()
    if used and not any(channel.account.charter for channel in channels.values()):
        message = f"no channel has a charter, and {len(used)} are used: {listed(sorted(used))}"
        cure = "add `charter:` with intent, owner, audience, cadence, languages and response_hours"
        yield Fault(Place("calendar/channels.yml"), "channel-without-charter", message, cure, Severity.INFO)
        return
    for id in sorted(used):
        if missing := _missing(plan, channels[id]):
            charter = channels[id].account.charter
            place = charter.place if charter else channels[id].place
            what = "its charter does not say" if charter else "there is no charter:"
            message = f"the channel '{id}' is used, and {what} {listed(missing)}"
            yield Fault(place, "channel-without-charter", message, "agree on it before the next post")


def _missing(plan: Plan, channel: Channel) -> list[str]:
    charter = channel.account.charter
    needed = _NEEDED[:-1] if channel.account.offline else _NEEDED
    if charter is None:
        return list(needed) if channel.account.places.get("charter") not in plan.faulty else []
    unread = {key for key in needed if charter.places.get(key) in plan.faulty}
    return [key for key in needed if getattr(charter, key) in ("", (), None) and key not in unread]
