"""Language: tags by BCP 47, as ``en``, ``de-AT`` or ``zh-Hant-TW``."""

import re
from functools import lru_cache

_FORM = re.compile(
    r"""(?P<language>[a-z]{2,3}|[a-z]{5,8})
    (?:-(?P<script>[a-z]{4}))?
    (?:-(?P<region>[a-z]{2}|\d{3}))?
    (?P<rest>(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?)\Z""",
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
_PRIVATE = re.compile(r"x(?:-[a-z\d]{1,8})+\Z", re.ASCII | re.IGNORECASE)
#: Tags that need no look into the registry.
_COMMON = frozenset("en de fr es it nl pt pl sv da nb no fi cs ja zh ko ru uk ar tr he hi el hu ro".split())
#: What people write and the registry of regions calls otherwise.
_REGIONS = {"UK": "GB"}


def is_tag(tag: str) -> bool:
    """Whether it is a tag whose language, script and region are registered, in whatever case."""
    return tag in _COMMON or _is_tag(tag)


@lru_cache(maxsize=512)
def _is_tag(tag: str) -> bool:
    match = _FORM.match(tag)
    if not match:
        return bool(_PRIVATE.match(tag))
    language, script, region = match["language"].lower(), match["script"], match["region"]
    known = _registry()
    deprecated = len(language) == 2 and language in _aliases()  # `iw` for Hebrew is still a tag
    return (
        (language in known[0] or deprecated)
        and (not script or script.title() in known[1])
        and (not region or region.upper() in known[2])
    )


@lru_cache(maxsize=512)
def standard(text: str) -> str:
    """The tag that a text surely means: ``en-GB`` for ``eng_gb``, ``de`` for ``German``; else nothing."""
    plain = text.strip().replace("_", "-").partition(".")[0]
    first, _, rest = plain.partition("-")
    first = _aliases().get(first.lower(), first.lower())
    first = first if rest else _named().get(text.strip().casefold(), first)
    match = _FORM.match("-".join(filter(None, (first.replace("_", "-"), rest))))
    if not match:
        return ""
    region = (match["region"] or "").upper()
    region = _REGIONS.get(region, region)
    script = (match["script"] or "").title()
    tag = "-".join(filter(None, (match["language"], script, region))) + match["rest"]
    return tag if is_tag(tag) else ""


def covers(asked: str, tag: str) -> bool:
    """Whether who asks for ``en`` is content with ``en-GB``, and the other way round."""
    one, other = asked.lower().split("-"), tag.lower().split("-")
    return one[: len(other)] == other or other[: len(one)] == one


@lru_cache(maxsize=1)
def _registry() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    from babel import Locale  # slow, and seldom needed
    from babel.core import get_global

    english = Locale("en")
    languages = {str(name).partition("_")[0] for name in english.languages}
    likely = {str(name).partition("_")[0] for name in get_global("likely_subtags")}
    regions = {*english.territories} - {"ZZ", "XA", "XB"}
    return frozenset({*languages, *likely} - {"und"}), frozenset(english.scripts), frozenset(regions)


@lru_cache(maxsize=1)
def _aliases() -> dict[str, str]:
    from babel.core import get_global

    return dict(get_global("language_aliases"))


@lru_cache(maxsize=1)
def _named() -> dict[str, str]:
    """Languages by their names, in English and in their own words."""
    from babel import Locale

    names = {name.casefold(): code for code, name in Locale("en").languages.items() if "_" not in code}
    for code in sorted(_COMMON):
        names.setdefault(str(Locale.parse(code).get_language_name(code)).casefold(), code)
    return names
