"""How a text is written as a YAML scalar: plain, in single or in double quotes."""

import re

import yaml

from airdate.editing.refusal import EditRefused

#: What the strict reader takes unescaped, without tab and line break.
_RAW = r"\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
_VISIBLE = re.compile(f"[{_RAW}]*")
_ESCAPED = re.compile(rf'["\\]|[^{_RAW}]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}

# A year, a month, a day, with or without a time: what it looks like is what it is.
_TIME = re.compile(r"\d{4}(-[0-9Qq]+)*([T ]\d+(:\d+)+(Z|[+-]\d+(:\d+)?)?)?", re.ASCII)
# What one or the other YAML takes for a number; PyYAML's own patterns miss a few of YAML 1.2.
_NUMBER = re.compile(
    r"[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0[box][0-9a-fA-F_]+", re.ASCII
)
_OTHER_MEANING = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n", "~", "<<", "="])
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`.~=<+")
_RESOLVER = yaml.resolver.Resolver()
_STRING = "tag:yaml.org,2002:str"


def stands_plain(text: str, *, flow: bool = False) -> bool:
    """Whether the text can stand without quotes and no YAML reader takes it for anything else.

    Words, phrases and times can; numbers, truth values, nulls, and what YAML's punctuation would cut cannot.
    ``flow``: between brackets or braces, where a comma ends a value.
    """
    if not text or text != text.strip() or not _VISIBLE.fullmatch(text) or text[0] in _INDICATORS:
        return False
    if ": " in text or " #" in text or text.endswith(":") or (flow and set(text) & set(",[]{}?")):
        return False
    return bool(_TIME.fullmatch(text)) or _is_text(text)


def _is_text(text: str) -> bool:
    if text.lower() in _OTHER_MEANING or _NUMBER.fullmatch(text):
        return False
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag == _STRING


def stands_single(text: str) -> bool:
    """Whether the text can stand in single quotes, which know no escapes."""
    return bool(_VISIBLE.fullmatch(text))


def scalar(text: str, style: str = "", *, flow: bool = False) -> str:
    """The text in that style (``""`` plain, ``'`` or ``"``) if it can stand so, else in double quotes."""
    if style == "'" and stands_single(text):
        return "'" + text.replace("'", "''") + "'"
    if style not in ("'", '"') and stands_plain(text, flow=flow):
        return text
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if "\ud800" <= character <= "\udfff":
        raise EditRefused("half a character (a lone surrogate) is no text", "type the value anew")
    code = ord(character)
    long = f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
    return _ESCAPES.get(character) or (f"\\x{code:02x}" if code <= 0xFF else long)
