"""Tests of the feeds. ``readers`` holds what reads them from outside."""
