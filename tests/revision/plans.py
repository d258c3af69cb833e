"""A small plan for edits: files written as people write them."""

from pathlib import Path

from tests.projects import NOW, write

from airdate.plan import Plan
from airdate.project import Project
from airdate.revision import Revision, Row, State

LAUNCH = """---
type: event
id: launch
title: Launch  # the great day
campaign: spring
start: "2027-03-16 10:00"
end: 2027-03-16 11:30   # sharp
status: scheduled
---
The body, with start: 2027-03-16 in it.
"""
TEASER = """---\r
type: social\r
title: 'Teaser'\r
campaign: spring\r
event: launch\r
channel: linkedin\r
publish:   7 days before launch at 09:00\r
status: draft\r
---\r
See [the launch](../launch.md) and [go](/go/launch/).\r
"""
RECAP = """\ufeff---
type: article
title: Recap
event: launch
links: {recaps: launch, supports: [teaser, launch]}
channel: blog
publish: 2 days after teaser
status: draft
---
"""
POSTS = """---
type: social
title: Posts
campaign: spring
publish: 2027-03-10 09:00
outputs:
  - channel: linkedin
  - {channel: mastodon, publish: 2027-03-11T10:00+01:00}
  - channel: blog
    published: 2027-02-01
    status: published
status: approved
---
"""
WEEKLY = """---
type: newsletter
title: Weekly
channel: mail
publish: 2027-03-02T08:00
repeat: weekly on tuesday
except: 2027-03-09
status: approved
---
"""
SPRING = """---
type: campaign
title: Spring
start: 2027-02-01
end: 2027-05-31
status: approved
---
"""
OUT = """---
type: press
title: Out
campaign: spring
channel: blog
published: 2027-02-20 09:00
status: published
---
"""
UNDATED = """---
type: social
title: Undated
channel: blog
status: idea
---
"""
MONTH = """---
type: article
title: Month
channel: blog
planned: 2027-05
status: planned
---
"""
RELEASE = """---
type: press
title: Release
campaign: spring
channel: wire
embargo: {until: "2027-03-20T08:00+01:00", reason: Price}
publish: when release lifts
due:
  draft: 2027-03-10
  review: 2 workdays
status: draft
---
"""
STANDUP = """---
type: event
title: Stand-up
timezone: America/New_York
start: 2027-03-01 09:00
end: 2027-03-01 09:15
repeat: weekly on monday at 09:00
occurrences:
  2027-03-8: {start: 2027-3-9, end: 2027-03-09 09:30}  # a holiday
status: approved
---
"""

CONTENT: dict[str, str | bytes] = {
    "launch.md": LAUNCH,
    "social/teaser.md": TEASER,
    "recap.md": RECAP,
    "posts.md": POSTS,
    "weekly.md": WEEKLY,
    "spring.md": SPRING,
    "out.md": OUT,
    "undated.md": UNDATED,
    "release.md": RELEASE,
    "standup.md": STANDUP,
    "old.md": "+++\ntype = 'notice'\ntitle = 'Old'\nstatus = 'draft'\npublish = '2027-03-10'\n+++\n",
    "month.md": MONTH,
    "plain.md": "# A page\n\nSee [it](launch.md#top), `[code](launch.md)` and launch.\n",
}


def project(root: Path, more: dict[str, str | bytes] | None = None, **calendar: str) -> Project:
    """The plan on the disk. Whether it is a good one is not asked here."""
    policy = "profile: core\nignore: [event-incomplete]\n"
    write(root, CONTENT | (more or {}), **{"policy": policy, **calendar})
    return Project(root / "content", root / "calendar")


def opened(project: Project) -> Revision:
    """Nothing changed yet."""
    return Revision(project, plan_of(project))


def plan_of(project: Project) -> Plan:
    """The plan as it is on the disk."""
    return Plan.load(project.content_dir, project.calendar_dir, now=NOW)


def changes(revision: Revision) -> list[str]:
    """Every line that differs, as ``path: new line`` (``-`` in front of one that is gone)."""
    found = []
    for path in revision.touched:
        before = revision.was[path].decode().splitlines(keepends=True)
        after = (
            revision.matters[path].to_bytes() if path in revision.matters else revision.others[path]
        ).decode()
        lines = after.splitlines(keepends=True)
        found += [f"{path}: {line.rstrip()}" for line in lines if line not in before]
        found += [f"{path}: - {line.rstrip()}" for line in before if line not in lines]
    return found


def table(revision: Revision) -> list[str]:
    """The ripple: ``id: was > now``, with what breaks."""
    return [_row(row) for row in revision.rows]


def _row(row: Row) -> str:
    was, now = (_state(state) for state in (row.was, row.now))
    more = [*row.remarks, *(finding.fault.rule for finding in row.breaks)]
    return f"{row.id}: {was} > {now}" + "".join(f" !{text}" for text in more)


def _state(state: State | None) -> str:
    if state is None:
        return ""
    times = [
        time.instant.strftime("%m-%d %H:%M") if time.instant else time.text
        for time in (state.start, state.end)
        if time
    ]
    return " to ".join(times) + (f" {state.word}" if times and state.word else state.word)
