"""A local time that its zone skips or has twice, because the clocks change.

Bad (Europe/Berlin)::

    publish: 2027-03-28 02:30

Good: write the reading that is meant, with its offset::

    publish: 2027-03-28T03:30+02:00
"""

from airdate.finding import Severity

SEVERITY = Severity.ERROR
