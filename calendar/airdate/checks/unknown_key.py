"""A key that Airdate does not know, with the nearest that could be meant.

Bad::

    chanel: mastodon

Good::

    channel: mastodon

Keys of your own go under ``x:`` and are left alone.

``airdate check --fix --unsafe-fixes`` renames a key in which one letter is wrong.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM003"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS
