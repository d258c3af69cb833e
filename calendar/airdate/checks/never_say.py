"""A word or a topic that the house has agreed never to use, or not without proof or somebody's sign-off.

"What you don't say" belongs into every plan (the house's doctrine S001), and so do the boundaries of who
may say what (S004). Both stand in the policy, each with the clause that the message cites, and in the
charter of a channel (``never:``). A word is found whole and in any case, ``guarantee*`` with any ending, in
the title, the wording and the body; not in code, comments and addresses.

Settings, in ``calendar/policy.yml``; without them nothing is looked for::

    rules:
      never-say:
        terms:
          - {term: cheap, instead: affordable}
          - {term: [guaranteed, risk-free], clause: "4.1"}        # never
          - {term: clinically proven, needs: evidence}            # not without `evidence:` in the item
          - {topic: health, needs: subject-expert, clause: "4.2"} # not without that sign-off
          - {topic: politics, because: we are a school}
    clauses: {"4.1": We promise nothing that we do not control., "4.2": A doctor reads it.}

``never-say: warning`` is enough for what the charters say.

Bad::

    A cheap telescope, guaranteed.

Good::

    An affordable telescope.

``airdate check --fix --unsafe-fixes`` writes what stands under ``instead``: read the sentence again.
Waive: ``waive: [{rule: LG006, reason: It is a quote, by: ana, until: 2027-12-31}]``.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from airdate.finding import Fault, Fix, Severity
from airdate.item import PAPERS, Item, Output
from airdate.lexicon import Lexicon, Spoken, Use, spoken
from airdate.parts.approval import Role
from airdate.policy import Policy, Profile, Setting, When, typed
from airdate.text import did_you_mean, listed, one_line, shown
from airdate.vocabulary import Vocabulary

CODE = "LG006"
SEVERITY = Severity.WARNING
PROFILE = Profile.CONFIG
WHEN = When.APPROVED
SETTINGS: dict[str, list[Mapping[str, Setting]]] = {"terms": []}

_RULE = "never-say"
_KEYS = ("term", "topic", "instead", "needs", "clause", "because")
_EVIDENCE = "evidence"
_NEEDS = (_EVIDENCE, *Role)


class _Ban(NamedTuple):
    """What is not said: ``word`` as it was written; why, and what lifts it."""

    word: str
    instead: str = ""
    needs: str = ""
    because: str = ""

    def lifted(self, item: Item) -> bool:
        """Whether the item has what it takes to say it."""
        if self.needs == _EVIDENCE:
            return bool(item.candour.evidence)
        return any(each.role == self.needs and each.by for each in item.approvals.approvals)

    @property
    def ruling(self) -> str:
        """That it is banned, or what it needs; and why."""
        if self.needs == _EVIDENCE:
            said = "is not said without evidence"
        elif self.needs:
            said = f"is not said without the sign-off of {self.needs}"
        else:
            said = "is never said"
        return f"{said}: {self.because}" if self.because else said

    @property
    def cure(self) -> str:
        """What to do where the term stands."""
        if self.needs == _EVIDENCE:
            return "add `evidence:`, where it can be checked, or leave it out"
        if self.needs:
            return f"ask for it, and add `{{role: {self.needs}, by: …}}` to `approvals`, or leave it out"
        return f"write '{shown(self.instead)}'" if self.instead else "leave it out"


class _List(NamedTuple):
    lexicon: Lexicon
    bans: tuple[_Ban, ...]

    @classmethod
    def of(cls, bans: list[_Ban]) -> "_List":
        return cls(Lexicon([ban.word for ban in bans], [ban.instead for ban in bans]), tuple(bans))


class _House(NamedTuple):
    """What the policy says: words, topics, and what of it cannot be read."""

    words: _List
    topics: tuple[_Ban, ...]
    odd: tuple[Fault, ...]


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each text and word, for each topic, and for what the policy says oddly."""
    house = _house(_Key(words.policy))
    yield from house.odd
    for ban in house.topics:
        if ban.word in item.brief.topics and not ban.lifted(item) and item.type not in PAPERS:
            place = item.brief.spot("topics")
            yield Fault(place, _RULE, f"the topic '{shown(ban.word)}' {ban.ruling}", ban.cure)
    for output in item.outputs:
        yield from _of_output(item, output, house.words)
        charter = words.channel(output.channel).account.charter
        if charter:
            yield from _of_output(item, output, _chartered(charter.never, output.channel))


