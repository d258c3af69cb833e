"""Subscription: a feed's address in the form that each calendar understands.

Google takes only ``webcal:`` (calagator#556), Outlook only ``https:``; the new Outlook for
Windows does nothing with ``webcal:`` (asap-hub#4998). So every feed has all of them.
"""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from airdate.artifact import public_url
from airdate.html import address
from airdate.vocabulary import Settings


@dataclass(frozen=True, slots=True)
class Subscription:
    """The ways to one feed: its public ``address``, and what the calendar will be called."""

    address: str
    name: str

    @property
    def webcal(self) -> str:
        """For whatever calendar the device has: Apple's, Thunderbird, most on phones."""
        return f"webcal://{self.address.partition('://')[2]}"

    @property
    def google(self) -> str:
        """For Google Calendar in a browser."""
        return f"https://calendar.google.com/calendar/r?cid={quote(self.webcal, safe='')}"

    @property
    def outlook(self) -> str:
        """For Outlook.com, a person's own account."""
        return f"https://outlook.live.com/calendar/0/addfromweb?{self._query}"

    @property
    def office(self) -> str:
        """For Outlook at work or school."""
        return f"https://outlook.office.com/calendar/0/addfromweb?{self._query}"

    @property
    def _query(self) -> str:
        return urlencode({"url": self.address, "name": self.name}, quote_via=quote, safe="")


def subscription(settings: Settings, path: str, title: str) -> Subscription | None:
    """The ways to the feed at ``path`` below the site's root; None while the plan has no address."""
    if not settings.url:
        return None
    return Subscription(public_url(settings.url, path), calendar_name(settings, title))


def calendar_name(settings: Settings, title: str) -> str:
    """What a feed is called where the page around it is gone."""
    return title if title == settings.title else f"{settings.title}: {title}"


def listed(path: str) -> str:
    """The link to where a feed can be chosen; a click on the feed itself would but download it."""
    return f"{address.to('feeds/')}#{anchor(path)}"


def anchor(path: str) -> str:
    """The id of a feed on the feeds page: ``channel-mastodon``."""
    return path.removeprefix("feeds/").removesuffix(".ics").replace("/", "-")
