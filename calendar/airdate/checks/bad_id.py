"""An identifier that cannot be part of an address and a calendar UID.

Ids have letters, digits, ``_`` and ``-``, at most 80, and are no device name such as ``con``.
An item without ``id:`` takes its file's stem; where nothing of that can be kept, add one.
"""

from airdate.finding import Severity

SEVERITY = Severity.ERROR
