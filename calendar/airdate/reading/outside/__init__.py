"""Outside calendars: ``.ics`` files that others keep, read as layers. Nothing in them is trusted."""
