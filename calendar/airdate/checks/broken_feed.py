"""A feed that strict calendars would refuse, found by reading again what was about to go out.

One entry that breaks the rules of RFC 5545 loses its subscribers the whole feed in many calendars. So
every build reads each feed back with a reader that knows nothing of the writer, and stops here, at
the item from which the broken line comes. `airdate check --feeds` does the same at your desk.

Airdate means never to write such a feed: the message is worth a bug report. Until it is mended,
change the value that the message points at.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FE101"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS
