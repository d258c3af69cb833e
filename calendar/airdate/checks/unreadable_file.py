"""A file that cannot be read as text: bytes that are not UTF-8, a NUL, no rights, a device, too large.

Good: save the file as UTF-8; keep pictures and data out of ``.md`` files.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM109"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS
