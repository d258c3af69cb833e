"""Schema: what may stand in a front matter and in the files of ``calendar/``, told to editors.

``shape`` is one value and what it may be, ``items`` and ``files`` say which keys there are, ``document``
writes that as JSON Schema, ``vscode`` and ``frontmatter`` write what these editors want besides.
Readers decide; a test holds both to the same keys.
"""

from airdate.schema.document import document, plain
from airdate.schema.files import FILES
from airdate.schema.items import ITEM
from airdate.schema.shape import Form, Shape
from airdate.schema.words import Words

__all__ = ["FILES", "ITEM", "SHAPES", "Form", "Shape", "Words", "document", "plain"]

#: Everything that has a schema: an item's front matter, and each file of ``calendar/`` by its stem.
SHAPES = {"items": ITEM, **FILES}
