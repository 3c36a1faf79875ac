"""The name of a file as people see it, made safe to show and to send."""

import unicodedata
from pathlib import PurePath

LONGEST = 150
# Marks that turn the direction of what follows make one name look like another. Joiners stay: Sorani needs them.
_TURNING = frozenset(
    map(chr, [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
)


def clean_file_name(name: str) -> str:
    """The last part of a path, without anything invisible that misleads, shortened before its extension."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    path = PurePath(plain_text(last) or "document.pdf")
    extension = path.suffix[:10].rstrip()
    return path.stem[: LONGEST - len(extension)].rstrip() + extension


def plain_text(text: str) -> str:
    """A line of a text that came from a file, without anything invisible that misleads."""
    shown = "".join(
        " " if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") else letter
        for letter in text
        if letter not in _TURNING
    )
    return " ".join(shown.split())
