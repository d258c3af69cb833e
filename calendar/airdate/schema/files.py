"""The keys of every file in ``calendar/``."""

from collections.abc import Mapping

from airdate.edition import HIDEABLE
from airdate.finding import Severity
from airdate.forge import Kind as Software
from airdate.marker import SCOPES, Kind
from airdate.parts.account import Account
from airdate.parts.crowd import Crowd
from airdate.parts.measure import Level
from airdate.parts.waiver import Waivers
from airdate.policy import Profile
from airdate.reading.amount import Decimals
from airdate.reading.vocabulary import FACETS
from airdate.schema.items import ITEM
from airdate.schema.shape import Form, Shape, choice, names, of_part
from airdate.selection import Cancelled, Detail
from airdate.status import Stage, Status, Visibility
from airdate.vocabulary import COLOURS, MEDIA

_TITLE = Shape(says="What people read.")
_TERM = {"title": _TITLE, "summary": Shape(says="What it is, in a sentence.")}
_LANGUAGES = Shape(says="The languages in which they read.", form=Form.LANGUAGE, many=True)
_COUNTRY = Shape(says="The country, whose holidays hold.", form=Form.COUNTRY)
_STAGES = {stage.value: Shape(says=f"When the {stage} is due.", form=Form.LEAD) for stage in Stage}
_TIMED = {
    **_TERM,
    "due": Shape(says="By when which work must be done, before it appears.", keys=_STAGES),
    "duration": Shape(says="How long it takes in a calendar, a day at most.", form=Form.LENGTH),
}
_VISIBILITY = choice(Visibility, "Who may see it; without it, the team.")
_EXCEPT = names("item", "Items that appear all the same.", many=True)

_LIMIT = {
    "value": Shape(says="The limit that holds here."),
    "source": Shape(says="Who says so."),
    "date": Shape(says="Since when that is known.", form=Form.DAY),
}

_WAYS = ("off", *(severity.value for severity in Severity))

_SELECTED = {
    **{
        name: names(name, f"Of these, by {name}.", many=True)
        for name in FACETS
        if name not in ("owner", "status")
    },
    "owner": names("person", "Of these people.", many=True),
    "status": choice(Status, "Standing so.", many=True),
    "department": Shape(says="Of owners in these departments.", form=Form.ID, many=True),
    "language": Shape(says="In these languages.", form=Form.LANGUAGE, many=True),
    "media": choice(MEDIA, "In channels of this kind.", many=True),
}


def _terms(says: str, keys: Mapping[str, Shape], *, short: bool = True, needs: tuple[str, ...] = ()) -> Shape:
    """A file of terms: each key is an id, each value a title, or keys and values."""
    return Shape(says=says, each=Shape(says=says, keys=keys, short=short, needs=needs))


_PLAN = Shape(
    says="What holds for the whole plan.",
    keys={
        "title": Shape(says="What the plan is called."),
        "organisation": Shape(says="Whose it is."),
        "url": Shape(says="The public address of the site.", form=Form.URL),
        "timezone": Shape(says="The zone of local times.", form=Form.ZONE),
        "language": Shape(says="The language of what does not say another.", form=Form.LANGUAGE),
        "country": Shape(says="The country, whose workdays count.", form=Form.COUNTRY),
        "edit_url": Shape(says="Where a source is edited; {path} is its path below content/.", form=Form.URL),
        "repo_url": Shape(
            says="The repository, for links that edit: https://github.com/org/plan.", form=Form.URL
        ),
        "forge": choice(Software, "What runs there, if its address does not say; forgejo is as gitea."),
        "branch": Shape(says="The branch that is edited; without it, main."),
        "repo_path": Shape(says="The path of content/ in the repository; without it, content."),
        "domains": Shape(says="The hosts of the house's own websites.", many=True),
        "now": Shape(says="The clock held still, for a demo or a rehearsal.", form=Form.INSTANT),
    },
)

