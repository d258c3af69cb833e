"""Selection: a feed that the plan names, what it holds, and how that is written."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from airdate.finding import Place
from airdate.status import Visibility

_FEEDS = Place("calendar/feeds.yml")


class Cancelled(StrEnum):
    """What a feed makes of what is called off: clients differ in what they show of ``STATUS:CANCELLED``.

    Apple and Thunderbird strike it through, Google hides it, Outlook takes no notice.
    """

    KEEP = "keep"
    OMIT = "omit"
    CONFIRMED = "confirmed-with-prefix"


class Detail(StrEnum):
    """How much a feed tells: the title and time, the summary and place too, or all."""

    TITLE = "title"
    SUMMARY = "summary"
    FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How the entries of a feed are written. ``alarm`` is how long before its start each rings."""

    detail: Detail = Detail.FULL
    cancelled: Cancelled = Cancelled.KEEP
    alarm: timedelta | None = None


#: All of it, and cancelled as cancelled: how a feed is written that does not say.
FULL = Form()


@dataclass(frozen=True, slots=True)
class Reach:
    """A length of the calendar: months, or days."""

    months: int = 0
    days: int = 0

    def before(self, day: date) -> date:
        """The day that long before, within its month."""
        return _moved(day, -self.months) - timedelta(days=self.days)

    def after(self, day: date) -> date:
        """The day that long after, within its month."""
        return _moved(day, self.months) + timedelta(days=self.days)


#: How far back feeds reach that do not say.
BACK = Reach(months=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A named feed: entries that match every criterion (facet -> accepted ids).

    It reaches ``back`` and ``ahead`` from today (None: all there is) and holds the nearest ``cap``
    of these (0: all). It is shown in editions that are not the team's only if ``visibility`` is
    public, and shows no more than the ``edition`` it names. A ``secret`` one lies at a path that
    only those know who were told.
    """

    id: str
    title: str
    summary: str = ""
    criteria: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    visibility: Visibility = Visibility.INTERNAL
    back: Reach | None = BACK
    ahead: Reach | None = None
    cap: int = 0
    form: Form = FULL
    edition: str = ""
    secret: bool = False
    place: Place = _FEEDS

    @property
    def whole(self) -> bool:
        """Whether it is no other than the feed of everything."""
        own = self.criteria or self.ahead or self.cap or self.edition or self.secret
        return not own and self.back == BACK and self.form == FULL


def _moved(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
