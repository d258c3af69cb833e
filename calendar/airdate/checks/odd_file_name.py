"""A file name that holds control characters, a backslash or bytes that are not UTF-8.

File names become addresses. Use letters, digits, ``-`` and ``_``; other scripts are fine.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM107"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS
