"""Words: a file of ``calendar/`` edited as a front matter, for which it gets the two lines around it."""

from collections.abc import Callable

from airdate.editing.matter import Matter

_BOM = b"\xef\xbb\xbf"


def edited(data: bytes, shown: str, edit: Callable[[Matter], Matter]) -> bytes:
    """The file after the edit; EditRefused if it cannot be edited."""
    bom = _BOM if data.startswith(_BOM) else b""
    bare = data.removeprefix(bom)
    head = b"" if bare.startswith((b"---\n", b"---\r\n")) else b"---\n"
    tail = b"---\n" if bare.endswith((b"\n", b"\r")) else b"\n---\n"
    matter = edit(Matter.read(head + bare + tail, shown))
    return bom + matter.to_bytes()[len(head) : -len(tail)]
