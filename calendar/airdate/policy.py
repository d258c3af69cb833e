"""Policy: which rules hold here, how strictly, and what the house has said in so many words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import TypeVar, Union

from airdate.finding import Place, Severity
from airdate.limits import THRESHOLD
from airdate.parts.waiver import Waiver


class Profile(StrEnum):
    """How many rules hold: each holds those before it too; ``config`` ones only where a plan names them."""

    CORE = "core"
    RECOMMENDED = "recommended"
    STRICT = "strict"
    CONFIG = "config"


class When(Enum):
    """From which status of an item on a rule speaks."""

    #: Whatever the status: what is written cannot be read, or leads nowhere.
    ALWAYS = "ideas too"
    #: As soon as it is more than an idea: what is planned does not fit together.
    PLANNED = "what is planned"
    #: In full once approved; until then it is advice, a note at most. Of what is called off nothing is said.
    APPROVED = "what is approved; drafts get advice"


#: What a policy says about something: a text, a list, or keys and values, as written.
Setting = Union[str, tuple["Setting", ...], Mapping[str, "Setting"]]  # noqa: UP007 - refers to itself

T = TypeVar("T", bool, int, float, str, tuple[str, ...])

#: Words for yes and no in a policy.
_TRUTH = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class Scope:
    """Where other rules hold: for the files that a glob names, or for a type of item."""

    path: str = ""
    type: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    place: Place = field(default=Place(""), compare=False)

    def covers(self, path: str, type: str) -> bool:
        """Whether it holds for that file (as messages name it) with that type of item."""
        return (not self.path or fnmatchcase(path, self.path)) and (not self.type or type == self.type)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSettings:
    """What the policy says about one rule: its severity, its clause, its thresholds and terms by key."""

    severity: Severity | None = None
    off: bool = False
    clause: str = ""
    values: Mapping[str, Setting] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """``calendar/policy.yml``. Rules are named by name, code (``CH003``) or group (``CH``), as written.

    ``rules`` are settings by the name of the rule; ``clauses`` are the numbered sentences that a
    message may cite. ``places`` is where each word of ``select`` and ``ignore`` stands.
    """

    profile: Profile = Profile.RECOMMENDED
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, RuleSettings] = field(default_factory=dict)
    scopes: tuple[Scope, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    clauses: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    def of(self, rule: str) -> RuleSettings:
        """What is said about the rule of that name; nothing, if nothing is."""
        return self.rules.get(rule, _NOTHING)

    def value(self, rule: str, key: str, default: T) -> T:
        """The threshold of a rule, of the type of ``default``, which holds where none such is set."""
        said = self.rules.get(rule, _NOTHING).values.get(key)
        if said is None:
            return default
        found = typed(said, default)
        return default if found is None else found

    def table(self, rule: str, key: str) -> Mapping[str, Setting]:
        """The keys and values that the policy gives a rule under that key; none where none are."""
        said = self.of(rule).values.get(key)
        return said if isinstance(said, Mapping) else {}

    def rows(self, rule: str, key: str) -> tuple[Mapping[str, Setting], ...]:
        """The same for a list of keys and values."""
        said = self.of(rule).values.get(key)
        return tuple(row for row in said if isinstance(row, Mapping)) if isinstance(said, tuple) else ()

    def at(self, rule: str, key: str) -> Place:
        """Where the policy says that (``terms.2.term``), else where it speaks of the rule."""
        settings = self.of(rule)
        return settings.places.get(key, settings.place)


_NOTHING = RuleSettings()


@lru_cache(maxsize=1024)
def _number(text: str, whole: bool) -> int | float | None:
    try:
        number = int(text) if whole else float(text)
    except ValueError:
        return None
    return number if 0 <= number <= THRESHOLD else None  # neither NaN nor infinity, which are between nothing


def typed(said: Setting, like: T) -> T | None:
    """What is said as a value of the type of ``like``; None if it is none."""
    found: object = None
    if isinstance(like, tuple):
        words = said if isinstance(said, tuple) else (said,)
        found = tuple(words) if all(isinstance(word, str) for word in words) else None
    elif not isinstance(said, str):
        found = None
    elif isinstance(like, bool):
        found = _TRUTH.get(said.casefold())
    elif isinstance(like, int | float):
        found = _number(said, isinstance(like, int))
    else:
        found = said
    return found  # type: ignore[return-value]
