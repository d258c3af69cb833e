"""Tests of whole builds, with every engine that is installed."""
