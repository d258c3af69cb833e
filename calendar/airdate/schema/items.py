"""The keys of an item's front matter: those of its own, and those that its parts declare."""

from collections.abc import Mapping

from airdate.item import RELATIONS
from airdate.parts import OF_OUTPUT, PARTS
from airdate.schema.shape import Form, Shape, choice, names, of_part
from airdate.status import EventStatus, Stage, Status, Visibility

_STATUS = choice(Status, "Where the work stands.")

_TIMES: Mapping[str, Shape] = {
    "planned": Shape(says="When it should appear: an intention, be it a month.", form=Form.WHEN),
    "publish": Shape(says="When it appears: decided.", form=Form.WHEN),
    "published": Shape(says="When it did appear.", form=Form.SPAN),
}

_APPEARS: Mapping[str, Shape] = {
    "channel": names("channel", "Where it appears."),
    "format": names("format", "What it is made as."),
    "status": _STATUS,
    "reason": Shape(says="Why it was called off, put off or moved."),
    **_TIMES,
    "owner": names("person", "Who answers for it."),
    "language": Shape(says="The language it is written in.", form=Form.LANGUAGE),
}

_WORDS: Mapping[str, Shape] = {
    key: shape for part in OF_OUTPUT.values() for key, shape in of_part(part).items()
}

#: One appearance of an item; what it leaves out it has from the item.
OUTPUT: Mapping[str, Shape] = {
    "id": Shape(says="Tells it from other appearances in one channel.", form=Form.ID),
    **_APPEARS,
    **_WORDS,
}

#: What one occurrence of a series has of its own.
OCCURRENCE: Mapping[str, Shape] = {
    "start": Shape(says="Its new time.", form=Form.DAY),
    "publish": Shape(says="Its new time, of what is published.", form=Form.DAY),
    "end": Shape(says="Its new end.", form=Form.SPAN),
    "status": _STATUS,
    "title": Shape(says="Its own title."),
    "reason": Shape(says="Why it is another."),
}

_DUE = {stage.value: Shape(says=f"When the {stage} is due.", form=Form.LEAD) for stage in Stage}

_OWN: Mapping[str, Shape] = {
    "type": names("type", "What it is."),
    "id": Shape(says="By what others name it; without it, the name of the file.", form=Form.ID),
    "uid": Shape(says="By what calendars know it, if that is another than the id.", form=Form.ID),
    "title": Shape(says="What it is called."),
    "summary": Shape(says="What it says, in a sentence."),
    "visibility": choice(Visibility, "Who may see it; without it, the team."),
    "campaign": names("campaign", "The campaign that it belongs to."),
    "event": names("event", "The event that it belongs to."),
    "audience": names("audience", "For whom it is made.", many=True),
    "pillar": names("pillar", "Which of the house's subjects it serves."),
    **_APPEARS,
    "start": Shape(says="When it begins, in the world.", form=Form.WHEN),
    "end": Shape(says="When it ends: a day is the last one.", form=Form.WHEN),
    "timezone": Shape(says="The zone of its local times, where that is not the plan's.", form=Form.ZONE),
    "location": Shape(says="Where it takes place."),
    "geo": Shape(says="Where that is on earth.", form=Form.GEO, many=True),
    "url": Shape(says="Its page on the web.", form=Form.URL),
    "conference": Shape(says="The address of the room that people join online.", form=Form.URL),
    "image": Shape(
        says="A picture of what it is about.",
        short=True,
        keys={
            "src": Shape(says="A path from this file, or an address."),
            "alt": Shape(says="What is to be seen."),
        },
        needs=("src",),
    ),
    "assets": Shape(says="Files that belong to it: paths from this file, or addresses.", many=True),
    "event_status": choice(EventStatus, "How the event stands in the world."),
    "previous_dates": Shape(says="When it was to be before.", form=Form.SPAN, many=True),
    "due": Shape(
        says="By when which work must be done; `none`, and what the plan gives by default falls away.",
        words=("none",),
        short=True,
        keys=_DUE,
    ),
    "repeat": Shape(says="How it repeats.", form=Form.RHYTHM),
    "except": Shape(says="Days on which a series does not take place.", form=Form.DAY, many=True),
    "occurrences": Shape(
        says="Occurrences that are changed, by the day that the rhythm gave them.",
        each=Shape(says="What this one has of its own.", keys=OCCURRENCE),
        keyed=Form.DAY,
    ),
    "embargo": Shape(
        says="Before when nothing of it goes out.",
        form=Form.MOMENT,
        short=True,
        keys={
            "until": Shape(says="When it lifts.", form=Form.MOMENT),
            "reason": Shape(says="Why."),
        },
        needs=("until",),
    ),
    "outputs": Shape(says="Each appearance, where there are several.", keys=OUTPUT, listed=True),
    "links": Shape(
        says="How it relates to other items.",
        keys={
            relation: names("item", f"Items that are {back} this one.", many=True)
            for relation, back in RELATIONS.items()
        },
    ),
    "objective": Shape(says="What it is to achieve."),
    "notes": Shape(says="For colleagues only.", form=Form.TEXT),
    "created": Shape(says="When it was written first, where git does not know.", form=Form.SPAN),
    "updated": Shape(says="When it was changed last, where git does not know.", form=Form.SPAN),
}

_OF_PARTS: Mapping[str, Shape] = {
    key: shape for part in PARTS.values() for key, shape in of_part(part).items()
}

#: The front matter of an item. Keys under ``x`` are the user's own.
ITEM = Shape(
    says="The front matter of an item.",
    keys={
        **_OWN,
        **_WORDS,
        **_OF_PARTS,
        "x": Shape(says="Keys of your own, which nobody reads.", form=Form.ANY),
    },
    needs=("type", "status"),
)
