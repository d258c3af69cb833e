"""Translation: the words of the interface in one language, out of gettext catalogues (``locales/``).

English is what the sources say; ``de.po``, ``es.po`` and ``fr.po`` hold the others. What the plan
itself says stays as it is written.
"""

from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import Any

from babel import Locale, UnknownLocaleError

#: The languages of the interface, by the first part of their tags (BCP 47).
LANGUAGES = ("en", "de", "es", "fr")


class Translation:
    """The interface in the language of that tag; in English where there is no such catalogue.

    ``locale`` is whose names of days and months are used, ``first_weekday`` the day on which weeks
    begin where the language is spoken, 0 for Monday (CLDR; plain ``en`` is read as British).
    """

    def __init__(self, tag: str) -> None:
        spoken = _locale(tag)
        self.language = spoken.language if spoken.language in LANGUAGES else "en"
        self.locale = spoken if spoken.language == self.language else Locale("en", "GB")
        self.first_weekday: int = spoken.first_week_day
        self._catalogue = _catalogue(self.language)

    @property
    def english(self) -> bool:
        """Whether nothing needs to be translated."""
        return self.language == "en"

    def gettext(self, message: str) -> str:
        """The message in this language; itself where it has no translation."""
        return self._catalogue.gettext(message) if message else ""  # else that is the catalogue's head

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The message for that many of something."""
        return self._catalogue.ngettext(one, many, n)

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``: how the interface is written."""
        return str(self.locale.text_direction)


@lru_cache(maxsize=16)
def translation(tag: str) -> Translation:
    """The one translation for a language tag."""
    return Translation(tag)


def noted(message: str) -> str:
    """The message as it is: it is translated where it is shown, and found here by what extracts messages."""
    return message


def _locale(tag: str) -> Locale:
    try:
        found = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        found = Locale("en")
    return Locale("en", "GB") if str(found) == "en" else found


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> NullTranslations:
    source = files("airdate").joinpath("locales", f"{language}.po")
    if language == "en" or not source.is_file():
        return NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with source.open("rb") as text:
        catalogue: Any = read_po(text, locale=language)
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
