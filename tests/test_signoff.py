"""Sign-offs: whose word a text takes, and who has given it."""

from pathlib import Path

import pytest
from projects import item, load

from airdate import signoff
from airdate.parts.approval import Role

REQUIRED = """
rules:
  approval-missing:
    required:
      - {type: press, roles: [pr, legal]}
      - {channel: [x, linkedin], risk: high, roles: executive}
      - {topic: health, roles: subject-expert}
      - {colour: red, roles: hr}
      - {type: press, roles: chief}
      - {type: press}
"""


@pytest.mark.parametrize(
    ("keys", "wanting"),
    [
        ({"type": "press"}, [Role.LEGAL, Role.PR]),
        ({"type": "press", "approvals": "[{role: pr, by: ben, at: 2027-02-01}]"}, [Role.LEGAL]),
        ({"type": "press", "owner": "ben", "approvals": "[{role: pr, by: ben}]"}, [Role.LEGAL, Role.PR]),
        ({"type": "press", "approvals": "[{role: pr}]"}, [Role.LEGAL, Role.PR]),
        ({"channel": "x"}, []),
        ({"channel": "x", "risk": "high"}, [Role.EXECUTIVE]),
        ({"topics": "[money, health]"}, [Role.EXPERT]),
        ({}, []),
    ],
)
def test_whose_word_is_missing(keys: dict[str, str], wanting: list[Role], tmp_path: Path) -> None:
    plan = load(tmp_path, {"a.md": item(**keys)}, policy=REQUIRED)
    (found,) = plan.items
    assert signoff.lacking(found, found.outputs, signoff.lines(plan.vocabulary.policy)) == wanting


def test_those_who_have_agreed_are_named_once_and_nobody_for_their_own_work(tmp_path: Path) -> None:
    signed = "[{role: pr, by: ben}, {role: legal, by: ben}, {role: hr, by: ana}, {role: byline, by: ana}]"
    (found,) = load(tmp_path, {"a.md": item(owner="ana", byline="ana", approvals=signed)}).items
    assert signoff.signers(found) == ["ben", "ana"]
