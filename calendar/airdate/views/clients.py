"""What calendars do with a feed: how often they look, and what becomes of what is cancelled.

Collected from their users and makers (Google: hackgreenville#498; Outlook: Squire#215,
SuiteCRM#8943; Apple: sabre-io/dav#969; Thunderbird: ephios#1581).
"""

from typing import NamedTuple

from airdate.wording.translation import noted


class Client(NamedTuple):
    """One calendar, in words for people."""

    name: str
    by_hand: str
    looks: str
    now: str
    cancelled: str


_STRUCK = noted("Stays, struck through")
_TITLE = noted("Stays; only its title says “Cancelled”")

CLIENTS = (
    Client(
        noted("Apple, iPhone and iPad"),
        noted("Calendars › Add Calendar › Add Subscription Calendar"),
        noted("As set under Fetch New Data, mostly once a day"),
        noted("Pull down the list of calendars"),
        _STRUCK,
    ),
    Client(
        noted("Apple, Mac"),
        noted("File › New Calendar Subscription"),
        noted("As set for the subscription, from 5 minutes to a week"),
        noted("View › Refresh Calendars"),
        _STRUCK,
    ),
    Client(
        noted("Google Calendar"),
        noted("Other calendars › + › From URL, in a browser; phones show it from then on"),
        noted("Every 8 to 24 hours"),
        noted("Not possible: look here instead"),
        noted("Disappears"),
    ),
    Client(
        noted("Outlook.com, new Outlook, Outlook at work"),
        noted("Add calendar › Subscribe from web"),
        noted("About every 3 hours"),
        noted("Not possible: look here instead"),
        _TITLE,
    ),
    Client(
        noted("Outlook, classic"),
        noted("File › Account Settings › Internet Calendars › New"),
        noted("About once a day"),
        noted("Send/Receive All Folders (F9)"),
        _TITLE,
    ),
    Client(
        noted("Thunderbird"),
        noted("New Calendar › On the Network"),
        noted("Every 30 minutes"),
        noted("Synchronize"),
        _STRUCK,
    ),
    Client(
        noted("Nextcloud"),
        noted("New calendar › New subscription from link"),
        noted("About every 6 hours, as the feed asks"),
        noted("Only whoever runs it can"),
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
    Form(
        "feeds/changed.atom",
        noted("What changed, Atom"),
        noted("For feed readers: new, moved, called off"),
        _ATOM,
    ),
    Form("feeds/changed.json", noted("What changed, JSON Feed"), noted("The same as JSON"), _JSON),
    Form(
        "feeds/published.atom",
        noted("What was published, Atom"),
        noted("For feed readers: what has appeared"),
        _ATOM,
    ),
    Form("feeds/published.json", noted("What was published, JSON Feed"), noted("The same as JSON"), _JSON),
    Form("feeds/all.jcal", noted("jCal"), noted("The calendar of everything as JSON (RFC 7265)")),
    Form(
        "feeds/all.jscalendar.json",
        noted("JSCalendar"),
        noted("The calendar of everything as JSON (RFC 8984)"),
    ),
    Form("plan.json", noted("The plan as data"), noted("All that is published here, in one JSON document")),
    Form(
        "plan.schema.json", noted("Its schema"), noted("What each key of that document means (JSON Schema)")
    ),
)