_CHANNEL = {
    **_TERM,
    "letter": Shape(says="The one or two letters that mark it in a calendar."),
    "colour": choice(COLOURS, "Its colour in every view."),
    "media": choice(MEDIA, "Whose ground it is: paid, earned, shared or owned (PESO)."),
    "url": Shape(says="Its address on the web.", form=Form.URL),
    **of_part(Account),
    "limits": Shape(
        says="Facts of its network that are others here, by the name of the fact.",
        each=Shape(says="The limit that holds here, with source and date.", short=True, keys=_LIMIT),
        keyed=Form.ANY,
    ),
}

_AUDIENCE = {
    **_TERM,
    "needs": Shape(says="What they need.", many=True),
    "languages": _LANGUAGES,
    "country": _COUNTRY,
    **of_part(Crowd),
}

_PERSON = {
    "name": Shape(says="The name."),
    **_TERM,
    "role": Shape(says="What they do."),
    "department": Shape(says="Where they do it.", form=Form.ID),
    "account": Shape(says="The name of their account on the forge: @name."),
    "country": _COUNTRY,
    "languages": _LANGUAGES,
}

_FEED = {
    **_TERM,
    "description": Shape(says="As `summary`."),
    **_SELECTED,
    "visibility": _VISIBILITY,
    "window": Shape(
        says="How far it reaches.",
        keys={
            "back": Shape(says="Before today: 3 months, 90 days, or all.", form=Form.LENGTH),
            "ahead": Shape(says="After today: 3 months, 90 days, or all.", form=Form.LENGTH),
        },
    ),
    "cap": Shape(says="How many entries, at most.", form=Form.NUMBER),
    "detail": choice(Detail, "How much it tells."),
    "cancelled": choice(Cancelled, "What becomes of what is called off."),
    "alarm": Shape(says="How long before its start each rings.", form=Form.LENGTH),
    "edition": names("edition", "Which items and fields it may show."),
    "secret": Shape(says="Whether its address cannot be guessed.", form=Form.YES),
}

_EDITION = {
    "visibility": choice(Visibility, "Which items pass.", many=True),
    "status": choice(Status, "Which items pass.", many=True),
    "embargoed": Shape(says="Whether items are shown before their embargo lifts.", form=Form.YES),
    "all_pages": Shape(says="Whether pages are shown that are not public.", form=Form.YES),
    "hide": choice(tuple(sorted(HIDEABLE)), "Fields that are left out.", many=True),
}

_SCOPE = {facet: names({"owner": "person"}.get(facet, facet), f"By {facet}.", many=True) for facet in SCOPES}

_MARKER = {
    "kind": choice(Kind, "What it says of its time."),
    "title": _TITLE,
    "summary": _TERM["summary"],
    "start": Shape(says="When it begins.", form=Form.SPAN),
    "end": Shape(says="When it ends: a day is the last one.", form=Form.SPAN),
    "location": Shape(says="Where it is."),
    "visibility": _VISIBILITY,
    "reason": Shape(says="Why, for whoever must wait."),
    "authority": Shape(says="Who has decided that."),
    "lesson": Shape(says="Of a hold that is over: what was learned."),
    "scope": Shape(
        says="What must wait: all, or what has these words.", words=("all",), short=True, keys=_SCOPE
    ),
    "except": _EXCEPT,
    "country": Shape(says="Whose holidays.", form=Form.COUNTRY, many=True),
    "path": Shape(says="An .ics file, or the plan.json of another plan."),
    "shares": names("channel", "Channels that are the same in both plans.", many=True),
}

