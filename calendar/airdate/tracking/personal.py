"""Personal data in a URL: what must not reach an analytics account, nor anybody's log.

No email address, phone number or name may stand in a URL that Google Analytics sees, be it in path or
parameters (support.google.com/analytics/answer/6366371). What looks like one is told without being repeated.
"""

import re
from urllib.parse import unquote

from airdate.text import shown

#: Without one of these there is neither a parameter nor anything else of what is looked for.
_SUSPECT = re.compile("[=%@+]|eyJ")
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:(?!/)", re.IGNORECASE)
_BEFORE_PATH = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//(?P<user>[^/?#@\\]*@)?[^/?#\\]*", re.IGNORECASE)

# @ in front: the handle of a fediverse account; a file's name at the end: an image for dense screens
_EMAIL = re.compile(
    r"(?<![\w.+@-])[\w.+-]{1,64}@(?:[^\W_](?:[\w-]{0,62}[^\W_])?\.){1,8}(?P<tld>[^\W\d_]{2,24})\b"
)
_FILES = frozenset(
    "avif css gif gz htm html ico jpeg jpg js json map md mjs pdf png svg ts webp xml zip".split()
)

_PHONE = re.compile(r"(?<![\w+])\+[1-9][\d ().-]{7,24}")
_DATE = re.compile(r"\+(?:19|20)\d\d[.-]?[01]\d[.-]?[0-3]\d(?!\d)")
_PHONE_KEYS = frozenset(
    "cell mobile mobile_number msisdn phone phone_number phonenumber tel telephone".split()
)

_JWT = re.compile(r"\beyJ[\w-]{8,}\.[\w-]{8,}")
_PASSWORD_KEYS = frozenset({"password", "passwd", "pwd"})
_TOKEN_KEYS = frozenset(
    "access_token api_key apikey auth auth_token id_token jsessionid jwt phpsessid refresh_token reset_token "
    "secret session session_id sessionid sid token user_token".split()
)
#: What mailing tools write into the links of one recipient, as browsers that strip it know it.
_RECIPIENT_KEYS = frozenset({
    "_hsenc", "ck_subscriber_id", "mc_eid", "mkt_tok", "oly_anon_id", "oly_enc_id", "vero_id",
})  # fmt: skip


def personal_data(url: str) -> str:
    """``email address``, ``phone number in 'tel'``, ``personal token in 'mc_eid'``; empty if there is none.

    For web addresses: ``mailto:`` and ``tel:`` are there to name somebody.
    """
    if _OTHER_SCHEME.match(url):
        return ""
    front = _BEFORE_PATH.match(url)
    if front and front["user"]:
        return "user name in front of the host"
    rest = url[front.end() if front else 0 :]
    if not _SUSPECT.search(rest):
        return ""
    for part in re.split("[?&#;]", rest):
        key, equals, text = map(_decoded, part.partition("="))
        name = key.rpartition("/")[2]
        if equals and (found := _in_pair(name, text)):
            return f"{found} in '{shown(name, 30)}'"
    return _in_text(_decoded(rest))


def _decoded(text: str) -> str:
    for _ in range(3):  # a URL within a URL is encoded twice
        if "%" not in text:
            break
        text = unquote(text)
    return text


def _in_pair(key: str, text: str) -> str:
    name = key.lower().replace("-", "_")
    if name in _PHONE_KEYS and re.fullmatch(r"[ +]?\d[\d ().+/-]{5,24}", text):
        return "phone number"
    if (name in _PASSWORD_KEYS or name in _RECIPIENT_KEYS) and re.match(r"[^{\[<%$*]", text):
        return "personal token"
    if name in _TOKEN_KEYS and _is_random(text):
        return "personal token"
    return _in_text(text)


def _is_random(text: str) -> bool:
    """Whether it is no word: ``session=keynote-2`` is a talk."""
    return len(text) >= 16 and bool(re.fullmatch(r"[\w.~+/=-]+", text)) and sum(map(str.isdigit, text)) >= 2


def _in_text(text: str) -> str:
    if "@" in text and any(match["tld"].lower() not in _FILES for match in _EMAIL.finditer(text)):
        return "email address"
    if "+" in text and any(_is_phone(match[0]) for match in _PHONE.finditer(text)):
        return "phone number"
    return "personal token" if _JWT.search(text) else ""


def _is_phone(text: str) -> bool:
    return 9 <= sum(map(str.isdigit, text)) <= 15 and not _DATE.match(text)  # E.164: 15 at most
