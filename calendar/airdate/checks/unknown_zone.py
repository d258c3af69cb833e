"""A time zone that is not in the IANA database.

Bad: ``timezone: Berlin``. Good: ``timezone: Europe/Berlin``.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM117"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS
