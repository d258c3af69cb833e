"""What a channel or an audience has agreed on in short words: quiet times, cadence, languages, zone."""

import re
from collections.abc import Iterable

from airdate import cadence, language, quiet
from airdate.finding import Fault, Fix, Place, Replace
from airdate.parts.account import Account
from airdate.parts.crowd import Crowd
from airdate.reading.fields import Fields
from airdate.text import shown
from airdate.timespan import TimeFault, parse_zone

#: GitHub's, GitLab's and Gitea's names: neither a space nor a sign that CODEOWNERS takes for something else.
_ACCOUNT = re.compile(r"[A-Za-z0-9_][\w.-]*(?:/[\w.-]+)*", re.ASCII)


def tag(fields: Fields, key: str = "language") -> str:
    """One language; of what is no language tag it is told."""
    node = fields.scalar(key)
    if node and (fault := wrong_language(node.place, key, node.text.strip())):
        fields.faults.append(fault)
    return fields.line(key)


def languages(fields: Fields, key: str = "languages") -> tuple[str, ...]:
    """One language or a list of them; of what is no language tag it is told."""
    for node in fields.nodes(key):
        if fault := wrong_language(node.place, key, node.text.strip()):
            fields.faults.append(fault)
    return fields.lines(key)


def wrong_language(place: Place, key: str, tag: str) -> Fault | None:
    """What is wrong with a language tag, if anything is."""
    if not tag or language.is_tag(tag):
        return None
    message, better = f"`{key}`: '{shown(tag)}' is no language tag (BCP 47)", language.standard(tag)
    if not better:
        return Fault(place, "language-tag", message, "write en, de-AT or zh-Hant")
    fix = Fix(f"write '{better}'", (Replace(place, tag, better),), safe=True)
    return Fault(place, "language-tag", message, f"write '{better}'", fix=fix)


def account(fields: Fields, key: str = "account") -> str:
    """The name of an account on a forge, without its ``@``; of what can be none it is told."""
    name = fields.line(key).removeprefix("@")
    if not name or _ACCOUNT.fullmatch(name):
        return name
    cure = "write it as the forge does: ana-k, or org/team"
    fields.fault(fields.places[key], "bad-value", f"'{shown(name)}' is no account of a forge", cure)
    return ""


def of_channel(account: Account, fields: Fields) -> Account:
    """The account; what it says in words that mean nothing is told."""
    _quiet(account.quiet, account, fields)
    if charter := account.charter:
        inner = fields.inner("charter")
        if inner:
            languages(inner)
        if charter.cadence:
            try:
                cadence.parse(charter.cadence)
            except TimeFault as error:
                fields.fault(charter.spot("cadence"), error.rule, f"`cadence`: {error.message}", error.cure)
    return account


def of_audience(crowd: Crowd, fields: Fields) -> Crowd:
    """The crowd; what it says in words that mean nothing is told."""
    _quiet(crowd.quiet, crowd, fields)
    if crowd.timezone:
        try:
            parse_zone(crowd.timezone)
        except TimeFault as error:
            fields.fault(crowd.spot("timezone"), error.rule, error.message, error.cure)
    return crowd


def _quiet(windows: Iterable[str], part: Account | Crowd, fields: Fields) -> None:
    for n, text in enumerate(windows):
        try:
            quiet.parse(text)
        except TimeFault as error:
            place = part.places.get(f"quiet.{n}", part.spot("quiet"))
            fields.fault(place, error.rule, f"`quiet`: {error.message}", error.cure)
