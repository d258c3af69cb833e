"""All figures count what was sent or clicked, none what came of it; or a figure is AVE.

Posts, likes, comments and reach can be had without anybody doing anything: "comments are intent to like"
(the house's doctrine S001). The Barcelona Principles of AMEC (4.0, July 2025) tell outputs, outtakes,
outcomes and impact apart, and say that the advertising value equivalent (AVE) is not the value of
communication. A figure is an output if its ``level`` says so, or if it has none and its name is one of
the usual ones. What was over long ago is left alone.

Bad: ``kpi: [{metric: likes, target: 500}, {metric: reach, target: 20000}]``.

Good::

    kpi:
      - {metric: reach, level: output, target: 20000}
      - {metric: schools that order, level: outcome, target: 600}

To fix it, add what people should do, know or think after it, with ``level: outcome`` (or ``outtake``,
``impact``). For how many days after its end an item is looked at is set by ``rules: {outputs-only: {past:
90}}`` in ``calendar/policy.yml``.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from airdate.entry import entries_of
from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.parts.measure import Kpi, Level, Result
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import listed, shown

CODE = "ME002"
SEVERITY = Severity.WARNING
PROFILE = Profile.STRICT
WHEN = When.APPROVED
SETTINGS = {"past": 90}

_AVE = re.compile(
    r"\bAVEs?\b|(?i:\b(advertising|ad)[ -](value )?equivalen|\b(werbe|anzeigen)(wert)?[äa]quivalen)"
)
_OUTPUTS = re.compile(
    r"""(?ix) \b( posts? | likes? | comments? | reach | impressions? | followers? | views? | shares?
    | retweets? | boosts? | reposts? | mentions? | clippings? | opens? | releases )\b"""
)
_CURE = "add what people should do, know or think after it, with `level: outcome`"


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each AVE, and for each item whose figures are all outputs."""
    since = timedelta(days=plan.vocabulary.policy.value("outputs-only", "past", SETTINGS["past"]))
    for item in plan.items:
        said = item.measures
        figures: Sequence[Kpi | Result] = (*said.kpi, *said.results)
        if not figures:  # for speed
            continue
        if _long_over(plan, item, since):
            continue
        yield from _equivalents(figures)
        if said.kpi and all(map(_is_output, said.kpi)):
            names = listed([shown(kpi.metric) for kpi in said.kpi if kpi.metric], 5)
            message = f"all its figures are outputs ({names or 'of no name'}), none tells what came of it"
            yield Fault(said.spot("kpi"), "outputs-only", message, _CURE)


def _long_over(plan: Plan, item: Item, since: timedelta) -> bool:
    times = [entry.ends for entry in entries_of(item, plan.vocabulary.settings.zone)]
    return max(times) < plan.now - since


def _equivalents(figures: Sequence[Kpi | Result]) -> Iterator[Fault]:
    for figure in figures:
        if _AVE.search(figure.metric):
            message = f"'{shown(figure.metric)}' is no value of communication (AMEC, Barcelona Principles)"
            yield Fault(figure.spot("metric"), "outputs-only", message, "count what came of it")


def _is_output(kpi: Kpi) -> bool:
    if kpi.level is not None:
        return kpi.level is Level.OUTPUT
    return "level" not in kpi.places and bool(_OUTPUTS.search(kpi.metric))
