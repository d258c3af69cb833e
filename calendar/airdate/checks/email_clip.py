"""A newsletter whose HTML is near or over the size at which Gmail clips it.

Gmail shows about 102,000 bytes of a mail and hides the rest behind "View entire message", and with it the
link to unsubscribe and the picture that counts who opened it (mail vendors on Gmail clipping, 2021-2026).

Measured is an ``.html`` file in ``content/`` that the item names under `assets`. Without one the body counts,
in UTF-8: that is a lower bound, since a template makes more of it.

Bad: ``assets: [letter.html]`` of 130,000 bytes.

Good: the begin of each piece, with a link to the rest.

Fix: shorten it, or leave styles and comments out of the template. Configure in ``calendar/policy.yml``:
``rules: {email-clip: {near: 95}}``, the percentage from which it warns; ``published: yes`` looks at what is
out already, too. Another size: ``limits: {html.max_bytes: …}`` of the channel.
"""

from collections.abc import Iterator

from airdate.counting import measure
from airdate.finding import Fault, Place, Severity
from airdate.item import Item
from airdate.markdown import local_path
from airdate.network import Network, breach, nearly
from airdate.outlet import judged, outlets
from airdate.plan import Plan
from airdate.policy import Profile, When

CODE = "CH011"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED
SETTINGS = {"near": 90, "published": False}


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each mail that is, or will be, clipped."""
    words, published = plan.vocabulary, judged(plan.vocabulary, "email-clip")
    near = words.policy.value("email-clip", "near", 90)
    for item in plan.items:
        for _, network in outlets(item, words, published=published):
            if "html.max_bytes" in network.facts:
                yield from _judged(plan, item, network, near)


def _judged(plan: Plan, item: Item, network: Network, near: int) -> Iterator[Fault]:
    found = [sized for n in range(len(item.assets)) if (sized := _asset(plan, item, n))]
    for size, place, what in found or [(measure(item.body, "bytes").value, _top(item), "the text alone")]:
        fact = network.facts["html.max_bytes"]
        broken = breach(fact, size) or nearly(fact, size, near)
        if broken:
            message = (
                f"{what} has {size:,} bytes, Gmail clips a mail after {broken.bound:,} ({fact.source_line})"
            )
            yield Fault(place, "email-clip", message, "shorten it, and link to the rest")


def _asset(plan: Plan, item: Item, n: int) -> tuple[int, Place, str] | None:
    """Size, place and name of a file of HTML; None if it is none, or not there."""
    path = local_path(item.path, item.assets[n])
    if not path.lower().endswith((".html", ".htm")) or path not in plan.files:
        return None
    try:
        size = (plan.content_dir / path).stat().st_size
    except OSError:
        return None
    return size, item.places.get(f"assets.{n}", item.at("assets")), path.rpartition("/")[2]


def _top(item: Item) -> Place:
    return Place(item.place.path, item.body_line)
