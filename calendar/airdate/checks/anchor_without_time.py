"""A relative time whose anchor has no day, no such end, or no hour to count from.

``7 days before keynote`` needs a keynote with a day: as long as it is only planned for May, what hangs
on it stands on the shelf, and the chain that waits is named. ``2 hours after keynote`` needs an hour,
``1 day after keynote.end`` an ``end``, ``when release lifts`` an embargo.

Bad: ``publish: 2 hours after fair`` where the fair's ``start`` is ``2027-05-12``.
Good: ``publish: 2 days after fair at 10:00``.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "SC103"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS
