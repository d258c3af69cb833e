"""An hour without a time zone: neither the item nor the plan names one.

Airdate never asks the machine for its zone, so the build would mean another hour elsewhere.
Set ``timezone:`` in ``calendar/plan.yml`` once, or write an offset.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "SC001"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS
