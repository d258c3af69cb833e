"""A word that is not in its closed list: a type, status, visibility, relation, colour.

Bad::

    status: aproved

Good::

    status: approved

``airdate check --fix`` writes the word where only case, spaces, hyphens or ``canceled`` differ;
``--unsafe-fixes`` writes the nearest one.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM005"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS
