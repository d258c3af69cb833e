"""``airdate feeds``: the calendars of an edition and where they lie, the secret ones too."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from airdate.cli import given
from airdate.cli.exits import Refusal
from airdate.cli.output import echo_json, table

if TYPE_CHECKING:
    from airdate.feeds.feed import Feed


@click.command("feeds")
@click.option("--edition", metavar="NAME", default="team", show_default=True, help="Whose feeds.")
@click.option("--secret", is_flag=True, help="Tell the secret ones instead (needs AIRDATE_FEED_KEY).")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(context: click.Context, edition: str, secret: bool, form: str) -> int:
    """List the calendars that people can subscribe to, with the number of their entries.

    Secret feeds (`secret: yes` in feeds.yml) are in no list but this one: their addresses are made from
    AIRDATE_FEED_KEY, and whoever has one can read the feed. Another key makes other addresses.
    """
    from airdate.site import Site

    plan = given.plan_of(context)
    key = given.feed_key(context)
    if secret and not key:
        raise Refusal("There is no key to make addresses from: set AIRDATE_FEED_KEY, as for the build.")
    site = Site(plan, given.edition_of(plan, edition), feed_key=key)
    found = site.secret_feeds if secret else site.feeds
    whole = [each for feed in found for each in (feed, *feed.parts)]
    url = plan.vocabulary.settings.url
    if form == "json":
        echo_json(_data(whole, url))
    else:
        rows = [(feed.title, str(len(feed.entries)), url + feed.path) for feed in whole]
        click.echo(table([("FEED", "ENTRIES", "ADDRESS"), *rows]) if rows else "There is no such feed.")
    return 0


def _data(feeds: Iterable["Feed"], url: str) -> list[dict[str, Any]]:
    return [
        {
            "title": feed.title,
            "description": feed.description,
            "entries": len(feed.entries),
            "path": feed.path,
            "url": f"{url}{feed.path}" if url else "",
            "note": feed.note,
        }
        for feed in feeds
    ]
