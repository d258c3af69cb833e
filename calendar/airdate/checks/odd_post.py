"""Something in a post of an existing blog that cannot be read.

The posts that ``calendar/mapping.yml`` names were written for another tool. A date that is
none is left out; a post whose front matter is broken is left out as a whole. The rest comes in.

Mend the post, or except it in the mapping: ``path: [posts/, "!posts/that-one.md"]``.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM121"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS
