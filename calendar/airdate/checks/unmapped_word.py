"""Words of an existing blog that the plan does not know and that are left out.

``keys: {authors: owner}`` in ``calendar/mapping.yml`` takes authors whom ``calendar/people.yml``
holds, by id or by name. Add the others there, or say who they are::

    terms: {owner: {jdoe: jane-doe, ghostwriter: ana}}
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FM119"
SEVERITY = Severity.INFO
PROFILE = Profile.CORE
WHEN = When.ALWAYS
