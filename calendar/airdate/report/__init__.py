"""Report: what the rules say of a plan, as the house's policy has it.

Which rules hold, for what and how strictly is decided here (``judgement``), what somebody has
decided to leave (``waiving``), and what was so before the tool came (``baseline``).
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from airdate.report.found import Report, Waived

if TYPE_CHECKING:
    from airdate.report.judging import findings, judged, of, of_edition, of_history

__all__ = ["Report", "Waived", "findings", "judged", "of", "of_edition", "of_history"]


def __getattr__(name: str) -> Any:
    """What takes a plan and its rules, which are slow to load: who tells a kept report needs neither."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.judging"), name)