_BLOG = {
    "path": Shape(says="Which files below content/, as in .gitignore.", many=True),
    "set": Shape(says="Keys that all of its posts have here.", keys=ITEM.keys),
    "keys": Shape(says="Their keys to ours.", keyed=Form.ANY, each=names("key", "A key of an item.")),
    "terms": Shape(
        says="For a key of ours, their words to ours.",
        called="key",
        each=Shape(says="Their words to ours.", keyed=Form.ANY, each=Shape(says="Our word.", form=Form.ID)),
    ),
    "dates_in_names": choice(("no", "yes"), "Whether the name of a file says its day."),
    "ids": choice(("name", "path"), "From what the ids of its posts are made."),
}

_EXPORT = {
    "id": Shape(says="The column that names the item by its id, or as utm_content."),
    "url": Shape(says="The column with an address of the item."),
    "output": Shape(says="The column that names its output, or the channel."),
    "at": Shape(says="The column that says when the figures were read."),
    "metric": Shape(says="Where each row is one figure: the column that says what it counts."),
    "value": Shape(says="The column with the figure, beside `metric`."),
    "dates": Shape(says="How days are written there: Y-M-D, D.M.Y, M/D/Y, YMD."),
    "decimal": choice(Decimals, "What stands before decimals there."),
    "source": Shape(says="Where the figures were read."),
    "metrics": Shape(
        says="What each column of figures counts, or each word of the column `metric`.",
        keyed=Form.ANY,
        each=Shape(
            says="The metric, with its level and unit.",
            short=True,
            keys={
                "metric": Shape(says="What is counted."),
                "level": choice(Level, "What it tells: output, outtake, outcome or impact."),
                "unit": Shape(says="What may stand beside the number: percent, share, €."),
            },
        ),
    ),
}

_CHOSEN = {
    "select": names("rule", "Rules that hold, by name, code or group.", many=True),
    "ignore": names("rule", "Rules that do not hold.", many=True),
}

_RULE = Shape(
    says="How strictly it holds, which clause says so, and its thresholds.",
    short=True,
    words=_WAYS,
    keys={
        "severity": choice(_WAYS, "How severe it is."),
        "clause": Shape(says="The clause of the house's policy that a message cites."),
    },
    keyed=Form.ANY,
    each=Shape(says="A threshold or the terms of this rule: `airdate rule` explains them.", form=Form.ANY),
)

_POLICY = Shape(
    says="Which rules hold, how strictly, and what the house says of them.",
    keys={
        "profile": choice(tuple(p.value for p in Profile if p is not Profile.CONFIG), "How many rules hold."),
        **_CHOSEN,
        "rules": Shape(says="Rules by name.", called="rule", each=_RULE),
        "paths": Shape(
            says="Other rules for the files that a glob names.",
            keyed=Form.ANY,
            each=Shape(says="What holds there.", keys=_CHOSEN),
        ),
        "types": Shape(
            says="Other rules for a type of item.",
            called="type",
            each=Shape(says="What holds there.", keys=_CHOSEN),
        ),
        "clauses": Shape(
            says="The numbered sentences of the policy.", keyed=Form.ANY, each=Shape(says="The sentence.")
        ),
        **of_part(Waivers),
    },
)

#: The files of ``calendar/`` by their stem, each as a whole.
FILES: Mapping[str, Shape] = {
    "plan": _PLAN,
    "types": _terms("Types of items of your own.", _TIMED),
    "channels": _terms("Where things appear.", _CHANNEL),
    "audiences": _terms("For whom things are made.", _AUDIENCE),
    "people": _terms("Who answers for things.", _PERSON),
    "formats": _terms("What things are made as.", _TIMED),
    "pillars": _terms("The house's subjects.", _TERM),
    "feeds": _terms("Calendars that people subscribe to.", _FEED),
    "editions": _terms("What one build shows.", _EDITION, short=False),
    "markers": _terms(
        "Notes, holidays, blackouts and outside calendars.", _MARKER, short=False, needs=("kind",)
    ),
    "mapping": _terms("An existing blog, read as items.", _BLOG, short=False, needs=("path",)),
    "policy": _POLICY,
    "results": _terms("What the exports of other programs mean.", _EXPORT, short=False),
}
