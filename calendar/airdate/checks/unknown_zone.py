"""A time zone that is not in the IANA database.

Bad: ``timezone: Berlin``. Good: ``timezone: Europe/Berlin``.
"""

from airdate.finding import Severity

SEVERITY = Severity.ERROR
