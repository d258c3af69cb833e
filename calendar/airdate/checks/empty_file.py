"""A Markdown file with nothing in it: an empty page would be published.

Write something, or delete the file.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM106"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS
