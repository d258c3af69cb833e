"""A value of the wrong shape: a list where one word is expected, a word where keys are.

Bad::

    campaign: [orion, eclipse]

Good::

    campaign: orion
"""

from airdate.finding import Severity

SEVERITY = Severity.ERROR
