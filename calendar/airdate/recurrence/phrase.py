"""A rhythm in words to a Rule: ``monthly on the first workday at 10:00 until 2027-06-30``."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import time

from airdate.limits import RHYTHM_NUMBER
from airdate.recurrence.lexicon import ADVERBS, MONTH_OF, UNITS, WEEKDAY_OF, number_of, ordinal_of
from airdate.recurrence.places import WORKING_WEEK, day_number, in_year, months, positions, weekdays
from airdate.recurrence.reader import EXAMPLES, Phrase, Words
from airdate.recurrence.rfc import fault
from airdate.recurrence.rule import Rule
from airdate.text import shown
from airdate.timespan import TimeFault
from airdate.timespan import parse as parse_time

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})\Z", re.ASCII)


def parse_words(text: str) -> Phrase:
    """Parse a rhythm in words; raise TimeFault (``bad-rhythm``) naming the word at fault."""
    words = Words(text, re.findall(r"[^\s,]+|,", text.lower()))
    phrase = _head(words)
    while words.next:
        word = words.next
        if word in words.said:
            raise fault(f"'{word}' stands twice in '{shown(text)}'", "leave one of them")
        words.said.add(word)
        if word == "on":
            phrase = _on(words, phrase)
        elif word in _CLAUSES:
            words.take()
            phrase = _CLAUSES[word](words, phrase)
        elif number_of(word) is not None:
            phrase = _times(words, phrase)
        else:
            raise words.stuck()
    if phrase.rule.until and phrase.rule.count:
        raise fault(f"'{shown(text)}' ends twice: by a day and by a number", "leave one of them")
    return phrase


def _head(words: Words) -> Phrase:
    """``weekly``, ``every 2 weeks``, ``every tuesday``, ``weekdays``, ``the last friday of the month``."""
    if words.next in ADVERBS:
        return _unit(words, *ADVERBS[words.take()])
    if words.next in ("weekdays", "workdays", *WEEKDAY_OF):
        return weekdays(words, Rule("WEEKLY"))
    every = words.skip("every", "each")
    words.skip("the")
    if ordinal_of(words.next) is not None:
        return _every_ordinal(words)
    interval = 2 if every and words.skip("other") else None
    if every and interval is None and (interval := number_of(words.next)) is not None:
        if not 1 <= interval <= RHYTHM_NUMBER:
            raise fault(f"'every {words.next}' is out of range", f"count from 1 to {RHYTHM_NUMBER}")
        words.take()
    unit = words.next.removesuffix("s")
    if every and unit in UNITS:
        words.take()
        return _unit(words, unit, interval or 1)
    if every and (words.next in WEEKDAY_OF or words.next in WORKING_WEEK):
        if interval and words.next in WORKING_WEEK:
            raise fault(f"'{words.next}' cannot be counted in steps", EXAMPLES)
        return weekdays(words, Rule("WEEKLY", interval or 1))
    raise words.stuck()


def _unit(words: Words, unit: str, interval: int) -> Phrase:
    freq, times = UNITS[unit]
    if interval * times > RHYTHM_NUMBER:
        raise fault(f"'{shown(words.text)}' is out of range", f"count to {RHYTHM_NUMBER // times}")
    return Phrase(Rule(freq, interval * times))


def _every_ordinal(words: Words) -> Phrase:
    """``every second week``; ``every last friday``; ``the first tuesday of the month``."""
    start, number = words.read, ordinal_of(words.take()) or 0
    noun, of = words.next, words.words[words.read + 1 : words.read + 2] == ["of"]
    if number > 1 and noun in UNITS and not of:
        return _unit(words, words.take(), number)
    words.read = start
    phrase = positions(words, Phrase(Rule("MONTHLY")))
    if number > 1 and noun in (*WEEKDAY_OF, *WORKING_WEEK) and "of" not in words.words[start : words.read]:
        step = "other" if number == 2 else f"{number} weeks on"
        both = "" if noun in WORKING_WEEK else f"'every {step} {noun}' or "
        cure = f"write {both}'monthly on the {words.words[start]} {noun}'"
        raise fault(f"'{shown(words.text)}' has two meanings", cure)
    return phrase


def _on(words: Words, phrase: Phrase) -> Phrase:
    rule = phrase.rule
    if rule.by_day or rule.by_month_day or rule.freq == "DAILY":
        raise fault(f"'on' has nothing to choose from in '{shown(words.text)}'", EXAMPLES)
    words.take()
    if rule.freq == "WEEKLY":
        return weekdays(words, rule)
    return in_year(words, phrase) if rule.freq == "YEARLY" else positions(words, phrase)


def _in(words: Words, phrase: Phrase) -> Phrase:
    """``in june``, ``in june and july``: the other months are left out."""
    if phrase.rule.by_month:
        raise fault(f"'{shown(words.text)}' names months twice", "leave one of them")
    return replace(phrase, rule=months(words, phrase.rule))


def _at(words: Words, phrase: Phrase) -> Phrase:
    match = _CLOCK.match(words.next)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        what = f"'{shown(words.next)}' is not a time of day" if words.next else "'at' without a time"
        raise fault(what, "write the hour as 09:00 or 17:30")
    words.take()
    return replace(phrase, at=time(int(match[1]), int(match[2])))


def _until(words: Words, phrase: Phrase) -> Phrase:
    """``2027-06-30``, ``2027-06`` (its last day), ``30 june 2027``, ``june 30 2027``."""
    named = words.words[words.read : words.read + 4]
    if any(word in MONTH_OF for word in named[:2]):
        first, second = (_until_word(words) for _ in range(2))
        words.skip(",")
        month, day = (first, second) if named[0] in MONTH_OF else (second, first)
        if not words.next:
            raise fault(f"'{shown(words.text)}' does not say which year", "write until 2027-06-30")
        written = f"{words.take()}-{month:02}-{day:02}"
    elif words.next:
        written = words.take()
    else:
        raise fault("'until' without a day", "write until 2027-06-30")
    try:
        last = parse_time(written, None).last
    except TimeFault as error:
        raise fault(f"until {error.message}", "write until 2027-06-30") from None
    return replace(phrase, rule=replace(phrase.rule, until=last))


def _until_word(words: Words) -> int:
    return MONTH_OF[words.take()] if words.next in MONTH_OF else day_number(words)


def _times(words: Words, phrase: Phrase) -> Phrase:
    number = number_of(words.next)
    if number is None:
        raise words.stuck()
    words.take()
    if not words.skip("times", "time"):
        raise words.stuck()
    if not 1 <= number <= RHYTHM_NUMBER:
        raise fault(f"'{number} times' is out of range", f"count from 1 to {RHYTHM_NUMBER}")
    if phrase.rule.count:
        raise fault(f"'{shown(words.text)}' counts twice", "leave one of them")
    return replace(phrase, rule=replace(phrase.rule, count=number))


_CLAUSES: dict[str, Callable[[Words, Phrase], Phrase]] = {
    "in": _in,
    "at": _at,
    "until": _until,
    "for": _times,
}
