"""Campaign parameters on a link inside your own site.

They begin a new visit in the middle of one: whoever came by the newsletter is then counted as having
come from the home page, and what brought them is lost (ksanyok/utm-builder wiki, 2026-10-26). Looked at
are ordinary pages of the plan, and items on a channel that is your website (``network: blog``, or an
owned channel with a ``url`` of its own).

Bad, in an article on example.org::

    [the loan page](https://example.org/loan?utm_source=blog&utm_medium=referral&utm_campaign=loan)

Good::

    [the loan page](https://example.org/loan)

To count clicks inside a site, use events of your analytics, not campaigns.
"""

from collections.abc import Iterator

from airdate.finding import Change, Fault, Fix, Place, Replace, Severity
from airdate.markdown import position
from airdate.page import Page
from airdate.pasted import House, house_of, with_utm
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.tracking.links import links_in
from airdate.tracking.utm import read, stripped

CODE = "TR006"
SEVERITY = Severity.ERROR
PROFILE = Profile.RECOMMENDED
WHEN = When.PLANNED


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each link from a page of the house to the house that carries parameters."""
    house = house_of(plan.vocabulary)
    for _, link in with_utm(plan.items, plan.vocabulary):
        if link.inside:
            yield _fault(link.place, link.instead(stripped(link.url)))
    for page in plan.pages:
        if "utm_" in page.body.lower():  # for speed
            yield from _of_page(page, house)


def _of_page(page: Page, house: House) -> Iterator[Fault]:
    for link in links_in(page.body, markdown=True):
        if house.owns(link.url) and read(link.url):
            place = Place(page.place.path, *position(page.body, link.start, page.body_line))
            yield _fault(place, (Replace(place, link.url, stripped(link.url)),))


def _fault(place: Place, changes: tuple[Change, ...]) -> Fault:
    message = "campaign parameters on a link inside your own site end the visit that they are in"
    fix = Fix("take the parameters out", changes, safe=True, wording=True) if changes else None
    return Fault(place, "utm-on-internal-link", message, "take them out", fix=fix)
