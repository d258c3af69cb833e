"""What calendars do with a feed: how often they look, and what becomes of what is cancelled.

Collected from their users and makers (Google: hackgreenville#498; Outlook: Squire#215,
SuiteCRM#8943; Apple: sabre-io/dav#969; Thunderbird: ephios#1581).
"""

from typing import NamedTuple


class Client(NamedTuple):
    """One calendar, in words for people."""

    name: str
    by_hand: str
    looks: str
    now: str
    cancelled: str


_STRUCK = "Stays, struck through"
_TITLE = "Stays; only its title says “Cancelled”"

CLIENTS = (
    Client(
        "Apple, iPhone and iPad",
        "Calendars › Add Calendar › Add Subscription Calendar",
        "As set under Fetch New Data, mostly once a day",
        "Pull down the list of calendars",
        _STRUCK,
    ),
    Client(
        "Apple, Mac",
        "File › New Calendar Subscription",
        "As set for the subscription, from 5 minutes to a week",
        "View › Refresh Calendars",
        _STRUCK,
    ),
    Client(
        "Google Calendar",
        "Other calendars › + › From URL, in a browser; phones show it from then on",
        "Every 8 to 24 hours",
        "Not possible: look here instead",
        "Disappears",
    ),
    Client(
        "Outlook.com, new Outlook, Outlook at work",
        "Add calendar › Subscribe from web",
        "About every 3 hours",
        "Not possible: look here instead",
        _TITLE,
    ),
    Client(
        "Outlook, classic",
        "File › Account Settings › Internet Calendars › New",
        "About once a day",
        "Send/Receive All Folders (F9)",
        _TITLE,
    ),
    Client(
        "Thunderbird",
        "New Calendar › On the Network",
        "Every 30 minutes",
        "Synchronize",
        _STRUCK,
    ),
    Client(
        "Nextcloud",
        "New calendar › New subscription from link",
        "About every 6 hours, as the feed asks",
        "Only whoever runs it can",
        _STRUCK,
    ),
)


class Form(NamedTuple):
    """A file for machines: where it lies if the site has it, what it is and holds.

    ``type`` is the media type of what feed readers take; such a file is named in the home page's head.
    """

    path: str
    title: str
    holds: str
    type: str = ""


_ATOM, _JSON = "application/atom+xml", "application/feed+json"

MACHINES = (
    Form("feeds/changed.atom", "What changed, Atom", "For feed readers: new, moved, called off", _ATOM),
    Form("feeds/changed.json", "What changed, JSON Feed", "The same as JSON", _JSON),
    Form("feeds/published.atom", "What was published, Atom", "For feed readers: what has appeared", _ATOM),
    Form("feeds/published.json", "What was published, JSON Feed", "The same as JSON", _JSON),
    Form("feeds/all.jcal", "jCal", "The calendar of everything as JSON (RFC 7265)"),
    Form("feeds/all.jscalendar.json", "JSCalendar", "The calendar of everything as JSON (RFC 8984)"),
    Form("plan.json", "The plan as data", "All that is published here, in one JSON document"),
    Form("plan.schema.json", "Its schema", "What each key of that document means (JSON Schema)"),
)
