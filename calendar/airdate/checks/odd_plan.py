"""Something in another plan's file that cannot be shown as it is.

The ``plan.json`` files that ``calendar/markers.yml`` names were written by another Airdate, or by somebody
who says so. An item without an id, a title, a known status or a known visibility is left out, and so is
an entry whose time cannot be read; a series that comes too often is shown once. The rest comes in.

Let the other plan be built anew, and copy its ``plan.json`` here as it is.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FE108"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS
