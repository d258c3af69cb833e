"""Outside files that others keep, read as layers: calendars (``.ics``) and plans (``.json``).

Nothing in them is trusted.
"""
