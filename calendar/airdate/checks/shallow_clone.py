"""Git holds too little of the past to say when calendar entries changed. Told by ``airdate check --feeds``.

A calendar takes a new version of an entry only if its SEQUENCE rose. Airdate counts that from
the commits, so it needs all of them: CI services fetch the last one alone unless told otherwise.
In a shallow clone nothing is guessed, and every SEQUENCE is 0. In a partial one the texts of old
versions are missing, and an edit of a body counts as a change of the entry.

In a rehearsal (``now:`` in ``calendar/plan.yml``) this is no more than worth knowing.

Bad: ``git clone --depth 1``. Good: ``git clone``, and ``fetch-depth: 0`` in CI.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FE104"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS
