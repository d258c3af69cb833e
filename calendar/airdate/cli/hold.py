"""``airdate hold``: stop everything, or a part of it, at once."""

import click

from airdate.cli import revising
from airdate.cli.exits import Refusal
from airdate.revision import Order, hold


@click.command("hold")
@click.argument("id", required=False, default="")
@click.option("--reason", required=True, metavar="TEXT", help="Why, for whoever must wait.")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    metavar="KEY=ID,…",
    help="What must wait: channel=mastodon,campaign=spring (default: everything).",
)
@click.option("--until", default="", metavar="WHEN", help="The last day, or a time (default: until lifted).")
@click.option("--by", default="", metavar="PERSON", help="Who has decided that.")
@click.option("--title", default="", metavar="TEXT", help="What people read (default: the id).")
@revising.options
@click.pass_context
def command(
    context: click.Context,
    /,
    id: str,
    reason: str,
    scopes: tuple[str, ...],
    until: str,
    by: str,
    title: str,
    **how: bool | str,
) -> int:
    """Hold everything back from now on, or what has all words of the scope.

    With the next build everything in scope stands on hold, on every page and in every
    feed, and calendars take that as an update. `airdate lift ID` ends it.

    \b
    airdate hold --reason "Fire in the hall"
    airdate hold storm --reason Storm --scope channel=mastodon,bluesky --until 2027-03-03
    airdate hold quiet --reason Lawsuit --scope campaign=spring,channel=press --by ana
    """
    before = revising.begin(context)
    people = before.plan.vocabulary.people or {}
    who = people[by].title if by in people else by
    with revising.refusing():
        order = Order(
            reason=_said(reason, "--reason"), scope=_scope(scopes), until=until, by=who, title=title
        )
        revision = hold(before, id, order)
    return revising.conclude(revision, **how)  # type: ignore[arg-type]


def _scope(scopes: tuple[str, ...]) -> dict[str, list[str]]:
    """Ids by key; a word without a key belongs to the one before."""
    found: dict[str, list[str]] = {}
    for text in scopes:
        key = ""
        for word in filter(None, (word.strip() for word in text.split(","))):
            named, equals, id = word.partition("=")
            key, id = (named.strip(), id.strip()) if equals else (key, word)
            if not (key and id):
                raise Refusal("--scope takes a key and ids: channel=mastodon,bluesky. Nothing was written.")
            found.setdefault(key, []).append(id)
        if not key:
            raise Refusal("--scope names nothing; leave it out to hold everything. Nothing was written.")
    return found


def _said(text: str, option: str) -> str:
    if not text.strip():
        raise Refusal(f"{option} says nothing: whoever must wait wants to know why. Nothing was written.")
    return " ".join(text.split())
