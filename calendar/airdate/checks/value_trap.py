"""A value of which YAML cuts off a part as a comment.

Bad::

    title: Why we are #1
    hashtag: #Launch

Good::

    title: "Why we are #1"
    hashtag: "#Launch"

``airdate check --fix`` puts the value in quotes up to the end of its line. After a single word, as in
``status: draft #todo``, a remark may be meant: that takes ``--unsafe-fixes``.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM002"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS
