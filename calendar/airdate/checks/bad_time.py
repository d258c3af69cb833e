"""A time that is none: a form that is not understood, or a day that does not exist.

Bad::

    publish: 2027-02-30
    publish: next tuesday

Good::

    publish: 2027-02-28
    publish: 2027-02-28 09:00
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "SC101"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS
