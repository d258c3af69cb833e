"""A word that is not in its closed list: a type, status, visibility, relation, colour.

Bad::

    status: aproved

Good::

    status: approved
"""

from airdate.finding import Severity

SEVERITY = Severity.ERROR
