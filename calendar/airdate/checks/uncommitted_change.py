"""Files of the plan differ from the last commit. Told by ``airdate check --feeds`` and builds.

Feeds show what the files say, but when it changed is known from commits alone. A calendar that
fetches such a feed sees a change under the stamps of the version before, and may pass over it.

Commit first, then publish. On your own machine this does no harm.
"""

from airdate.finding import Severity
from airdate.policy import Profile, When

CODE = "FE105"
SEVERITY = Severity.INFO
PROFILE = Profile.CORE
WHEN = When.ALWAYS
