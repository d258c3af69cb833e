"""Parts: what belongs together in a front matter, each a noun that declares its own keys.

Rules, readers, the JSON Schema and the language server learn from here which keys there are.
``PARTS`` is what every item may say at the top of its front matter; an output may say its own
``Wording`` and ``media``.
"""

from collections.abc import Mapping

from airdate.parts.approval import Approvals
from airdate.parts.brief import Brief
from airdate.parts.candour import Candour
from airdate.parts.experiment import Experiment
from airdate.parts.key import Part
from airdate.parts.mailing import Mailing
from airdate.parts.measure import Measures
from airdate.parts.media import MediaList
from airdate.parts.press import Press
from airdate.parts.response import Response
from airdate.parts.scenario import Scenario
from airdate.parts.strategy import Strategy
from airdate.parts.waiver import Waivers
from airdate.parts.wording import Wording

#: What stands at the top of an item's front matter, by the name of the item's field.
PARTS: Mapping[str, type[Part]] = {
    "brief": Brief,
    "candour": Candour,
    "approvals": Approvals,
    "press": Press,
    "mailing": Mailing,
    "response": Response,
    "measures": Measures,
    "experiment": Experiment,
    "scenario": Scenario,
    "strategy": Strategy,
    "waivers": Waivers,
}

#: What an output may say for itself, too.
OF_OUTPUT: Mapping[str, type[Part]] = {"wording": Wording, "media": MediaList}
