"""An address that is none, or one that a page must not link to (``javascript:``, ``file:``).

Good: begin with ``https://``, ``http://`` or ``mailto:``.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM103"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS
