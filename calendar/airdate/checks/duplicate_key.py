"""A key that stands twice in one mapping.

YAML readers keep one of the two in silence, and not all the same one.

Bad::

    status: draft
    status: approved

Good: keep the one that is meant.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM104"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS
