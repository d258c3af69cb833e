"""What stands in a feed of ours: each component's properties, how often, and the one form of each value.

For the strict reader. A closed list (DEF CON 30: readers of calendars trust what they do not know).
"""

import re
from collections.abc import Mapping

_TEXT = rb":(?:[^\\;,]|\\[\\;,n])+"
_UTC = rb":\d{8}T\d{6}Z"
_TIME = rb"(?:;VALUE=DATE:\d{8}|;TZID=[\w/+-]+:\d{8}T\d{6}|" + _UTC + rb")"
_URI = rb":https?://[!-~]+"
#: A parameter's text, in quotes if need be (RFC 6868: no quote within), and a link with what is said of it.
_SAID = rb'(?:"[^"\x00-\x1f\x7f]*"|[^";:,\x00-\x1f\x7f]*)'
_MEDIA = rb"(?:;FMTTYPE=[a-z]+/[a-z+.-]+)?"
_BARE = rb":https?://(?:(?![,;])[!-~])+"
_KINDS = rb"(?:PARENT|SIBLING|DEPENDS-ON|FINISHTOSTART|STARTTOSTART|FINISHTOFINISH)"
_GAP = rb"(?:GAP=P(?:\d+D|T\d+[HM]);)?"
_NUMBERS = rb"-?\d{1,3}(?:,-?\d{1,3})*"
_WEEKDAY = rb"(?:MO|TU|WE|TH|FR|SA|SU)"
_WEEKDAYS = rb"(?:-?\d{1,2})?" + _WEEKDAY + rb"(?:,(?:-?\d{1,2})?" + _WEEKDAY + rb")*"
#: Daily or slower; the parts in the order of RFC 5545 3.3.10, each once.
_RULE = (
    rb":FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;UNTIL=(\d{8}(?:T\d{6}Z)?)|;COUNT=[1-9]\d{0,4})?"
    rb"(?:;INTERVAL=[1-9]\d{0,4})?"
    + b"".join(
        rb"(?:;" + name + rb"=" + _NUMBERS + rb")?" for name in (b"BYMONTH", b"BYWEEKNO", b"BYYEARDAY")
    )
    + rb"(?:;BYMONTHDAY="
    + _NUMBERS
    + rb")?(?:;BYDAY="
    + _WEEKDAYS
    + rb")?(?:;BYSETPOS="
    + _NUMBERS
    + rb")?"
    rb"(?:;WKST=" + _WEEKDAY + rb")?"
)

#: The properties of a component: how often each may stand there, and its one form.
Forms = Mapping[bytes, tuple[str, re.Pattern[bytes]]]
ONCE, MAYBE, OFTEN = "once", "at most once", "any number of times"

