"""Words: the ids that a plan holds for each thing that a key can name."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from airdate.checks import catalogue
from airdate.item import TYPES
from airdate.plan import Plan
from airdate.schema.items import ITEM

#: Terms of the vocabulary, by what a key names, and the facet that an item has for them.
TERMS = {
    "channel": "channel",
    "audience": "audience",
    "person": "owner",
    "format": "format",
    "pillar": "pillar",
}


@dataclass(frozen=True, slots=True)
class Words:
    """Ids with what they are called, by what a key names (``channel``, ``person``, ``campaign``, ``item``).

    A name that is missing stands for any id: there is no plan, or it has no file for that.
    """

    known: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: {"type": dict(TYPES)})

    @classmethod
    def of(cls, plan: Plan) -> "Words":
        """The words of a plan. A file that cannot be read may hold an item of any type."""
        words = plan.vocabulary
        lost = {name: "" for name in plan.broken if "/" not in name and "." not in name}
        known: dict[str, dict[str, str]] = {type_: {} for type_ in words.types}
        for item in plan.items:
            known.setdefault(item.type, {})[item.id] = item.title
        known = {type_: {**ids, **lost} for type_, ids in known.items()}
        known |= {"item": {id: item.title for id, item in plan.by_id.items()} | lost}
        known |= {"type": dict(words.types), "edition": dict.fromkeys(words.editions, "")}
        for name, facet in TERMS.items():
            known.pop(name, None)  # a type of the team's own may have that name
            terms = words.terms(facet)
            if terms is not None:
                known[name] = {id: term.title for id, term in terms.items()}
        return cls(known)

    def of_name(self, name: str) -> Mapping[str, str] | None:
        """The ids for that name; None where any goes."""
        if name == "rule":
            return {rule.name: rule.summary for rule in catalogue().values()}
        if name == "key":
            return {key: shape.says for key, shape in (ITEM.keys or {}).items()}
        return self.known.get(name)
