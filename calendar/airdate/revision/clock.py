"""Clock: a moment as the plan's clocks show it, and as its files say it."""

from datetime import datetime

from airdate.plan import Plan
from airdate.timespan import TimeFault, parse


def written(moment: datetime, plan: Plan) -> str:
    """The minute, as the plan's clocks show it; with its offset where that is not enough."""
    settings = plan.vocabulary.settings
    local = moment.astimezone(settings.zone).replace(second=0, microsecond=0)
    short = local.strftime("%Y-%m-%d %H:%M")
    try:
        same = settings.timezone and parse(short, settings.zone).begins(settings.zone) == local
    except TimeFault:  # an hour that is there twice
        same = False
    return short if same else local.isoformat(timespec="minutes")
