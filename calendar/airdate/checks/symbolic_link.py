"""A symbolic link below ``content/``.

Links can lead out of the folder or in circles, and a site engine follows them,
so they could publish what nobody meant to. Put a copy of the file there.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM108"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS
