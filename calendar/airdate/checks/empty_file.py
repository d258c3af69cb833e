"""A Markdown file with nothing in it: an empty page would be published.

Write something, or delete the file.
"""

from airdate.finding import Severity

SEVERITY = Severity.WARNING
