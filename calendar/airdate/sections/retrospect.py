"""Retrospect: how a campaign comes out, for the team: its scoreboard, what slipped, what it has taught."""

from functools import cached_property

from airdate.html.sheet import Sheet
from airdate.item import Item
from airdate.sections.lessons import Lesson, lessons
from airdate.sections.scoreboard import owners, scoreboard
from airdate.sections.slips import Course, counts, slips
from airdate.sections.told import Teller

#: How many of what did not come as planned stand on the page.
_MOST = 12


class Retrospects:
    """Tells of each campaign of a plan; what all of them need is looked up once."""

    def __init__(self, sheet: Sheet, teller: Teller) -> None:
        self.sheet, self.teller = sheet, teller

    def of(self, item: Item) -> str:
        """Its HTML; empty for other items, for other editions, and where there is nothing to tell."""
        if item.type != "campaign" or not self.sheet.edition.internal:
            return ""
        plan, hide = self.sheet.plan, self.sheet.edition.hide
        members = [] if "trouble" in hide else plan.belonging(item, in_full=True)
        found = slips(plan, members)
        odd = [slip for slip in found if slip.course is not Course.ON_TIME]
        scores, taught = scoreboard(self.teller, item), self._lessons.get(item.id, [])
        if not (scores or found or taught):
            return ""
        who = owners(self.teller)
        macro = self.sheet.macro("scoreboard.html", "retrospect")
        return str(macro(scores, odd[:_MOST], counts(found), taught, who, item.id))

    @cached_property
    def _lessons(self) -> dict[str, list[Lesson]]:
        """What campaigns have taught, themselves and by what belongs to them."""
        found: dict[str, list[Lesson]] = {}
        for lesson in lessons(self.sheet.plan):
            if lesson.item:
                own = lesson.item.type == "campaign"
                found.setdefault(lesson.item.id if own else lesson.item.campaign, []).append(lesson)
        return found
