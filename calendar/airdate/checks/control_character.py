"""Characters that cannot be seen in a value: controls, bidirectional overrides, a byte order mark.

They are left out of every output. Type the text anew.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM105"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS
