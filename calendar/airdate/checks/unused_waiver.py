"""A waiver of something that is not wrong.

It would hide the next fault of its kind, which nobody has decided about. Take it out.

Bad: ``waive: [{rule: holiday-collision, …}]`` in an item that goes out on a workday.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "WA002"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS
