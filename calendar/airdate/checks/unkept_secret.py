"""A secret feed (``secret: yes`` in ``calendar/feeds.yml``) that this build does not publish.

An edition that is not the team's has it only if it says ``visibility: public`` and names no other
``edition:``. And there must be a key, from which its address is made: the environment variable
``AIRDATE_FEED_KEY``. Without one the feed is left out, for an address that could be guessed is no secret.

Set the variable where the site is built, to 16 characters or more that nobody can guess, such as what
``openssl rand -hex 32`` prints. `airdate feeds --secret` then tells the address. Another key makes
another address: that is how one that got about is replaced.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FE103"
SEVERITY = Severity.INFO
PROFILE = Profile.CORE
WHEN = When.ALWAYS
