"""What is due by default: the lead times that a plan gives to formats and types."""

from dataclasses import replace

from airdate.item import Item
from airdate.vocabulary import Vocabulary


def with_due(item: Item, words: Vocabulary) -> Item:
    """The item with the lead times of its format, else its type, for stages of which it says nothing itself.

    Of several outputs the first whose format has lead times counts. Nothing is due for what is
    published or called off.
    """
    if not words.lead_times or item.status.closed:
        return item
    formats = (words.lead_times.get(("format", output.format)) for output in item.outputs)
    found = next(filter(None, formats), None) or words.lead_times.get(("type", item.type))
    if not found:
        return item
    said = item.relative.keys() | item.places.keys()
    missing = {key: phrase for stage, phrase in found.items() if (key := f"due.{stage}") not in said}
    return replace(item, relative={**item.relative, **missing}) if missing else item
