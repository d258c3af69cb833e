"""What of a text is compared: its words, without what networks make different."""

import re
import unicodedata

#: The words of a text that are compared.
Signature = tuple[str, ...]

_LINK = re.compile(r"(?:https?://|www\.)[!-~]+|(?<![\w.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+/[!-~]*")
_MENTION = re.compile(r"(?<!\w)@[\w.-]+(?:@[\w.-]+)?")

# Letters, digits, and the marks of scripts that write vowels as marks.
_WORD = re.compile(
    r"[\w\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff]+"
)

# Thai, Lao, Burmese, Khmer, kana and Han are written without spaces.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
)
_PART = re.compile(f"[{_UNSPACED}]|[^{_UNSPACED}]+")
_ANY_UNSPACED = re.compile(f"[{_UNSPACED}]")


def signature(text: str) -> Signature:
    """The words of a text in their order; equal for texts that say the same.

    Folded to NFKC and lower case. Links (also ``site.example/path``), ``@mentions`` and the hashtags at the
    end are left out; a hashtag in a sentence is its word; punctuation and emoji are no words. Of scripts
    without spaces every character is one.
    """
    folded = (text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold()
    if "/" in folded or "www." in folded:
        folded = _LINK.sub(" ", folded)
    if "@" in folded:
        folded = _MENTION.sub(" ", folded)
    if "#" in folded:
        folded = _without_last_hashtags(folded)
    words = _WORD.findall(folded)
    if not folded.isascii() and _ANY_UNSPACED.search(folded):
        words = [part for word in words for part in ([word] if word.isascii() else _PART.findall(word))]
    return tuple(words)


def _without_last_hashtags(text: str) -> str:
    parts = text.split()
    while parts and (parts[-1][0] == "#" or not _WORD.search(parts[-1])):
        parts.pop()
    return " ".join(parts)
