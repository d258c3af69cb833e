"""A blog in ``calendar/mapping.yml`` whose ``path`` names no Markdown file.

As in .gitignore, a path with a slash inside begins at ``content/``.

Bad, for ``content/en/news/_posts``: ``path: news/_posts/``. Good: ``path: _posts/``, or ``**/news/_posts/``.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM120"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS
