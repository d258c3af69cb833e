"""Write a large plan that is the same every time: ``python benchmarks/generate.py 10000 FOLDER``.

Items over five years with a dozen keys each, bodies of 120 words with two links,
outputs, relations, campaigns, events and embargoes. Beside ``content/``,
``calendar/`` and ``mkdocs.yml`` stands ``bare/``: the same bodies under a plain
title, for MkDocs without Airdate.
"""

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

FIRST_DAY, LAST_DAY, TODAY = date(2024, 1, 1), date(2028, 12, 31), date(2027, 3, 1)
WORDS = (
    "orbit light eclipse telescope pupil observer night sky roof dome mirror lens planet comet meteor shower "
    "dawn dusk cloud weather camera count data paper talk stage letter press team plan week month"
).split(" ")
CHANNELS = [f"channel-{n}" for n in range(20)]
AUDIENCES = [f"audience-{n}" for n in range(8)]
PEOPLE = [f"person-{n}" for n in range(15)]
FORMATS = [f"format-{n}" for n in range(10)]
PILLARS = [f"pillar-{n}" for n in range(5)]
COLOURS = ("red", "teal", "blue", "amber", "purple")

NETWORKS = ["x", "linkedin", "mastodon", "bluesky", "facebook", "threads"]


def _kind(n: int) -> str:
    """What channel n is: the first ones are on social networks, the others are the house's own."""
    kind = f"media: shared, network: {NETWORKS[n]}" if n < len(NETWORKS) else "media: owned"
    charter = f"intent: People ask here, owner: person-{n % 15}, audience: audience-{n % 8}, languages: en"
    more = "playbook: answers, cadence: 5 per week, response_hours: 4"
    return f"{kind}, charter: {{{charter}, {more}}}"


CALENDAR = {
    "plan": "title: Benchmark\nurl: https://plan.example/\ntimezone: Europe/Berlin\nlanguage: en\n"
    f"now: {TODAY}T09:00+01:00\n",
    "channels": "".join(
        f"{id}: {{title: Channel {n}, letter: C{n % 10}, colour: {COLOURS[n % 5]}, {_kind(n)}}}\n"
        for n, id in enumerate(CHANNELS)
    ),
    "audiences": "".join(f"{id}: Audience {n}\n" for n, id in enumerate(AUDIENCES)),
    "people": "".join(f"{id}: {{name: Person {n}, role: editor}}\n" for n, id in enumerate(PEOPLE)),
    "formats": "".join(f"{id}: Format {n}\n" for n, id in enumerate(FORMATS)),
    "pillars": "".join(f"{id}: Pillar {n}\n" for n, id in enumerate(PILLARS)),
    "feeds": "newsroom: {title: Newsroom, type: [press, event]}\n",
}
STRATEGY = [
    "intent: People look up",
    "stands_for: [Plain words]",
    "commitment: Two days a week",
    f"last_reviewed: {TODAY - timedelta(days=30)}",
    "objectives: [{id: look-up, goal: More people look up, need: To see more}]",
]
READY = ["status: approved", "owner: person-0"]
KPI = ["kpi: [{metric: people who look up, level: outcome, baseline: 10, target: 20, review: 2028-06-01}]"]
THEME = "theme:\n  name: material\n  font: false\n"
WITH = f"site_name: Benchmark\nsite_url: https://plan.example/\ndocs_dir: content\n{THEME}" + (
    "plugins:\n  - search\n  - airdate:\n      edition: team\n"
)
#: As many pages in the navigation as Airdate's own: each costs every page of the site.
NAVIGATION = ["index", "calendar", "agenda", "campaigns", "events", "channels", "audiences", "feeds", "shelf"]
BARE = f"site_name: Benchmark\nsite_url: https://plan.example/\ndocs_dir: docs\n{THEME}" + (
    f"plugins:\n  - search\nnot_in_nav: /**\nnav: [{', '.join(f'{name}.md' for name in NAVIGATION)}]\n"
)


@dataclass(frozen=True, slots=True)
class File:
    """One Markdown file: its path, its front matter line by line, its text."""

    path: str
    title: str
    matter: list[str]
    body: str


class Generator:
    """All files of a plan of ``count`` items."""

    def __init__(self, count: int) -> None:
        self.random = random.Random(count)
        self.campaigns = max(count // 250, 1)
        self.events = max(count // 50, 1)
        self.posts = count - self.campaigns - self.events - 2

    def files(self) -> Iterator[File]:
        """What holds for all, campaigns, events, then everything that hangs from them."""
        yield self.file(
            "answers.md", "How we answer", ["type: playbook", "status: approved", "owner: person-0"]
        )
        yield self.file(
            "strategy.md", "Why", ["type: strategy", "status: approved", "owner: person-0", *STRATEGY]
        )
        for n in range(self.campaigns):
            yield self.campaign(n)
        for n in range(self.events):
            yield self.event(n)
        for n in range(self.posts):
            yield self.post(n)

    def campaign(self, n: int) -> File:
        """A campaign of ninety days."""
        start = self.day()
        end = start + timedelta(days=90)
        matter = ["type: campaign", *self.work(end), f"start: {start}", f"end: {end}"]
        matter += [f"owner: {PEOPLE[n % 15]}", "objective: look-up", *KPI]
        return self.file(f"campaigns/campaign-{n}.md", f"Campaign {n}", matter)

    def event(self, n: int) -> File:
        """An event of two hours."""
        start = self.day()
        matter = ["type: event", *self.work(start), f"start: {start} 18:00", f"end: {start} 20:00"]
        matter += ["location: Observatory", f"campaign: campaign-{n % self.campaigns}"]
        matter += ["url: https://plan.example/event"]
        return self.file(f"events/event-{n}.md", f"Event {n}", matter)

    def post(self, n: int) -> File:
        """An item in a channel; some in three, some under embargo, some that announce an event."""
        r, day, hour = self.random, self.day(), self.random.randint(8, 18)
        social = n % 20 < len(NETWORKS)
        kind = "social" if social else r.choice(["article", "newsletter", "press", "podcast"])
        matter = [f"type: {kind}", *self.work(day), f"campaign: campaign-{r.randrange(self.campaigns)}"]
        matter += [f"summary: {self.words(14)}.", f"visibility: {r.choice(['public', 'internal'])}"]
        matter += [f"audience: [{r.choice(AUDIENCES[:4])}, {r.choice(AUDIENCES[4:])}]"]
        matter += [
            f"owner: {r.choice(PEOPLE)}",
            f"format: {r.choice(FORMATS)}",
            f"pillar: {r.choice(PILLARS)}",
        ]
        matter += [f"channel: {CHANNELS[n % 20]}", f"publish: {day} {hour:02}:30"]
        if social:
            matter += [f'text: "{self.words(24)} https://plan.example/{n}"', 'hashtags: ["#LookUp"]']
        if kind == "press":
            matter += ["dateline: Berlin", "boilerplate: About us", "lead: Something new is seen."]
            matter += ["contact: {name: Ana, email: ana@plan.example, phone: +49 30 123456}"]
        if n % 10 == 7:
            matter.append("outputs:")
            for step in range(3):
                id, when = CHANNELS[(n + step) % 20], day + timedelta(days=step)
                matter.append(f"  - {{channel: {id}, publish: {when} {hour:02}:30}}")
        if n % 25 == 1:
            matter.append(f'embargo: {{until: "{day}T06:00+02:00", reason: agreed with the trade press}}')
        if n % 4 == 0:
            matter.append(f"links: {{announces: event-{r.randrange(self.events)}}}")
        return self.file(
            _path(n), f"{self.words(6).capitalize()} {n}", matter, "\n-30-\n" if kind == "press" else ""
        )

    def file(self, path: str, title: str, matter: list[str], end: str = "") -> File:
        """The file with a text of its own."""
        words = [self.random.choice(WORDS) for _ in range(112)]
        up = "../" * path.count("/")
        for at in (40, 90):
            words.insert(at, f"[see this piece]({up}{_path(self.random.randrange(self.posts))})")
        return File(path, title, matter, " ".join(words[:60]) + "\n\n" + " ".join(words[60:]) + f"\n{end}")

    def work(self, day: date) -> list[str]:
        """A status that fits the day: what is past is published."""
        open_ = ["planned", "draft", "review", "approved", "scheduled"]
        return [f"status: {'published' if day < TODAY else self.random.choice(open_)}"]

    def day(self) -> date:
        """A day of the five years."""
        return FIRST_DAY + timedelta(days=self.random.randrange((LAST_DAY - FIRST_DAY).days))

    def words(self, count: int) -> str:
        """That many words."""
        return " ".join(self.random.choice(WORDS) for _ in range(count))


def write(count: int, folder: Path) -> None:
    """Write the plan and its bare twin below ``folder``."""
    for file in Generator(count).files():
        title = f"title: {json.dumps(file.title)}"
        _put(folder / "content" / file.path, "\n".join(["---", title, *file.matter, "---", file.body]))
        _put(folder / "bare" / "docs" / file.path, "\n".join(["---", title, "---", file.body]))
    for name, text in CALENDAR.items():
        _put(folder / "calendar" / f"{name}.yml", text)
    _put(folder / "mkdocs.yml", WITH)
    _put(folder / "bare" / "mkdocs.yml", BARE)
    for name in NAVIGATION:
        _put(folder / "bare" / "docs" / f"{name}.md", f"# {name.capitalize()}\n")


def _path(n: int) -> str:
    return f"items/{n % 100:02}/item-{n}.md"


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdecimal() or int(sys.argv[1]) < 10:
        sys.exit("usage: python benchmarks/generate.py COUNT FOLDER (COUNT at least 10)")
    write(int(sys.argv[1]), Path(sys.argv[2]))
