"""What tests of edits have in common."""

import os

import pytest


@pytest.fixture(autouse=True)
def _no_power_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """A killed process needs no flushed disk, and thousands of flushes take a minute."""
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
