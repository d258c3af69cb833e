"""Countries as the vocabulary names them: ISO 3166, ``DE`` or with a subdivision ``DE-BE``."""

from airdate.holiday import is_country, nearest_country
from airdate.reading.fields import Fields
from airdate.reading.yaml import Scalar
from airdate.text import shown


def country(fields: Fields, key: str = "country") -> str:
    """One country; nothing, and a fault, if its holidays are not known."""
    node = fields.scalar(key)
    return _known(fields, key, node) if node else ""


def countries(fields: Fields, key: str = "country") -> tuple[str, ...]:
    """One country or a list of them, each once."""
    found = (_known(fields, key, node) for node in fields.nodes(key))
    return tuple(dict.fromkeys(code for code in found if code))


def _known(fields: Fields, key: str, node: Scalar) -> str:
    code = node.text.strip()
    if is_country(code):
        return code
    cure = nearest_country(code[:80]) or "write ISO 3166 such as DE, or DE-BE with a subdivision"
    fields.fault(node.place, "unknown-country", f"`{key}`: unknown country '{shown(code)}'", cure)
    return ""
