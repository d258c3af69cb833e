"""An identifier that cannot be part of an address and a calendar UID.

Ids have letters, digits, ``_`` and ``-``, at most 80, and are no device name such as ``con``.
An item without ``id:`` takes its file's stem; where nothing of that can be kept, add one.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM101"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS
