"""Feeds: the plan as calendars that people subscribe to (RFC 5545, 7986, 9253).

``catalogue`` says which feeds there are, ``ical`` writes them, ``strict`` reads back what was written.
"""
