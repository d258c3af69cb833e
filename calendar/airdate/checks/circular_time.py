"""Relative times that wait for each other in a circle.

If a teaser stands two days before a post and the post a day after the teaser, neither has a date.
The message names every time of the circle with its file and line; give one of them a date.

Bad: ``publish: 2 days before post`` in ``teaser.md`` and ``publish: 1 day after teaser`` in ``post.md``.
Good: ``publish: 2027-05-12 09:00`` in one of the two.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "SC104"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS
