"""An embargo without an hour or without an offset.

An embargo that names only a day has broken in practice: one desk ran the story at
midnight Eastern, another waited for the morning in the Pacific zone.

Bad::

    embargo: {until: 2027-05-12}

Good::

    embargo: {until: "2027-05-12T08:00-04:00", reason: agreed with the trade press}
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "PR001"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS
