"""Front matter, or a file in ``calendar/``, that cannot be parsed.

Nothing of such a file is known, so nothing of it may be published: MkDocs alone
would print the front matter as the page's text.

Bad::

    title: Launch: the big one

Good::

    title: "Launch: the big one"
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM001"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS
