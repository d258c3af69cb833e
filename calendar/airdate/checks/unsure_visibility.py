"""A key that looks as if it should hide something, and does not: misspelt, or in the wrong place.

Doubt hides: until the key is corrected no edition shows the item or page.

Bad::

    visiblity: confidential
    outputs:
      - channel: press
        embargo: 2027-05-12T08:00-04:00

Good::

    visibility: confidential
    embargo: 2027-05-12T08:00-04:00
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM118"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS
