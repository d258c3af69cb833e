"""What scripts need to offer the nearest feed and to colour entries otherwise; pages load it on demand."""

from collections.abc import Iterable, Iterator

from airdate.artifact import Artifact
from airdate.head import ASSETS
from airdate.html.picking import Listed, feeds
from airdate.html.postings import compact
from airdate.html.sheet import Sheet


def render(sheet: Sheet, listed: Iterable[Listed]) -> Iterator[Artifact]:
    """``feeds.json`` with the feeds and every value of every facet, and ``colours.css``."""
    _ = sheet.spoken.gettext
    told = {
        "words": {
            "exact": _("Feed: %(feed)s") % {"feed": "{feed}"},
            "nearest": _("Nearest feed: %(feed)s, which also holds %(others)s")
            % {"feed": "{feed}", "others": "{others}"},
            "without": _("No campaign"),
        },
        "facets": sheet.picking.known,
        "feeds": [*feeds(sheet.plan, listed)],
    }
    yield Artifact(f"{ASSETS}/feeds.json", f"{compact(told)}\n".encode())
    yield Artifact(f"{ASSETS}/colours.css", sheet.colours.stylesheet.encode())
