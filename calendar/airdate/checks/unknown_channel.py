"""A channel that ``calendar/channels.yml`` does not hold.

Bad: ``channel: mastadon``. Good: ``channel: mastodon``, or add the new channel to the file.

``airdate check --fix`` writes the channel where another name of its network stands (``Twitter``, ``IG``),
or the same one in other letters (``Mastodon``); ``--unsafe-fixes`` the nearest one.
"""

from collections.abc import Iterator, Mapping

from airdate.finding import Fault, Fix, Severity
from airdate.network import named
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import Nearest
from airdate.vocabulary import Channel

CODE = "FM111"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS

#: Media whose names are said of many channels: none of them is another name of one.
_MEDIA = frozenset({"newsletter", "sms", "blog", "press_release", "podcast", "event_listing"})


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each channel that the vocabulary does not hold."""
    known = plan.vocabulary.channels or {}
    near = Nearest(known)
    for place, word in plan.strangers("channel"):
        same = _the_same(word, known)
        meant, cure = near.word(word), near(word) or "add it to calendar/channels.yml"
        if same:
            meant, cure = same, f"write '{same}'"
        fix = Fix.word(place, word, meant, safe=bool(same))
        yield Fault(place, "unknown-channel", f"unknown channel '{word}'", cure, fix=fix)


def _the_same(word: str, known: Mapping[str, Channel]) -> str:
    """The one channel that is called so too: in other letters, or by another name of its network."""
    alike = [id for id in known if id.casefold() == word.casefold()]
    network = named(word)
    if network is None or network.id in _MEDIA:
        return alike[0] if len(alike) == 1 else ""
    of_it = [id for id, channel in known.items() if named(channel.account.network or id) is network]
    return next((found[0] for found in (alike, of_it) if len(found) == 1), "")
