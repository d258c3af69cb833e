"""The schedule: relative times become times, and each knows what it hangs on."""

from airdate.schedule.resolution import Schedule, resolve

__all__ = ["Schedule", "resolve"]
