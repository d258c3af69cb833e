"""Every cap in one place, with its reason. A value beyond a cap is a finding, never a crash."""

#: A Markdown file above this is not an item but a mistake (a pasted image, a log).
FILE_BYTES = 1_048_576

#: Front matter above this is data that belongs elsewhere.
FRONT_MATTER_CHARACTERS = 65_536

#: YAML nested deeper than this is no front matter; deeper still, C parsers overflow their stack.
YAML_DEPTH = 20

#: Years that a plan can speak of; outside, date arithmetic overflows.
FIRST_YEAR, LAST_YEAR = 1970, 2199

#: A threshold of a rule, in days, hours or things; what lies further off is outside those years.
THRESHOLD = 10_000

#: A span longer than this (about three years) has pages for its first months only.
SPAN_MONTHS = 36

#: Entries that one overview page lists; the rest is in the calendar and the feeds.
PAGE_ENTRIES = 400

#: Entries of the list on one page; a longer one is cut by years.
LIST_ENTRIES = 1_500

#: Entries on one page of a list that is cut, and that a page of coverage counts: 150 kB, compressed.
PART_ENTRIES = 2_500

#: Cards in a column of the board; who looks for more looks in the list.
BOARD_ENTRIES = 60

#: Marks of one timeline; with more it shows weeks with a number instead, for nobody tells so many apart.
TIMELINE_MARKS = 700

#: Entries of one day that a month shows before it groups them by channel.
DAY_ENTRIES = 12

#: Unknown words of one kind for which a check looks for the nearest known one: it is slow.
SUGGESTIONS = 100

#: Words that one check may compare in all for that: some tenths of a second.
SUGGESTED_WORDS = 100_000

#: Seconds that git may take to tell the history.
GIT_SECONDS = 60

#: Days in a row without a workday after which nobody looks for the next one.
CLOSED_DAYS = 366

#: Entries of an outside calendar that are read; a larger one is a whole system's export.
CALENDAR_ENTRIES = 5_000

#: Occurrences a year of all series of an outside calendar; more is noise in every view.
CALENDAR_OCCURRENCES = 5_000

#: Of one outside calendar so many faults are told: its owner must mend it, not the planner.
CALENDAR_FAULTS = 10

#: Pairs of ours and theirs that are told of one layer, and meetings of two that are looked at for them.
LAYER_CONFLICTS = 10
LAYER_MEETINGS = 20_000

#: Characters of a title or place that an outside calendar may give.
CALENDAR_WORDS = 200

#: Of another plan's file so many bytes are read: its 5,000 entries have about 700 each.
PLAN_BYTES = 8_388_608

#: Series of another plan that are followed; each costs at most some hundredths of a second a year.
PLAN_SERIES = 200

#: Blackouts, holds and closed days of another plan; every check looks at all of our entries for each.
PLAN_MARKERS = 200

#: INTERVAL and COUNT of a rhythm: every day of the years above is fewer.
RHYTHM_NUMBER = 99_999

#: Months after today up to which an endless series has pages and stands in lists; feeds hold its rule.
HORIZON_MONTHS = 18

#: Weeks ahead in which feeds and a person's page tell what is due for the occurrences of a series.
DUE_WEEKS = 13

#: Years from its start for which a feed says what the rule of a series cannot: a holiday among workdays,
#: an hour that the clocks skip or have twice, a year in which the zone leaves its rule. Later ones are
#: read as RFC 5545 reads them.
FEED_YEARS = 10

#: Occurrences that stand in a feed of a series that no rule can say to all clients (a zone such as
#: Africa/Cairo), ten years of a weekly one at most: 520 are 350 kB, and Google reads one megabyte.
FEED_OCCURRENCES = 520

#: Entries and octets of one feed: Google drops calendars of more than a megabyte (or about 1,100 entries).
FEED_ENTRIES, FEED_BYTES = 1_000, 900_000

#: Days after its date for which feeds tell that something was cancelled.
CANCELLED_DAYS = 30

#: Stories of a feed of news: what readers fetch again and again, and hold on to by themselves.
NEWS_STORIES = 100

#: Characters that the key of secret feeds has at least.
FEED_KEY = 16

#: Bytes of a baseline: 10,000 findings are three million.
BASELINE_BYTES = 67_108_864
