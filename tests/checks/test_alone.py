"""What rules say of an item by itself can be kept: it hangs on no other item, no clock and no disk."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from airdate import checks
from airdate.finding import Fault
from airdate.item import Item
from airdate.plan import Plan

from .test_rules import FOLDERS, NOW, copied, name

RULES = [rule.of_item for rule in checks.catalogue().values() if rule.of_item]


@pytest.mark.parametrize("case", FOLDERS, ids=name)
def test_an_item_alone_is_judged_as_among_others_at_any_time(case: Path, tmp_path: Path) -> None:
    root = copied(case, tmp_path)
    now = Plan.load(root / "content", root / "calendar", now=NOW)
    later = Plan.load(root / "content", root / "calendar", now=NOW + timedelta(days=40_000))
    shutil.rmtree(root)
    expected = {item.path: said(item, now) for item in now.items if stands_alone(item)}
    assert {i.path: said(i, later) for i in reversed(later.items) if stands_alone(i)} == expected


def stands_alone(item: Item) -> bool:
    """Whether its times are its own: what is said of any other is not kept."""
    return not item.relative and not any(output.relative for output in item.outputs)


def said(item: Item, plan: Plan) -> list[tuple[object, ...]]:
    """All that is said of it, fixes too."""
    return [of(fault) for rule in RULES for fault in rule(item, plan.vocabulary)]


def of(fault: Fault) -> tuple[object, ...]:
    return fault, fault.severity, fault.fix
