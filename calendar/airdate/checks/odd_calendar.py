"""Something in an outside calendar that cannot be shown as it is.

The ``.ics`` files that ``calendar/markers.yml`` names were written by somebody else. An entry
without a start is left out; a series that comes more often than daily, or never, is shown
once; a time zone that nobody knows is read as the plan's. The rest comes in.

Mend the entry in the calendar that it comes from, or leave it out of the export.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FE107"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS
