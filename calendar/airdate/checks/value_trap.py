"""A value of which YAML cuts off a part as a comment.

Bad::

    title: Why we are #1
    hashtag: #Launch

Good::

    title: "Why we are #1"
    hashtag: "#Launch"
"""

from airdate.finding import Severity

SEVERITY = Severity.WARNING
