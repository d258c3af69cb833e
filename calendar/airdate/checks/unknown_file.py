"""A YAML file in ``calendar/`` that Airdate does not read, most often a misspelt name.

Bad: ``calendar/channel.yml``. Good: ``calendar/channels.yml``.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM110"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS
