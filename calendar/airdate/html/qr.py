"""QR codes: an address to be read from a screen or a poster (ISO/IEC 18004)."""

from io import BytesIO

import segno

#: One of the eight masks for all: readers take any, and to weigh them takes three times as long.
_MASK = 4


def version(text: str) -> int:
    """How large its code is: from 1 (21 modules wide) to 40."""
    return int(_code(text).version)


def svg(text: str) -> bytes:
    """The code as a picture: black on white with its quiet zone, so that it reads in the dark too."""
    code = _code(text)
    out = BytesIO()
    code.save(
        out, kind="svg", border=4, light="#fff", xmldecl=False, svgclass=None, lineclass=None, omitsize=True
    )
    return out.getvalue()


def _code(text: str) -> segno.QRCode:
    return segno.make_qr(text, error="m", mask=_MASK, boost_error=False)