CALENDAR: Forms = {
    b"BEGIN": (ONCE, re.compile(rb":VCALENDAR")),
    b"VERSION": (ONCE, re.compile(rb":2\.0")),
    b"PRODID": (ONCE, re.compile(_TEXT)),
    b"CALSCALE": (ONCE, re.compile(rb":GREGORIAN")),
    b"NAME": (ONCE, re.compile(_TEXT)),
    b"X-WR-CALNAME": (ONCE, re.compile(_TEXT)),
    b"DESCRIPTION": (MAYBE, re.compile(_TEXT)),
    b"X-WR-CALDESC": (MAYBE, re.compile(_TEXT)),
    b"X-WR-TIMEZONE": (ONCE, re.compile(rb":[\w/+-]+")),
    b"REFRESH-INTERVAL": (ONCE, re.compile(rb";VALUE=DURATION:PT\d+H")),
    b"X-PUBLISHED-TTL": (ONCE, re.compile(rb":PT\d+H")),
    b"URL": (MAYBE, re.compile(_URI)),
    b"SOURCE": (MAYBE, re.compile(rb";VALUE=URI" + _URI)),
    b"COLOR": (MAYBE, re.compile(rb":[a-z]+")),
    b"LAST-MODIFIED": (ONCE, re.compile(_UTC)),
}
_COMMON: Forms = {
    b"UID": (ONCE, re.compile(rb":[\w-]+(?:\.[\w-]+){0,2}@[^\s@\\;,]+")),
    b"DTSTAMP": (ONCE, re.compile(_UTC)),
    b"CREATED": (ONCE, re.compile(_UTC)),
    b"LAST-MODIFIED": (ONCE, re.compile(_UTC)),
    b"SEQUENCE": (ONCE, re.compile(rb":\d{1,10}")),
    b"SUMMARY": (ONCE, re.compile(_TEXT)),
    b"DESCRIPTION": (MAYBE, re.compile(_TEXT)),
    b"LOCATION": (MAYBE, re.compile(_TEXT)),
    b"GEO": (MAYBE, re.compile(rb":-?\d{1,2}\.\d{1,6};-?\d{1,3}\.\d{1,6}")),
    b"CONFERENCE": (MAYBE, re.compile(rb";LABEL=" + _SAID + rb";VALUE=URI" + _BARE)),
    b"IMAGE": (MAYBE, re.compile(rb";DISPLAY=BADGE" + _MEDIA + rb";VALUE=URI" + _BARE)),
    b"URL": (MAYBE, re.compile(_URI)),
    b"CATEGORIES": (MAYBE, re.compile(rb":(?:[^\\;]|\\[\\;,n])+")),
    b"COLOR": (MAYBE, re.compile(rb":[a-z]+")),
    b"REFID": (OFTEN, re.compile(_TEXT)),
    b"CONCEPT": (OFTEN, re.compile(_BARE)),
    b"LINK": (
        OFTEN,
        re.compile(_MEDIA + rb"(?:;LABEL=" + _SAID + rb')?;LINKREL="[a-z]+";VALUE=URI' + _BARE),
    ),
    b"CLASS": (ONCE, re.compile(rb":PUBLIC")),
}
EVENT: Forms = {
    b"BEGIN": (ONCE, re.compile(rb":VEVENT")),
    b"DTSTART": (ONCE, re.compile(_TIME)),
    b"DTEND": (ONCE, re.compile(_TIME)),
    b"RECURRENCE-ID": (MAYBE, re.compile(_TIME)),
    b"RRULE": (MAYBE, re.compile(_RULE)),
    b"EXDATE": (OFTEN, re.compile(_TIME)),
    **_COMMON,
    b"STATUS": (ONCE, re.compile(rb":(?:TENTATIVE|CONFIRMED|CANCELLED)")),
    b"TRANSP": (ONCE, re.compile(rb":(?:TRANSPARENT|OPAQUE)")),
    b"X-MICROSOFT-CDO-BUSYSTATUS": (ONCE, re.compile(rb":(?:FREE|BUSY)")),
}
TASK: Forms = {
    b"BEGIN": (ONCE, re.compile(rb":VTODO")),
    b"DTSTART": (MAYBE, re.compile(rb";VALUE=DATE:\d{8}")),
    b"DUE": (MAYBE, re.compile(rb";VALUE=DATE:\d{8}")),
    **_COMMON,
    b"STATUS": (ONCE, re.compile(rb":(?:NEEDS-ACTION|IN-PROCESS|COMPLETED|CANCELLED)")),
}
_HALF = (
    rb"DTSTART:\d{8}T\d{6}\r\n"
    rb"(?:RRULE:FREQ=YEARLY;BYDAY=(?:-1|[1-4])(?:SU|MO|TU|WE|TH|FR|SA);BYMONTH=(?:[1-9]|1[0-2])\r\n)?"
    rb"TZNAME:[\w+-]+\r\nTZOFFSETFROM:[+-]\d{4}\r\nTZOFFSETTO:[+-]\d{4}\r\n"
)
ZONE = re.compile(
    rb"BEGIN:VTIMEZONE\r\nTZID:([\w/+-]+)\r\nBEGIN:STANDARD\r\n" + _HALF + rb"END:STANDARD\r\n"
    rb"(?:BEGIN:DAYLIGHT\r\n" + _HALF + rb"END:DAYLIGHT\r\n)?END:VTIMEZONE\r\n"
)
#: How every event ends. Relations differ from feed to feed, so they stand last.
RELATED = re.compile(rb"RELATED-TO;" + _GAP + rb"RELTYPE=" + _KINDS + rb":([^\s\\;,]+)\r\n")
#: An event may ring; then that stands behind its relations.
ALARM = re.compile(
    rb"BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION" + _TEXT + rb"\r\n"
    rb"TRIGGER:-P(?:\d+D|T\d+M)\r\nEND:VALARM\r\n"
)

#: Properties that hold a time.
TIMES = (b"DTSTART", b"DTEND", b"DUE", b"RECURRENCE-ID", b"EXDATE", b"DTSTAMP", b"CREATED", b"LAST-MODIFIED")

#: Two names for one thing: clients know one or the other.
TWINS = (
    (b"NAME", b"X-WR-CALNAME"),
    (b"DESCRIPTION", b"X-WR-CALDESC"),
    (b"REFRESH-INTERVAL", b"X-PUBLISHED-TTL"),
)
