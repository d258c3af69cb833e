"""A country or subdivision whose public holidays nobody knows.

They are written as in ISO 3166: two letters, and the subdivision's after a hyphen.

Bad: ``country: Germany``. Good: ``country: DE``, or ``country: DE-BE`` for Berlin.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM116"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS
