"""Drawing: ``airdate export pdf``, a page of the site on paper."""

import re
from collections.abc import Mapping

import click

from airdate import gate
from airdate.cli import given
from airdate.cli.exits import Refusal
from airdate.plan import Plan

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])\Z")


def refuse(form: str, page: str | None, month: str | None, others: Mapping[str, object]) -> None:
    """A usage error for a month that is none, and for options that do not go together."""
    if form != "pdf":
        if page or month:
            raise click.UsageError("--page and --month are for pdf alone.")
        return
    if month and page not in (None, "month"):
        raise click.UsageError(f"--month is for the page of a month; leave it out, or --page {page}.")
    if month and not _MONTH.match(month):
        raise click.UsageError(f"'{month}' is no month (write 2027-03).")
    if given_too := [name for name, value in others.items() if value]:
        raise click.UsageError(f"A page of the site is drawn as it is: leave out --{given_too[0]}.")


def drawn(whole: Plan, edition: str, page: str | None, month: str | None) -> bytes:
    """The page as PDF; a Refusal where the plan has no such page, or nothing is here to draw it with."""
    from airdate.export import pdf  # slow to load

    shown = given.edition_of(whole, edition)
    try:
        return pdf.render(gate.admit(whole, shown), shown, page or "month", month or "")
    except pdf.PdfError as error:
        raise Refusal(f"{error}.") from None
