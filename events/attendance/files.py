"""A list in a file: UTF-8, UTF-16 or Windows-1256, with or without a mark of which it is."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The second byte of the letters and signs of our languages in UTF-16: Latin, Arabic, marks, Arabic's printed shapes,
# and the halves of pictures.
_PLANES = frozenset(
    (0x00, 0x01, 0x06, 0x07, 0x20, 0x21, *range(0x25, 0x28), *range(0xD8, 0xE0), *range(0xFB, 0x100))
)
# How files begin that are no text: PDF, ZIP (and so XLSX, DOCX), old Office, RTF.
_OTHER_FILES = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
_LONGEST_LOOK = 20_000
_SEVERAL_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decode(content: bytes) -> str:
    """The text of ``content``. Takes any bytes; what fits none of the encodings is shown as signs that say so."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    if wide := _wide(content[:_LONGEST_LOOK]):
        return content.decode(wide, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _is_damaged_utf_8(content):
        return content.decode("utf-8", errors="replace")
    return content.decode("cp1256", errors="replace")


def is_text(content: bytes) -> bool:
    """Whether ``content`` can be a list as text, and no document, picture or program."""
    return not content.lstrip(b"\xef\xbb\xbf \r\n").startswith(_OTHER_FILES) and "\x00" not in decode(content)


def _wide(content: bytes) -> str:
    """Which UTF-16 it is, by where the bytes stand that our letters have in common; the empty text for none."""
    even, odd = content[0::2], content[1::2]
    if not odd or not any(byte < 9 for byte in content):
        return ""
    is_first, is_second = (sum(byte in _PLANES for byte in half) / len(half) for half in (even, odd))
    if max(is_first, is_second) < 0.9 or is_first == is_second:
        return ""
    return "utf-16-le" if is_second > is_first else "utf-16-be"


def _is_damaged_utf_8(content: bytes) -> bool:
    """Whether almost all that is no ASCII is UTF-8: a file that was cut, or a byte that went wrong."""
    foreign = sum(byte >= 0x80 for byte in content)
    understood = sum(len(found) for found in _SEVERAL_BYTES.findall(content))
    return understood >= 0.9 * foreign
