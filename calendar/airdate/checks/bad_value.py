"""A value of the wrong shape: a list where one word is expected, a word where keys are.

Bad::

    campaign: [orion, eclipse]

Good::

    campaign: orion
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM102"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS
