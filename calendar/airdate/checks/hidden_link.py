"""A link in a shown body to something that this edition hides.

The link is left out together with its words, which are often the hidden title.
Publish what it leads to, or take the link out.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM125"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS
