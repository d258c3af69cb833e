"""Small plans by number, as an unkind editor would write them: the same number, the same plan, everywhere."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from airdate.gate import admit
from airdate.plan import Plan
from airdate.recurrence import parse

from .conftest import NOW, ROOT, write
from .nasty import PIECES

#: Nothing in a generated plan begins earlier; series are asked for the two years from here.
FIRST, LAST = date(2026, 11, 1), date(2028, 10, 31)
DAY = timedelta(days=1)

ZONES = """Europe/Berlin Europe/Berlin Europe/Berlin America/New_York Europe/London UTC Africa/Cairo
America/Santiago Australia/Lord_Howe Asia/Kathmandu Europe/Dublin Africa/Casablanca Pacific/Apia Asia/Tehran
America/St_Johns Asia/Gaza Pacific/Chatham Asia/Kolkata America/Havana Antarctica/Troll""".split()
RHYTHMS = [
    (line.split(" | ")[0], ":" in line.split(" | ")[2])
    for line in (ROOT / "tests" / "data" / "rhythms.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
#: In zones that change their clocks by no rule a series is written out, for years if it has no end: seldom.
UNRULED = {"Africa/Cairo", "America/Santiago", "Asia/Gaza"}
ENDING = [(words, timed) for words, timed in RHYTHMS if parse(words).parts.until or parse(words).parts.count]
#: Hours as editors set them, and those at which clocks change.
CLOCKS = [
    time(0),
    time(0, 30),
    time(1, 50),
    time(2, 30),
    time(3),
    time(9),
    time(9),
    time(17, 45),
    time(23, 59),
]
#: Hours that come twice or never by the clocks of some zone; only an offset can name the first.
SHARP = """2027-10-31T02:30:00+02:00 2027-10-31T02:30:00+01:00 2027-03-28T02:59:59+01:00
2027-11-07T01:30:00-04:00 2027-04-04T01:45:00+10:30 2027-04-04T01:45:00+11:00
2026-12-31T23:59:59+05:45 2028-02-29T00:00:00Z""".split()
WORDS = (
    "Straße naïve 漢字 шум שלום 👩‍🚀 “quoted” 50% a,b c;d e:f g\\h C:\\New x=1 Größe e\u0301 #tag & <b> | - *"
).split()
LIVE = "draft planned review approved scheduled published on-hold".split()
#: What a plan can hold: control characters are a fault of their own.
HARMLESS = [
    piece for piece in PIECES if not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202e\ufeff\ud800]", piece)
]


def load(n: int, root: Path) -> Plan:
    """Plan number ``n``, written below ``root`` and read from there; it has no fault."""
    for path, text in files(n).items():
        write(root / path, text)
    plan = Plan.load(root / "content", root / "calendar", now=NOW)
    assert [fault.message for fault in plan.faults] == []
    return admit(plan, plan.vocabulary.editions["team"])


def files(n: int) -> dict[str, str]:
    """Its files by path."""
    return dict(_Editor(Random(n)).files())  # noqa: S311 - chance that repeats is what is wanted


CHANNELS = """web: {title: "Web; \\"site\\", and more", letter: W, colour: amber}
mail: {title: Mail, letter: "@"}
"""


class _Editor:
    """Writes one plan."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.zone = self.own = random.choice(ZONES)
        self.dated: list[str] = []

    def files(self) -> Iterator[tuple[str, str]]:
        settings = {"title": f"Plan {self.text()}", "url": "https://plan.example/", "timezone": self.zone}
        if self.chance(0.3):
            settings["country"] = self.random.choice(["DE", "IL", "CN"])
        yield "calendar/plan.yml", _yaml(settings)
        yield "calendar/channels.yml", CHANNELS
        yield "calendar/people.yml", "ana: {name: Ana Ødegård, role: Press}\nben: {name: Ben}\n"
        yield "calendar/formats.yml", 'talk: {title: "Talk; long", duration: 1 hour 20 minutes}\n'
        yield "calendar/pillars.yml", "dock: Life on the dock\n"
        yield "content/campaign.md", self.item("campaign", self.campaign())
        kinds = [
            self.event,
            self.post,
            self.whole,
            self.outputs,
            self.series,
            self.series,
            self.relative,
            self.sharp,
        ]
        for number in range(self.random.randint(5, 12) - 1):
            kind = self.random.choice(kinds) if self.dated else self.event
            id = f"{kind.__name__}-{number}"
            self.own = self.random.choice(ZONES) if self.chance(0.25) else self.zone
            yield f"content/{id}.md", self.item(id, kind())

    def item(self, id: str, keys: dict[str, object]) -> str:
        """A file with that front matter and what any item may have besides."""
        title = f"{id} {self.text()}"
        matter = (
            {"title": title, "status": self.random.choice(LIVE), "timezone": self.own} | self.common() | keys
        )
        self.dated.append(id)
        return f"---\n{_yaml(matter)}---\nText.\n"

    def common(self) -> dict[str, object]:
        found: dict[str, object] = {}
        if self.chance(0.4):
            found["summary"] = self.text()
        if self.chance(0.4):
            found["owner"] = self.random.choice(["ana", "ben"])
        if self.chance(0.3):
            found["location"] = self.text()
        if self.dated and self.chance(0.6):
            found["campaign"] = "campaign"
        if self.dated and self.chance(0.4):
            relation = self.random.choice(["announces", "depends-on", "covers", "supports"])
            found["links"] = {relation: self.random.choice(self.dated)}
        if self.chance(0.15):
            found |= {"status": self.random.choice(["cancelled", "postponed"]), "reason": self.text()}
            found["previous_dates"] = [str(self.day())]
        if self.chance(0.2):
            found["due"] = {"draft": str(self.day()), "review": f"{self.day()} 17:00"}
        if self.chance(0.3):
            found |= {"geo": f"{self.random.uniform(-90, 90):.7f}, {self.random.uniform(-180, 180)}"}
            found |= {"conference": "https://meet.example/room?a=1,2;b=3", "pillar": "dock"}
        if self.chance(0.3):
            found |= {"format": "talk", "assets": ["https://files.example/kit,1;2.pdf"]}
            found["image"] = {"src": "https://files.example/hall.png", "alt": self.text()}
        if self.chance(0.1):
            found["embargo"] = {"until": "2026-11-01T08:00:00-04:00"}
        return found

    # ---- kinds of items

    def campaign(self) -> dict[str, object]:
        start = self.day()
        return {
            "type": "campaign",
            "start": str(start),
            "end": str(start + self.random.randint(3, 200) * DAY),
        }

    def event(self) -> dict[str, object]:
        """Of hours, over midnight, until a day, or without an end."""
        start = self.moment(self.day())
        later = start + self.random.choice([1, 3, 9, 26, 75]) * timedelta(hours=1)
        end = self.random.choice([self.at(later.date(), later.time()), str(later.date() + DAY), ""])
        return {"type": "event", "start": f"{start:%Y-%m-%d %H:%M}"} | ({"end": end} if end else {})

    def post(self) -> dict[str, object]:
        return {"type": "social", "channel": "web", "publish": self.at(self.day())}

    def whole(self) -> dict[str, object]:
        """Whole days, one or some."""
        start = self.day()
        if self.chance(0.5):
            return {"type": "article", "publish": str(start)}
        return {"type": "event", "start": str(start), "end": str(start + self.random.randint(0, 9) * DAY)}

    def sharp(self) -> dict[str, object]:
        """A moment at which clocks change somewhere."""
        return {"type": "press", "publish": self.random.choice(SHARP)}

    def outputs(self) -> dict[str, object]:
        first, second = self.day(), self.day()
        outputs = [
            {"channel": "web", "publish": self.at(first)},
            {"channel": "mail", "publish": str(second), "status": self.random.choice([*LIVE, "cancelled"])},
            {"channel": "web", "id": "again", "planned": "2027-Q3"},
        ]
        return {"type": "newsletter", "outputs": outputs}

    def relative(self) -> dict[str, object]:
        words = ["7 days before campaign at 09:00", "2 workdays after campaign", "with campaign at 12:00"]
        return {"type": "social", "publish": self.random.choice([*words, "a week before campaign at 18:00"])}

    def series(self) -> dict[str, object]:
        """A rhythm; some of its days left out, moved, called off or put off."""
        seldom = self.own in UNRULED and not self.chance(0.05)
        words, timed = self.random.choice(ENDING if seldom else RHYTHMS)
        repeat = parse(words)
        start = self.day()
        written = str(start) if timed or self.chance(0.3) else self.at(start)
        days = list(islice(repeat.days(start, start, LAST), 20)) if not repeat.closed else []
        chosen = self.random.sample(days[1:], min(len(days[1:]), self.random.choice([0, 0, 2, 4])))
        keys = {
            "type": "social",
            "publish": written,
            "repeat": words,
            "except": [str(day) for day in chosen[:1]],
        }
        return keys | {"occurrences": {str(day): self.change(day) for day in chosen[1:]}}

    def change(self, day: date) -> dict[str, object]:
        kinds: list[dict[str, object]] = [
            {"publish": self.at(day + DAY)},
            {"publish": str(day + 2 * DAY), "title": f"Moved {self.text()}"},
            {"status": "cancelled", "reason": self.text()},
            {"status": "postponed"},
            {"title": f"Other {self.text()}"},
        ]
        return self.random.choice(kinds)

    # ---- what they are made of

    def chance(self, of: float) -> bool:
        return self.random.random() < of

    def day(self) -> date:
        """A day of a year and a half, with those near changes of the clocks more often."""
        near = [date(2027, 3, 28), date(2027, 10, 31), date(2027, 3, 14), date(2028, 2, 29), date(2027, 4, 4)]
        return self.random.choice([*near, *(date(2026, 12, 1) + n * DAY for n in range(0, 540, 36))])

    def moment(self, day: date, clock: time | None = None) -> datetime:
        """An hour of that day, without a zone; none that is not there or comes twice by the item's clock."""
        moment = datetime.combine(day, clock or self.random.choice(CLOCKS))
        here = moment.replace(tzinfo=ZoneInfo(self.own))
        return moment if here.utcoffset() == here.replace(fold=1).utcoffset() else moment.replace(hour=12)

    def at(self, day: date, clock: time | None = None) -> str:
        return f"{self.moment(day, clock):%Y-%m-%d %H:%M}"

    def text(self) -> str:
        pieces = self.random.choices([*WORDS, *WORDS, *HARMLESS], k=self.random.randint(1, 8))
        return self.random.choice([" ", ""]).join(["x", *pieces])


def _yaml(keys: dict[str, object]) -> str:
    """One key a line, its value as JSON, which is YAML."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys.items())
