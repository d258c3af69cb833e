"""The characters that links are made of, by twitter-text, and where Mastodon differs."""

import re
from dataclasses import dataclass

SPACES = "\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
INVALID = "\ufffe\ufeff\uffff"
DIRECTIONAL = "\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
LATIN = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272"
    "\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)

#: Labels of a domain and the dots between them.
DOMAIN = re.compile(rf"[^!'#%&()*+,\\/:;<=>?@\[\]^{{|}}~${SPACES}{INVALID}{DIRECTIONAL}]+")

#: What may stand before a link.
PRECEDING = re.compile(f"[^A-Za-z0-9@＠$#＃{INVALID}]")

#: Labels that may be linked without ``https://``.
LATIN_NAMES = re.compile(rf"(?:[-A-Za-z0-9{LATIN}]++\.)++")

PORT = re.compile(":[0-9]+")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Which links are found: ``bare`` ones without a scheme too, with such paths and queries."""

    bare: bool
    general: re.Pattern[str]
    ending: re.Pattern[str]
    parentheses: re.Pattern[str]
    query: re.Pattern[str]


def _grammar(bare: bool, general: str, ending: str, query: str, query_end: str) -> Grammar:
    balanced = rf"\((?:[{general}]++|[{general}]*+\([{general}]++\)[{general}]*+)\)"
    patterns = f"[{general}]*+", f"[{general}]*[{ending}]", balanced, rf"\?[{query}]*[{query_end}]"
    return Grammar(bare, *map(re.compile, patterns))


_WORD = rf"A-Za-z\u0400-\u04ff0-9{LATIN}"

X = _grammar(
    bare=True,
    general=rf"{_WORD}!*';:=+,.$/%#\[\]\-\u2013_~@|&",
    ending=rf"{_WORD}+\-=_#/",
    query=r"A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|",
    query_end=r"A-Za-z0-9\-_&=#/",
)

# Ruby's classes, said by what they leave out.
MASTODON = _grammar(
    bare=False,
    general=r"^\s<>()?",
    ending=r"^\s()?!*\"'「」<>;:=,.$%\[\]~&|@",
    query=r"^\x00-\x20\"<>\\`{}\x7f-\x9f",
    query_end=r"^\x00-\"$%'-,.:;<>?@\[-\^`{-\x9f",
)
