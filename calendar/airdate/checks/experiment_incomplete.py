"""An experiment without hypothesis, variants, metric or stop date; or one that is over without a verdict.

Who does not say beforehand what is expected finds it confirmed whatever comes, and who does not say when
it stops goes on until it looks right ("experiment, fine-tune", the house's doctrine S003). Two variants
are the least that can be compared. What stopped long ago is left alone.

Bad::

    type: experiment
    hypothesis: Evenings work better.

Good::

    type: experiment
    hypothesis: Teachers read after school, so posts at 19:00 are opened more often than those at 09:00.
    variants: [ask-morning, ask-evening]
    kpi: [{metric: registrations, baseline: 40, target: 60, review: 2027-04-02}]
    stop: 2027-04-01
    verdict: Evenings, by a third.

To fix it, write what is missing; a verdict may be that nothing can be told. For how many days after its
stop an experiment is looked at is set by ``rules: {experiment-incomplete: {past: 90}}`` in
``calendar/policy.yml``.
"""

from collections.abc import Iterator
from datetime import timedelta

from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Status

CODE = "ME004"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED
SETTINGS = {"past": 90}


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each experiment that lacks something, and for each without a verdict."""
    past = timedelta(days=plan.vocabulary.policy.value("experiment-incomplete", "past", SETTINGS["past"]))
    for item in plan.items:
        if item.type != "experiment":
            continue
        stop = item.experiment.stop
        if stop and stop.last < plan.today - past:
            continue
        if missing := _missing(plan, item):
            message = f"this experiment has no {', '.join(missing)}"
            yield Fault(item.place, "experiment-incomplete", message, "write it down before it begins")
        over = item.status is Status.PUBLISHED or (stop is not None and stop.last < plan.today)
        if over and not item.experiment.verdict:
            when = f"stopped on {stop.text}" if stop and stop.last < plan.today else "is done"
            message = f"this experiment {when} and has no `verdict`"
            cure = "write what came of it, even if nothing did"
            yield Fault(item.at("stop"), "experiment-incomplete", message, cure)


def _missing(plan: Plan, item: Item) -> list[str]:
    said, found = item.experiment, []
    if not said.hypothesis:
        found.append("`hypothesis`")
    if len(said.variants) < 2 and "variants" not in _unread(plan, item):
        found.append("second variant" if said.variants else "`variants`")
    if not any(kpi.metric for kpi in item.measures.kpi) and "kpi" not in _unread(plan, item):
        found.append("`kpi` with a metric")
    if not said.stop and "stop" not in _unread(plan, item):
        found.append("`stop`")
    return found


def _unread(plan: Plan, item: Item) -> set[str]:
    """The keys whose values could not be read."""
    places = {**item.experiment.places, **item.measures.places}
    return {key.partition(".")[0] for key, place in places.items() if place in plan.faulty}
