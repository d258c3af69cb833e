"""A key that Airdate does not know, with the nearest that could be meant.

Bad::

    chanel: mastodon

Good::

    channel: mastodon

Keys of your own go under ``x:`` and are left alone.
"""

from airdate.finding import Severity

SEVERITY = Severity.WARNING
