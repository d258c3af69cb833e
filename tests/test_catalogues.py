"""The catalogues: every word of the interface in every language; templates say nothing else."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po
from jinja2 import Environment

from airdate.item import TYPES
from airdate.status import EventStatus, Stage, Status
from airdate.vocabulary import MEDIA
from airdate.wording import labels
from airdate.wording.translation import LANGUAGES

ROOT = Path(__file__).parents[1]
CORE = ROOT / "calendar" / "airdate"
OTHERS = [language for language in LANGUAGES if language != "en"]
TEMPLATES = sorted((CORE / "templates").glob("*.html"))
NUMBERED = {"1st", "%(number)sth", "day 1", "day %(number)s"}  # 1., 1.º
PLACE, TAG = re.compile(r"%\((\w+)\)s"), re.compile(r"<[^>]*>")


@cache
def sources() -> dict[str | tuple[str, ...], tuple[str, ...]]:
    """Every message of the sources: as catalogues know it, and its one or two English forms."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    mappings = settings["tool"]["babel"]["mappings"]
    found = extract_from_dir(
        CORE,
        [(mapping["pattern"], mapping["method"]) for mapping in mappings],
        {mapping["pattern"]: mapping for mapping in mappings},
        {**DEFAULT_KEYWORDS, "noted": None},
    )
    messages = (message for _path, _line, message, _comments, _context in found)
    return {message: message if isinstance(message, tuple) else (message,) for message in messages}


@cache
def catalogue(language: str) -> Catalog:
    with (CORE / "locales" / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(language: str) -> Iterator[tuple[Message, tuple[str, ...], tuple[str, ...]]]:
    """Each message of a catalogue with its English forms and those of the language."""
    for message in catalogue(language):
        if message.id:
            said = message.string if isinstance(message.string, tuple) else (message.string,)
            yield message, message.id if isinstance(message.id, tuple) else (message.id,), said


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_in_every_language_and_no_other(language: str) -> None:
    known = {message.id for message, _, _ in messages(language)}
    assert (sorted(map(str, set(sources()) - known)), sorted(map(str, known - set(sources())))) == ([], [])
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_fuzzy_or_empty(language: str) -> None:
    plurals = catalogue(language).num_plurals
    odd = [
        english[0]
        for message, english, said in messages(language)
        if message.fuzzy or not all(said) or len(said) != (plurals if len(english) > 1 else 1)
    ]
    assert odd == []


@pytest.mark.parametrize("language", OTHERS)
def test_placeholders_and_tags_are_the_same(language: str) -> None:
    """A form for one alone may leave out the number."""
    odd = []
    for _, english, said in messages(language):
        places = set(PLACE.findall(english[-1]))
        spared = set() if len(english) == 1 else {"num", "count"}
        for form in said:
            found = set(PLACE.findall(form))
            if not places - spared <= found <= places or sorted(TAG.findall(form)) != sorted(
                TAG.findall(english[-1])
            ):
                odd.append(form)
    assert odd == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_goes_into_an_attribute_cannot_end_it(language: str) -> None:
    """Templates take messages as they are: they are ours."""
    forms = [form for _, _, said in messages(language) for form in said]
    assert [form for form in forms if re.search('["&<>]', TAG.sub("", form))] == []


@pytest.mark.parametrize("language", OTHERS)
def test_sentences_end_as_sentences(language: str) -> None:
    ends = re.compile(r"[.:?!…]?\Z")

    def end(text: str) -> str:
        return ends.search(text.rstrip("”“»\u00a0"))[0]  # type: ignore[index]

    odd = {english[0] for _, english, said in messages(language) if {*map(end, said)} != {end(english[0])}}
    assert odd - NUMBERED == set()


def test_labels_name_every_word() -> None:
    states = {status.label for status in (*Status, *EventStatus)} | {"closed"}  # for another plan's doors
    found = [{*labels.STATES}, {*labels.DUE}, {*labels.TYPES}, {*labels.STATUSES}, {*labels.MEDIA}]
    assert found == [states, {stage.label for stage in Stage}, {*TYPES.values()}, {*Status}, {*MEDIA}]


# ---- templates

#: Words that are the same in every language.
NAMES = {"Google Calendar", "Outlook", "Outlook.com", "iPhone, iPad, Mac, Thunderbird"}
SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-label")


class Words(HTMLParser):
    """What people read or hear of a template, without what Jinja fills in."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in SPOKEN]
        self.code = tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self.code = self.code and tag != "code"

    def handle_data(self, data: str) -> None:
        if not self.code:
            self.found.append(data)


def bare(template: Path) -> list[str]:
    """Words in a template that are no message."""
    html, inside, block = [], False, ""
    for _line, kind, value in Environment(autoescape=True).lex(template.read_text(encoding="utf-8")):
        if kind == "block_begin":
            block = ""
        elif kind == "name":
            block = block or value
        elif kind == "block_end":
            inside = block == "trans" or (inside and block != "endtrans")
        elif kind == "variable_begin":
            html.append("{}")
        elif kind == "data" and not inside:
            html.append(value)
    words = Words()
    words.feed("".join(html))
    texts = (" ".join(text.replace("{}", " ").split()).strip(" ·:,;–") for text in words.found)
    said = (
        text for text in texts if not re.fullmatch(r"""(data(-\w+)+(=" *")?\s*)+""", text)
    )  # a macro of attributes
    return [text for text in said if re.search(r"[^\W\d_]", text) and text not in NAMES]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_word_of_a_template_is_a_message(template: Path) -> None:
    assert bare(template) == []
