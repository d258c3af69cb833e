"""Every cap in one place, with its reason. A value beyond a cap is a finding, never a crash."""

#: A Markdown file above this is not an item but a mistake (a pasted image, a log).
FILE_BYTES = 1_048_576

#: Front matter above this is data that belongs elsewhere.
FRONT_MATTER_CHARACTERS = 65_536

#: YAML nested deeper than this is no front matter; deeper still, C parsers overflow their stack.
YAML_DEPTH = 20

#: Years that a plan can speak of; outside, date arithmetic overflows.
FIRST_YEAR, LAST_YEAR = 1970, 2199

#: A span longer than this (about three years) has pages for its first months only.
SPAN_MONTHS = 36

#: Entries that one overview page lists; the rest is in the calendar and the feeds.
PAGE_ENTRIES = 400

#: Entries of one day that a month shows before it groups them by channel.
DAY_ENTRIES = 12

#: Unknown words of one kind for which a check looks for the nearest known one: it is slow.
SUGGESTIONS = 100

#: Seconds that git may take to tell the history.
GIT_SECONDS = 60