def _of_output(item: Item, output: Output, known: _List) -> Iterator[Fault]:
    if not known.bans:  # for speed
        return
    for text in spoken(item, output):
        found: dict[int, list[Use]] = {}
        for use in known.lexicon.uses(text.plain):
            found.setdefault(use.number, []).append(use)
        for number, uses in found.items():
            ban = known.bans[number]
            if not ban.lifted(item):
                yield _fault(text, uses, ban)


def _fault(text: Spoken, uses: list[Use], ban: _Ban) -> Fault:
    said = shown(one_line(text.text[uses[0].start : uses[0].end]))
    more = f" (and {len(uses) - 1} more)" if len(uses) > 1 else ""
    fix = None
    if ban.instead and not ban.needs:
        new = [(use.start, use.end, _as(text.text[use.start], ban.instead)) for use in uses]
        in_lines = not any("\n" in text.text[use.start : use.end] for use in uses)
        changes = text.changed(new) if in_lines else ()
        fix = Fix(f"write '{shown(ban.instead)}'", changes, wording=True) if changes else None
    return Fault(text.at(uses[0].start), _RULE, f"'{said}'{more} {ban.ruling}", ban.cure, fix=fix)


def _as(letter: str, word: str) -> str:
    """The word with a capital in place of a capital."""
    return f"{word[0].upper()}{word[1:]}" if letter.isupper() else word


class _Key:
    """A policy by its identity: of one plan there is one."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy

    def __hash__(self) -> int:
        return id(self.policy)

    def __eq__(self, other: object) -> bool:
        return getattr(other, "policy", None) is self.policy


@lru_cache(maxsize=4)
def _house(key: _Key) -> _House:
    policy = key.policy
    words: list[_Ban] = []
    topics: list[_Ban] = []
    odd: list[Fault] = []
    for n, row in enumerate(policy.rows(_RULE, "terms")):
        if wrong := _odd(row, policy):
            at, message, cure = wrong
            place = policy.at(_RULE, f"terms.{n}.{at}" if at in row else f"terms.{n}")
            odd.append(Fault(place, "odd-setting", f"{_RULE}: {message}", cure))
            continue
        because = _cited(_one(row, "clause"), _one(row, "because"), policy)
        for key_, into in (("term", words), ("topic", topics)):
            for word in _words(row, key_):
                into.append(_Ban(word, _one(row, "instead"), _one(row, "needs"), because))
    return _House(_List.of(words), tuple(topics), tuple(odd))


def _one(row: Mapping[str, Setting], key: str) -> str:
    return typed(row.get(key, ""), "") or ""


def _words(row: Mapping[str, Setting], key: str) -> tuple[str, ...]:
    found = typed(row.get(key, ()), ("",))
    assert found is not None  # noqa: S101 - else the row is odd
    return found


def _cited(clause: str, because: str, policy: Policy) -> str:
    cited = f"policy {clause}: {policy.clauses[clause]}" if clause else ""
    return "; ".join(filter(None, (because, cited)))


def _odd(row: Mapping[str, Setting], policy: Policy) -> tuple[str, str, str] | None:
    """The key of a row that cannot be read, why, and the way out."""
    for key in row:
        if key not in _KEYS:
            cure = did_you_mean(key, _KEYS) or f"it knows {listed(_KEYS)}"
            return key, f"a line of `terms` has no '{shown(key)}'", cure
    said = [key for key in ("term", "topic") if key in row]
    if not said:
        return "term", "a line of `terms` names no `term` and no `topic`", "add one, or a list"
    for key in said:
        if not typed(row[key], ("",)):
            return key, f"`{key}` cannot be read", "write a word or a list of words"
    needs, clause = _one(row, "needs"), _one(row, "clause")
    if needs and needs not in _NEEDS:
        return "needs", f"'{shown(needs)}' is neither evidence nor a role", f"write one of {listed(_NEEDS)}"
    if clause and clause not in policy.clauses:
        cure = did_you_mean(clause, policy.clauses) or "add it under `clauses`"
        return "clause", f"there is no clause '{shown(clause)}'", cure
    return None


@lru_cache(maxsize=256)
def _chartered(never: tuple[str, ...], channel: str) -> _List:
    because = f"the charter of '{shown(channel)}'"
    return _List.of([_Ban(word, because=because) for word in never])
